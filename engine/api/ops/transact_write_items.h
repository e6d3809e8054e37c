#pragma once
#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/transaction_writes.h"
#include "engine/api/ops/types.h"

namespace rf {

/// One action of a transaction: Put has `item`; Delete, Update and ConditionCheck have `key`.
struct TransactActionIn {
    Text tableName;
    Attributes key;
    Attributes item;
    Text updateExpression;
    Text conditionExpression;
    Names expressionAttributeNames;
    Attributes expressionAttributeValues;
    Text returnValuesOnConditionCheckFailure;
};
struct TransactWriteItemIn {
    std::optional<TransactActionIn> conditionCheck;
    std::optional<TransactActionIn> put;
    std::optional<TransactActionIn> del; ///< "Delete" on the wire
    std::optional<TransactActionIn> update;
};

/// Up to 100 actions, all or nothing. Source: spec/02 §5.11, spec/10 §6.
/// Errors: TransactionCanceledException (CancellationDetails), IdempotentParameterMismatchException,
/// ValidationException, ResourceNotFoundException.
struct TransactWriteItems {
    static constexpr std::string_view kName = "TransactWriteItems";
    struct Input {
        std::optional<std::vector<TransactWriteItemIn>> transactItems;
        Text returnConsumedCapacity;
        Text returnItemCollectionMetrics;
        Text clientRequestToken;
    };
    struct Output {
        std::optional<std::vector<ConsumedCapacity>> consumedCapacity;
        std::optional<MetricsPerTable> itemCollectionMetrics;
    };

    static const Spec<Input>& spec();
    struct Plan;
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

struct TransactWriteItems::Plan : WriteTransaction {
    bool metrics = false;
};

} // namespace rf
