#include "engine/neighbours/shape.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>

namespace rf::neighbours {
namespace {

Error mistyped(std::string_view what) { return serialization("Unexpected value type in payload: " + std::string(what)); }

std::optional<double> numberOf(const Document& document) {
    if (const auto* whole = std::get_if<std::int64_t>(&document.value())) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&document.value())) return *number;
    return {};
}

/// 2026-11-28T22:00:00Z, with fraction or offset, or seconds since the epoch.
std::optional<std::int64_t> momentOf(std::string_view text) {
    double seconds = 0;
    if (const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        error == std::errc() && end == text.data() + text.size() && std::isfinite(seconds) && std::abs(seconds) < 1e13)
        return std::llround(seconds * 1000);
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, end = 0;
    double second = 0;
    const std::string whole(text);
    if (std::sscanf(whole.c_str(), "%4d-%2d-%2dT%2d:%2d%n", &year, &month, &day, &hour, &minute, &end) != 5) return {};
    std::string_view rest = std::string_view(whole).substr(static_cast<std::size_t>(end));
    if (rest.starts_with(':')) {
        const auto [at, error] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), second, std::chars_format::fixed);
        if (error != std::errc()) return {};
        rest.remove_prefix(static_cast<std::size_t>(at - rest.data()));
    }
    int offset = 0, hours = 0, minutes = 0;
    if (rest.starts_with('+') || rest.starts_with('-')) {
        if (std::sscanf(std::string(rest.substr(1)).c_str(), "%2d:%2d", &hours, &minutes) < 1) return {};
        offset = (hours * 60 + minutes) * (rest.front() == '-' ? -1 : 1);
    } else if (rest != "Z" && rest != "z" && !rest.empty()) {
        return {};
    }
    using namespace std::chrono;
    const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok() || hour > 23 || minute > 59 || second >= 61) return {};
    const auto days = sys_days(date).time_since_epoch().count();
    return (days * 86'400LL + hour * 3600LL + (minute - offset) * 60LL) * 1000 + std::llround(second * 1000);
}

std::string decoded(std::string_view text) {
    const auto hex = [](char c) { return c >= 'a' ? c - 'a' + 10 : c >= 'A' ? c - 'A' + 10 : c - '0'; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && std::isxdigit(static_cast<unsigned char>(text[i + 1])) && std::isxdigit(static_cast<unsigned char>(text[i + 2]))) {
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

using Fields = std::map<std::string, std::string>;

Fields fieldsOf(std::string_view body) {
    Fields fields;
    while (!body.empty()) {
        const std::string_view pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(body.size(), pair.size() + 1));
        const auto equals = std::min(pair.find('='), pair.size());
        fields[decoded(pair.substr(0, equals))] = equals < pair.size() ? decoded(pair.substr(equals + 1)) : std::string();
    }
    return fields;
}

/// Whether a field of that name, or one below it, is there.
bool present(const Fields& fields, const std::string& name) {
    if (fields.contains(name)) return true;
    const auto at = fields.lower_bound(name + '.');
    return at != fields.end() && at->first.starts_with(name + '.');
}

Result<Document> scalarOf(const std::string& text, const Shape& shape, std::string_view name) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isNumber = error == std::errc() && end == text.data() + text.size() && std::isfinite(number);
    switch (shape.kind) {
    case Kind::Text: return Document(text);
    case Kind::Boolean:
        if (text == "true" || text == "1") return Document(true);
        if (text == "false" || text == "0") return Document(false);
        return mistyped(name);
    case Kind::Integer:
        if (!isNumber || std::floor(number) != number || std::abs(number) > 9e15) return mistyped(name);
        return Document(static_cast<std::int64_t>(number));
    case Kind::Number:
        if (!isNumber) return mistyped(name);
        return Document(number);
    default: break;
    }
    const auto moment = momentOf(text);
    if (!moment) return mistyped(name);
    return Document(Document::Time{*moment});
}

Result<Document> fromFields(const Fields& fields, const std::string& prefix, const Shape& shape) {
    if (shape.kind == Kind::Structure) {
        Document out{Document::Object()};
        for (const Member& member : shape.members) {
            const std::string name = prefix.empty() ? std::string(member.name) : prefix + '.' + std::string(member.name);
            if (!present(fields, name)) continue;
            RF_ASSIGN(Document value, fromFields(fields, name, *member.shape));
            out.set(member.name, std::move(value));
        }
        return out;
    }
    if (shape.kind == Kind::List) {
        Document::List list;
        for (int i = 1;; ++i) {
            const std::string name = prefix + ".member." + std::to_string(i);
            if (!present(fields, name)) return Document(std::move(list));
            RF_ASSIGN(Document value, fromFields(fields, name, *shape.of));
            list.push_back(std::move(value));
        }
    }
    const auto at = fields.find(prefix);
    if (at == fields.end()) return mistyped(prefix);
    return scalarOf(at->second, shape, prefix);
}

/// "PolicyName" → "policyName": how messages name a member.
std::string told(std::string_view name) {
    std::string out(name);
    if (!out.empty()) out[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(out[0])));
    return out;
}

std::string shown(const Document& value) {
    if (const std::string* text = value.text()) return *text;
    return toJson(value);
}

