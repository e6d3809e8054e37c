// Building values: from text, afresh, and out of a value of another type.

#include "models/value/value.h"

#include "engine/value/json.h"
#include "models/value/json_string.h"
#include "models/value/members.h"
#include "models/value/tr.h"


namespace rf::models {
namespace {

std::optional<Value> parseString(const QString& text, QString* why) {
    if (!isText(text)) return refuse(why, tr("The text holds half of a surrogate pair, which is no character."));
    return Value::string(text);
}

std::optional<Value> parseNumber(const QString& text, QString* why) {
    if (text.isEmpty()) return refuse(why, tr("Enter a number."));
    auto number = rf::Number::parse(toUtf8(text));
    if (!number) return refuse(why, fromUtf8(number.error().message));
    return Value(rf::AttributeValue::number(*number));
}

std::optional<Value> parseBinary(const QString& text, QString* why) {
    auto bytes = rf::base64Decode(toUtf8(text));
    if (!bytes) return refuse(why, tr("Binary is written as base64: groups of four of A–Z, a–z, 0–9, + and /."));
    return Value(rf::AttributeValue::binary(std::move(*bytes)));
}

std::optional<Value> parseBoolean(const QString& text, QString* why) {
    const QString word = text.trimmed().toLower();
    if (word == QLatin1String("true")) return Value::boolean(true);
    if (word == QLatin1String("false")) return Value::boolean(false);
    return refuse(why, tr("A boolean is true or false."));
}

/// One member a line. A line that is a JSON string stands for what it says; empty lines are left out.
std::optional<Value> parseSet(ValueType type, const QString& text, QString* why) {
    rf::List members;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const auto member = Value::parse(memberType(type), unquotedJson(line).value_or(line), why);
        if (!member) return std::nullopt;
        members.push_back(member->engine());
    }
    auto set = setOf(type, members, why);
    if (!set) return std::nullopt;
    return Value(std::move(*set));
}

/// What a value holds that could be elements of a list or members of a set.
std::optional<rf::List> elementsOf(const rf::AttributeValue& value) {
    if (value.is(ValueType::L)) return value.asList();
    if (isSet(value.type())) return membersOf(value);
    if (value.is(ValueType::NUL) || value.is(ValueType::M)) return std::nullopt;
    return rf::List{value};
}

/// Every element as a scalar of `type`; nothing if one cannot be.
std::optional<rf::List> elementsAs(ValueType type, const rf::List& elements) {
    rf::List out;
    for (const auto& element : elements) {
        if (isContainer(element.type())) return std::nullopt;
        const auto read = Value::parse(type, Value(element).editText());
        if (!read) return std::nullopt;
        out.push_back(read->engine());
    }
    return out;
}

std::optional<Value> scalarFrom(ValueType type, const rf::AttributeValue& value) {
    const auto elements = elementsOf(value);
    if (!elements || elements->size() != 1) return std::nullopt;
    const auto read = elementsAs(type, *elements);
    return read ? std::optional(Value(read->front())) : std::nullopt;
}

std::optional<Value> setFrom(ValueType type, const rf::AttributeValue& value) {
    const auto elements = elementsOf(value);
    if (!elements) return std::nullopt;
    const auto members = elementsAs(memberType(type), *elements);
    if (!members) return std::nullopt;
    auto set = setOf(type, *members, nullptr);
    return set ? std::optional(Value(std::move(*set))) : std::nullopt;
}

} // namespace

Value::Value() {
    static const auto null = std::make_shared<const rf::AttributeValue>();
    m_value = null;
}
Value::Value(rf::AttributeValue value) : m_value(std::make_shared<const rf::AttributeValue>(std::move(value))) {}

Value Value::string(const QString& text) {
    return Value(rf::AttributeValue::string(toUtf8(text)));
}
Value Value::boolean(bool value) {
    return Value(rf::AttributeValue::boolean(value));
}
Value Value::binary(const QByteArray& bytes) {
    return Value(rf::AttributeValue::binary(bytes.toStdString()));
}
Value Value::emptyMap() {
    return Value(rf::AttributeValue::map({}));
}
Value Value::emptyList() {
    return Value(rf::AttributeValue::list({}));
}

std::optional<Value> Value::parse(ValueType type, const QString& text, QString* why) {
    switch (type) {
    case ValueType::S:
        return parseString(text, why);
    case ValueType::N:
        return parseNumber(text, why);
    case ValueType::B:
        return parseBinary(text, why);
    case ValueType::BOOL:
        return parseBoolean(text, why);
    case ValueType::NUL:
        return null();
    case ValueType::SS:
    case ValueType::NS:
    case ValueType::BS:
        return parseSet(type, text, why);
    case ValueType::L:
    case ValueType::M:
        break;
    }
    if (!text.isEmpty()) return refuse(why, tr("Lists and maps are edited element by element, or as JSON."));
    return type == ValueType::L ? emptyList() : emptyMap();
}

Value Value::initial(ValueType type) {
    switch (type) {
    case ValueType::S:
        return string({});
    case ValueType::N:
        return Value(rf::AttributeValue::number(rf::Number()));
    case ValueType::B:
        return binary({});
    case ValueType::BOOL:
        return boolean(false);
    case ValueType::NUL:
        return null();
    case ValueType::SS:
        return Value(rf::AttributeValue::stringSet({""}));
    case ValueType::NS:
        return Value(rf::AttributeValue::numberSet({rf::Number()}));
    case ValueType::BS:
        return Value(rf::AttributeValue::binarySet({""}));
    case ValueType::L:
        return emptyList();
    case ValueType::M:
        return emptyMap();
    }
    return null();
}

Value Value::retyped(ValueType type) const {
    if (type == m_value->type()) return *this;
    if (type == ValueType::NUL || type == ValueType::M) return initial(type);
    if (type == ValueType::L) {
        auto elements = elementsOf(*m_value);
        return elements ? Value(rf::AttributeValue::list(std::move(*elements))) : initial(type);
    }
    const auto kept = isSet(type) ? setFrom(type, *m_value) : scalarFrom(type, *m_value);
    return kept.value_or(initial(type));
}

ValueType Value::type() const {
    return m_value->type();
}

qint64 Value::sizeBytes() const {
    return qint64(rf::sizeOf(*m_value));
}
qint64 Value::itemSizeBytes() const {
    return m_value->is(ValueType::M) ? qint64(rf::sizeOf(m_value->asMap())) : sizeBytes();
}

} // namespace rf::models
