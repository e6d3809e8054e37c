#include "engine/api/ops/execute_statement.h"

#include "engine/api/ops/client_token.h"
#include "engine/api/ops/start_key.h"
#include "engine/catalog/limits.h"
#include "engine/catalog/messages.h"
#include "engine/catalog/messages_partiql.h"
#include "engine/value/item_codec.h"
#include "engine/value/json.h"

namespace rf {
namespace {

using Plan = ExecuteStatement::Plan;
using Output = ExecuteStatement::Output;

constexpr std::size_t kDigest = 32;

std::string fingerprintOf(const ExecuteStatement::Input& in) {
    Fingerprint fingerprint;
    addStatement(*in.statement, in.parameters, fingerprint);
    return fingerprint.finish();
}

/// fingerprint ‖ path (one byte: there are at most fifty) ‖ item bytes of the last key
std::string tokenOf(const Plan& plan, std::size_t path, const Item& key) {
    return base64Encode(plan.fingerprint + static_cast<char>(path) + encodeItem(key));
}

Error badToken() {
    return validation(std::string(msg::kBadNextToken));
}

/// A token is the caller's: nothing of it is believed before it was checked.
Status resume(const std::string& token, Plan& plan) {
    const auto bytes = base64Decode(token);
    if (!bytes || bytes->size() <= kDigest) return badToken();
    if (!bytes->starts_with(plan.fingerprint)) return validation(std::string(msg::kTokenOfOther));
    plan.firstPath = static_cast<unsigned char>((*bytes)[kDigest]);
    const auto key = decodeItem(std::string_view(*bytes).substr(kDigest + 1));
    if (!key || plan.firstPath >= plan.select->paths.size()) return badToken();
    plan::AccessPath& path = plan.select->paths[plan.firstPath];
    if (!checkScanStartKey(path.source, *key)) return badToken();
    const std::string keyBytes = plan::startKeyBytes(path.source, *key);
    if (!path.range.contains(keyBytes)) return badToken();
    plan::resumeAfter(path, keyBytes);
    return {};
}

void add(CapacityUnits& sum, const CapacityUnits& units) {
    sum.capacityUnits += units.capacityUnits;
}
void add(std::map<std::string, CapacityUnits>& sum, const std::map<std::string, CapacityUnits>& units) {
    for (const auto& [name, each] : units) add(sum[name], each);
}

/// Several ranges make one answer.
void add(std::optional<ConsumedCapacity>& sum, std::optional<ConsumedCapacity> part) {
    if (!sum || !part) {
        if (part) sum = std::move(part);
        return;
    }
    add(sum->total, part->total);
    if (part->table) add(sum->table ? *sum->table : sum->table.emplace(), *part->table);
    add(sum->localIndexes, part->localIndexes);
    add(sum->globalIndexes, part->globalIndexes);
}

Status planSelect(expr::PartiqlStatement& statement, const ExecuteStatement::Input& in, const OpEnv& env, Plan& plan) {
    RF_ASSIGN(SelectPlan select, lowerSelect(statement, in.consistentRead.value_or(false), env));
    plan.table = select.page.path.table;
    plan.select = std::move(select);
    plan.select->page.limit = in.limit;
    plan.select->page.report = plan.report;
    plan.fingerprint = fingerprintOf(in);
    return in.nextToken ? resume(*in.nextToken, plan) : Status();
}

Status planWrite(expr::PartiqlStatement& statement, const ExecuteStatement::Input& in, const OpEnv& env, Plan& plan) {
    if (statement.kind == expr::PartiqlStatement::Kind::Exists) return validation(std::string(msg::kExistsOutside));
    if (in.nextToken) return validation(std::string(msg::kTokenOfOther));
    RF_ASSIGN(StatementWrite write, lowerWrite(statement, env));
    RF_TRY(settleWrite(write));
    write.action.itemOnFailure = wantsItemOnFailure(in.returnValuesOnConditionCheckFailure);
    plan.table = write.action.table;
    plan.write = std::move(write);
    return {};
}

} // namespace

const Spec<ExecuteStatement::Input>& ExecuteStatement::spec() {
    static const Spec<Input> spec(
        "ExecuteStatementInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("Statement", &Input::statement, {.required = true, .min = 1, .max = 8192}),
            field("Parameters", &Input::parameters, {.min = 1}),
            field("ConsistentRead", &Input::consistentRead),
            field("NextToken", &Input::nextToken, {.min = 1, .max = 32768}),
            field("Limit", &Input::limit, {.min = 1}),
            field("ReturnValuesOnConditionCheckFailure", &Input::returnValuesOnConditionCheckFailure,
                  rules::onConditionCheckFailure()),
        });
    return spec;
}

Result<Plan> ExecuteStatement::plan(const Input& in, const OpEnv& env) {
    RF_ASSIGN(expr::PartiqlStatement statement, parseStatement(*in.statement, in.parameters));
    Plan plan;
    plan.report = capacity::reportOf(in.returnConsumedCapacity);
    plan.tableName = statement.table;
    RF_TRY(statement.reads() ? planSelect(statement, in, env, plan) : planWrite(statement, in, env, plan));
    return plan;
}

bool ExecuteStatement::writes(const Plan& plan) {
    return plan.write.has_value();
}

Result<Output> ExecuteStatement::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    const SelectPlan& select = *plan.select;
    Output output;
    std::int64_t examined = 0;
    std::size_t bytes = 0;
    for (std::size_t at = plan.firstPath; at < select.paths.size() && !output.lastEvaluatedKey; ++at) {
        const auto left = select.page.limit ? std::optional(*select.page.limit - examined) : std::nullopt;
        RF_ASSIGN(PageOutput page, readPart(select.page, select.paths[at], left, limits::kPageBytes - bytes, txn, env));
        examined += page.scannedCount;
        bytes += page.bytes;
        for (Item& item : *page.items) output.items.push_back(std::move(item));
        add(output.consumedCapacity, std::move(page.consumedCapacity));
        if (!page.lastEvaluatedKey || select.atMostOne) continue;
        output.nextToken = tokenOf(plan, at, *page.lastEvaluatedKey);
        output.lastEvaluatedKey = std::move(page.lastEvaluatedKey);
    }
    output.scannedCount = examined;
    output.count = static_cast<std::int64_t>(output.items.size());
    return output;
}

Result<Output> ExecuteStatement::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    const WriteAction& action = plan.write->action;
    RF_ASSIGN(WriteImages images, evaluate(action, txn, env));
    RF_ASSIGN(const ItemWrite write, store(action, images, txn, env));
    Output output;
    if (auto item = returned(plan.write->returns, action, images)) output.items.push_back(std::move(*item));
    capacity::Usage usage;
    charge(write, capacity::Writing::Plain, usage);
    output.consumedCapacity = usage.report(plan.report, plan.tableName);
    return output;
}

} // namespace rf
