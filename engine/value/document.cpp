#include "engine/value/document.h"

#include "engine/value/json.h"

#include <charconv>
#include <cmath>

namespace rf {
namespace {

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

using Element = simdjson::dom::element;

Document::List listOf(simdjson::dom::array array);
Document::Object objectOf(simdjson::dom::object object);

Document documentOf(Element element) {
    switch (element.type()) {
    case simdjson::dom::element_type::ARRAY: return listOf(element.get_array().value_unsafe());
    case simdjson::dom::element_type::OBJECT: return objectOf(element.get_object().value_unsafe());
    case simdjson::dom::element_type::INT64: return element.get_int64().value_unsafe();
    case simdjson::dom::element_type::UINT64: return static_cast<double>(element.get_uint64().value_unsafe());
    case simdjson::dom::element_type::DOUBLE: return element.get_double().value_unsafe();
    case simdjson::dom::element_type::STRING: return element.get_string().value_unsafe();
    case simdjson::dom::element_type::BOOL: return element.get_bool().value_unsafe();
    case simdjson::dom::element_type::NULL_VALUE: break;
    }
    return {};
}

Document::List listOf(simdjson::dom::array array) {
    Document::List list;
    for (const Element each : array) list.push_back(documentOf(each));
    return list;
}

Document::Object objectOf(simdjson::dom::object object) {
    Document::Object members;
    for (const auto& [name, value] : object) members.emplace_back(name, documentOf(value));
    return members;
}

double asNumber(const Document& document, double fallback) {
    return std::visit(Overloaded{[](std::int64_t value) { return static_cast<double>(value); },
                                 [](double value) { return value; },
                                 [](Document::Time time) { return static_cast<double>(time.ms) / 1000; },
                                 [&](const auto&) { return fallback; }},
                      document.value());
}

/// Seconds with as many digits as the milliseconds need.
std::string secondsText(Document::Time time) {
    std::string text = std::to_string(time.ms / 1000);
    const auto rest = time.ms % 1000;
    if (rest > 0) text += '.' + std::to_string(1000 + rest).substr(1);
    return text;
}

} // namespace

const Document* Document::find(std::string_view name) const {
    const Object* members = object();
    if (!members) return nullptr;
    for (const auto& [each, value] : *members)
        if (each == name) return value.isNull() ? nullptr : &value;
    return nullptr;
}

Document& Document::set(std::string_view name, Document value) {
    if (!object()) m_value = Object();
    std::get<Object>(m_value).emplace_back(name, std::move(value));
    return *this;
}

std::string Document::text(std::string_view name, std::string_view fallback) const {
    const Document* member = find(name);
    return member && member->text() ? *member->text() : std::string(fallback);
}

std::int64_t Document::integer(std::string_view name, std::int64_t fallback) const {
    const Document* member = find(name);
    if (!member) return fallback;
    if (const auto* whole = std::get_if<std::int64_t>(&member->value())) return *whole;
    return std::llround(asNumber(*member, static_cast<double>(fallback)));
}

double Document::number(std::string_view name, double fallback) const {
    const Document* member = find(name);
    return member ? asNumber(*member, fallback) : fallback;
}

bool Document::boolean(std::string_view name, bool fallback) const {
    const Document* member = find(name);
    const bool* value = member ? std::get_if<bool>(&member->value()) : nullptr;
    return value ? *value : fallback;
}

std::int64_t Document::timeMs(std::string_view name, std::int64_t fallback) const {
    const Document* member = find(name);
    if (!member) return fallback;
    if (const auto* time = std::get_if<Time>(&member->value())) return time->ms;
    return std::llround(asNumber(*member, static_cast<double>(fallback) / 1000) * 1000);
}

const Document::List& Document::list(std::string_view name) const {
    static const List kNone;
    const Document* member = find(name);
    return member && member->list() ? *member->list() : kNone;
}

const Document::Object& Document::object(std::string_view name) const {
    static const Object kNone;
    const Document* member = find(name);
    return member && member->object() ? *member->object() : kNone;
}

std::vector<std::string> Document::texts(std::string_view name) const {
    std::vector<std::string> out;
    for (const Document& each : list(name))
        if (each.text()) out.push_back(*each.text());
    return out;
}

Document textsDocument(const std::vector<std::string>& texts) { return Document::List(texts.begin(), texts.end()); }

Result<Document> documentFromJson(std::string_view json) {
    RF_ASSIGN(const JsonDocument parsed, JsonDocument::parse(json));
    return documentOf(parsed.root());
}

std::string numberText(double value) {
    if (!std::isfinite(value)) return "null";
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

namespace {

/// As the services write doubles: 70 is "70.0", and reads back as one.
std::string doubleText(double value) {
    std::string text = numberText(value);
    return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
}

} // namespace

void appendJson(const Document& document, std::string& out) {
    const auto list = [&](const Document::List& values) {
        out += '[';
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0) out += ',';
            appendJson(values[i], out);
        }
        out += ']';
    };
    const auto object = [&](const Document::Object& members) {
        out += '{';
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (i > 0) out += ',';
            appendJsonString(members[i].first, out);
            out += ':';
            appendJson(members[i].second, out);
        }
        out += '}';
    };
    std::visit(Overloaded{[&](std::monostate) { out += "null"; }, [&](bool value) { out += value ? "true" : "false"; },
                          [&](std::int64_t value) { out += std::to_string(value); },
                          [&](double value) { out += doubleText(value); },
                          [&](const std::string& value) { appendJsonString(value, out); },
                          [&](Document::Time time) { out += secondsText(time); }, list, object},
               document.value());
}

std::string toJson(const Document& document) {
    std::string out;
    appendJson(document, out);
    return out;
}

} // namespace rf
