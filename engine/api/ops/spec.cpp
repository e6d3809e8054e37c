#include "engine/api/ops/spec.h"

#include "engine/catalog/messages.h"

#include <algorithm>
#include <cmath>

namespace rf {
namespace {

constexpr std::size_t kMostTold = 10;
constexpr std::string_view kPattern = "[a-zA-Z0-9_.-]+";

bool isName(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
               c == '-';
    });
}

bool isArn(std::string_view text) { return text.starts_with("arn:"); }

/// Characters as the service counts them: UTF-16 code units.
std::int64_t textLength(std::string_view text) {
    std::int64_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
    }
    return units;
}

std::string failed(detail::Echo echo, const MemberPath& path, std::string_view constraint) {
    return "Value '" + echo() + "' at '" + path.render(false) + "' failed to satisfy constraint: " +
           std::string(constraint);
}
std::string failedAnew(const MemberPath& path, std::string_view constraint) {
    return "Value at '" + path.render(true) + "' failed to satisfy constraint: " + std::string(constraint);
}

std::string atLeast(std::string_view what, std::int64_t bound) {
    return "Member must have " + std::string(what) + " greater than or equal to " + std::to_string(bound);
}
std::string atMost(std::string_view what, std::int64_t bound) {
    return "Member must have " + std::string(what) + " less than or equal to " + std::to_string(bound);
}

void checkBounds(std::string_view what, std::int64_t size, const Rules& rules, detail::Echo echo,
                 const MemberPath& path, Violations& out) {
    if (rules.min && size < *rules.min) {
        const std::string constraint = atLeast(what, *rules.min);
        out.add(rules.wordMinAnew ? failedAnew(path, constraint) : failed(echo, path, constraint), rules.minAlone);
    }
    if (rules.max && size > *rules.max) {
        const std::string constraint = atMost(what, *rules.max);
        out.add(rules.wordMaxAnew ? failedAnew(path, constraint) : failed(echo, path, constraint));
    }
}

std::string joined(std::span<const std::string_view> values) {
    std::string text;
    for (const std::string_view value : values) {
        if (!text.empty()) text += ", ";
        text += value;
    }
    return text;
}

Error cannotConvert(std::string_view token, std::string_view type) {
    return serialization(std::string(token) + " cannot be converted to " + std::string(type));
}

/// The token name of a scalar in type errors, or the error of a container in a scalar's place.
Result<std::string_view> scalarToken(detail::Json json, std::string_view javaType) {
    using simdjson::dom::element_type;
    switch (json.type()) {
    case element_type::INT64:
    case element_type::UINT64: return std::string_view("NUMBER_VALUE");
    case element_type::DOUBLE: return std::string_view("DECIMAL_VALUE");
    case element_type::BOOL: return std::string_view(bool(json.get_bool()) ? "TRUE_VALUE" : "FALSE_VALUE");
    case element_type::ARRAY: return serialization("Unrecognized collection type class java.lang." + std::string(javaType));
    case element_type::OBJECT: return serialization(std::string(msg::kStartOfStructure));
    default: return std::string_view("STRING_VALUE");
    }
}

} // namespace

std::string MemberPath::render(bool asOnTheWire) const {
    std::string text = parent ? parent->render(asOnTheWire) + "." : std::string();
    return text + (isMember && !asOnTheWire ? detail::lowerCamel(step) : std::string(step));
}

void Violations::add(std::string text, bool alone) {
    if (alone && !m_alone) m_alone = text;
    m_texts.push_back(std::move(text));
}

Status Violations::result() const {
    if (m_texts.empty()) return {};
    if (m_alone) return validation(msg::enveloped(*m_alone));
    const std::size_t told = std::min(m_texts.size(), kMostTold);
    std::string text = std::to_string(told) + (told == 1 ? " validation error detected: " : " validation errors detected: ");
    for (std::size_t i = 0; i < told; ++i) text += (i ? "; " : "") + m_texts[i];
    return validation(std::move(text));
}

