#include "engine/api/ops/delete_item.h"

#include "engine/api/ops/item_rules.h"

namespace rf {
namespace {

ExpressionTexts textsOf(const DeleteItem::Input& input) {
    return {.condition = &input.conditionExpression,
            .names = &input.expressionAttributeNames,
            .values = &input.expressionAttributeValues};
}

/// Everything that needs no table.
Result<Expressions> checkInput(const DeleteItem::Input& input) {
    RF_TRY(checkMixing({{"Expected", input.expected.has_value()}},
                       {{"ConditionExpression", input.conditionExpression.has_value()}}));
    RF_TRY(checkPlaceholders(textsOf(input)));
    RF_TRY(checkValues(*input.key));
    RF_TRY(checkOldOrNone(returnValuesOf(input.returnValues)));
    RF_ASSIGN(std::optional<expr::Condition> expected, expectedCondition(input.expected, input.conditionalOperator));
    RF_ASSIGN(Expressions parsed, parseExpressions(textsOf(input)));
    if (expected) parsed.condition = std::move(expected);
    return parsed;
}

} // namespace

Result<DeleteItem::Plan> DeleteItem::plan(const Input& input, const OpEnv& env) {
    Plan plan;
    WriteAction& action = plan.action;
    RF_ASSIGN(action.expressions, checkInput(input));
    RF_ASSIGN(action.table, findTable(env, *input.tableName));
    RF_TRY(checkKey(*action.table, *input.key));
    if (action.expressions.condition)
        RF_TRY(checkNestedPaths(*action.table, action.expressions.condition->paths()));
    action.kind = WriteAction::Kind::Delete;
    action.given = &*input.key;
    action.key = itemKey(*action.table, *input.key);
    action.itemOnFailure = wantsItemOnFailure(input.returnValuesOnConditionCheckFailure);
    plan.returnOld = returnValuesOf(input.returnValues) == ReturnValues::AllOld;
    plan.metrics = wantsMetrics(input.returnItemCollectionMetrics, *action.table);
    plan.report = capacity::reportOf(input.returnConsumedCapacity);
    plan.tableName = *input.tableName;
    return plan;
}

Result<DeleteItem::Output> DeleteItem::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    RF_ASSIGN(WriteImages images, evaluate(plan.action, txn, env));
    RF_ASSIGN(const ItemWrite write, store(plan.action, images, txn, env));
    Output output;
    if (plan.returnOld) output.attributes = std::move(images.before);
    RF_TRY(account(plan, write, txn, env, output));
    return output;
}

} // namespace rf
