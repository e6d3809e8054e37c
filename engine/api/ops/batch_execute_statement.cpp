#include "engine/api/ops/batch_execute_statement.h"

#include "engine/catalog/messages.h"
#include "engine/catalog/messages_partiql.h"

#include <algorithm>
#include <set>

namespace rf {
namespace {

using Plan = BatchExecuteStatement::Plan;
using Member = Plan::Member;
using Failure = BatchExecuteStatement::Failure;
using Answer = BatchExecuteStatement::Answer;
using Output = BatchExecuteStatement::Output;
using Statement = expr::PartiqlStatement;

/// The code of a member's answer (spec/02 §7).
std::string codeOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::ConditionalCheckFailed:
        return "ConditionalCheckFailed";
    case ErrorCode::DuplicateItem:
        return "DuplicateItem";
    case ErrorCode::ResourceNotFound:
        return "ResourceNotFound";
    case ErrorCode::ItemCollectionSizeLimitExceeded:
        return "ItemCollectionSizeLimitExceeded";
    case ErrorCode::ProvisionedThroughputExceeded:
        return "ProvisionedThroughputExceeded";
    case ErrorCode::TransactionConflict:
        return "TransactionConflict";
    case ErrorCode::Throttling:
        return "ThrottlingError";
    case ErrorCode::AccessDenied:
        return "AccessDenied";
    default:
        return "ValidationError";
    }
}
/// The member's own failures; anything else (the file underneath) fails the request.
bool isMembers(const Error& error) {
    return isThrottle(error) || error.code == ErrorCode::Validation || error.code == ErrorCode::ConditionalCheckFailed ||
           error.code == ErrorCode::DuplicateItem || error.code == ErrorCode::ItemCollectionSizeLimitExceeded;
}

Status lowerRead(Statement& statement, const BatchStatementIn& in, const OpEnv& env, Member& member) {
    RF_ASSIGN(member.read, lowerItemRead(statement, msg::kBatchSelectWithoutKey, env));
    if (in.consistentRead.value_or(false)) member.reading = capacity::Reading::Consistent;
    return {};
}

Status lowerChange(Statement& statement, const OpEnv& env, Member& member) {
    if (statement.kind == Statement::Kind::Exists) return validation(std::string(msg::kExistsOutside));
    RF_ASSIGN(StatementWrite write, lowerWrite(statement, env));
    RF_TRY(settleWrite(write));
    member.write = std::move(write);
    return {};
}

/// No item twice, reads included.
Status checkDistinct(const std::vector<Member>& members) {
    std::set<std::pair<const TableSchema*, std::string>> seen;
    for (const Member& member : members) {
        const TablePtr table = member.table();
        if (!table) continue;
        if (!seen.emplace(table.get(), member.read ? member.read->key : member.write->action.key).second)
            return validation(std::string(msg::kDuplicateKeys));
    }
    return {};
}

Result<capacity::Usage> readOne(const Member& member, ReadTxn& txn, const OpEnv& env, Answer& answer) {
    RF_TRY(env.ledger.mayRead(member.read->place()));
    std::size_t size = 0;
    RF_ASSIGN(answer.item, readItem(*member.read, txn, env, member.reading, size));
    capacity::Usage usage;
    usage.addTableRead(capacity::readUnits(size, member.reading));
    return usage;
}

Result<capacity::Usage> writeOne(const Member& member, WriteTxn& txn, const OpEnv& env, Answer& answer) {
    const WriteAction& action = member.write->action;
    RF_ASSIGN(WriteImages images, evaluate(action, txn, env));
    RF_ASSIGN(const ItemWrite write, store(action, images, txn, env));
    answer.item = returned(member.write->returns, action, images);
    capacity::Usage usage;
    charge(write, capacity::Writing::Plain, usage);
    return usage;
}

