#pragma once
#include "engine/api/ops/op.h"
#include "engine/api/ops/partiql_lower.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"

namespace rf {

struct BatchStatementIn {
    Text statement;
    Parameters parameters;
    std::optional<bool> consistentRead;
    Text returnValuesOnConditionCheckFailure; ///< accepted, no effect (spec/10 §10)
};

/// Up to 25 statements, all of them reads by primary key or all of them writes, each with an answer of its own.
/// Source: spec/02 §7, spec/10 §10. Errors: ValidationException; what is wrong with one statement is its own answer.
struct BatchExecuteStatement {
    static constexpr std::string_view kName = "BatchExecuteStatement";
    struct Input {
        std::optional<std::vector<BatchStatementIn>> statements;
        Text returnConsumedCapacity;
    };
    struct Failure {
        std::string code; ///< "ConditionalCheckFailed" …
        std::string message;
    };
    struct Answer {
        std::optional<Failure> failure;
        Text tableName; ///< absent for a statement that was refused before it ran
        std::optional<Item> item;
    };
    struct Output {
        std::vector<Answer> responses; ///< in request order
        std::optional<std::vector<ConsumedCapacity>> consumedCapacity;
        double untoldUnits = 0; ///< of failed conditions; for watchers, not the wire
    };

    static const Spec<Input>& spec();
    /// A statement's own failure in the words of its answer.
    static Failure failureOf(const Error& error);
    struct Plan;
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static bool writes(const Plan& plan);
    /// As BatchGetItem: one member that reads consistently keeps the whole batch from lagging.
    static bool mayLag(const Input& input);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

struct BatchExecuteStatement::Plan {
    struct Member {
        std::optional<Failure> failure; ///< refused already, or
        std::optional<ItemRead> read;
        capacity::Reading reading = capacity::Reading::Eventual;
        std::optional<StatementWrite> write;
        std::string tableName; ///< as the statement says it

        TablePtr table() const { return read ? read->table : write ? write->action.table : nullptr; }
    };
    std::vector<Member> members;
    bool writing = false;
    capacity::Report report = capacity::Report::None;

    bool current(const Catalog& catalog) const;
};

} // namespace rf
