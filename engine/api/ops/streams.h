#pragma once
// ListStreams and DescribeStream, of DynamoDB Streams. Source: spec/05 §1–§3.

#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"
#include "engine/streams/stream_store.h"

namespace rf {

/// Streams of the region that can still be read, disabled ones included, by table and label.
/// Errors: ValidationException. A table that does not exist has none.
struct ListStreams {
    static constexpr std::string_view kName = "ListStreams";
    static constexpr Api kApi = Api::Streams;
    struct Input {
        Text tableName;
        std::optional<std::int64_t> limit;
        Text exclusiveStartStreamArn;
    };
    struct Output {
        std::vector<StreamSchema> streams;
        Text lastEvaluatedStreamArn;
    };
    struct Plan {
        const Input* input = nullptr;
        bool current(const Catalog&) const { return true; }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

struct ShardFilterIn {
    Text type;
    Text shardId;
};

/// One stream with its shards, by id; all of them, or those a shard was replaced by.
/// Errors: ValidationException, ResourceNotFoundException.
struct DescribeStream {
    static constexpr std::string_view kName = "DescribeStream";
    static constexpr Api kApi = Api::Streams;
    struct Input {
        Text streamArn;
        std::optional<std::int64_t> limit;
        Text exclusiveStartShardId;
        std::optional<ShardFilterIn> shardFilter;
    };
    struct Output {
        StreamSchema stream;
        std::vector<ShardSchema> shards; ///< of this page
        Text lastEvaluatedShardId;
    };
    struct Plan {
        const Input* input = nullptr;
        bool current(const Catalog&) const { return true; }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

/// The stream an ARN names. Errors: ValidationException for a text that is no ARN, ResourceNotFoundException.
Result<StreamSchema> findStream(std::string_view streamArn, ReadTxn& txn, const OpEnv& env);

} // namespace rf