/// Every member's answer; `runOne(member, answer)` does one.
template <class RunOne>
Result<Output> runAll(const Plan& plan, RunOne runOne) {
    Output output;
    if (plan.report != capacity::Report::None) output.consumedCapacity.emplace();
    for (const Member& member : plan.members) {
        Answer& answer = output.responses.emplace_back();
        answer.failure = member.failure;
        if (answer.failure) continue;
        answer.tableName = member.tableName;
        Result<capacity::Usage> used = runOne(member, answer);
        if (!used && !isMembers(used.error())) return std::move(used).error();
        if (!used) {
            if (const auto* failed = dynamic_cast<const ConsumingDetails*>(used.error().details.get()))
                output.untoldUnits += failed->writeUnits;
            answer.failure = BatchExecuteStatement::failureOf(used.error());
            continue;
        }
        if (output.consumedCapacity) output.consumedCapacity->push_back(*used->report(plan.report, member.tableName));
    }
    return output;
}

const Spec<BatchStatementIn>& batchStatement() {
    using In = BatchStatementIn;
    static const Spec<In> spec("BatchStatementRequest",
                               {
                                   field("Statement", &In::statement, {.required = true, .min = 1, .max = 8192}),
                                   field("Parameters", &In::parameters, {.min = 1}),
                                   field("ConsistentRead", &In::consistentRead),
                                   field("ReturnValuesOnConditionCheckFailure",
                                         &In::returnValuesOnConditionCheckFailure, rules::onConditionCheckFailure()),
                               });
    return spec;
}

} // namespace

BatchExecuteStatement::Failure BatchExecuteStatement::failureOf(const Error& error) {
    return {codeOf(error.code), error.message};
}

const Spec<BatchExecuteStatement::Input>& BatchExecuteStatement::spec() {
    static const Spec<Input> spec(
        "BatchExecuteStatementInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("Statements", &Input::statements, batchStatement, {.required = true, .min = 1, .max = 25}),
        });
    return spec;
}

bool BatchExecuteStatement::Plan::current(const Catalog& catalog) const {
    return std::all_of(members.begin(), members.end(), [&](const Member& member) {
        const TablePtr table = member.table();
        return !table || isCurrent(catalog, table);
    });
}

Result<Plan> BatchExecuteStatement::plan(const Input& in, const OpEnv& env) {
    Plan plan;
    std::vector<std::optional<Statement>> statements;
    bool reads = false;
    for (const BatchStatementIn& each : *in.statements) {
        Member& member = plan.members.emplace_back();
        Result<Statement> parsed = parseStatement(*each.statement, each.parameters);
        if (!parsed) member.failure = BatchExecuteStatement::failureOf(parsed.error());
        statements.push_back(parsed ? std::optional(std::move(*parsed)) : std::nullopt);
        if (!parsed) continue;
        member.tableName = statements.back()->table;
        (statements.back()->reads() ? reads : plan.writing) = true;
    }
    if (reads && plan.writing) return validation(std::string(msg::kMixedBatch));
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (!statements[i]) continue;
        Member& member = plan.members[i];
        const Status status = plan.writing ? lowerChange(*statements[i], env, member)
                                           : lowerRead(*statements[i], (*in.statements)[i], env, member);
        if (!status) member.failure = BatchExecuteStatement::failureOf(status.error());
    }
    RF_TRY(checkDistinct(plan.members));
    plan.report = capacity::reportOf(in.returnConsumedCapacity);
    return plan;
}

bool BatchExecuteStatement::mayLag(const Input& input) {
    return std::none_of(input.statements->begin(), input.statements->end(),
                        [](const BatchStatementIn& each) { return each.consistentRead.value_or(false); });
}

bool BatchExecuteStatement::writes(const Plan& plan) {
    return plan.writing;
}

Result<Output> BatchExecuteStatement::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    return runAll(plan, [&](const Member& member, Answer& answer) { return readOne(member, txn, env, answer); });
}

Result<Output> BatchExecuteStatement::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    return runAll(plan, [&](const Member& member, Answer& answer) { return writeOne(member, txn, env, answer); });
}

} // namespace rf
