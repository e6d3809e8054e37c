#include "engine/value/attribute_value.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace rf {
namespace {

constexpr std::array<std::string_view, 10> kCodes{"S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"};
constexpr std::array<std::string_view, 10> kNames{"STRING",     "NUMBER",     "BINARY",     "BOOLEAN", "NULL",
                                                  "STRING_SET", "NUMBER_SET", "BINARY_SET", "LIST",    "MAP"};

struct ByName {
    bool operator()(const AttributeMap::Entry& entry, std::string_view name) const { return entry.first < name; }
};

template <class T>
std::vector<T> sortedUnique(std::vector<T> members) {
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    return members;
}

std::size_t sumOfSizes(const std::vector<std::string>& members) {
    std::size_t sum = 0;
    for (const auto& member : members) sum += member.size();
    return sum;
}

} // namespace

std::string_view typeCode(Type type) { return kCodes[static_cast<std::size_t>(type)]; }
std::string_view typeName(Type type) { return kNames[static_cast<std::size_t>(type)]; }

AttributeMap::AttributeMap(std::initializer_list<Entry> entries) {
    m_entries.reserve(entries.size());
    for (const auto& [name, value] : entries) set(name, value);
}
AttributeMap::~AttributeMap() = default;
AttributeMap::AttributeMap(const AttributeMap&) = default;
AttributeMap::AttributeMap(AttributeMap&&) noexcept = default;
AttributeMap& AttributeMap::operator=(const AttributeMap&) = default;
AttributeMap& AttributeMap::operator=(AttributeMap&&) noexcept = default;

AttributeMap AttributeMap::fromEntries(std::vector<Entry> entries) {
    const auto lessName = [](const Entry& a, const Entry& b) { return a.first < b.first; };
    if (!std::is_sorted(entries.begin(), entries.end(), lessName))
        std::stable_sort(entries.begin(), entries.end(), lessName);
    // Of equal names the last stays: look from the end, where the last is the first one met.
    const auto kept = std::unique(entries.rbegin(), entries.rend(),
                                  [](const Entry& a, const Entry& b) { return a.first == b.first; });
    entries.erase(entries.begin(), kept.base());
    AttributeMap map;
    map.m_entries = std::move(entries);
    return map;
}

const AttributeValue* AttributeMap::find(std::string_view name) const {
    const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), name, ByName{});
    return at != m_entries.end() && at->first == name ? &at->second : nullptr;
}
AttributeValue* AttributeMap::find(std::string_view name) {
    return const_cast<AttributeValue*>(std::as_const(*this).find(name));
}

void AttributeMap::set(std::string name, AttributeValue value) {
    const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), name, ByName{});
    if (at != m_entries.end() && at->first == name)
        at->second = std::move(value);
    else
        m_entries.emplace(at, std::move(name), std::move(value));
}

bool AttributeMap::erase(std::string_view name) {
    const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), name, ByName{});
    if (at == m_entries.end() || at->first != name) return false;
    m_entries.erase(at);
    return true;
}

bool AttributeMap::empty() const { return m_entries.empty(); }
std::size_t AttributeMap::size() const { return m_entries.size(); }
AttributeMap::const_iterator AttributeMap::begin() const { return m_entries.begin(); }
AttributeMap::const_iterator AttributeMap::end() const { return m_entries.end(); }
AttributeMap::iterator AttributeMap::begin() { return m_entries.begin(); }
AttributeMap::iterator AttributeMap::end() { return m_entries.end(); }

bool operator==(const AttributeMap& a, const AttributeMap& b) { return a.m_entries == b.m_entries; }

AttributeValue AttributeValue::number(std::string_view text) {
    const auto parsed = Number::parse(text);
    if (!parsed) std::abort();
    return number(*parsed);
}
AttributeValue AttributeValue::stringSet(std::vector<std::string> members) {
    return Storage(StringSet{sortedUnique(std::move(members))});
}
AttributeValue AttributeValue::numberSet(std::vector<Number> members) {
    return Storage(NumberSet{sortedUnique(std::move(members))});
}
AttributeValue AttributeValue::binarySet(std::vector<std::string> members) {
    return Storage(BinarySet{sortedUnique(std::move(members))});
}

std::size_t sizeOf(const AttributeValue& value) {
    switch (value.type()) {
    case Type::S: return value.asString().size();
    case Type::N: return static_cast<std::size_t>(value.asNumber().size());
    case Type::B: return value.asBinary().size();
    case Type::BOOL:
    case Type::NUL: return 1;
    case Type::SS: return sumOfSizes(value.asStringSet());
    case Type::BS: return sumOfSizes(value.asBinarySet());
    case Type::NS: {
        std::size_t sum = 0;
        for (const auto& member : value.asNumberSet()) sum += static_cast<std::size_t>(member.size());
        return sum;
    }
    case Type::L: {
        std::size_t sum = 3;
        for (const auto& element : value.asList()) sum += 1 + sizeOf(element);
        return sum;
    }
    case Type::M: {
        std::size_t sum = 3;
        for (const auto& [name, element] : value.asMap()) sum += 1 + name.size() + sizeOf(element);
        return sum;
    }
    }
    return 0;
}

std::size_t sizeOf(const Item& item) {
    std::size_t sum = 0;
    for (const auto& [name, value] : item) sum += name.size() + sizeOf(value);
    return sum;
}

int nestingOf(const AttributeValue& value) {
    int deepest = 0;
    if (value.is(Type::L)) {
        for (const auto& element : value.asList()) deepest = std::max(deepest, nestingOf(element));
    } else if (value.is(Type::M)) {
        for (const auto& [name, element] : value.asMap()) deepest = std::max(deepest, nestingOf(element));
    }
    return deepest + 1;
}

int compareScalars(const AttributeValue& a, const AttributeValue& b) {
    const auto sign = [](auto order) { return order < 0 ? -1 : (order > 0 ? 1 : 0); };
    switch (a.type()) {
    case Type::S: return sign(a.asString().compare(b.asString()));
    case Type::B: return sign(a.asBinary().compare(b.asBinary()));
    default: return sign(a.asNumber() <=> b.asNumber());
    }
}

} // namespace rf
