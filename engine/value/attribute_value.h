#pragma once
// AttributeValue and Item: the ten DynamoDB types as a tree of values. Copies are deep; there is no sharing.

#include "engine/value/number.h"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace rf {

/// In the order of the variant inside AttributeValue.
enum class Type : std::uint8_t { S, N, B, BOOL, NUL, SS, NS, BS, L, M };

/// "S", "N", … "NULL" … : the wire's type code.
std::string_view typeCode(Type type);
/// STRING, NUMBER, BINARY, … : the long names of update-operand messages (spec/03 §5).
std::string_view typeName(Type type);

class AttributeValue;

/// Name → value, sorted by the names' bytes, names unique. The service's order is unspecified; a sorted one makes
/// equal maps equal bytes. Lookup is a binary search.
class AttributeMap {
public:
    using Entry = std::pair<std::string, AttributeValue>;
    using const_iterator = std::vector<Entry>::const_iterator;
    using iterator = std::vector<Entry>::iterator;

    AttributeMap() = default;
    AttributeMap(std::initializer_list<Entry> entries);
    /// Sorts; of entries with the same name the last one stays.
    static AttributeMap fromEntries(std::vector<Entry> entries);
    ~AttributeMap();
    AttributeMap(const AttributeMap&);
    AttributeMap(AttributeMap&&) noexcept;
    AttributeMap& operator=(const AttributeMap&);
    AttributeMap& operator=(AttributeMap&&) noexcept;

    /// nullptr if absent. Valid until the map changes.
    const AttributeValue* find(std::string_view name) const;
    AttributeValue* find(std::string_view name);
    bool contains(std::string_view name) const { return find(name) != nullptr; }

    /// Inserts or replaces.
    void set(std::string name, AttributeValue value);
    /// True if there was one.
    bool erase(std::string_view name);

    bool empty() const;
    std::size_t size() const;
    const_iterator begin() const;
    const_iterator end() const;
    iterator begin();
    iterator end();

    friend bool operator==(const AttributeMap& a, const AttributeMap& b);

private:
    std::vector<Entry> m_entries;
};

using Item = AttributeMap;

struct Binary {
    std::string bytes;
    friend bool operator==(const Binary&, const Binary&) = default;
    friend auto operator<=>(const Binary&, const Binary&) = default;
};
struct Null {
    friend bool operator==(Null, Null) = default;
};
/// Sets keep their members sorted (strings and binaries by bytes, numbers by value) and unique: equality of sets is
/// equality of vectors. Whoever builds one sorts it with AttributeValue::stringSet and its siblings.
struct StringSet {
    std::vector<std::string> members;
    friend bool operator==(const StringSet&, const StringSet&) = default;
};
struct NumberSet {
    std::vector<Number> members;
    friend bool operator==(const NumberSet&, const NumberSet&) = default;
};
struct BinarySet {
    std::vector<std::string> members;
    friend bool operator==(const BinarySet&, const BinarySet&) = default;
};
using List = std::vector<AttributeValue>;

/// One value of one of the ten types. Equality is DynamoDB's: deep, numbers by value, sets and maps without order.
class AttributeValue {
public:
    using Storage = std::variant<std::string, Number, Binary, bool, Null, StringSet, NumberSet, BinarySet, List,
                                 AttributeMap>;

    AttributeValue() : m_value(Null{}) {}
    AttributeValue(Storage value) : m_value(std::move(value)) {}

    static AttributeValue string(std::string text) { return Storage(std::in_place_index<0>, std::move(text)); }
    static AttributeValue number(Number value) { return Storage(std::in_place_index<1>, value); }
    /// For literals known to be numbers; aborts on anything else.
    static AttributeValue number(std::string_view text);
    static AttributeValue binary(std::string bytes) { return Storage(Binary{std::move(bytes)}); }
    static AttributeValue boolean(bool value) { return Storage(std::in_place_index<3>, value); }
    static AttributeValue null() { return Storage(Null{}); }
    /// Sorts; duplicates are the caller's to refuse beforehand and are dropped here.
    static AttributeValue stringSet(std::vector<std::string> members);
    static AttributeValue numberSet(std::vector<Number> members);
    static AttributeValue binarySet(std::vector<std::string> members);
    static AttributeValue list(List elements) { return Storage(std::move(elements)); }
    static AttributeValue map(AttributeMap entries) { return Storage(std::move(entries)); }

    Type type() const { return static_cast<Type>(m_value.index()); }
    bool is(Type t) const { return type() == t; }
    bool isScalarKey() const { return is(Type::S) || is(Type::N) || is(Type::B); }

    // Each demands the right type (std::get's rule).
    const std::string& asString() const { return std::get<0>(m_value); }
    const Number& asNumber() const { return std::get<Number>(m_value); }
    const std::string& asBinary() const { return std::get<Binary>(m_value).bytes; }
    bool asBool() const { return std::get<bool>(m_value); }
    const std::vector<std::string>& asStringSet() const { return std::get<StringSet>(m_value).members; }
    const std::vector<Number>& asNumberSet() const { return std::get<NumberSet>(m_value).members; }
    const std::vector<std::string>& asBinarySet() const { return std::get<BinarySet>(m_value).members; }
    const List& asList() const { return std::get<List>(m_value); }
    List& asList() { return std::get<List>(m_value); }
    const AttributeMap& asMap() const { return std::get<AttributeMap>(m_value); }
    AttributeMap& asMap() { return std::get<AttributeMap>(m_value); }

    const Storage& storage() const { return m_value; }

    friend bool operator==(const AttributeValue& a, const AttributeValue& b) { return a.m_value == b.m_value; }

private:
    Storage m_value;
};

/// Bytes towards the 400 KB limit and the capacity units (spec/01 §6, numbers by spec/10 §11).
std::size_t sizeOf(const AttributeValue& value);
/// Σ over the attributes of name bytes + value bytes; no base amount.
std::size_t sizeOf(const Item& item);

/// The deepest nesting an attribute may have (spec/01 §4, spec/10 §11).
inline constexpr int kMaxNesting = 32;

/// Levels of nesting: a scalar or a set is 1, a list or map 1 + its deepest element.
int nestingOf(const AttributeValue& value);

/// -1, 0, 1 for two values of the same scalar type S, N or B; nothing else has an order.
int compareScalars(const AttributeValue& a, const AttributeValue& b);

} // namespace rf
