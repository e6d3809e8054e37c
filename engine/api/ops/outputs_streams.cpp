// JSON bodies of DynamoDB Streams (spec/05 §2–§4). Images are written from their stored bytes.

#include "engine/api/ops/encode.h"
#include "engine/api/ops/schema_json_parts.h"
#include "engine/streams/names.h"
#include "engine/streams/record_json.h"

namespace rf {
namespace {

void appendShard(const StreamSchema& stream, const ShardSchema& shard, std::string& out) {
    JsonObject object(out);
    object.text("ShardId", streams::shardIdOf(shard));
    {
        JsonObject range(object.name("SequenceNumberRange"));
        range.text("StartingSequenceNumber", streams::sequenceOf(shard.opened));
        if (!shard.isOpen()) range.text("EndingSequenceNumber", streams::sequenceOf(shard.closed));
    }
    // A parent that has been trimmed is forgotten with its id.
    if (const ShardSchema* parent = stream.find(shard.parent)) object.text("ParentShardId", streams::shardIdOf(*parent));
}

} // namespace

void encodeOutput(const ListStreams::Output& output, std::string& out) {
    JsonObject object(out);
    object.list("Streams", output.streams, [](const StreamSchema& stream, std::string& to) {
        JsonObject one(to);
        one.text("StreamArn", stream.arn());
        one.text("TableName", stream.tableName);
        one.text("StreamLabel", stream.label);
    });
    if (output.lastEvaluatedStreamArn) object.text("LastEvaluatedStreamArn", *output.lastEvaluatedStreamArn);
}

void encodeOutput(const DescribeStream::Output& output, std::string& out) {
    const StreamSchema& stream = output.stream;
    JsonObject object(out);
    JsonObject one(object.name("StreamDescription"));
    one.text("StreamArn", stream.arn());
    one.text("StreamLabel", stream.label);
    one.text("StreamStatus", stream.isEnabled() ? "ENABLED" : "DISABLED");
    one.text("StreamViewType", wireName(stream.viewType));
    appendTime(stream.createdMs, one.name("CreationRequestDateTime"));
    one.text("TableName", stream.tableName);
    addKeySchema(one, stream.key);
    one.list("Shards", output.shards, [&](const ShardSchema& shard, std::string& to) { appendShard(stream, shard, to); });
    if (output.lastEvaluatedShardId) one.text("LastEvaluatedShardId", *output.lastEvaluatedShardId);
}

void encodeOutput(const GetShardIterator::Output& output, std::string& out) {
    JsonObject(out).text("ShardIterator", output.shardIterator);
}

void encodeOutput(const GetRecords::Output& output, std::string& out) {
    JsonObject object(out);
    std::vector<ChangeRecord> records;
    records.reserve(output.records.size());
    for (std::size_t i = 0; i < output.records.size(); ++i)
        if (auto record = output.record(i)) records.push_back(*record);
    object.list("Records", records,
                [&](const ChangeRecord& record, std::string& to) {
                    streams::appendRecordJson(output.stream, record, streams::RecordStyle::Api, to);
                });
    if (output.nextShardIterator) object.text("NextShardIterator", *output.nextShardIterator);
}

} // namespace rf
