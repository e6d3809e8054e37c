#pragma once
#include "engine/api/ops/query.h"

namespace rf {

/// Reads a whole table or index, or one of its segments, in hash order. Source: spec/02 §5.7, §5.8.
/// Errors: ValidationException, ResourceNotFoundException.
struct Scan {
    static constexpr std::string_view kName = "Scan";
    struct Input {
        Text tableName;
        Text indexName;
        std::optional<std::vector<std::string>> attributesToGet;
        std::optional<std::int64_t> limit;
        Text select;
        Attributes exclusiveStartKey;
        Text returnConsumedCapacity;
        std::optional<std::int64_t> totalSegments;
        std::optional<std::int64_t> segment;
        Text projectionExpression;
        Text filterExpression;
        Names expressionAttributeNames;
        Attributes expressionAttributeValues;
        std::optional<bool> consistentRead;
        Conditions scanFilter;
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

struct Scan::Plan : PagePlan {};

} // namespace rf
