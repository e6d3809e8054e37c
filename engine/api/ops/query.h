#pragma once
#include "engine/api/ops/legacy.h"
#include "engine/api/ops/op.h"
#include "engine/api/ops/page_read.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"

namespace rf {

/// Reads items of one partition of a table or index, in sort key order. Source: spec/02 §5.6, §5.8; spec/03 §3.
/// Errors: ValidationException, ResourceNotFoundException.
struct Query {
    static constexpr std::string_view kName = "Query";
    struct Input {
        Text tableName;
        Text indexName;
        Text select;
        std::optional<std::vector<std::string>> attributesToGet;
        std::optional<std::int64_t> limit;
        std::optional<bool> consistentRead;
        std::optional<bool> scanIndexForward;
        Attributes exclusiveStartKey;
        Text returnConsumedCapacity;
        Text projectionExpression;
        Text filterExpression;
        Text keyConditionExpression;
        Names expressionAttributeNames;
        Attributes expressionAttributeValues;
        Conditions keyConditions;
        Conditions queryFilter;
        Text conditionalOperator;
    };
    using Output = PageOutput;

    /// Eventually consistent reads see older states under a staleness (Store::readLagging); strong ones never do.
    static bool mayLag(const Input& input) { return !input.consistentRead.value_or(false); }
    static const Spec<Input>& spec();
    struct Plan;
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

struct Query::Plan : PagePlan {};

} // namespace rf
