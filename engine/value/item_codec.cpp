// Item bytes, version 1:
//   item    = 0x01 entries
//   entries = count { string value }        names strictly ascending
//   value   = tag content                   tag: 0 S, 1 N, 2 B, 3 false, 4 NULL, 5 SS, 6 NS, 7 BS, 8 L, 9 M, 10 true
//   content = string (S, B) | number (N) | nothing (false, true, NULL) | count { string } (SS, BS; ascending)
//           | count { number } (NS; ascending) | count { value } (L) | entries (M)
//   string  = length bytes
//   count, length = LEB128, shortest form, at most 32 bits
//   number  = Number::appendStored
// Every way of reading checks every length, tag and order: equal items are equal bytes and nothing else is an item.

#include "engine/value/item_codec.h"
#include "engine/value/item_pick.h"

#include "engine/value/json.h"
#include "engine/value/json_write.h"

#include <algorithm>

namespace rf {
namespace {

constexpr char kVersion = 1;
constexpr unsigned char kTrueTag = 10;
/// Deeper bytes are corrupt. Items stop at 32 levels long before; this only bounds the stack.
constexpr int kMaxDepth = 256;

Error corruptItem() { return {ErrorCode::FileCorrupt, "A stored item is not valid."}; }

void appendCount(std::size_t count, std::string& out) {
    while (count >= 0x80) {
        out += static_cast<char>(count | 0x80);
        count >>= 7;
    }
    out += static_cast<char>(count);
}

void appendString(std::string_view text, std::string& out) {
    appendCount(text.size(), out);
    out += text;
}

void appendStrings(const std::vector<std::string>& members, std::string& out) {
    appendCount(members.size(), out);
    for (const auto& member : members) appendString(member, out);
}

void appendEntries(const AttributeMap& map, std::string& out);

void appendValue(const AttributeValue& value, std::string& out) {
    const bool isTrue = value.is(Type::BOOL) && value.asBool();
    out += static_cast<char>(isTrue ? kTrueTag : static_cast<unsigned char>(value.type()));
    switch (value.type()) {
    case Type::S: return appendString(value.asString(), out);
    case Type::N: return value.asNumber().appendStored(out);
    case Type::B: return appendString(value.asBinary(), out);
    case Type::BOOL:
    case Type::NUL: return;
    case Type::SS: return appendStrings(value.asStringSet(), out);
    case Type::BS: return appendStrings(value.asBinarySet(), out);
    case Type::NS:
        appendCount(value.asNumberSet().size(), out);
        for (const auto& number : value.asNumberSet()) number.appendStored(out);
        return;
    case Type::L:
        appendCount(value.asList().size(), out);
        for (const auto& element : value.asList()) appendValue(element, out);
        return;
    case Type::M: return appendEntries(value.asMap(), out);
    }
}

void appendEntries(const AttributeMap& map, std::string& out) {
    appendCount(map.size(), out);
    for (const auto& [name, value] : map) {
        appendString(name, out);
        appendValue(value, out);
    }
}

/// Reads from the front of the bytes; every read is checked.
class Cursor {
public:
    explicit Cursor(std::string_view bytes) : m_rest(bytes) {}

    bool atEnd() const { return m_rest.empty(); }

    bool byte(unsigned char& out) {
        if (m_rest.empty()) return false;
        out = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        return true;
    }

    /// A count of things of at least one byte each, so never more than there are bytes left.
    bool count(std::size_t& out) {
        out = 0;
        unsigned char part = 0x80;
        for (unsigned shift = 0; (part & 0x80) != 0; shift += 7) {
            if (shift > 28 || !byte(part)) return false;
            out |= static_cast<std::size_t>(part & 0x7F) << shift;
            if (part == 0 && shift != 0) return false; // not the shortest form
        }
        return out <= m_rest.size();
    }

    bool string(std::string_view& out) {
        std::size_t length = 0;
        if (!count(length)) return false;
        out = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return true;
    }

    bool number(Number& out) {
        const auto read = Number::readStored(m_rest);
        if (read) out = *read;
        return read.has_value();
    }

private:
    std::string_view m_rest;
};

/// Walks encoded bytes and tells a sink. A sink has string, number, binary, boolean, null, and begin/end of lists,
/// maps and sets; `name` before each map value. False from the walk: the bytes are corrupt.
template <class Sink>
class Walk {
public:
    Walk(std::string_view bytes, Sink& sink) : m_cursor(bytes), m_sink(sink) {}

