// Values → JSON, appended to one string. Strings are copied in runs between the characters that need an escape.

#include "engine/value/json_write.h"

#include "engine/value/json.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace rf {
namespace {

/// Per byte: 0 = as it is, 'u' = \u00XX, else the letter after the backslash.
constexpr std::array<char, 256> kEscapes = [] {
    std::array<char, 256> escapes{};
    for (std::size_t i = 0; i < 0x20; ++i) escapes[i] = 'u';
    escapes['\b'] = 'b';
    escapes['\f'] = 'f';
    escapes['\n'] = 'n';
    escapes['\r'] = 'r';
    escapes['\t'] = 't';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
}();
constexpr std::string_view kHex = "0123456789ABCDEF";

/// Whether one of eight bytes needs an escape: below 0x20, a quote or a backslash. Bytes from 0x80 never do.
bool anyEscape(const char* bytes) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kTops = 0x80 * kOnes;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    const auto zeroByte = [](std::uint64_t w) { return (w - kOnes) & ~w & kTops; };
    const std::uint64_t control = (word - 0x20 * kOnes) & ~word & kTops;
    return (control | zeroByte(word ^ 0x22 * kOnes) | zeroByte(word ^ 0x5C * kOnes)) != 0;
}

void appendEscape(unsigned char byte, std::string& out) {
    const char escape = kEscapes[byte];
    out += '\\';
    out += escape;
    if (escape != 'u') return;
    out += "00";
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
}

/// [a,b] with `append` for each member.
template <class Members, class Append>
void appendArray(const Members& members, std::string& out, Append append, std::string_view separator = ",") {
    out += '[';
    bool first = true;
    for (const auto& member : members) {
        if (!first) out += separator;
        first = false;
        append(member);
    }
    out += ']';
}

/// {"a":…,"b":…} with `append` for each value.
template <class Append>
void appendObject(const AttributeMap& map, std::string& out, Append append) {
    out += '{';
    bool first = true;
    for (const auto& [name, value] : map) {
        if (!first) out += ',';
        first = false;
        appendJsonString(name, out);
        out += ':';
        append(value);
    }
    out += '}';
}

/// The content of a scalar or set, without its type.
void appendFlat(const AttributeValue& value, std::string& out, std::string_view separator) {
    const auto appendString = [&out](const std::string& text) { appendJsonString(text, out); };
    const auto appendNumber = [&out](const Number& number) { json::appendNumberString(number, out); };
    const auto appendBinary = [&out](const std::string& bytes) { json::appendBase64String(bytes, out); };
    switch (value.type()) {
    case Type::S: return appendString(value.asString());
    case Type::N: return appendNumber(value.asNumber());
    case Type::B: return appendBinary(value.asBinary());
    case Type::BOOL: out += value.asBool() ? "true" : "false"; return;
    case Type::NUL: out += "true"; return;
    case Type::SS: return appendArray(value.asStringSet(), out, appendString, separator);
    case Type::NS: return appendArray(value.asNumberSet(), out, appendNumber, separator);
    case Type::BS: return appendArray(value.asBinarySet(), out, appendBinary, separator);
    default: return;
    }
}

void newLine(int indent, std::string& out) {
    out += '\n';
    out.append(static_cast<std::size_t>(indent) * 2, ' ');
}

void appendPretty(const AttributeMap& map, int indent, std::string& out);

void appendPretty(const AttributeValue& value, int indent, std::string& out) {
    out += "{\"";
    out += typeCode(value.type());
    out += "\": ";
    if (value.is(Type::M)) {
        appendPretty(value.asMap(), indent, out);
    } else if (value.is(Type::L)) {
        out += '[';
        bool first = true;
        for (const auto& element : value.asList()) {
            if (!first) out += ',';
            first = false;
            newLine(indent + 1, out);
            appendPretty(element, indent + 1, out);
        }
        if (!first) newLine(indent, out);
        out += ']';
    } else {
        appendFlat(value, out, ", ");
    }
    out += '}';
}

void appendPretty(const AttributeMap& map, int indent, std::string& out) {
    out += '{';
    bool first = true;
    for (const auto& [name, value] : map) {
        if (!first) out += ',';
        first = false;
        newLine(indent + 1, out);
        appendJsonString(name, out);
        out += ": ";
        appendPretty(value, indent + 1, out);
    }
    if (!first) newLine(indent, out);
    out += '}';
}

} // namespace

void appendJsonString(std::string_view text, std::string& out) {
    out += '"';
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        while (i + 8 <= text.size() && !anyEscape(text.data() + i)) i += 8;
        if (i == text.size()) break;
        const auto byte = static_cast<unsigned char>(text[i]);
        if (kEscapes[byte] == 0) [[likely]] continue;
        out.append(text.data() + run, i - run);
        appendEscape(byte, out);
        run = i + 1;
    }
    out.append(text.data() + run, text.size() - run);
    out += '"';
}

void appendJson(const AttributeValue& value, std::string& out) {
    out += "{\"";
    out += typeCode(value.type());
    out += "\":";
    if (value.is(Type::M))
        appendJson(value.asMap(), out);
    else if (value.is(Type::L))
        appendArray(value.asList(), out, [&out](const AttributeValue& element) { appendJson(element, out); });
    else
        appendFlat(value, out, ",");
    out += '}';
}

void appendJson(const AttributeMap& map, std::string& out) {
    appendObject(map, out, [&out](const AttributeValue& value) { appendJson(value, out); });
}

std::string toJson(const AttributeValue& value) {
    std::string out;
    appendJson(value, out);
    return out;
}

std::string toJson(const AttributeMap& map) {
    std::string out;
    appendJson(map, out);
    return out;
}

std::string toPrettyJson(const AttributeMap& map) {
    std::string out;
    appendPretty(map, 0, out);
    return out;
}

void appendPlainJson(const AttributeValue& value, std::string& out) {
    const auto appendNumber = [&out](const Number& number) { number.appendTo(out); };
    const auto appendElement = [&out](const AttributeValue& element) { appendPlainJson(element, out); };
    switch (value.type()) {
    case Type::N: return appendNumber(value.asNumber());
    case Type::NUL: out += "null"; return;
    case Type::NS: return appendArray(value.asNumberSet(), out, appendNumber);
    case Type::L: return appendArray(value.asList(), out, appendElement);
    case Type::M: return appendObject(value.asMap(), out, appendElement);
    default: return appendFlat(value, out, ",");
    }
}

std::string toPlainJson(const AttributeMap& map) {
    std::string out;
    appendObject(map, out, [&out](const AttributeValue& value) { appendPlainJson(value, out); });
    return out;
}

} // namespace rf
