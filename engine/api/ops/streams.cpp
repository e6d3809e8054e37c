#include "engine/api/ops/streams.h"

#include "engine/api/ops/op.h"
#include "engine/catalog/messages_streams.h"
#include "engine/streams/names.h"

#include <algorithm>

namespace rf {
namespace {

constexpr std::int64_t kPage = 100;

Status checkLimit(const std::optional<std::int64_t>& limit) {
    return limit && *limit > kPage ? validation(msg::streamLimit(kPage)) : Status();
}

const Spec<ShardFilterIn>& shardFilter() {
    using In = ShardFilterIn;
    static const Spec<In> spec("ShardFilter", {field("Type", &In::type, {.values = {"CHILD_SHARDS"}}),
                                               field("ShardId", &In::shardId, {.min = 28, .max = 65})});
    return spec;
}

bool isChild(const StreamSchema& stream, const ShardSchema& shard, const std::string& parentId) {
    const ShardSchema* const parent = stream.find(shard.parent);
    return parent != nullptr && streams::shardIdOf(*parent) == parentId;
}

bool wanted(const DescribeStream::Input& in, const StreamSchema& stream, const ShardSchema& shard) {
    if (in.exclusiveStartShardId && streams::shardIdOf(shard) <= *in.exclusiveStartShardId) return false;
    const auto& filter = in.shardFilter;
    return !filter || !filter->shardId || isChild(stream, shard, *filter->shardId);
}

} // namespace

const Spec<ListStreams::Input>& ListStreams::spec() {
    static const Spec<Input> spec(
        "ListStreamsInput",
        {field("TableName", &Input::tableName, {.min = 3, .max = 255, .namePattern = true}),
         field("Limit", &Input::limit, {.min = 1}),
         field("ExclusiveStartStreamArn", &Input::exclusiveStartStreamArn, {.min = 37, .max = 1024})});
    return spec;
}

Result<ListStreams::Plan> ListStreams::plan(const Input& in, const OpEnv&) {
    RF_TRY(checkLimit(in.limit));
    if (in.exclusiveStartStreamArn && !streams::StreamArn::parse(*in.exclusiveStartStreamArn))
        return validation(std::string(msg::kBadStreamArn));
    return Plan{&in};
}

Result<ListStreams::Output> ListStreams::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    const Input& in = *plan.input;
    const auto limit = static_cast<std::size_t>(in.limit.value_or(kPage));
    RF_ASSIGN(auto streams, streams::list(txn, env.clock.nowMs(), env.context.region, in.tableName.value_or("")));
    Output output;
    // The start need not exist any more: what follows it in the order does.
    const auto start = in.exclusiveStartStreamArn ? streams::StreamArn::parse(*in.exclusiveStartStreamArn) : std::nullopt;
    for (StreamSchema& stream : streams) {
        if (start && std::pair<std::string_view, std::string_view>(stream.tableName, stream.label) <=
                         std::pair(start->tableName, start->label))
            continue;
        if (output.streams.size() == limit) {
            output.lastEvaluatedStreamArn = output.streams.back().arn();
            break;
        }
        output.streams.push_back(std::move(stream));
    }
    return output;
}

Result<StreamSchema> findStream(std::string_view streamArn, ReadTxn& txn, const OpEnv& env) {
    const auto arn = streams::StreamArn::parse(streamArn);
    if (!arn) return validation(std::string(msg::kBadStreamArn));
    if (arn->region == env.context.region) {
        RF_ASSIGN(auto stream, streams::find(txn, arn->region, arn->tableName, arn->label));
        if (stream && streams::isReadable(*stream, env.clock.nowMs())) return std::move(*stream);
    }
    return Error{ErrorCode::ResourceNotFound, std::string(msg::kStreamNotFound)};
}

const Spec<DescribeStream::Input>& DescribeStream::spec() {
    static const Spec<Input> spec(
        "DescribeStreamInput",
        {field("StreamArn", &Input::streamArn, {.required = true, .min = 37, .max = 1024}),
         field("Limit", &Input::limit, {.min = 1}),
         field("ExclusiveStartShardId", &Input::exclusiveStartShardId, {.min = 28, .max = 65}),
         field("ShardFilter", &Input::shardFilter, shardFilter)});
    return spec;
}

Result<DescribeStream::Plan> DescribeStream::plan(const Input& in, const OpEnv&) {
    RF_TRY(checkLimit(in.limit));
    if (in.shardFilter && in.shardFilter->type && !in.shardFilter->shardId)
        return validation(std::string(msg::kFilterWithoutShard));
    return Plan{&in};
}

Result<DescribeStream::Output> DescribeStream::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    const Input& in = *plan.input;
    const auto limit = static_cast<std::size_t>(in.limit.value_or(kPage));
    RF_ASSIGN(StreamSchema stream, findStream(*in.streamArn, txn, env));
    if (in.shardFilter && in.shardFilter->shardId && streams::findShard(stream, *in.shardFilter->shardId) == nullptr)
        return Error{ErrorCode::ResourceNotFound, std::string(msg::kShardNotFound)};
    std::vector<ShardSchema> page;
    Output output;
    for (const ShardSchema* shard : streams::readable(stream, env.clock.nowMs())) {
        if (!wanted(in, stream, *shard)) continue;
        if (page.size() == limit) {
            output.lastEvaluatedShardId = streams::shardIdOf(page.back());
            break;
        }
        page.push_back(*shard);
    }
    output.shards = std::move(page);
    output.stream = std::move(stream);
    return output;
}

} // namespace rf