    bool item() {
        unsigned char version = 0;
        return m_cursor.byte(version) && version == kVersion && map(1) && m_cursor.atEnd();
    }

private:
    bool value(int depth) {
        unsigned char tag = 0;
        if (depth > kMaxDepth || !m_cursor.byte(tag) || tag > kTrueTag) return false;
        if (tag == kTrueTag) return m_sink.boolean(true), true;
        switch (static_cast<Type>(tag)) {
        case Type::S: return string([this](std::string_view text) { m_sink.string(text); });
        case Type::B: return string([this](std::string_view bytes) { m_sink.binary(bytes); });
        case Type::N: {
            Number number;
            if (!m_cursor.number(number)) return false;
            m_sink.number(number);
            return true;
        }
        case Type::BOOL: return m_sink.boolean(false), true;
        case Type::NUL: return m_sink.null(), true;
        case Type::SS: return strings(Type::SS);
        case Type::BS: return strings(Type::BS);
        case Type::NS: return numbers();
        case Type::L: return list(depth);
        case Type::M: return map(depth);
        }
        return false;
    }

    template <class Tell>
    bool string(Tell tell) {
        std::string_view text;
        if (!m_cursor.string(text)) return false;
        tell(text);
        return true;
    }

    bool strings(Type type) {
        std::size_t count = 0;
        if (!m_cursor.count(count) || count == 0) return false;
        m_sink.beginSet(type, count);
        std::string_view last;
        for (std::size_t i = 0; i < count; ++i) {
            std::string_view text;
            if (!m_cursor.string(text) || (i != 0 && text <= last)) return false;
            m_sink.setMember(type, text);
            last = text;
        }
        m_sink.endSet();
        return true;
    }

    bool numbers() {
        std::size_t count = 0;
        if (!m_cursor.count(count) || count == 0) return false;
        m_sink.beginSet(Type::NS, count);
        Number last;
        for (std::size_t i = 0; i < count; ++i) {
            Number number;
            if (!m_cursor.number(number) || (i != 0 && number <= last)) return false;
            m_sink.setMember(number);
            last = number;
        }
        m_sink.endSet();
        return true;
    }

    bool list(int depth) {
        std::size_t count = 0;
        if (!m_cursor.count(count)) return false;
        m_sink.beginList(count);
        for (std::size_t i = 0; i < count; ++i) {
            m_sink.element(i);
            if (!value(depth + 1)) return false;
        }
        m_sink.endList();
        return true;
    }

    bool map(int depth) {
        std::size_t count = 0;
        if (!m_cursor.count(count)) return false;
        m_sink.beginMap(depth == 1, count);
        std::string_view last;
        for (std::size_t i = 0; i < count; ++i) {
            std::string_view name;
            if (!m_cursor.string(name) || (i != 0 && name <= last)) return false;
            m_sink.name(i, name);
            if (!value(depth + 1)) return false;
            last = name;
        }
        m_sink.endMap(depth == 1);
        return true;
    }

    Cursor m_cursor;
    Sink& m_sink;
};

/// Writes DynamoDB JSON as the walk goes.
class JsonSink {
public:
    explicit JsonSink(std::string& out) : m_out(out) {}

    void string(std::string_view text) {
        m_out += "{\"S\":";
        appendJsonString(text, m_out);
        m_out += '}';
    }
    void number(const Number& number) {
        m_out += "{\"N\":";
        json::appendNumberString(number, m_out);
        m_out += '}';
    }
    void binary(std::string_view bytes) {
        m_out += "{\"B\":";
        json::appendBase64String(bytes, m_out);
        m_out += '}';
    }
    void boolean(bool value) { m_out += value ? "{\"BOOL\":true}" : "{\"BOOL\":false}"; }
    void null() { m_out += "{\"NULL\":true}"; }

    void beginSet(Type type, std::size_t) {
        m_out += "{\"";
        m_out += typeCode(type);
        m_out += "\":[";
        m_first = true;
    }
    void setMember(Type type, std::string_view text) {
        separate();
        if (type == Type::SS)
            appendJsonString(text, m_out);
        else
            json::appendBase64String(text, m_out);
    }
    void setMember(const Number& number) {
        separate();
        json::appendNumberString(number, m_out);
    }
    void endSet() { m_out += "]}"; }

    void beginList(std::size_t) { m_out += "{\"L\":["; }
    void element(std::size_t index) {
        if (index != 0) m_out += ',';
    }
    void endList() { m_out += "]}"; }

    void beginMap(bool top, std::size_t) { m_out += top ? "{" : "{\"M\":{"; }
    void name(std::size_t index, std::string_view name) {
        if (index != 0) m_out += ',';
        appendJsonString(name, m_out);
        m_out += ':';
    }
    void endMap(bool top) { m_out += top ? "}" : "}}"; }

private:
    void separate() {
        if (!m_first) m_out += ',';
        m_first = false;
    }
    std::string& m_out;
    bool m_first = true;
};

/// Writes the JSON of some top-level attributes: what was written of the others is taken back.
class PickSink : public JsonSink {
public:
    PickSink(std::string& out, const std::function<bool(std::string_view)>& wanted)
        : JsonSink(out), m_text(out), m_wanted(wanted) {}

