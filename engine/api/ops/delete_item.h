#pragma once
#include "engine/api/ops/legacy.h"
#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"
#include "engine/api/ops/write_action.h"

namespace rf {

/// Deletes one item if it is there. Source: spec/02 §5.4.
/// Errors: ValidationException, ResourceNotFoundException, ConditionalCheckFailedException.
struct DeleteItem {
    static constexpr std::string_view kName = "DeleteItem";
    struct Input {
        Text tableName;
        Attributes key;
        Text returnValues;
        Text returnConsumedCapacity;
        Text returnItemCollectionMetrics;
        Text conditionExpression;
        Names expressionAttributeNames;
        Attributes expressionAttributeValues;
        Text returnValuesOnConditionCheckFailure;
        Expected expected;
        Text conditionalOperator;
    };
    struct Output {
        std::optional<Item> attributes;
        std::optional<ConsumedCapacity> consumedCapacity;
        std::optional<ItemCollectionMetrics> itemCollectionMetrics;
    };

    static const Spec<Input>& spec();
    struct Plan;
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

struct DeleteItem::Plan {
    WriteAction action;
    bool returnOld = false;
    bool metrics = false;
    capacity::Report report = capacity::Report::None;
    std::string_view tableName; ///< as the caller gave it

    bool current(const Catalog& catalog) const { return isCurrent(catalog, action.table); }
};

} // namespace rf
