#include "engine/api/ops/update_item.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"

namespace rf {
namespace {

ExpressionTexts textsOf(const UpdateItem::Input& input) {
    return {.update = &input.updateExpression,
            .condition = &input.conditionExpression,
            .names = &input.expressionAttributeNames,
            .values = &input.expressionAttributeValues,
            .withoutExpression = {},
            .enveloped = true};
}

/// Everything that needs no table, in the order of spec/02 §5.3.
Result<Expressions> checkInput(const UpdateItem::Input& input) {
    if (Status mixed = checkMixing({{"AttributeUpdates", input.attributeUpdates.has_value()},
                                    {"Expected", input.expected.has_value()}},
                                   {{"UpdateExpression", input.updateExpression.has_value()},
                                    {"ConditionExpression", input.conditionExpression.has_value()}});
        !mixed)
        return msg::enveloped(mixed.error());
    RF_TRY(checkPlaceholders(textsOf(input)));
    if (Status status = checkValues(*input.key); !status)
        return isEnvelopedFamily(status.error()) ? msg::enveloped(status.error()) : status.error();
    RF_ASSIGN(std::optional<expr::Update> updates, updateOf(input.attributeUpdates));
    RF_ASSIGN(std::optional<expr::Condition> expected, expectedCondition(input.expected, input.conditionalOperator));
    RF_ASSIGN(Expressions parsed, parseExpressions(textsOf(input)));
    if (updates) parsed.update = std::move(updates);
    if (expected) parsed.condition = std::move(expected);
    return parsed;
}

} // namespace

Result<UpdateItem::Plan> UpdateItem::plan(const Input& input, const OpEnv& env) {
    Plan plan;
    WriteAction& action = plan.action;
    RF_ASSIGN(action.expressions, checkInput(input));
    RF_ASSIGN(action.table, findTable(env, *input.tableName));
    action.kind = WriteAction::Kind::Update;
    action.given = &*input.key;
    RF_TRY(checkKey(*action.table, *input.key));
    RF_TRY(checkUpdateAgainst(*action.table, action.expressions));
    action.key = itemKey(*action.table, *input.key);
    action.itemOnFailure = wantsItemOnFailure(input.returnValuesOnConditionCheckFailure);
    plan.returnValues = returnValuesOf(input.returnValues);
    plan.metrics = wantsMetrics(input.returnItemCollectionMetrics, *action.table);
    plan.report = capacity::reportOf(input.returnConsumedCapacity);
    plan.tableName = *input.tableName;
    return plan;
}

Result<UpdateItem::Output> UpdateItem::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    RF_ASSIGN(WriteImages images, evaluate(plan.action, txn, env));
    RF_ASSIGN(const ItemWrite write, store(plan.action, images, txn, env));
    Output output;
    output.attributes = returned(plan.returnValues, plan.action, images);
    RF_TRY(account(plan, write, txn, env, output));
    return output;
}

} // namespace rf
