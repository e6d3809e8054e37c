#pragma once
// GetShardIterator and GetRecords, of DynamoDB Streams. Source: spec/05 §2, §4.

#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"
#include "engine/streams/shard_reader.h"

namespace rf {

/// Errors: ValidationException, ResourceNotFoundException, TrimmedDataAccessException.
struct GetShardIterator {
    static constexpr std::string_view kName = "GetShardIterator";
    static constexpr Api kApi = Api::Streams;
    struct Input {
        Text streamArn;
        Text shardId;
        Text shardIteratorType;
        Text sequenceNumber;
    };
    struct Output {
        std::string shardIterator;
    };
    struct Plan {
        const Input* input = nullptr;
        Tick sequence = 0; ///< of SequenceNumber
        bool current(const Catalog&) const { return true; }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

/// At most 1,000 records of 1 MB together, but one if there is one. No next iterator behind the last record of a closed
/// shard. LimitExceededException is not given: nothing here suffers from being read often.
/// Errors: ValidationException, ResourceNotFoundException, ExpiredIteratorException, TrimmedDataAccessException.
struct GetRecords {
    static constexpr std::string_view kName = "GetRecords";
    static constexpr Api kApi = Api::Streams;
    struct Input {
        Text shardIterator;
        std::optional<std::int64_t> limit;
    };
    /// Records as they are stored, behind one another: JSON is written from them, and typed callers have
    /// streams::StreamLog.
    struct Output {
        StreamSchema stream;
        struct Stored {
            std::size_t key = 0; ///< where its key begins in `bytes`; the value follows
            std::size_t value = 0;
            std::size_t end = 0;
            std::size_t size = 0;
        };
        std::string bytes;
        std::vector<Stored> records;
        Text nextShardIterator;

        /// Views into `bytes`.
        Result<ChangeRecord> record(std::size_t index) const;
    };
    struct Plan {
        streams::ShardIterator from;
        std::size_t limit = 0;
        bool current(const Catalog&) const { return true; }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

} // namespace rf
