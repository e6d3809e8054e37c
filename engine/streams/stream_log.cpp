#include "engine/streams/stream_log.h"

#include "engine/streams/names.h"
#include "engine/streams/shard_reader.h"
#include "engine/value/item_codec.h"

#include <algorithm>

namespace rf::streams {

namespace {

Item keysOf(const KeySchema& schema, const Item& item) {
    Item keys;
    for (const KeyAttribute& attribute : schema.all())
        if (const AttributeValue* value = item.find(attribute.name)) keys.set(attribute.name, *value);
    return keys;
}

Result<Change> changeOf(const StreamSchema& stream, const ChangeRecord& record) {
    Change change{.event = record.event,
                  .byService = record.byService,
                  .shard = record.shard,
                  .tick = record.tick,
                  .sequence = sequenceOf(record.tick),
                  .ms = msOfTick(record.tick),
                  .size = record.size};
    RF_ASSIGN(const Item any, decodeItem(record.withKeys()));
    change.keys = keysOf(stream.key, any);
    if (!record.newImage.empty()) {
        RF_ASSIGN(change.newImage, decodeItem(record.newImage));
    }
    if (!record.oldImage.empty()) {
        RF_ASSIGN(change.oldImage, decodeItem(record.oldImage));
    }
    return change;
}

/// Takes changes of one shard as they are read, until it has enough.
class Collector {
public:
    Collector(const StreamSchema& stream, std::size_t limit, std::vector<Change>& out)
        : m_stream(stream), m_left(limit), m_out(out) {}

    bool operator()(const ChangeRecord& record, std::string_view, std::string_view) {
        if (m_left == 0) return false;
        auto change = changeOf(m_stream, record);
        if (!change) {
            m_status = change.error();
            return false;
        }
        m_out.push_back(std::move(*change));
        return --m_left != 0;
    }
    Status finish(Status read) { return read ? m_status : read; }

private:
    const StreamSchema& m_stream;
    std::size_t m_left;
    std::vector<Change>& m_out;
    Status m_status;
};

Error notFound() { return {ErrorCode::ResourceNotFound, "Requested resource not found: Stream: ARN not found"}; }

Result<StreamSchema> findIn(ReadTxn& txn, std::string_view streamArn, std::int64_t nowMs) {
    const auto arn = StreamArn::parse(streamArn);
    if (!arn) return notFound();
    RF_ASSIGN(auto stream, streams::find(txn, arn->region, arn->tableName, arn->label));
    if (!stream || !isReadable(*stream, nowMs)) return notFound();
    return std::move(*stream);
}

} // namespace

StreamLog::StreamLog(Store& store, const Clock& clock) : m_store(store), m_clock(clock) {
    m_store.onTicks([this](Tick newest) {
        m_newest.store(newest, std::memory_order_release);
        m_watchers.tell(newest);
    });
}

StreamLog::~StreamLog() { m_store.onTicks({}); }

Watch StreamLog::watch(std::function<void(Tick)> callback) { return m_watchers.add(std::move(callback)); }

Result<std::vector<StreamSchema>> StreamLog::list() const {
    std::vector<StreamSchema> all;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(all, streams::list(txn, m_clock.nowMs()));
        return {};
    }));
    return all;
}

Result<StreamSchema> StreamLog::find(std::string_view streamArn) const {
    StreamSchema stream;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(stream, findIn(txn, streamArn, m_clock.nowMs()));
        return {};
    }));
    return stream;
}

Result<std::vector<Change>> StreamLog::read(std::string_view streamArn, Tick after, std::size_t limit) const {
    std::vector<Change> changes;
    const std::int64_t nowMs = m_clock.nowMs();
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const StreamSchema stream, findIn(txn, streamArn, nowMs));
        for (const ShardSchema& shard : stream.shards) {
            if (!shard.isOpen() && shard.closed <= after) continue;
            Collector collect(stream, limit, changes);
            RF_TRY(collect.finish(streams::readShard(txn, stream, shard.number, after, nowMs, collect)));
        }
        return {};
    }));
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.tick < b.tick; });
    if (changes.size() > limit) changes.resize(limit);
    return changes;
}

Result<std::vector<Change>> StreamLog::readBefore(std::string_view streamArn, Tick before, std::size_t limit) const {
    std::vector<Change> changes;
    const std::int64_t nowMs = m_clock.nowMs();
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const StreamSchema stream, findIn(txn, streamArn, nowMs));
        for (const ShardSchema& shard : stream.shards) {
            if (before != 0 && shard.opened >= before) continue;
            Collector collect(stream, limit, changes);
            RF_TRY(collect.finish(streams::readShardBack(txn, stream, shard.number, before, nowMs, collect)));
        }
        return {};
    }));
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.tick > b.tick; });
    if (changes.size() > limit) changes.resize(limit);
    return changes;
}

Result<std::vector<std::int64_t>> StreamLog::count(std::string_view streamArn, std::int64_t fromMs, std::int64_t sliceMs,
                                                   Tick last, const std::stop_token& stop) const {
    std::vector<std::int64_t> counts(last > 0 ? std::size_t(std::max<std::int64_t>(0, (msOfTick(last) - fromMs) / sliceMs + 1)) : 0);
    if (counts.empty()) return counts;
    RF_ASSIGN(const StreamSchema stream, find(streamArn));
    const Tick after = std::max<Tick>(0, firstTickOf(fromMs)) - 1;
    for (const ShardSchema& shard : stream.shards) { // a snapshot each: the log of the file may go on meanwhile
        if (!shard.isOpen() && shard.closed <= after) continue;
        RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
            return streams::readShard(txn, stream, shard.number, after, m_clock.nowMs(),
                                      [&](const ChangeRecord& record, std::string_view, std::string_view) {
                                          if (record.tick > last || stop.stop_requested()) return false;
                                          ++counts[std::size_t((msOfTick(record.tick) - fromMs) / sliceMs)];
                                          return true;
                                      });
        }));
        if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "Cancelled."};
    }
    return counts;
}

Result<std::vector<Change>> StreamLog::readShard(std::string_view streamArn, std::int64_t shard, Tick after,
                                                 std::size_t limit) const {
    std::vector<Change> changes;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const StreamSchema stream, findIn(txn, streamArn, m_clock.nowMs()));
        Collector collect(stream, limit, changes);
        return collect.finish(streams::readShard(txn, stream, shard, after, m_clock.nowMs(), collect));
    }));
    return changes;
}

} // namespace rf::streams
