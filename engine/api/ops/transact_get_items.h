#pragma once
#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/transaction.h"
#include "engine/api/ops/types.h"
#include "engine/expr/expression.h"

namespace rf {

struct TransactGetIn {
    Text tableName;
    Attributes key;
    Text projectionExpression;
    Names expressionAttributeNames;
};
struct TransactGetItemIn {
    std::optional<TransactGetIn> get;
};

/// Up to 100 reads of one moment. Source: spec/02 §5.12, spec/10 §6.
/// Errors: TransactionCanceledException, ValidationException, ResourceNotFoundException.
struct TransactGetItems {
    static constexpr std::string_view kName = "TransactGetItems";
    struct Input {
        std::optional<std::vector<TransactGetItemIn>> transactItems;
        Text returnConsumedCapacity;
    };
    struct Output {
        std::vector<std::optional<Item>> responses; ///< in request order; nothing = no such item
        std::optional<std::vector<ConsumedCapacity>> consumedCapacity;
    };

    static const Spec<Input>& spec();
    struct Plan;
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

struct TransactGetItems::Plan {
    struct Get {
        std::size_t table = 0; ///< its place among the tables
        std::string key;
        std::optional<expr::ProjectionPaths> projection;
    };
    TransactionTables tables;
    std::vector<Get> gets;
    capacity::Report report = capacity::Report::None;

    bool current(const Catalog& catalog) const { return tables.current(catalog); }
};

} // namespace rf
