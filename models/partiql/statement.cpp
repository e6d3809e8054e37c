#include "models/partiql/statement.h"

#include "models/value/tr.h"

#include "engine/expr/partiql.h"

#include <QJsonArray>

namespace rf::models {
namespace {

rf::Result<rf::expr::PartiqlStatement> parsed(const Statement& statement) {
    std::vector<rf::AttributeValue> values;
    for (const auto& each : rf::ExecuteStatement::Input(statement.request()).parameters.value_or(std::vector<rf::InputValue>())) values.push_back(each.value);
    return rf::expr::parsePartiql(toUtf8(statement.text), values);
}

} // namespace

int Statement::placeholders() const {
    int count = 0;
    QChar quote; // none, ' or "; a doubled one closes and opens again
    for (const QChar each : text) {
        if (!quote.isNull()) {
            if (each == quote) quote = QChar();
        } else if (each == u'\'' || each == u'"') {
            quote = each;
        } else if (each == u'?') {
            ++count;
        }
    }
    return count;
}

QString Statement::problem() const {
    if (isEmpty()) return tr("Type a statement.");
    const int wanted = placeholders();
    for (int i = 0; i < wanted; ++i) {
        QString why;
        const StatementParameter given = parameters.value(i);
        if (!Value::parse(given.type, given.text, &why)) return tr("Parameter %1: %2").arg(i + 1).arg(why);
    }
    const auto statement = parsed(*this);
    return statement ? QString() : fromUtf8(statement.error().message);
}

std::optional<bool> Statement::reads() const {
    if (!problem().isEmpty()) return std::nullopt;
    return parsed(*this)->reads();
}

QString Statement::title() const {
    const QString line = text.simplified();
    return line.isEmpty() ? tr("PartiQL") : tr("PartiQL · %1").arg(visibleText(line, 40));
}

rf::ExecuteStatement::Input Statement::request() const {
    rf::ExecuteStatement::Input input{.statement = toUtf8(text)};
    std::vector<rf::InputValue> values;
    for (int i = 0; i < placeholders(); ++i)
        if (const StatementParameter given = parameters.value(i); const auto value = Value::parse(given.type, given.text))
            values.push_back({value->engine(), {}});
    if (!values.empty()) input.parameters = std::move(values);
    if (consistent) input.consistentRead = true;
    if (limit > 0) input.limit = limit;
    input.returnConsumedCapacity = "TOTAL";
    return input;
}

QJsonObject Statement::toJson() const {
    QJsonArray values;
    for (const StatementParameter& each : parameters) values.append(QJsonObject{{"type", models::typeCode(each.type)}, {"text", each.text}});
    return {{"text", text}, {"parameters", values}, {"consistent", consistent}, {"limit", limit}};
}

Statement Statement::fromJson(const QJsonObject& json) {
    Statement out{.text = json[u"text"].toString(), .consistent = json[u"consistent"].toBool(), .limit = std::max(0, json[u"limit"].toInt())};
    for (const QJsonValue& each : json[u"parameters"].toArray())
        out.parameters << StatementParameter{typeOfCode(each[u"type"].toString()).value_or(ValueType::S), each[u"text"].toString()};
    return out;
}

} // namespace rf::models
