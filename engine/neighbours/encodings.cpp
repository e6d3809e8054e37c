#include "engine/neighbours/encodings.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <ctime>

namespace rf::neighbours {
namespace {

constexpr int kMostCborLevels = 64;

enum Major : std::uint8_t { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };

Error noCbor() { return serialization("The request body is not valid CBOR."); }

class CborReader {
public:
    explicit CborReader(std::string_view bytes) : m_rest(bytes) {}

    Result<Document> whole() {
        RF_ASSIGN(Document document, item(0));
        if (!m_rest.empty()) return noCbor();
        return document;
    }

private:
    struct Head {
        std::uint8_t major = 0, info = 0;
        std::uint64_t argument = 0;
        bool indefinite() const { return info == 31; }
    };

    Result<Head> head() {
        if (m_rest.empty()) return noCbor();
        const auto first = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        Head head{static_cast<std::uint8_t>(first >> 5), static_cast<std::uint8_t>(first & 31), static_cast<std::uint64_t>(first & 31)};
        if (head.info < 24 || head.info == 31) return head;
        if (head.info > 27) return noCbor();
        const std::size_t size = std::size_t{1} << (head.info - 24);
        if (m_rest.size() < size) return noCbor();
        head.argument = 0;
        for (std::size_t i = 0; i < size; ++i) head.argument = head.argument << 8 | static_cast<std::uint8_t>(m_rest[i]);
        m_rest.remove_prefix(size);
        return head;
    }
    bool takeBreak() {
        if (m_rest.empty() || static_cast<std::uint8_t>(m_rest.front()) != 0xff) return false;
        m_rest.remove_prefix(1);
        return true;
    }

    Result<Document> item(int level) {
        if (level > kMostCborLevels) return noCbor();
        RF_ASSIGN(const Head at, head());
        switch (at.major) {
        case Unsigned:
            if (at.argument > std::uint64_t{1} << 62) return noCbor();
            return Document(static_cast<std::int64_t>(at.argument));
        case Negative:
            if (at.argument > std::uint64_t{1} << 62) return noCbor();
            return Document(-1 - static_cast<std::int64_t>(at.argument));
        case Bytes:
        case Text: return text(at);
        case Array: return array(at, level);
        case Map: return map(at, level);
        case Tag: return tagged(at, level);
        default: return simple(at);
        }
    }
    Result<Document> text(const Head& at) {
        std::string out;
        if (at.indefinite()) {
            while (!takeBreak()) {
                RF_ASSIGN(const Head part, head());
                if (part.major != at.major || part.indefinite()) return noCbor();
                RF_ASSIGN(const std::string_view chunk, take(part.argument));
                out += chunk;
            }
            return Document(std::move(out));
        }
        RF_ASSIGN(const std::string_view all, take(at.argument));
        return Document(all);
    }
    Result<std::string_view> take(std::uint64_t size) {
        if (size > m_rest.size()) return noCbor();
        const std::string_view out = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return out;
    }
    Result<Document> array(const Head& at, int level) {
        Document::List list;
        for (std::uint64_t i = 0; at.indefinite() ? !takeBreak() : i < at.argument; ++i) {
            RF_ASSIGN(Document value, item(level + 1));
            list.push_back(std::move(value));
        }
        return Document(std::move(list));
    }
    Result<Document> map(const Head& at, int level) {
        Document out{Document::Object()};
        for (std::uint64_t i = 0; at.indefinite() ? !takeBreak() : i < at.argument; ++i) {
            RF_ASSIGN(const Document key, item(level + 1));
            if (!key.text()) return noCbor();
            RF_ASSIGN(Document value, item(level + 1));
            out.set(*key.text(), std::move(value));
        }
        return out;
    }
    Result<Document> tagged(const Head& at, int level) {
        RF_ASSIGN(Document inside, item(level + 1));
        if (at.argument != 1) return inside;
        const auto* whole = std::get_if<std::int64_t>(&inside.value());
        const auto* number = std::get_if<double>(&inside.value());
        if (!whole && !number) return noCbor();
        const double seconds = whole ? static_cast<double>(*whole) : *number;
        if (!(std::abs(seconds) < 1e13)) return noCbor();
        return Document(Document::Time{std::llround(seconds * 1000)});
    }
    Result<Document> simple(const Head& at) {
        switch (at.info) {
        case 20: return Document(false);
        case 21: return Document(true);
        case 22:
        case 23: return Document();
        case 25: return Document(half(static_cast<std::uint16_t>(at.argument)));
        case 26: return Document(static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(at.argument))));
        case 27: return Document(std::bit_cast<double>(at.argument));
        default: return noCbor();
        }
    }
    static double half(std::uint16_t bits) {
        const int exponent = bits >> 10 & 31, fraction = bits & 1023;
        const double value = exponent == 0    ? std::ldexp(fraction, -24)
                             : exponent == 31 ? (fraction == 0 ? HUGE_VAL : NAN)
                                              : std::ldexp(fraction + 1024, exponent - 25);
        return bits & 0x8000 ? -value : value;
    }

