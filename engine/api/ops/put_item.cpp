#include "engine/api/ops/put_item.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"

namespace rf {
namespace {

ExpressionTexts textsOf(const PutItem::Input& input) {
    return {.condition = &input.conditionExpression,
            .names = &input.expressionAttributeNames,
            .values = &input.expressionAttributeValues,
            .withoutExpression = {},
            .enveloped = true};
}

/// Everything that needs no table, in the order of spec/02 §5.2.
Result<Expressions> checkInput(const PutItem::Input& input) {
    if (Status mixed = checkMixing({{"Expected", input.expected.has_value()}},
                                   {{"ConditionExpression", input.conditionExpression.has_value()}});
        !mixed)
        return msg::enveloped(mixed.error());
    RF_TRY(checkPlaceholders(textsOf(input)));
    if (Status status = checkValues(*input.item); !status)
        return isEnvelopedFamily(status.error()) ? msg::enveloped(status.error()) : status.error();
    if (Status status = checkOldOrNone(returnValuesOf(input.returnValues)); !status)
        return msg::enveloped(status.error());
    RF_TRY(checkItemSize(*input.item));
    RF_ASSIGN(std::optional<expr::Condition> expected, expectedCondition(input.expected, input.conditionalOperator));
    RF_ASSIGN(Expressions parsed, parseExpressions(textsOf(input)));
    if (expected) parsed.condition = std::move(expected);
    return parsed;
}

} // namespace

Result<PutItem::Plan> PutItem::plan(const Input& input, const OpEnv& env) {
    Plan plan;
    WriteAction& action = plan.action;
    RF_ASSIGN(action.expressions, checkInput(input));
    RF_ASSIGN(action.table, findTable(env, *input.tableName));
    RF_TRY(checkItemKeys(*action.table, *input.item));
    if (action.expressions.condition)
        RF_TRY(checkNestedPaths(*action.table, action.expressions.condition->paths()));
    action.kind = WriteAction::Kind::Put;
    action.given = &*input.item;
    action.key = itemKey(*action.table, *input.item);
    action.itemOnFailure = wantsItemOnFailure(input.returnValuesOnConditionCheckFailure);
    plan.returnOld = returnValuesOf(input.returnValues) == ReturnValues::AllOld;
    plan.metrics = wantsMetrics(input.returnItemCollectionMetrics, *action.table);
    plan.report = capacity::reportOf(input.returnConsumedCapacity);
    plan.tableName = *input.tableName;
    return plan;
}

Result<PutItem::Output> PutItem::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    RF_ASSIGN(WriteImages images, evaluate(plan.action, txn, env));
    RF_ASSIGN(const ItemWrite write, store(plan.action, images, txn, env));
    Output output;
    if (plan.returnOld) output.attributes = std::move(images.before);
    RF_TRY(account(plan, write, txn, env, output));
    return output;
}

} // namespace rf
