#include "engine/maintenance/stream_keeper.h"

#include "engine/streams/stream_store.h"

#include <utility>

namespace rf {

StreamKeeper::StreamKeeper(Store& store, const Clock& clock, const capacity::Meter* meter, StreamKeeperOptions options)
    : m_store(store), m_clock(clock), m_meter(meter), m_chunk(options.chunk), m_rounds(clock, options.intervalMs, options.poll, [this] {
          return keepAll().value_or(true); // a round that failed (a full disk) is made again an interval later
      }) {}

StreamKeeper::~StreamKeeper() {
    stop();
}

Status StreamKeeper::sweep() {
    RF_TRY(keepAll());
    return {};
}

Result<bool> StreamKeeper::keepAll() {
    const std::lock_guard sweeping(m_sweeping);
    std::vector<StreamSchema> streams;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(streams, streams::listAll(txn));
        return {};
    }));
    for (const StreamSchema& stream : streams) RF_TRY(keep(stream));
    return !streams.empty();
}

Status StreamKeeper::keep(const StreamSchema& stream) {
    const auto partitions = partitionsOf(stream);
    if (streams::needsReshape(stream, partitions, m_clock.nowMs()))
        RF_TRY(inStream(stream, [&](WriteTxn& txn, StreamSchema now) -> Result<bool> {
            return streams::reshape(txn, std::move(now), partitions, m_clock.nowMs());
        }));
    bool old = false;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(old, streams::needsTrim(txn, stream, m_clock.nowMs()));
        return {};
    }));
    while (old) {
        RF_ASSIGN(old, inStream(stream, [&](WriteTxn& txn, StreamSchema now) {
            return streams::trim(txn, std::move(now), m_chunk, m_clock.nowMs());
        }));
    }
    return {};
}

/// One writing transaction on the stream as it is now; false when it is gone.
Result<bool> StreamKeeper::inStream(const StreamSchema& stream, FunctionRef<Result<bool>(WriteTxn&, StreamSchema)> work) {
    bool result = false;
    RF_TRY(m_store.write([&](WriteTxn& txn) -> Status {
        RF_ASSIGN(auto now, streams::find(txn, stream.region, stream.tableName, stream.label));
        if (!now || now->tree != stream.tree) return {};
        RF_ASSIGN(result, work(txn, std::move(*now)));
        return {};
    }));
    return result;
}

std::vector<std::uint64_t> StreamKeeper::partitionsOf(const StreamSchema& stream) const {
    if (m_meter == nullptr || !stream.isEnabled()) return {};
    return m_meter->partitionBegins({stream.region, stream.tableName, {}});
}

} // namespace rf