    std::string_view m_rest;
};

void appendHead(Major major, std::uint64_t argument, std::string& out) {
    const auto first = [&](int info) { out += static_cast<char>(major << 5 | info); };
    if (argument < 24) return first(static_cast<int>(argument));
    const int width = argument < 0x100 ? 0 : argument < 0x10000 ? 1 : argument < 0x100000000 ? 2 : 3;
    first(24 + width);
    for (int shift = (8 << width) - 8; shift >= 0; shift -= 8) out += static_cast<char>(argument >> shift);
}

void appendDouble(double value, std::string& out) {
    out += static_cast<char>(0xfb);
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(bits >> shift);
}

struct CborWriter {
    std::string& out;

    void operator()(std::monostate) { out += static_cast<char>(0xf6); }
    void operator()(bool value) { out += static_cast<char>(value ? 0xf5 : 0xf4); }
    void operator()(std::int64_t value) {
        if (value >= 0) appendHead(Unsigned, static_cast<std::uint64_t>(value), out);
        else appendHead(Negative, static_cast<std::uint64_t>(-1 - value), out);
    }
    void operator()(double value) { appendDouble(value, out); }
    void operator()(const std::string& value) {
        appendHead(Text, value.size(), out);
        out += value;
    }
    void operator()(Document::Time time) {
        appendHead(Tag, 1, out);
        appendDouble(static_cast<double>(time.ms) / 1000, out);
    }
    void operator()(const Document::List& list) {
        appendHead(Array, list.size(), out);
        for (const Document& each : list) std::visit(*this, each.value());
    }
    void operator()(const Document::Object& members) {
        appendHead(Map, members.size(), out);
        for (const auto& [name, value] : members) {
            (*this)(name);
            std::visit(*this, value.value());
        }
    }
};

void appendEscaped(std::string_view text, std::string& out) {
    for (const char c : text) {
        switch (c) {
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '&': out += "&amp;"; break;
        case '"': out += "&quot;"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') out += c;
            else if (c == '\r') out += "&#xD;"; // other control characters have no place in XML 1.0
        }
    }
}

std::string isoText(std::int64_t ms) {
    const std::time_t seconds = ms >= 0 ? ms / 1000 : (ms - 999) / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    std::string out(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts));
    if (const auto rest = ms - seconds * 1000; rest > 0) out += '.' + std::to_string(1000 + rest).substr(1);
    return out + 'Z';
}

void appendXml(const Document& document, std::string& out);

/// The one member of CloudWatch's answers that is a map: its members are entries with key and value.
constexpr std::string_view kMap = "ExtendedStatistics";

void appendElement(std::string_view name, const Document& value, std::string& out) {
    if (value.isNull()) return;
    out.append("<").append(name).append(">");
    if (name == kMap && value.object())
        for (const auto& [key, each] : *value.object())
            appendElement("entry", Document().set("key", key).set("value", each), out);
    else
        appendXml(value, out);
    out.append("</").append(name).append(">");
}

struct XmlWriter {
    std::string& out;

    void operator()(std::monostate) {}
    void operator()(bool value) { out += value ? "true" : "false"; }
    void operator()(std::int64_t value) { out += std::to_string(value); }
    void operator()(double value) { out += std::floor(value) == value && std::abs(value) < 1e15 ? std::to_string(std::llround(value)) + ".0" : numberText(value); }
    void operator()(const std::string& value) { appendEscaped(value, out); }
    void operator()(Document::Time time) { out += isoText(time.ms); }
    void operator()(const Document::List& list) {
        for (const Document& each : list) appendElement("member", each, out);
    }
    void operator()(const Document::Object& members) {
        for (const auto& [name, value] : members) appendElement(name, value, out);
    }
};

void appendXml(const Document& document, std::string& out) { std::visit(XmlWriter{out}, document.value()); }

} // namespace

Result<Document> documentFromCbor(std::string_view bytes) { return CborReader(bytes).whole(); }

std::string toCbor(const Document& document) {
    std::string out;
    std::visit(CborWriter{out}, document.value());
    return out;
}

std::string queryAnswer(std::string_view operation, std::string_view xmlns, const Document& result, std::string_view requestId) {
    const std::string name(operation);
    std::string out = "<" + name + "Response xmlns=\"" + std::string(xmlns) + "\">";
    if (result.object() && !result.object()->empty()) appendElement(name + "Result", result, out);
    return out + "<ResponseMetadata><RequestId>" + std::string(requestId) + "</RequestId></ResponseMetadata></" + name + "Response>";
}

std::string queryError(std::string_view xmlns, std::string_view code, std::string_view message, bool sender, std::string_view requestId) {
    std::string out = "<ErrorResponse xmlns=\"" + std::string(xmlns) + "\"><Error><Type>" + (sender ? "Sender" : "Receiver") + "</Type><Code>";
    appendEscaped(code, out);
    out += "</Code><Message>";
    appendEscaped(message, out);
    return out + "</Message></Error><RequestId>" + std::string(requestId) + "</RequestId></ErrorResponse>";
}

} // namespace rf::neighbours
