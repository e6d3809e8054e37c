#include "engine/api/ops/execute_transaction.h"

#include "engine/catalog/limits.h"
#include "engine/catalog/messages.h"
#include "engine/catalog/messages_partiql.h"

namespace rf {
namespace {

using Plan = ExecuteTransaction::Plan;
using Output = ExecuteTransaction::Output;
using Statement = expr::PartiqlStatement;
using Statements = std::vector<Statement>;

Result<Statements> parseAll(const ExecuteTransaction::Input& in) {
    Statements statements;
    for (const ParameterizedStatementIn& each : *in.transactStatements) {
        RF_ASSIGN(Statement statement, parseStatement(*each.statement, each.parameters));
        if (statement.returning != expr::PartiqlReturning::None)
            return validation(std::string(msg::kReturningInTransaction));
        statements.push_back(std::move(statement));
    }
    return statements;
}

/// Reads and writes do not mix. True for writes.
Result<bool> kindOf(const Statements& statements) {
    bool reads = false, writes = false;
    for (const Statement& statement : statements) (statement.reads() ? reads : writes) = true;
    if (reads && writes) return validation(std::string(msg::kMixedTransaction));
    return writes;
}

/// The table's place; the plan keeps the name.
Result<std::size_t> addTable(std::string name, const OpEnv& env, Plan& plan) {
    plan.names.push_back(std::make_unique<const std::string>(std::move(name)));
    return plan.transaction.tables.add(env, *plan.names.back());
}

Status planReads(Statements& statements, const OpEnv& env, Plan& plan) {
    OneOperationPerItem items;
    for (Statement& statement : statements) {
        Plan::Read read;
        RF_ASSIGN(read.slot, addTable(statement.table, env, plan));
        RF_ASSIGN(static_cast<ItemRead&>(read), lowerItemRead(statement, msg::kTransactSelectWithoutKey, env));
        RF_TRY(items.add(read.table, read.key));
        plan.reads.push_back(std::move(read));
    }
    return {};
}

/// What is wrong with one write cancels it; a WHERE clause without the key refuses the request.
Status planWrites(Statements& statements, const ExecuteTransaction::Input& in, const OpEnv& env, Plan& plan) {
    Cancellation cancellation(statements.size());
    OneOperationPerItem items;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        TransactionAction action;
        RF_ASSIGN(action.slot, addTable(statements[i].table, env, plan));
        RF_ASSIGN(StatementWrite write, lowerWrite(statements[i], env));
        if (const Status status = settleWrite(write); !status) {
            cancellation.fail(i, status.error());
            continue;
        }
        RF_TRY(items.add(write.action.table, write.action.key));
        static_cast<WriteAction&>(action) = std::move(write.action);
        action.itemOnFailure = wantsItemOnFailure((*in.transactStatements)[i].returnValuesOnConditionCheckFailure);
        plan.given.push_back(std::move(write.given));
        plan.transaction.actions.push_back(std::move(action));
    }
    return cancellation.any() ? Status(std::move(cancellation).error()) : Status();
}

ClientToken tokenOf(const ExecuteTransaction::Input& in, const Context& context) {
    Fingerprint fingerprint;
    for (const ParameterizedStatementIn& each : *in.transactStatements) {
        fingerprint.add(std::to_string(each.parameters ? each.parameters->size() : 0));
        addStatement(*each.statement, each.parameters, fingerprint);
        fingerprint.add(each.returnValuesOnConditionCheckFailure.value_or(""));
    }
    return {"token/ExecuteTransaction/" + context.region + "/" + *in.clientRequestToken, fingerprint.finish()};
}

const Spec<ParameterizedStatementIn>& parameterizedStatement() {
    using In = ParameterizedStatementIn;
    static const Spec<In> spec("ParameterizedStatement",
                               {
                                   field("Statement", &In::statement, {.required = true, .min = 1, .max = 8192}),
                                   field("Parameters", &In::parameters, {.min = 1}),
                                   field("ReturnValuesOnConditionCheckFailure",
                                         &In::returnValuesOnConditionCheckFailure, rules::onConditionCheckFailure()),
                               });
    return spec;
}

} // namespace

const Spec<ExecuteTransaction::Input>& ExecuteTransaction::spec() {
    static const Spec<Input> spec(
        "ExecuteTransactionInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("TransactStatements", &Input::transactStatements, parameterizedStatement,
                  {.required = true, .min = 1, .max = 100}),
            field("ClientRequestToken", &Input::clientRequestToken, {.min = 1, .max = 36}),
        });
    return spec;
}

Result<Plan> ExecuteTransaction::plan(const Input& in, const OpEnv& env) {
    RF_ASSIGN(Statements statements, parseAll(in));
    Plan plan;
    RF_ASSIGN(plan.writing, kindOf(statements));
    RF_TRY(plan.writing ? planWrites(statements, in, env, plan) : planReads(statements, env, plan));
    if (plan.writing && in.clientRequestToken) plan.transaction.token = tokenOf(in, env.context);
    plan.transaction.report = capacity::reportOf(in.returnConsumedCapacity);
    return plan;
}

bool ExecuteTransaction::writes(const Plan& plan) {
    return plan.writing;
}

Result<Output> ExecuteTransaction::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    Output output;
    std::vector<capacity::Usage> usages(plan.transaction.tables.size());
    std::size_t total = 0;
    RF_TRY(mayReadAll(plan.reads.size(), env, [&](std::size_t i) { return plan.reads[i].place(); }));
    for (const Plan::Read& read : plan.reads) {
        std::size_t size = 0;
        RF_ASSIGN(std::optional<Item> item, readItem(read, txn, env, capacity::Reading::Transactional, size));
        total += size;
        if (total > limits::kTransactBytes) return validation(std::string(msg::kTransactionTooLarge));
        usages[read.slot].addTableRead(capacity::readUnits(size, capacity::Reading::Transactional));
        output.responses.push_back(std::move(item));
    }
    output.consumedCapacity = plan.transaction.tables.report(plan.transaction.report, usages);
    return output;
}

Result<Output> ExecuteTransaction::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    RF_ASSIGN(TransactionDone done, runTransaction(plan.transaction, txn, env));
    return Output{std::vector<std::optional<Item>>(plan.transaction.actions.size()), std::move(done.consumedCapacity)};
}

} // namespace rf
