// The checks of Query and Scan in the service's order (spec/02 §4.1, §5.6, §5.7; spec/10 §7).

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"
#include "engine/api/ops/page_read.h"

#include <algorithm>

namespace rf {
namespace {

constexpr std::string_view kAllAttributes = "ALL_ATTRIBUTES";
constexpr std::string_view kProjected = "ALL_PROJECTED_ATTRIBUTES";
constexpr std::string_view kSpecific = "SPECIFIC_ATTRIBUTES";
constexpr std::string_view kCount = "COUNT";

bool hasKeyCondition(const PageRequest& request) {
    return request.keyConditionExpression && *request.keyConditionExpression;
}

/// KeyConditions go together with the other expressions, only not with a KeyConditionExpression.
Status checkDialects(const PageRequest& request) {
    const bool filter = request.legacyFilter.has_value(), conditional = request.conditionalOperator.has_value();
    const bool keys = request.keyConditions && *request.keyConditions && hasKeyCondition(request);
    return checkMixing({{"AttributesToGet", request.attributesToGet.has_value()},
                        {request.isQuery() ? "QueryFilter" : "ScanFilter", filter},
                        {"ConditionalOperator", conditional},
                        {"KeyConditions", keys}},
                       {{"ProjectionExpression", request.projectionExpression.has_value()},
                        {"FilterExpression", request.filterExpression.has_value()},
                        {"KeyConditionExpression", hasKeyCondition(request)}});
}

const NameMap* namesOf(const PageRequest& request) { return request.names ? &*request.names : nullptr; }
const InputAttributes* valuesOf(const PageRequest& request) { return request.values ? &*request.values : nullptr; }

Status checkPresence(const PageRequest& request) {
    const bool takesValues = request.filterExpression || hasKeyCondition(request);
    if (request.names && !takesValues && !request.projectionExpression)
        return validation(std::string(msg::kNamesWithoutExpression));
    if (request.values && !takesValues)
        return validation(msg::valuesWithoutExpression(request.isQuery()
                                                           ? "FilterExpression and KeyConditionExpression are null"
                                                           : "FilterExpression is null"));
    return {};
}

Status checkPlaceholderMaps(const PageRequest& request) {
    const InputAttributes* values = valuesOf(request);
    if (values) {
        // A map whose only value was bad is not an empty map.
        const bool onlyBad = values->empty() && values->bad;
        RF_TRY(expr::ExpressionContext(namesOf(request), onlyBad ? nullptr : values).checkPlaceholders());
        return checkExpressionValues(*values);
    }
    return namesOf(request) ? expr::ExpressionContext(namesOf(request), nullptr).checkPlaceholders() : Status();
}

Status checkStartKeyValues(const Attributes& key) {
    if (!key) return {};
    const Status status = checkValues(*key);
    if (status) return {};
    return Error{status.error().code, std::string(msg::kStartKeyInvalid) + ": " + status.error().message};
}

/// What a projection asks for, as the name of the parameter; empty = no projection.
std::string_view projectionParameter(const PageRequest& request) {
    if (request.projectionExpression) return "ProjectionExpression";
    return request.attributesToGet ? "AttributesToGet" : std::string_view();
}

bool keeps(const plan::Source& source, std::string_view name) {
    if (!source.index || source.index->projection.type == ProjectionType::All) return true;
    const auto& names = source.index->projection.nonKeyAttributes;
    return source.index->key.contains(name) || source.table->key.contains(name) ||
           std::find(names.begin(), names.end(), name) != names.end();
}

/// Top-level names the index does not hold, each once, in written order.
std::vector<std::string> missing(const plan::Source& source, const std::vector<expr::Path>& paths) {
    std::vector<std::string> names;
    for (const expr::Path& path : paths)
        if (!keeps(source, path.root()) && std::find(names.begin(), names.end(), path.root()) == names.end())
            names.push_back(path.root());
    return names;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

} // namespace

Status checkPageParameters(const PageRequest& request) {
    RF_TRY(checkDialects(request));
    RF_TRY(checkPresence(request));
    RF_TRY(checkPlaceholderMaps(request));
    RF_TRY(checkStartKeyValues(request.exclusiveStartKey));
    return request.attributesToGet ? checkAttributesToGet(*request.attributesToGet) : Status();
}

Status checkSelect(const PageRequest& request) {
    if (!request.select) return {};
    const std::string& select = *request.select;
    const std::string_view projection = projectionParameter(request);
    if (select == kSpecific) {
        if (!projection.empty()) return {};
        std::string text(msg::kSpecificWithoutProjection);
        return validation(request.isQuery() ? msg::enveloped(text) : text);
    }
    if (select == kProjected && !request.indexName) return validation(std::string(msg::kProjectedWithoutIndex));
    if (projection.empty()) return {};
    return validation(msg::projectionWithSelect(projection, select == kCount ? "only the Count" : select));
}

Result<PageExpressions> parsePageExpressions(const PageRequest& request) {
    PageExpressions parsed;
    RF_ASSIGN(parsed.filter, filterCondition(request.legacyFilter, request.conditionalOperator));
    if (request.keyConditions) {
        RF_ASSIGN(LegacyKeyConditions keys, keyConditionsOf(*request.keyConditions));
        parsed.keyCondition = std::move(keys.comparisons);
        parsed.indexable = keys.indexable;
    }
    if (request.attributesToGet) parsed.projection = expr::ProjectionPaths::topLevel(*request.attributesToGet);
    expr::ExpressionContext context(namesOf(request), valuesOf(request));
    if (hasKeyCondition(request)) {
        RF_ASSIGN(parsed.keyCondition, expr::parseKeyCondition(**request.keyConditionExpression, context));
    }
    if (request.filterExpression) {
        RF_ASSIGN(parsed.filter,
                  expr::Condition::parse(*request.filterExpression, expr::Parameter::Filter, context));
    }
    if (request.projectionExpression) {
        RF_ASSIGN(parsed.projection, expr::ProjectionPaths::parse(*request.projectionExpression, context));
    }
    RF_TRY(context.finish());
    return parsed;
}

Result<PageSource> findSource(const PageRequest& request, const OpEnv& env) {
    PageSource source;
    RF_ASSIGN(source.table, findTable(env, *request.tableName));
    if (!request.indexName) return source;
    source.index = source.table->findIndex(*request.indexName);
    if (!source.index || source.index->status == TableStatus::Deleting)
        return validation(msg::noSuchIndex(*request.indexName));
    if (source.index->status == TableStatus::Creating) return validation(msg::backfillingIndex(*request.indexName));
    if (source.index->kind == IndexKind::Global && request.consistentRead.value_or(false))
        return validation(std::string(msg::kConsistentOnGlobal));
    return source;
}

Status checkProjected(const PageRequest& request, const PageExpressions& expressions, PagePlan& plan) {
    const plan::Source& source = plan.path.source;
    if (!source.index || source.index->projection.type == ProjectionType::All) return {};
    const bool all = request.select == kAllAttributes;
    if (all && source.isGlobal()) return validation(msg::allAttributesOfGlobal(source.index->name));

    std::vector<std::string> lacking, filtered;
    if (expressions.projection) lacking = missing(source, expressions.projection->paths());
    if (expressions.filter) filtered = missing(source, expressions.filter->paths());
    if (source.isGlobal()) {
        if (lacking.empty()) lacking = filtered;
        return lacking.empty() ? Status() : validation(msg::notProjected(source.index->name, joined(lacking)));
    }
    plan.filterFetched = !filtered.empty();
    plan.fetches = all || !lacking.empty() || plan.filterFetched;
    return {};
}

void settle(const PageRequest& request, PageExpressions expressions, PagePlan& plan) {
    plan.filter = std::move(expressions.filter);
    plan.projection = std::move(expressions.projection);
    plan.onlyCount = request.select == kCount;
    plan.limit = request.limit;
    plan.reading = request.consistentRead.value_or(false) ? capacity::Reading::Consistent : capacity::Reading::Eventual;
    plan.report = capacity::reportOf(request.returnConsumedCapacity);
    plan.tableName = *request.tableName;
}

Error keyConditionError(const plan::KeyProblem& problem) {
    using Kind = plan::KeyProblem::Kind;
    switch (problem.kind) {
    case Kind::TooMany: return validation(std::string(msg::kTooManyKeyConditions));
    case Kind::NotSupported: return validation(std::string(msg::kKeyConditionNotSupported));
    case Kind::Missed: return validation(msg::missedKeyElement(problem.attribute));
    case Kind::WrongType: return validation(std::string(msg::kConditionType));
    case Kind::Empty: return validation(msg::emptyKey(problem.type == Type::B ? "binary" : "string", problem.attribute));
    case Kind::HashTooLong: return validation(std::string(msg::kHashKeyTooLong));
    case Kind::RangeTooLong: return validation(std::string(msg::kRangeKeyTooLong));
    }
    return internal("unknown key problem");
}

} // namespace rf