namespace detail {

std::string lowerCamel(std::string_view name) {
    std::string text(name);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

void checkLength(std::size_t length, const Rules& rules, Echo echo, const MemberPath& path, Violations& out) {
    checkBounds("length", static_cast<std::int64_t>(length), rules, echo, path, out);
}

void checkAbsent(const Rules& rules, const MemberPath& path, Violations& out) {
    if (rules.required)
        out.add("Value null at '" + path.render(false) + "' failed to satisfy constraint: Member must not be null");
}

void checkMapKey(std::string_view key, const Rules& rules, Echo echo, const MemberPath& path, Violations& out) {
    if (!rules.keysAreTableNames || isArn(key)) return;
    if (!key.empty() && key.size() <= 255 && isName(key)) return;
    out.add(failed(echo, path,
                   "Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must "
                   "have length greater than or equal to 1, Member must satisfy regular expression pattern: " +
                       std::string(kPattern) + "]"));
}

Status expectObject(Json json, std::string_view shape) {
    if (json.is_object()) return {};
    if (json.is_array())
        return serialization("Unrecognized collection type class com.amazonaws.dynamodb.v20120810." + std::string(shape));
    return serialization("Unexpected value type in payload");
}

Status expectList(Json json) {
    if (json.is_array()) return {};
    return serialization(json.is_object() ? std::string(msg::kStartOfStructure) : "Unexpected field type");
}

Status expectMap(Json json) {
    if (json.is_object()) return {};
    if (json.is_array())
        return serialization("Unrecognized collection type java.util.Map<java.lang.String, "
                             "com.amazonaws.dynamodb.v20120810.AttributeValue>");
    return serialization("Unexpected field type");
}

Status TextCodec::decode(Json json, const Rules&, Value& out) const {
    if (json.is_string()) {
        out = std::string(std::string_view(json.get_string()));
        return {};
    }
    RF_ASSIGN(const std::string_view token, scalarToken(json, "String"));
    return cannotConvert(token, "String");
}

void TextCodec::check(const Value& value, const Rules& rules, const MemberPath& path, Violations& out) const {
    const auto echoed = [&] { return value; };
    if (!rules.values.empty() && std::find(rules.values.begin(), rules.values.end(), value) == rules.values.end()) {
        out.add(!rules.enumText.empty()
                    ? std::string(rules.enumText)
                    : failed(echoed, path, "Member must satisfy enum value set: [" + joined(rules.values) + "]"),
                rules.enumAlone);
        return;
    }
    if (rules.acceptsArn && isArn(value)) return;
    if (rules.namePattern && (value.empty() ? rules.patternOfEmpty : !isName(value)))
        out.add(failed(echoed, path, "Member must satisfy regular expression pattern: " + std::string(kPattern)));
    if (rules.min || rules.max) checkBounds("length", textLength(value), rules, echoed, path, out);
}

Status IntegerCodec::decode(Json json, const Rules& rules, Value& out) const {
    using simdjson::dom::element_type;
    const std::string_view type = rules.longInteger ? "Long" : "Integer";
    switch (json.type()) {
    case element_type::INT64: out = std::int64_t(json.get_int64()); return {};
    case element_type::UINT64: out = INT64_MAX; return {};
    case element_type::DOUBLE: {
        const double value = std::floor(double(json.get_double()));
        out = value >= 9.2e18 ? INT64_MAX : value <= -9.2e18 ? INT64_MIN : static_cast<std::int64_t>(value);
        return {};
    }
    default: break;
    }
    RF_ASSIGN(const std::string_view token, scalarToken(json, type));
    return cannotConvert(token, type);
}

void IntegerCodec::check(Value value, const Rules& rules, const MemberPath& path, Violations& out) const {
    checkBounds("value", value, rules, [&] { return std::to_string(value); }, path, out);
}

Status BooleanCodec::decode(Json json, const Rules&, Value& out) const {
    if (json.is_bool()) {
        out = bool(json.get_bool());
        return {};
    }
    RF_ASSIGN(const std::string_view token, scalarToken(json, "Boolean"));
    if (!json.is_string()) return cannotConvert(token, "Boolean");
    std::string text(std::string_view(json.get_string()));
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    const bool yes = text == "true" || text == "1" || text == "yes";
    if (!yes && text != "false" && text != "0" && text != "no")
        return serialization("Unexpected token received from parser");
    out = yes;
    return {};
}

Status AttributesCodec::decode(Json json, const Rules&, Value& out) const {
    RF_TRY(expectMap(json));
    auto whole = attributeMapFromJson(json);
    if (whole) {
        static_cast<AttributeMap&>(out) = std::move(whole).value();
        return {};
    }
    if (whole.error().code != ErrorCode::Validation) return std::move(whole).error();
    // A value is wrong: keep what is right, remember the first that is not; a wrong JSON type further on still wins.
    for (auto [key, each] : simdjson::dom::object(json.get_object())) {
        auto value = attributeValueFromJson(each);
        if (value) {
            out.set(std::string(key), std::move(value).value());
            continue;
        }
        if (value.error().code != ErrorCode::Validation) return std::move(value).error();
        if (!out.bad) out.bad = ValueError{std::string(key), std::move(value).error()};
    }
    if (!out.bad) out.bad = ValueError{{}, std::move(whole).error()};
    return {};
}

Status ValueCodec::decode(Json json, const Rules&, Value& out) const {
    auto value = attributeValueFromJson(json);
    if (value)
        out.value = std::move(value).value();
    else if (value.error().code == ErrorCode::Validation)
        out.bad = std::move(value).error();
    else
        return std::move(value).error();
    return {};
}

Status NamesCodec::decode(Json json, const Rules&, Value& out) const {
    RF_TRY(expectMap(json));
    for (auto [key, each] : simdjson::dom::object(json.get_object())) {
        if (each.is_null()) continue;
        RF_TRY(TextCodec().decode(each, {}, out[std::string(key)]));
    }
    return {};
}

void NamesCodec::encode(const Value& value, std::string& out) const {
    out += '{';
    bool first = true;
    for (const auto& [key, name] : value) {
        if (!first) out += ',';
        first = false;
        appendJsonString(key, out);
        out += ':';
        appendJsonString(name, out);
    }
    out += '}';
}

void NamesCodec::echo(const Value& value, std::string& out) const {
    out += '{';
    bool first = true;
    for (const auto& [key, name] : value) {
        if (!first) out += ", ";
        first = false;
        out += key + "=" + name;
    }
    out += '}';
}

Status TextsCodec::decode(Json json, const Rules&, Value& out) const {
    RF_TRY(expectList(json));
    for (Json each : simdjson::dom::array(json.get_array())) {
        if (each.is_null()) continue;
        RF_TRY(TextCodec().decode(each, {}, out.emplace_back()));
    }
    return {};
}

void TextsCodec::encode(const Value& value, std::string& out) const {
    out += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (i) out += ',';
        appendJsonString(value[i], out);
    }
    out += ']';
}

void TextsCodec::check(const Value& value, const Rules& rules, const MemberPath& path, Violations& out) const {
    const auto echoed = [&] {
        std::string text;
        echo(value, text);
        return text;
    };
    checkLength(value.size(), rules, echoed, path, out);
    const bool bad = std::any_of(value.begin(), value.end(), [&](const std::string& each) {
        const std::int64_t length = textLength(each);
        return (rules.eachMin && length < *rules.eachMin) || (rules.eachMax && length > *rules.eachMax);
    });
    if (!bad) return;
    std::string constraint = "Member must satisfy constraint: [" + atMost("length", rules.eachMax.value_or(0));
    if (rules.eachMin) constraint += ", " + atLeast("length", *rules.eachMin);
    out.add(failed(echoed, path, constraint + "]"));
}

void TextsCodec::echo(const Value& value, std::string& out) const {
    out += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (i) out += ", ";
        out += value[i];
    }
    out += ']';
}

