#include "engine/api/ops/transact_get_items.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"
#include "engine/api/ops/request_expressions.h"
#include "engine/catalog/limits.h"
#include "engine/storage/item_store.h"

namespace rf {
namespace {

using Get = TransactGetItems::Plan::Get;

/// Everything that needs no table.
Result<Get> checkMember(const TransactGetIn& member) {
    const ExpressionTexts texts{.projection = &member.projectionExpression, .names = &member.expressionAttributeNames};
    RF_TRY(checkPlaceholders(texts));
    RF_TRY(checkValues(*member.key));
    RF_ASSIGN(Expressions parsed, parseExpressions(texts));
    Get get;
    get.projection = std::move(parsed.projection);
    return get;
}

/// What cancels a member rather than refusing the request.
Status checkAgainst(const TableSchema& table, const TransactGetIn& member, const Get& get) {
    RF_TRY(checkKey(table, *member.key));
    return get.projection ? checkNestedPaths(table, get.projection->paths()) : Status();
}

} // namespace

Result<TransactGetItems::Plan> TransactGetItems::plan(const Input& input, const OpEnv& env) {
    Plan plan;
    const std::vector<TransactGetItemIn>& members = *input.transactItems;
    for (const TransactGetItemIn& member : members) {
        RF_ASSIGN(Get get, checkMember(*member.get));
        plan.gets.push_back(std::move(get));
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        RF_ASSIGN(plan.gets[i].table, plan.tables.add(env, *members[i].get->tableName));
    }
    for (std::size_t i = 0; i < members.size(); ++i)
        RF_TRY(checkEmptyKeys(*plan.tables[plan.gets[i].table], *members[i].get->key, false));
    Cancellation cancellation(members.size());
    OneOperationPerItem items;
    for (std::size_t i = 0; i < members.size(); ++i) {
        Get& get = plan.gets[i];
        const TablePtr& table = plan.tables[get.table];
        if (Status status = checkAgainst(*table, *members[i].get, get); !status) {
            cancellation.fail(i, status.error());
            continue;
        }
        get.key = itemKey(*table, *members[i].get->key);
        RF_TRY(items.add(table, get.key));
    }
    if (cancellation.any()) return std::move(cancellation).error();
    plan.report = capacity::reportOf(input.returnConsumedCapacity);
    return plan;
}

Result<TransactGetItems::Output> TransactGetItems::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    Output output;
    const auto placeOf = [&](const Get& get) { return capacity::Place{plan.tables[get.table], nullptr, get.key}; };
    RF_TRY(mayReadAll(plan.gets.size(), env, [&](std::size_t i) { return placeOf(plan.gets[i]); }));
    std::vector<capacity::Usage> usages(plan.tables.size());
    std::size_t total = 0;
    for (const Get& get : plan.gets) {
        std::size_t size = 0;
        RF_ASSIGN(std::optional<Item> item, getItem(txn, *plan.tables[get.table], get.key, &size));
        total += size;
        if (total > limits::kTransactBytes) return validation(std::string(msg::kTransactionTooLarge));
        const double units = capacity::readUnits(size, capacity::Reading::Transactional);
        usages[get.table].addTableRead(units);
        env.ledger.read(placeOf(get), units);
        if (item && get.projection) item = get.projection->apply(*item);
        output.responses.push_back(std::move(item));
    }
    output.consumedCapacity = plan.tables.report(plan.report, usages);
    return output;
}

} // namespace rf
