// From the fields of the form to a request with expressions.

#include "models/query/query_request.h"
#include "models/query/expression_writer.h"

#include "engine/value/json.h"

namespace rf::models {
namespace {

std::string rangeCondition(ExpressionWriter& writer, const KeyField& field) {
    const auto operand = [&](const QString& text) {
        return writer.value(*Value::parse(field.part.type, text), field.part.name);
    };
    const std::string name = writer.name(field.part.name);
    const std::string first = operand(field.value);
    switch (field.op) {
    case RangeOperator::Between:
        return name + " BETWEEN " + first + " AND " + operand(field.value2);
    case RangeOperator::BeginsWith:
        return "begins_with(" + name + ", " + first + ")";
    case RangeOperator::Less:
        return name + " < " + first;
    case RangeOperator::LessEqual:
        return name + " <= " + first;
    case RangeOperator::Greater:
        return name + " > " + first;
    case RangeOperator::GreaterEqual:
        return name + " >= " + first;
    default:
        return name + " = " + first;
    }
}

std::string keyCondition(ExpressionWriter& writer, const QList<KeyField>& fields) {
    std::string out;
    for (const KeyField& field : fields) {
        if (field.op == RangeOperator::Any) continue;
        if (!out.empty()) out += " AND ";
        out += rangeCondition(writer, field);
    }
    return out;
}

std::string inCondition(ExpressionWriter& writer, const FilterChip& chip, const std::string& path,
                        const QString& hint) {
    std::string list;
    for (int i = 0; i < chip.values.size(); ++i) {
        if (!list.empty()) list += ", ";
        list += writer.value(*chip.value(i), hint);
    }
    return path + " IN (" + list + ")";
}

std::string chipCondition(ExpressionWriter& writer, const FilterChip& chip) {
    const ValuePath where = *ValuePath::parse(chip.path);
    const QString hint = where.steps().back().isIndex() ? where.root() : where.steps().back().name;
    const std::string path = writer.path(where);
    const auto operand = [&](int i) { return writer.value(*chip.value(i), hint); };
    switch (chip.op) {
    case FilterOperator::Exists:
        return "attribute_exists(" + path + ")";
    case FilterOperator::NotExists:
        return "attribute_not_exists(" + path + ")";
    case FilterOperator::TypeIs:
        return "attribute_type(" + path + ", " + writer.value(Value::string(chip.values[0]), hint) + ")";
    case FilterOperator::Contains:
        return "contains(" + path + ", " + operand(0) + ")";
    case FilterOperator::BeginsWith:
        return "begins_with(" + path + ", " + operand(0) + ")";
    case FilterOperator::NotContains:
        return "NOT contains(" + path + ", " + operand(0) + ")";
    case FilterOperator::NotBeginsWith:
        return "NOT begins_with(" + path + ", " + operand(0) + ")";
    case FilterOperator::SizeNotEqual:
        return "size(" + path + ") <> " + operand(0);
    case FilterOperator::SizeLessEqual:
        return "size(" + path + ") <= " + operand(0);
    case FilterOperator::SizeGreaterEqual:
        return "size(" + path + ") >= " + operand(0);
    case FilterOperator::SizeBetween: {
        const std::string low = operand(0);
        return "size(" + path + ") BETWEEN " + low + " AND " + operand(1);
    }
    case FilterOperator::In:
        return inCondition(writer, chip, path, hint);
    case FilterOperator::SizeEqual:
        return "size(" + path + ") = " + operand(0);
    case FilterOperator::SizeLess:
        return "size(" + path + ") < " + operand(0);
    case FilterOperator::SizeGreater:
        return "size(" + path + ") > " + operand(0);
    case FilterOperator::Between: {
        const std::string low = operand(0);
        return path + " BETWEEN " + low + " AND " + operand(1);
    }
    default:
        return path + ' ' + toUtf8(filterOperatorText(chip.op)) + ' ' + operand(0);
    }
}

std::string filterCondition(ExpressionWriter& writer, const QList<FilterChip>& chips) {
    std::string out;
    for (const FilterChip& chip : chips) {
        if (!chip.enabled) continue;
        if (!out.empty()) out += " AND ";
        out += chipCondition(writer, chip);
    }
    return out;
}

/// What Query and Scan share.
template <class Input>
void fill(Input& input, const QueryModel& model, ExpressionWriter& writer) {
    input.tableName = toUtf8(model.table().name);
    if (!model.index().isEmpty()) input.indexName = toUtf8(model.index());
    if (model.limit() > 0) input.limit = model.limit();
    if (model.consistentRead()) input.consistentRead = true;
    input.returnConsumedCapacity = "TOTAL";
    if (std::string filter = filterCondition(writer, model.filters()->chips()); !filter.empty())
        input.filterExpression = std::move(filter);
    input.expressionAttributeNames = writer.names();
    input.expressionAttributeValues = writer.values();
}

QString namesAsJson(const rf::NameMap& names) {
    std::string out;
    for (const auto& [placeholder, name] : names) {
        out += out.empty() ? "{" : ", ";
        rf::appendJsonString(placeholder, out);
        out += ": ";
        rf::appendJsonString(name, out);
    }
    return fromUtf8(out + "}");
}

} // namespace

PageRequest makeRequest(const QueryModel& model) {
    PageRequest request;
    request.region = model.table().region;
    request.table = model.table();
    request.index = model.index();
    ExpressionWriter writer;
    if (model.mode() == QueryMode::Query) {
        rf::Query::Input input;
        input.keyConditionExpression = keyCondition(writer, model.keyFields());
        if (!model.ascending()) input.scanIndexForward = false;
        fill(input, model, writer);
        request.input = std::move(input);
    } else {
        rf::Scan::Input input;
        fill(input, model, writer);
        request.input = std::move(input);
    }
    return request;
}

QString requestText(const PageRequest& request) {
    QStringList lines;
    const auto line = [&](const char* member, const QString& text) {
        lines.append(QLatin1String(member) + QStringLiteral(": ") + text);
    };
    if (const auto* query = std::get_if<rf::Query::Input>(&request.input))
        line("KeyConditionExpression", fromUtf8(query->keyConditionExpression.value_or("")));
    std::visit(
        [&](const auto& input) {
            if (input.filterExpression) line("FilterExpression", fromUtf8(*input.filterExpression));
            if (input.expressionAttributeNames)
                line("ExpressionAttributeNames", namesAsJson(*input.expressionAttributeNames));
            if (input.expressionAttributeValues)
                line("ExpressionAttributeValues", fromUtf8(rf::toJson(*input.expressionAttributeValues)));
        },
        request.input);
    return lines.join(u'\n');
}

} // namespace rf::models