namespace {

void echoValue(const AttributeValue& value, std::string& out);

void echoMap(const AttributeMap& map, std::string& out) {
    out += '{';
    bool first = true;
    for (const auto& [name, value] : map) {
        if (!first) out += ", ";
        first = false;
        out += name;
        out += '=';
        echoValue(value, out);
    }
    out += '}';
}

template <class Range, class Print>
void echoList(const Range& range, std::string& out, Print print) {
    out += '[';
    bool first = true;
    for (const auto& each : range) {
        if (!first) out += ", ";
        first = false;
        print(each);
    }
    out += ']';
}

void echoContent(const AttributeValue& value, std::string& out) {
    const auto text = [&](const std::string& each) { out += each; };
    switch (value.type()) {
    case Type::S: out += value.asString(); break;
    case Type::N: value.asNumber().appendTo(out); break;
    case Type::B: out += base64Encode(value.asBinary()); break;
    case Type::BOOL: out += value.asBool() ? "true" : "false"; break;
    case Type::NUL: out += "true"; break;
    case Type::SS: echoList(value.asStringSet(), out, text); break;
    case Type::NS: echoList(value.asNumberSet(), out, [&](const Number& each) { each.appendTo(out); }); break;
    case Type::BS: echoList(value.asBinarySet(), out, [&](const std::string& each) { out += base64Encode(each); }); break;
    case Type::L: echoList(value.asList(), out, [&](const AttributeValue& each) { echoValue(each, out); }); break;
    case Type::M: echoMap(value.asMap(), out); break;
    }
}

/// The service's Java print of an attribute value, all sixteen members (spec/10 §5).
void echoValue(const AttributeValue& value, std::string& out) {
    struct Slot {
        std::string_view name;
        std::optional<Type> type;
    };
    static constexpr std::nullopt_t none = std::nullopt;
    static const Slot slots[] = {{"s", Type::S},     {"n", Type::N},         {"b", Type::B},
                                 {"iNT", none},      {"dECIMAL", none},      {"dOUBLE", none},
                                 {"sS", Type::SS},   {"nS", Type::NS},       {"bS", Type::BS},
                                 {"iNTSET", none},   {"dECIMALSET", none},   {"dOUBLESET", none},
                                 {"m", Type::M},     {"l", Type::L},         {"nULL", Type::NUL},
                                 {"bOOL", Type::BOOL}};
    out += "AttributeValue(";
    bool first = true;
    for (const Slot& slot : slots) {
        if (!first) out += ", ";
        first = false;
        out += slot.name;
        out += '=';
        if (slot.type == value.type())
            echoContent(value, out);
        else
            out += "null";
    }
    out += ')';
}

} // namespace

void AttributesCodec::echo(const Value& value, std::string& out) const { echoMap(value, out); }
void ValueCodec::echo(const Value& value, std::string& out) const { echoValue(value.value, out); }

} // namespace detail

namespace rules {

Rules tableName() { return {.required = true, .min = 1, .max = 255, .namePattern = true, .acceptsArn = true}; }
Rules writeTableName() {
    Rules rules = tableName();
    rules.wordMinAnew = rules.minAlone = true;
    return rules;
}
Rules indexName() { return {.min = 3, .max = 255, .namePattern = true}; }
Rules returnConsumedCapacity() { return {.values = {"INDEXES", "TOTAL", "NONE"}}; }
Rules returnItemCollectionMetrics() { return {.values = {"SIZE", "NONE"}}; }
Rules returnValues() {
    return {.values = {"ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW", "NONE"}, .enumText = msg::kBadReturnValues};
}
Rules onConditionCheckFailure() { return {.values = {"ALL_OLD", "NONE"}}; }
Rules select() { return {.values = {"SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"}}; }
Rules conditionalOperator() { return {.values = {"OR", "AND"}}; }
Rules attributesToGet() { return {.min = 1, .eachMax = 65535}; }

} // namespace rules
} // namespace rf
