#include "engine/triggers/shard_feed.h"

#include "engine/streams/names.h"
#include "engine/streams/record_json.h"
#include "engine/streams/shard_reader.h"
#include "engine/value/item_codec.h"
#include "engine/value/json.h"
#include "engine/value/key_codec.h"

namespace rf::triggers {
namespace {

constexpr std::size_t kMostLooked = 5'000; ///< records a round looks at in one shard, whether or not they match

Result<std::uint64_t> hashOf(const StreamSchema& stream, const ChangeRecord& record) {
    RF_ASSIGN(const Item item, decodeItem(record.withKeys()));
    std::vector<const AttributeValue*> values;
    for (const KeyAttribute& attribute : stream.key.hash) {
        const AttributeValue* value = item.find(attribute.name);
        if (!value) return Error{ErrorCode::FileCorrupt, "A record of the stream has no key."};
        values.push_back(value);
    }
    return values.size() == 1 ? partitionHash(*values.front()) : partitionHash(values);
}

bool passes(const std::vector<FilterPattern>& filters, std::string_view json) {
    if (filters.empty()) return true;
    const auto document = JsonDocument::parse(json);
    return document && anyMatches(filters, document->root());
}

Result<StreamSchema> findIn(ReadTxn& txn, std::string_view streamArn, std::int64_t nowMs) {
    const auto arn = streams::StreamArn::parse(streamArn);
    if (arn) {
        RF_ASSIGN(auto stream, streams::find(txn, arn->region, arn->tableName, arn->label));
        if (stream && streams::isReadable(*stream, nowMs)) return std::move(*stream);
    }
    return Error{ErrorCode::ResourceNotFound, "Requested resource not found: Stream: ARN not found"};
}

std::string recordJson(const StreamSchema& stream, const ChangeRecord& record) {
    std::string json;
    streams::appendRecordJson(stream, record, streams::RecordStyle::Lambda, json);
    return json;
}

/// One shard in the snapshot. `newest`: whatever was committed up to it is in the snapshot.
Status feedShard(ReadTxn& txn, const StreamSchema& stream, const ShardSchema& schema, const FeedPlan& plan, const FeedPlan::Shard& wanted, Tick newest,
                 std::int64_t nowMs, Fed::Shard& out) {
    std::size_t looked = 0;
    bool full = wanted.room == 0;
    Status status;
    if (!full)
        RF_TRY(streams::readShard(txn, stream, wanted.number, wanted.after, nowMs, [&](const ChangeRecord& record, std::string_view, std::string_view) {
            if (full = out.records.size() == wanted.room || looked++ == kMostLooked; full) return false;
            Incoming incoming{.tick = record.tick, .arrivedMs = nowMs, .json = recordJson(stream, record)};
            out.readTo = record.tick;
            if (!passes(plan.filters, incoming.json)) return ++out.filtered != 0;
            if (plan.hashes) {
                const auto hash = hashOf(stream, record);
                if (!hash) return status = hash.error(), false;
                incoming.hash = *hash;
            }
            out.records.push_back(std::move(incoming));
            return true;
        }));
    RF_TRY(status);
    out.atEnd = !full;
    out.ended = out.atEnd && !schema.isOpen();
    if (out.atEnd) out.readTo = std::max(out.readTo, schema.isOpen() ? newest : schema.closed);
    return {};
}

} // namespace

Result<Fed> feed(Store& store, const streams::StreamLog& log, const FeedPlan& plan, std::int64_t nowMs) {
    Fed fed;
    const Tick newest = log.newest(); // before the snapshot is taken
    RF_TRY(store.read([&](ReadTxn& txn) -> Status {
        auto stream = findIn(txn, plan.streamArn, nowMs);
        if (fed.gone = !stream && stream.error().code == ErrorCode::ResourceNotFound; fed.gone) return {};
        if (!stream) return stream.error();
        fed.stream = std::move(*stream);
        for (const FeedPlan::Shard& wanted : plan.shards) {
            const ShardSchema* const schema = fed.stream.find(wanted.number);
            if (!schema) continue;
            Fed::Shard& out = fed.shards.emplace_back();
            out.number = wanted.number;
            out.readTo = wanted.after;
            if (const Status read = feedShard(txn, fed.stream, *schema, plan, wanted, newest, nowMs, out); !read) out.error = read.error().message;
        }
        return {};
    }));
    return fed;
}

Result<std::vector<std::string>> recordsOf(Store& store, std::string_view streamArn, const std::vector<std::pair<std::int64_t, Tick>>& records, std::int64_t nowMs) {
    std::vector<std::string> out;
    RF_TRY(store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const StreamSchema stream, findIn(txn, streamArn, nowMs));
        for (const auto& [shard, tick] : records) {
            bool found = false;
            RF_TRY(streams::readShard(txn, stream, shard, tick - 1, nowMs, [&](const ChangeRecord& record, std::string_view, std::string_view) {
                if (found = record.tick == tick; found) out.push_back(recordJson(stream, record));
                return false;
            }));
            if (!found) return Error{ErrorCode::ResourceNotFound, "The record " + streams::sequenceOf(tick) + " is not in the stream any more."};
        }
        return {};
    }));
    return out;
}

} // namespace rf::triggers
