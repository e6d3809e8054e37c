#pragma once
#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/client_token.h"
#include "engine/api/ops/transaction.h"
#include "engine/api/ops/types.h"
#include "engine/api/ops/write_action.h"

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

struct TransactWriteItems::Plan {
    struct Action : WriteAction {
        std::size_t slot = 0; ///< its table's place among the tables
    };
    TransactionTables tables;
    std::vector<Action> actions;
    std::optional<ClientToken> token;
    bool metrics = false;
    capacity::Report report = capacity::Report::None;

    bool current(const Catalog& catalog) const { return tables.current(catalog); }
};

} // namespace rf
