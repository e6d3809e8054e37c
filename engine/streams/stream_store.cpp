#include "engine/streams/stream_store.h"

#include "engine/storage/change_record.h"
#include "engine/storage/sqlite/layout.h"
#include "engine/streams/names.h"

#include <algorithm>

namespace rf::streams {
namespace {

using sqlite::kMetaTree;

Status put(WriteTxn& txn, const StreamSchema& stream) {
    return txn.putMeta(streamMetaKey(stream.region, stream.tableName, stream.label), streamToJson(stream));
}

/// The first label from `wanted` or a moment on that no stream of the table bears.
Result<std::string> freeLabel(ReadTxn& txn, const TableSchema& table, std::int64_t ms) {
    std::string label = table.streamLabel.empty() ? streamLabelOf(ms) : table.streamLabel;
    while (true) {
        RF_ASSIGN(const auto taken, find(txn, table.region, table.name, label));
        if (!taken) return label;
        label = streamLabelOf(ms++);
    }
}

ShardSchema& addShard(StreamSchema& stream, std::int64_t parent, std::uint64_t begin, std::uint64_t last, Tick opened) {
    return stream.shards.emplace_back(ShardSchema{++stream.lastShard, parent, begin, last, opened, 0});
}

bool isDue(const ShardSchema& shard, std::int64_t nowMs) { return nowMs - msOfTick(shard.opened) >= kRollMs; }
bool isGone(const ShardSchema& shard, std::int64_t nowMs) { return !shard.isOpen() && shard.closed < horizonOf(nowMs); }

/// Where the shard is to be cut, ascending; at most `most` cuts.
std::vector<std::uint64_t> cutsOf(const ShardSchema& shard, std::span<const std::uint64_t> partitions, std::size_t most) {
    std::vector<std::uint64_t> cuts;
    for (const std::uint64_t begin : partitions)
        if (begin > shard.begin && begin <= shard.last && cuts.size() < most) cuts.push_back(begin);
    return cuts;
}

std::size_t openCount(const StreamSchema& stream) {
    return static_cast<std::size_t>(std::count_if(stream.shards.begin(), stream.shards.end(),
                                                  [](const ShardSchema& shard) { return shard.isOpen(); }));
}

/// Calls `visit(index, cuts)` for every open shard that is due or to be cut.
template <class Visit>
Status eachToReplace(const StreamSchema& stream, std::span<const std::uint64_t> partitions, std::int64_t nowMs, Visit visit) {
    if (!stream.isEnabled()) return {};
    std::size_t open = openCount(stream);
    const std::size_t shards = stream.shards.size();
    for (std::size_t i = 0; i < shards; ++i) {
        const ShardSchema& shard = stream.shards[i];
        if (!shard.isOpen()) continue;
        const auto cuts = cutsOf(shard, partitions, kMostOpen - std::min(kMostOpen, open));
        if (cuts.empty() && !isDue(shard, nowMs)) continue;
        open += cuts.size();
        RF_TRY(visit(i, cuts));
    }
    return {};
}

/// Closes a shard and opens a child for each piece of it.
Status replace(WriteTxn& txn, StreamSchema& stream, std::size_t index, const std::vector<std::uint64_t>& cuts) {
    RF_ASSIGN(stream.shards[index].closed, txn.tick());
    const ShardSchema parent = stream.shards[index];
    std::uint64_t begin = parent.begin;
    for (const std::uint64_t cut : cuts) {
        RF_ASSIGN(const Tick opened, txn.tick());
        addShard(stream, parent.number, begin, cut - 1, opened);
        begin = cut;
    }
    RF_ASSIGN(const Tick opened, txn.tick());
    addShard(stream, parent.number, begin, parent.last, opened);
    return {};
}

Status putTarget(WriteTxn& txn, const StreamSchema& stream) {
    const TablePtr table = txn.catalog().find(stream.region, stream.tableName);
    if (!table || table->stream.tree != stream.tree) return {};
    auto changed = std::make_shared<TableSchema>(*table);
    changed->stream = stream.target();
    return txn.putTable(std::move(changed));
}

/// Every stream whose description stands under a prefix that ends with a slash.
Result<std::vector<StreamSchema>> under(ReadTxn& txn, std::string prefix) {
    std::string end = prefix;
    end.back() = '0'; // follows '/'
    std::vector<StreamSchema> streams;
    Status status;
    RF_TRY(txn.scan(kMetaTree, {std::move(prefix), std::move(end), true},
                    [&](std::string_view, std::string_view bytes, std::size_t) {
                        auto stream = streamFromJson(bytes);
                        if (stream)
                            streams.push_back(std::move(*stream));
                        else
                            status = stream.error();
                        return status.has_value();
                    }));
    RF_TRY(status);
    return streams;
}

KeyRange tooOld(const ShardSchema& shard, std::int64_t nowMs) {
    return {changeKey(shard.number, 0), changeKey(shard.number, horizonOf(nowMs)), true};
}

} // namespace

Status enable(WriteTxn& txn, TableSchema& table, std::int64_t nowMs) {
    StreamSchema stream;
    stream.region = table.region;
    stream.tableName = table.name;
    RF_ASSIGN(stream.label, freeLabel(txn, table, nowMs));
    stream.viewType = table.streamViewType;
    stream.key = table.key;
    stream.createdMs = nowMs;
    RF_ASSIGN(stream.tree, txn.createTree());
    constexpr std::uint64_t kStep = (~std::uint64_t{0}) / kFirstShards + 1;
    for (int i = 0; i < kFirstShards; ++i) {
        RF_ASSIGN(const Tick opened, txn.tick());
        const std::uint64_t begin = static_cast<std::uint64_t>(i) * kStep;
        addShard(stream, 0, begin, begin + (kStep - 1), opened);
    }
    table.streamLabel = stream.label;
    table.stream = stream.target();
    return put(txn, stream);
}

Status disable(WriteTxn& txn, TableSchema& table, std::int64_t nowMs) {
    table.streamEnabled = false;
    table.stream = {};
    RF_ASSIGN(auto stream, find(txn, table.region, table.name, table.streamLabel));
    if (!stream || !stream->isEnabled()) return {};
    stream->disabledMs = nowMs;
    for (ShardSchema& shard : stream->shards) {
        if (!shard.isOpen()) continue;
        RF_ASSIGN(shard.closed, txn.tick());
    }
    return put(txn, *stream);
}

Status enableMissing(Store& store, const Clock& clock) {
    for (const TablePtr& table : store.catalog()->all()) {
        if (!table->streamEnabled || table->stream.tree != 0) continue;
        RF_TRY(store.write([&](WriteTxn& txn) -> Status {
            const TablePtr now = txn.catalog().find(table->region, table->name);
            if (!now || !now->streamEnabled || now->stream.tree != 0) return {};
            auto changed = std::make_shared<TableSchema>(*now);
            RF_TRY(enable(txn, *changed, clock.nowMs()));
            return txn.putTable(std::move(changed));
        }));
    }
    return {};
}

Result<std::optional<StreamSchema>> find(ReadTxn& txn, std::string_view region, std::string_view tableName,
                                         std::string_view label) {
    Record record;
    RF_ASSIGN(const bool found, txn.get(kMetaTree, streamMetaKey(region, tableName, label), record));
    if (!found) return std::optional<StreamSchema>{};
    RF_ASSIGN(StreamSchema stream, streamFromJson(record.bytes));
    return std::optional<StreamSchema>(std::move(stream));
}

Result<std::vector<StreamSchema>> list(ReadTxn& txn, std::int64_t nowMs, std::string_view region,
                                       std::string_view tableName) {
    std::string prefix(kStreamMetaPrefix);
    if (!region.empty()) prefix.append(region).append("/");
    if (!region.empty() && !tableName.empty()) prefix.append(tableName).append("/");
    RF_ASSIGN(auto streams, under(txn, std::move(prefix)));
    std::erase_if(streams, [&](const StreamSchema& stream) { return !isReadable(stream, nowMs); });
    return streams;
}

Result<std::vector<StreamSchema>> listAll(ReadTxn& txn) { return under(txn, std::string(kStreamMetaPrefix)); }

bool isReadable(const StreamSchema& stream, std::int64_t nowMs) {
    return stream.isEnabled() || nowMs - stream.disabledMs < kRetentionMs;
}

std::vector<const ShardSchema*> readable(const StreamSchema& stream, std::int64_t nowMs) {
    std::vector<const ShardSchema*> shards;
    for (const ShardSchema& shard : stream.shards)
        if (!isGone(shard, nowMs)) shards.push_back(&shard);
    std::sort(shards.begin(), shards.end(),
              [](const ShardSchema* a, const ShardSchema* b) { return shardIdOf(*a) < shardIdOf(*b); });
    return shards;
}

bool needsReshape(const StreamSchema& stream, std::span<const std::uint64_t> partitions, std::int64_t nowMs) {
    bool needs = false;
    (void)eachToReplace(stream, partitions, nowMs, [&](std::size_t, const auto&) -> Status {
        needs = true;
        return {};
    });
    return needs;
}

Result<bool> reshape(WriteTxn& txn, StreamSchema stream, std::span<const std::uint64_t> partitions, std::int64_t nowMs) {
    StreamSchema after = stream;
    RF_TRY(eachToReplace(stream, partitions, nowMs, [&](std::size_t index, const std::vector<std::uint64_t>& cuts) {
        return replace(txn, after, index, cuts);
    }));
    if (after.shards == stream.shards) return false;
    RF_TRY(put(txn, after));
    RF_TRY(putTarget(txn, after));
    return true;
}

Result<bool> trim(WriteTxn& txn, StreamSchema stream, std::size_t most, std::int64_t nowMs) {
    if (!isReadable(stream, nowMs)) {
        RF_TRY(txn.eraseMeta(streamMetaKey(stream.region, stream.tableName, stream.label)));
        RF_TRY(txn.dropTree(stream.tree));
        return false;
    }
    std::vector<std::string> keys;
    for (const ShardSchema& shard : stream.shards)
        RF_TRY(txn.scan(stream.tree, tooOld(shard, nowMs), [&](std::string_view key, std::string_view, std::size_t) {
            if (keys.size() < most) keys.emplace_back(key);
            return keys.size() < most;
        }));
    for (const std::string& key : keys) RF_TRY(txn.erase(stream.tree, key));
    if (keys.size() == most) return true;
    if (std::erase_if(stream.shards, [&](const ShardSchema& shard) { return isGone(shard, nowMs); }) != 0)
        RF_TRY(put(txn, stream));
    return false;
}

Result<bool> needsTrim(ReadTxn& txn, const StreamSchema& stream, std::int64_t nowMs) {
    if (!isReadable(stream, nowMs)) return true;
    bool needs = std::any_of(stream.shards.begin(), stream.shards.end(),
                             [&](const ShardSchema& shard) { return isGone(shard, nowMs); });
    for (const ShardSchema& shard : stream.shards) {
        if (needs) break;
        RF_TRY(txn.scan(stream.tree, tooOld(shard, nowMs), [&](std::string_view, std::string_view, std::size_t) {
            needs = true;
            return false;
        }));
    }
    return needs;
}

} // namespace rf::streams
