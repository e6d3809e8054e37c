#include "engine/api/ops/get_item.h"

#include "engine/api/ops/item_rules.h"
#include "engine/api/ops/request_expressions.h"
#include "engine/storage/item_store.h"

namespace rf {

Result<GetItem::Plan> GetItem::plan(const Input& input, const OpEnv& env) {
    const ExpressionTexts texts{.projection = &input.projectionExpression, .names = &input.expressionAttributeNames};
    RF_TRY(checkProjectionMixing(input.attributesToGet, input.projectionExpression));
    RF_TRY(checkPlaceholders(texts));
    RF_TRY(checkValues(*input.key));
    if (input.attributesToGet) RF_TRY(checkAttributesToGet(*input.attributesToGet));
    RF_ASSIGN(Expressions parsed, parseExpressions(texts));

    Plan plan;
    RF_ASSIGN(plan.table, findTable(env, *input.tableName));
    RF_TRY(checkKey(*plan.table, *input.key));
    if (parsed.projection) RF_TRY(checkNestedPaths(*plan.table, parsed.projection->paths()));
    plan.projection = std::move(parsed.projection);
    if (input.attributesToGet) plan.projection = expr::ProjectionPaths::topLevel(*input.attributesToGet);
    plan.key = itemKey(*plan.table, *input.key);
    if (input.consistentRead.value_or(false)) plan.reading = capacity::Reading::Consistent;
    plan.report = capacity::reportOf(input.returnConsumedCapacity);
    plan.tableName = *input.tableName;
    return plan;
}

Result<GetItem::Output> GetItem::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    const capacity::Place place{plan.table, nullptr, plan.key};
    RF_TRY(env.ledger.mayRead(place));
    Output output;
    std::size_t size = 0;
    RF_ASSIGN(output.item, getItem(txn, *plan.table, plan.key, &size));
    if (output.item && plan.projection) output.item = plan.projection->apply(*output.item);
    capacity::Usage usage;
    usage.addTableRead(capacity::readUnits(size, plan.reading));
    env.ledger.read(place, usage.table().read);
    output.consumedCapacity = usage.report(plan.report, plan.tableName);
    return output;
}

} // namespace rf