class Validator {
public:
    void check(const Document& value, const Shape& shape, const std::string& path) {
        switch (shape.kind) {
        case Kind::Text: return checkText(value, shape, path);
        case Kind::Integer:
        case Kind::Number: return checkNumber(value, shape, path);
        case Kind::List: return checkList(value, shape, path);
        case Kind::Structure: return checkMembers(value, shape, path);
        default: return;
        }
    }
    Status result() const {
        if (m_all.empty()) return {};
        std::string text = std::to_string(m_all.size()) + (m_all.size() == 1 ? " validation error detected: " : " validation errors detected: ");
        for (std::size_t i = 0; i < m_all.size(); ++i) text += (i > 0 ? "; " : "") + m_all[i];
        return validation(std::move(text));
    }

private:
    void fail(const std::string& value, const std::string& path, const std::string& constraint) {
        m_all.push_back("Value " + value + " at '" + path + "' failed to satisfy constraint: " + constraint);
    }
    void checkSize(double size, const Shape& shape, const std::string& value, const std::string& path) {
        if (size < shape.least) fail(value, path, "Member must have length greater than or equal to " + numberText(shape.least));
        if (size > shape.most) fail(value, path, "Member must have length less than or equal to " + numberText(shape.most));
    }
    void checkText(const Document& value, const Shape& shape, const std::string& path) {
        const std::string text = shown(value);
        checkSize(static_cast<double>(text.size()), shape, "'" + text + "'", path);
        if (shape.values.empty()) return;
        const std::string all = ", " + std::string(shape.values) + ", ";
        if (text.empty() || all.find(", " + text + ", ") == std::string::npos)
            fail("'" + text + "'", path, "Member must satisfy enum value set: [" + std::string(shape.values) + "]");
    }
    void checkNumber(const Document& value, const Shape& shape, const std::string& path) {
        const double number = numberOf(value).value_or(0);
        if (number < shape.least) fail("'" + shown(value) + "'", path, "Member must have value greater than or equal to " + numberText(shape.least));
        if (number > shape.most) fail("'" + shown(value) + "'", path, "Member must have value less than or equal to " + numberText(shape.most));
    }
    void checkList(const Document& value, const Shape& shape, const std::string& path) {
        const auto& list = *value.list();
        checkSize(static_cast<double>(list.size()), shape, "'" + toJson(value) + "'", path);
        for (std::size_t i = 0; i < list.size(); ++i) check(list[i], *shape.of, path + '.' + std::to_string(i + 1) + ".member");
    }
    void checkMembers(const Document& value, const Shape& shape, const std::string& path) {
        for (const Member& member : shape.members) {
            const std::string below = path.empty() ? told(member.name) : path + '.' + told(member.name);
            const Document* found = value.find(member.name);
            if (found) check(*found, *member.shape, below);
            else if (member.required) fail("null", below, "Member must not be null");
        }
    }

    std::vector<std::string> m_all;
};

} // namespace

Result<Document> conform(const Document& given, const Shape& shape) {
    const auto number = numberOf(given);
    switch (shape.kind) {
    case Kind::Text: return given.text() ? Result<Document>(given) : mistyped("a text was expected");
    case Kind::Boolean: return std::holds_alternative<bool>(given.value()) ? Result<Document>(given) : mistyped("a boolean was expected");
    case Kind::Integer:
        if (!number || std::floor(*number) != *number || std::abs(*number) > 9e15) return mistyped("an integer was expected");
        return Document(static_cast<std::int64_t>(*number));
    case Kind::Number: return number ? Result<Document>(Document(*number)) : mistyped("a number was expected");
    case Kind::Time: {
        if (std::holds_alternative<Document::Time>(given.value())) return given;
        if (number && std::abs(*number) < 1e13) return Document(Document::Time{std::llround(*number * 1000)});
        const auto moment = given.text() ? momentOf(*given.text()) : std::nullopt;
        return moment ? Result<Document>(Document(Document::Time{*moment})) : mistyped("a timestamp was expected");
    }
    case Kind::List: {
        if (!given.list()) return mistyped("a list was expected");
        Document::List out;
        for (const Document& each : *given.list()) {
            RF_ASSIGN(Document value, conform(each, *shape.of));
            out.push_back(std::move(value));
        }
        return Document(std::move(out));
    }
    case Kind::Map: {
        if (!given.object()) return mistyped("a map was expected");
        Document out{Document::Object()};
        for (const auto& [key, each] : *given.object()) {
            RF_ASSIGN(Document value, conform(each, *shape.of));
            out.set(key, std::move(value));
        }
        return out;
    }
    case Kind::Structure: break;
    }
    if (!given.object()) return mistyped("a structure was expected");
    Document out{Document::Object()};
    for (const Member& member : shape.members) {
        const Document* found = given.find(member.name);
        if (!found) continue;
        RF_ASSIGN(Document value, conform(*found, *member.shape));
        out.set(member.name, std::move(value));
    }
    return out;
}

Result<Document> fromForm(std::string_view body, const Shape& shape) { return fromFields(fieldsOf(body), "", shape); }

std::optional<std::string> formField(std::string_view body, std::string_view name) {
    const Fields fields = fieldsOf(body);
    const auto at = fields.find(std::string(name));
    if (at == fields.end()) return {};
    return at->second;
}

Status validate(const Document& input, const Shape& shape) {
    Validator validator;
    validator.check(input, shape, "");
    return validator.result();
}

} // namespace rf::neighbours
