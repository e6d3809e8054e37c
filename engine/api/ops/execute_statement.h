#pragma once
#include "engine/api/ops/op.h"
#include "engine/api/ops/partiql_lower.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"

namespace rf {

/// One PartiQL statement. Source: spec/02 §7, spec/03 §6, spec/10 §10.
/// Errors: ValidationException, ResourceNotFoundException, ConditionalCheckFailedException, DuplicateItemException.
struct ExecuteStatement {
    static constexpr std::string_view kName = "ExecuteStatement";
    struct Input {
        Text statement;
        Parameters parameters;
        std::optional<bool> consistentRead;
        Text nextToken;
        Text returnConsumedCapacity;
        std::optional<std::int64_t> limit; ///< records examined
        Text returnValuesOnConditionCheckFailure;
    };
    struct Output {
        std::vector<Item> items;
        Text nextToken;
        std::optional<Item> lastEvaluatedKey;
        std::optional<ConsumedCapacity> consumedCapacity;
        std::optional<std::int64_t> scannedCount; ///< of a SELECT; this and the next are for watchers, not the wire
        std::optional<std::int64_t> count;
    };

    static const Spec<Input>& spec();
    struct Plan;
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static bool writes(const Plan& plan);
    /// Eventually consistent reads see older states under a staleness (Store::readLagging); strong ones never do.
    static bool mayLag(const Input& input) { return !input.consistentRead.value_or(false); }
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

struct ExecuteStatement::Plan {
    TablePtr table;
    std::string tableName;            ///< as the statement says it
    std::optional<SelectPlan> select; ///< this or
    std::optional<StatementWrite> write;
    std::string fingerprint;   ///< of statement and parameters: a token belongs to one
    std::size_t firstPath = 0; ///< where a token resumes
    capacity::Report report = capacity::Report::None;

    bool current(const Catalog& catalog) const { return isCurrent(catalog, table); }
};

} // namespace rf
