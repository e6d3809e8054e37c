#include "engine/api/ops/query.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"
#include "engine/api/ops/start_key.h"

#include <algorithm>

namespace rf {
namespace {

PageRequest requestOf(const Query::Input& in) {
    return {in.tableName,        in.indexName,         in.select,
            in.attributesToGet,  in.limit,             in.consistentRead,
            in.exclusiveStartKey, in.returnConsumedCapacity, in.projectionExpression,
            in.filterExpression, &in.keyConditionExpression, in.expressionAttributeNames,
            in.expressionAttributeValues, &in.keyConditions, in.queryFilter,
            in.conditionalOperator};
}

/// A filter must leave the key of what is queried alone.
Status checkFilterKeys(const plan::Source& source, const expr::Condition& filter, std::string_view parameter) {
    for (const KeyAttribute& attribute : source.key().all())
        for (const expr::Path& path : filter.paths())
            if (path.root() == attribute.name) return validation(msg::filterOnKey(parameter, attribute.name));
    return {};
}

/// A partition key without any condition is told before a condition no key can be searched by.
Error notIndexable(const KeySchema& key, const std::vector<expr::KeyComparison>& conditions) {
    for (const KeyAttribute& attribute : key.hash) {
        const bool named = std::ranges::any_of(
            conditions, [&](const expr::KeyComparison& each) { return each.attribute == attribute.name; });
        if (!named) return validation(msg::missedKeyElement(attribute.name));
    }
    return validation(std::string(msg::kNotIndexable));
}

Result<plan::AccessPath> accessPath(const PageSource& found, const PageExpressions& expressions, const Query::Input& in) {
    const plan::Source source = found.source();
    if (in.exclusiveStartKey) RF_TRY(checkQueryStartKey(source, *in.exclusiveStartKey));
    if (!expressions.indexable) return notIndexable(source.key(), expressions.keyCondition);
    if (const auto problem = plan::checkKeyConditions(source.key(), expressions.keyCondition))
        return keyConditionError(*problem);
    if (in.exclusiveStartKey)
        RF_TRY(checkInsideConditions(source, expressions.keyCondition, *in.exclusiveStartKey));
    plan::AccessPath path =
        plan::queryPath(found.table, found.index, expressions.keyCondition, in.scanIndexForward.value_or(true));
    if (in.exclusiveStartKey) plan::resumeAfter(path, plan::startKeyBytes(source, *in.exclusiveStartKey));
    return path;
}

} // namespace

Result<Query::Plan> Query::plan(const Input& input, const OpEnv& env) {
    const PageRequest request = requestOf(input);
    RF_TRY(checkPageParameters(request));
    RF_TRY(checkSelect(request));
    RF_ASSIGN(PageExpressions expressions, parsePageExpressions(request));
    if (!input.keyConditionExpression && !input.keyConditions) return validation(std::string(msg::kNoKeyCondition));
    RF_ASSIGN(const PageSource found, findSource(request, env));

    Plan plan;
    RF_ASSIGN(plan.path, accessPath(found, expressions, input));
    if (expressions.projection) RF_TRY(checkNestedPaths(*found.table, expressions.projection->paths()));
    const std::string_view filterName = input.queryFilter ? "QueryFilter" : "Filter Expression";
    if (expressions.filter) RF_TRY(checkFilterKeys(found.source(), *expressions.filter, filterName));
    RF_TRY(checkProjected(request, expressions, plan));
    if (expressions.filter) RF_TRY(checkNestedPaths(*found.table, expressions.filter->paths()));
    settle(request, std::move(expressions), plan);
    return plan;
}

Result<Query::Output> Query::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    return readPage(plan, txn, env);
}

} // namespace rf