    void beginMap(bool top, std::size_t count) {
        JsonSink::beginMap(top, count);
        if (top) m_kept = m_text.size();
        ++m_depth;
    }
    void name(std::size_t index, std::string_view name) {
        if (m_depth != 1) return JsonSink::name(index, name);
        settle();
        m_keeps = m_wanted(name);
        JsonSink::name(m_count, name);
    }
    void endMap(bool top) {
        --m_depth;
        if (top) settle();
        JsonSink::endMap(top);
    }

private:
    /// The attribute before has been written whole.
    void settle() {
        if (m_keeps) {
            ++m_count;
            m_kept = m_text.size();
        }
        m_keeps = false;
        m_text.resize(m_kept);
    }

    std::string& m_text;
    const std::function<bool(std::string_view)>& m_wanted;
    std::size_t m_kept = 0;
    std::size_t m_count = 0;
    int m_depth = 0;
    bool m_keeps = false;
};

/// Builds the tree as the walk goes: a stack of open containers, no recursion of its own.
class TreeSink {
public:
    Item take() { return std::move(m_item); }

    void string(std::string_view text) { add(AttributeValue::string(std::string(text))); }
    void number(const Number& number) { add(AttributeValue::number(number)); }
    void binary(std::string_view bytes) { add(AttributeValue::binary(std::string(bytes))); }
    void boolean(bool value) { add(AttributeValue::boolean(value)); }
    void null() { add(AttributeValue::null()); }

    void beginSet(Type type, std::size_t) {
        m_setType = type;
        m_strings.clear();
        m_numbers.clear();
    }
    void setMember(Type, std::string_view text) { m_strings.emplace_back(text); }
    void setMember(const Number& number) { m_numbers.push_back(number); }
    void endSet() {
        switch (m_setType) {
        case Type::SS: return add(AttributeValue(StringSet{std::move(m_strings)}));
        case Type::BS: return add(AttributeValue(BinarySet{std::move(m_strings)}));
        default: return add(AttributeValue(NumberSet{std::move(m_numbers)}));
        }
    }

    void beginList(std::size_t count) { open(count, true); }
    void element(std::size_t) {}
    void endList() {
        List elements = std::move(m_open.back().elements);
        m_open.pop_back();
        add(AttributeValue::list(std::move(elements)));
    }

    void beginMap(bool, std::size_t count) { open(count, false); }
    void name(std::size_t, std::string_view name) { m_open.back().name = name; }
    void endMap(bool top) {
        AttributeMap map = AttributeMap::fromEntries(std::move(m_open.back().entries));
        m_open.pop_back();
        if (top)
            m_item = std::move(map);
        else
            add(AttributeValue::map(std::move(map)));
    }

private:
    struct Open {
        bool isList = false;
        List elements;
        std::vector<AttributeMap::Entry> entries;
        std::string_view name;
    };
    /// Counts of corrupt bytes are not to be believed far: a vector grows beyond this by itself.
    static constexpr std::size_t kReserve = 256;

    void open(std::size_t count, bool isList) {
        Open& container = m_open.emplace_back();
        container.isList = isList;
        if (isList)
            container.elements.reserve(std::min(count, kReserve));
        else
            container.entries.reserve(std::min(count, kReserve));
    }
    void add(AttributeValue value) {
        Open& container = m_open.back();
        if (container.isList)
            container.elements.push_back(std::move(value));
        else
            container.entries.emplace_back(std::string(container.name), std::move(value));
    }

    std::vector<Open> m_open;
    Type m_setType = Type::SS;
    std::vector<std::string> m_strings;
    std::vector<Number> m_numbers;
    Item m_item;
};

} // namespace

void encodeItem(const Item& item, std::string& out) {
    out += kVersion;
    appendEntries(item, out);
}

Result<Item> decodeItem(std::string_view bytes) {
    TreeSink sink;
    if (!Walk(bytes, sink).item()) return corruptItem();
    return sink.take();
}

Status appendItemJson(std::string_view bytes, std::string& out) {
    const std::size_t before = out.size();
    JsonSink sink(out);
    if (Walk(bytes, sink).item()) return {};
    out.resize(before);
    return corruptItem();
}

Status appendItemJson(std::string_view bytes, const std::function<bool(std::string_view)>& wanted, std::string& out) {
    const std::size_t before = out.size();
    PickSink sink(out, wanted);
    if (Walk(bytes, sink).item()) return {};
    out.resize(before);
    return corruptItem();
}

} // namespace rf
