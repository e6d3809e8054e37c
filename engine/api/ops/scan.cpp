#include "engine/api/ops/scan.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"
#include "engine/api/ops/start_key.h"

namespace rf {
namespace {

PageRequest requestOf(const Scan::Input& in) {
    return {in.tableName,        in.indexName,              in.select,
            in.attributesToGet,  in.limit,                  in.consistentRead,
            in.exclusiveStartKey, in.returnConsumedCapacity, in.projectionExpression,
            in.filterExpression, nullptr,                   in.expressionAttributeNames,
            in.expressionAttributeValues, nullptr,          in.scanFilter,
            in.conditionalOperator};
}

Status checkSegments(const Scan::Input& in) {
    if (in.segment && !in.totalSegments) return validation(std::string(msg::kTotalSegmentsRequired));
    if (in.totalSegments && !in.segment) return validation(std::string(msg::kSegmentRequired));
    if (in.segment && *in.segment >= *in.totalSegments)
        return validation(msg::segmentTooLarge(*in.segment, *in.totalSegments));
    return {};
}

/// Moves the path behind the start key, which must lie in the segment.
Status resume(const Scan::Input& in, plan::AccessPath& path) {
    if (!in.exclusiveStartKey) return {};
    RF_TRY(checkScanStartKey(path.source, *in.exclusiveStartKey));
    const std::string key = plan::startKeyBytes(path.source, *in.exclusiveStartKey);
    if (path.segments > 1 && !path.range.contains(key))
        return validation(msg::startKeyOfOtherSegment(path.segments, path.segment));
    plan::resumeAfter(path, key);
    return {};
}

} // namespace

Result<Scan::Plan> Scan::plan(const Input& input, const OpEnv& env) {
    const PageRequest request = requestOf(input);
    RF_TRY(checkPageParameters(request));
    RF_TRY(checkSegments(input));
    RF_TRY(checkSelect(request));
    RF_ASSIGN(PageExpressions expressions, parsePageExpressions(request));
    RF_ASSIGN(const PageSource found, findSource(request, env));

    Plan plan;
    plan.path = plan::scanPath(found.table, found.index, input.segment.value_or(0), input.totalSegments.value_or(1));
    RF_TRY(checkProjected(request, expressions, plan));
    RF_TRY(resume(input, plan.path));
    if (expressions.projection) RF_TRY(checkNestedPaths(*found.table, expressions.projection->paths()));
    if (expressions.filter) RF_TRY(checkNestedPaths(*found.table, expressions.filter->paths()));
    settle(request, std::move(expressions), plan);
    return plan;
}

Result<Scan::Output> Scan::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    return readPage(plan, txn, env);
}

} // namespace rf
