#include "engine/streams/stream_log.h"

#include "engine/streams/names.h"
#include "engine/streams/shard_reader.h"
#include "engine/value/item_codec.h"

#include <algorithm>

namespace rf::streams {

struct Watch::Core {
    std::mutex mutex;
    std::map<std::uint64_t, std::function<void(Tick)>> watchers;
    std::uint64_t last = 0;
};

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

Status append(ReadTxn& txn, const StreamSchema& stream, std::int64_t shard, Tick after, std::size_t limit,
              std::int64_t nowMs, std::vector<Change>& out) {
    Status status;
    std::size_t left = limit;
    if (left == 0) return {};
    RF_TRY(streams::readShard(txn, stream, shard, after, nowMs,
                              [&](const ChangeRecord& record, std::string_view, std::string_view) {
                                  auto change = changeOf(stream, record);
                                  if (!change) {
                                      status = change.error();
                                      return false;
                                  }
                                  out.push_back(std::move(*change));
                                  return --left != 0;
                              }));
    return status;
}

Error notFound() { return {ErrorCode::ResourceNotFound, "Requested resource not found: Stream: ARN not found"}; }

Result<StreamSchema> findIn(ReadTxn& txn, std::string_view streamArn, std::int64_t nowMs) {
    const auto arn = StreamArn::parse(streamArn);
    if (!arn) return notFound();
    RF_ASSIGN(auto stream, streams::find(txn, arn->region, arn->tableName, arn->label));
    if (!stream || !isReadable(*stream, nowMs)) return notFound();
    return std::move(*stream);
}

} // namespace

Watch& Watch::operator=(Watch&& other) noexcept {
    if (this == &other) return *this;
    reset();
    m_core = std::move(other.m_core);
    m_id = other.m_id;
    return *this;
}

void Watch::reset() {
    const auto core = std::exchange(m_core, nullptr);
    if (!core) return;
    const std::lock_guard lock(core->mutex);
    core->watchers.erase(m_id);
}

StreamLog::StreamLog(Store& store, const Clock& clock)
    : m_store(store), m_clock(clock), m_core(std::make_shared<Watch::Core>()) {
    m_store.onTicks([this](Tick newest) {
        m_newest.store(newest, std::memory_order_release);
        const std::lock_guard lock(m_core->mutex);
        for (const auto& [id, callback] : m_core->watchers) callback(newest);
    });
}

StreamLog::~StreamLog() { m_store.onTicks({}); }

Watch StreamLog::watch(std::function<void(Tick)> callback) {
    const std::lock_guard lock(m_core->mutex);
    const std::uint64_t id = ++m_core->last;
    m_core->watchers.emplace(id, std::move(callback));
    return {m_core, id};
}

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
            RF_TRY(append(txn, stream, shard.number, after, limit, nowMs, changes));
        }
        return {};
    }));
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.tick < b.tick; });
    if (changes.size() > limit) changes.resize(limit);
    return changes;
}

Result<std::vector<Change>> StreamLog::readShard(std::string_view streamArn, std::int64_t shard, Tick after,
                                                 std::size_t limit) const {
    std::vector<Change> changes;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const StreamSchema stream, findIn(txn, streamArn, m_clock.nowMs()));
        return append(txn, stream, shard, after, limit, m_clock.nowMs(), changes);
    }));
    return changes;
}

} // namespace rf::streams
