#pragma once
#include "engine/api/ops/op.h"
#include "engine/api/ops/partiql_lower.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/transaction_writes.h"
#include "engine/api/ops/types.h"

namespace rf {

struct ParameterizedStatementIn {
    Text statement;
    Parameters parameters;
    Text returnValuesOnConditionCheckFailure;
};

/// Up to 100 statements of one moment, all reads by primary key or all writes; EXISTS is a write that checks.
/// Source: spec/02 §7, spec/10 §6, §10. Errors: TransactionCanceledException (CancellationDetails),
/// IdempotentParameterMismatchException, ValidationException, ResourceNotFoundException.
struct ExecuteTransaction {
    static constexpr std::string_view kName = "ExecuteTransaction";
    struct Input {
        std::optional<std::vector<ParameterizedStatementIn>> transactStatements;
        Text clientRequestToken;
        Text returnConsumedCapacity;
    };
    struct Output {
        std::vector<std::optional<Item>> responses; ///< in request order; of writes nothing each
        std::optional<std::vector<ConsumedCapacity>> consumedCapacity;
    };

    static const Spec<Input>& spec();
    struct Plan;
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static bool writes(const Plan& plan);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

struct ExecuteTransaction::Plan {
    struct Read : ItemRead {
        std::size_t slot = 0; ///< its table's place among the tables
    };
    WriteTransaction transaction;                           ///< the actions of writes; tables and report of both
    std::vector<std::unique_ptr<const AttributeMap>> given; ///< what the actions point to
    std::vector<std::unique_ptr<const std::string>> names;  ///< the tables' names, as the statements say them
    std::vector<Read> reads;
    bool writing = false;

    bool current(const Catalog& catalog) const { return transaction.current(catalog); }
};

} // namespace rf
