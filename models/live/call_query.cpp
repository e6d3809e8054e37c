// From a call to the query builder.

#include "models/live/call_detail.h"

#include "engine/api/ops/get_item.h"
#include "engine/api/ops/query.h"
#include "engine/api/ops/scan.h"
#include "engine/api/request.h"
#include "engine/expr/expression.h"
#include "engine/value/json.h"

#include <QRegularExpression>

namespace rf::models {

namespace {

RangeOperator rangeOperatorOf(rf::expr::KeyOperator op) {
    switch (op) {
    case rf::expr::KeyOperator::Equal: return RangeOperator::Equal;
    case rf::expr::KeyOperator::Less: return RangeOperator::Less;
    case rf::expr::KeyOperator::LessEqual: return RangeOperator::LessEqual;
    case rf::expr::KeyOperator::Greater: return RangeOperator::Greater;
    case rf::expr::KeyOperator::GreaterEqual: return RangeOperator::GreaterEqual;
    case rf::expr::KeyOperator::Between: return RangeOperator::Between;
    case rf::expr::KeyOperator::BeginsWith: return RangeOperator::BeginsWith;
    }
    return RangeOperator::Any;
}

void setKey(QueryModel* query, const rf::expr::KeyComparison& condition) {
    const QString name = fromUtf8(condition.attribute);
    query->setKeyOperator(name, rangeOperatorOf(condition.op));
    if (!condition.operands.empty()) query->setKeyValue(name, Value(condition.operands[0]).editText());
    if (condition.operands.size() > 1) query->setKeyUpperValue(name, Value(condition.operands[1]).editText());
}

std::optional<FilterOperator> comparatorOf(const QString& text) {
    static const QHash<QString, FilterOperator> known{
        {QStringLiteral("="), FilterOperator::Equal},      {QStringLiteral("<>"), FilterOperator::NotEqual},
        {QStringLiteral("<"), FilterOperator::Less},       {QStringLiteral("<="), FilterOperator::LessEqual},
        {QStringLiteral(">"), FilterOperator::Greater},    {QStringLiteral(">="), FilterOperator::GreaterEqual},
        {QStringLiteral("contains"), FilterOperator::Contains},
        {QStringLiteral("begins_with"), FilterOperator::BeginsWith},
        {QStringLiteral("attribute_exists"), FilterOperator::Exists},
        {QStringLiteral("attribute_not_exists"), FilterOperator::NotExists}};
    const auto found = known.constFind(text);
    return found == known.constEnd() ? std::nullopt : std::optional(*found);
}

/// One term of an AND: `path op :value`, `function(path, :value)` or `function(path)`.
std::optional<FilterChip> chipOf(const QString& term, const rf::Names& names, const rf::Attributes& values) {
    static const QRegularExpression comparison(QStringLiteral("^([#\\w.\\[\\]]+)\\s*(=|<>|<=|>=|<|>)\\s*(:\\w+)$"));
    static const QRegularExpression call(QStringLiteral("^(\\w+)\\s*\\(\\s*([#\\w.\\[\\]]+)\\s*(?:,\\s*(:\\w+)\\s*)?\\)$"));
    auto match = comparison.match(term.trimmed());
    QString path = match.captured(1), op = match.captured(2), operand = match.captured(3);
    if (!match.hasMatch()) {
        match = call.match(term.trimmed());
        if (!match.hasMatch()) return std::nullopt;
        op = match.captured(1), path = match.captured(2), operand = match.captured(3);
    }
    const auto known = comparatorOf(op);
    if (!known) return std::nullopt;
    FilterChip chip;
    chip.op = *known;
    static const QRegularExpression alias(QStringLiteral("#\\w+"));
    for (auto found = alias.match(path); found.hasMatch(); found = alias.match(path)) {
        const auto name = names ? names->find(toUtf8(found.captured())) : rf::NameMap::const_iterator();
        if (!names || name == names->end()) return std::nullopt;
        path.replace(found.capturedStart(), found.capturedLength(), fromUtf8(name->second));
    }
    chip.path = path;
    if (operand.isEmpty()) return chip;
    const rf::AttributeValue* value = values ? values->find(toUtf8(operand)) : nullptr;
    if (!value) return std::nullopt;
    chip.type = value->type();
    chip.values = {Value(*value).editText()};
    return chip;
}

/// All terms or none: half a filter would show other items.
bool setFilter(QueryModel* query, const rf::Text& filter, const rf::Names& names, const rf::Attributes& values) {
    query->filters()->clear();
    if (!filter) return true;
    static const QRegularExpression conjunction(QStringLiteral("\\bAND\\b"), QRegularExpression::CaseInsensitiveOption);
    QList<FilterChip> chips;
    for (const QString& term : fromUtf8(*filter).split(conjunction)) {
        const auto chip = chipOf(term, names, values);
        if (!chip) return false;
        chips << *chip;
    }
    query->filters()->setChips(chips);
    return true;
}

template <class Input>
QStringList setPage(QueryModel* query, const Input& input, const rf::Text& filter) {
    QStringList left;
    if (!setFilter(query, filter, input.expressionAttributeNames, input.expressionAttributeValues))
        left << QStringLiteral("FilterExpression");
    query->setLimit(int(input.limit.value_or(0)));
    query->setConsistentRead(input.consistentRead.value_or(false));
    if (input.projectionExpression || input.attributesToGet) left << QStringLiteral("ProjectionExpression");
    if (input.exclusiveStartKey) left << QStringLiteral("ExclusiveStartKey");
    return left;
}

std::optional<QStringList> fill(const rf::Query::Input& input, QueryModel* query) {
    if (!input.keyConditionExpression) return std::nullopt;
    rf::expr::ExpressionContext context(input.expressionAttributeNames ? &*input.expressionAttributeNames : nullptr,
                                        input.expressionAttributeValues ? &*input.expressionAttributeValues : nullptr);
    const auto conditions = rf::expr::parseKeyCondition(*input.keyConditionExpression, context);
    if (!conditions) return std::nullopt;
    query->setIndex(fromUtf8(input.indexName.value_or("")));
    query->setMode(QueryMode::Query);
    for (const auto& condition : *conditions) setKey(query, condition);
    query->setAscending(input.scanIndexForward.value_or(true));
    return setPage(query, input, input.filterExpression);
}

std::optional<QStringList> fill(const rf::Scan::Input& input, QueryModel* query) {
    query->setIndex(fromUtf8(input.indexName.value_or("")));
    query->setMode(QueryMode::Scan);
    QStringList left = setPage(query, input, input.filterExpression);
    if (input.totalSegments) left << QStringLiteral("Segment");
    return left;
}

std::optional<QStringList> fill(const rf::GetItem::Input& input, QueryModel* query) {
    if (!input.key) return std::nullopt;
    query->setIndex({});
    query->setMode(QueryMode::Query);
    for (const auto& [name, value] : *input.key) setKey(query, {name, rf::expr::KeyOperator::Equal, {value}});
    query->filters()->clear();
    query->setConsistentRead(input.consistentRead.value_or(false));
    return QStringList();
}

} // namespace

std::optional<QStringList> fillQuery(const rf::events::Call& call, QueryModel* query) {
    const auto request = rf::requestFromJson(call.operation, call.request.text);
    if (!request) return std::nullopt;
    if (call.operation == rf::Query::kName) return fill(request->as<rf::Query>(), query);
    if (call.operation == rf::Scan::kName) return fill(request->as<rf::Scan>(), query);
    if (call.operation == rf::GetItem::kName) return fill(request->as<rf::GetItem>(), query);
    return std::nullopt;
}

} // namespace rf::models
