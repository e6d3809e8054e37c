// What values look like, and others like them (transfer/generate.h).

#include "engine/transfer/generate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace rf::transfer {

using samples::Dice;

namespace {

constexpr std::size_t kKept = 400;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// A random one, by how often each was seen.
template <class Key>
const Key& weighted(const std::map<Key, std::int64_t>& counts, std::int64_t sum, Dice& dice) {
    std::int64_t left = static_cast<std::int64_t>(dice.next() % static_cast<std::uint64_t>(std::max<std::int64_t>(1, sum)));
    for (const auto& [key, count] : counts)
        if ((left -= count) < 0) return key;
    return counts.begin()->first;
}

/// 8-4-4-4-12 hex digits at `at`.
bool isUuid(const std::string& text, std::size_t at) {
    static constexpr char kForm[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (text.size() < at + sizeof kForm - 1) return false;
    for (std::size_t i = 0; i + 1 < sizeof kForm; ++i)
        if (kForm[i] == '-' ? text[at + i] != '-' : !isHex(text[at + i])) return false;
    return true;
}

/// YYYY-MM-DD at `at`.
bool isDate(const std::string& text, std::size_t at) {
    static constexpr char kForm[] = "dddd-dd-dd";
    if (text.size() < at + sizeof kForm - 1) return false;
    for (std::size_t i = 0; i + 1 < sizeof kForm; ++i)
        if (kForm[i] == 'd' ? !isDigit(text[at + i]) : text[at + i] != '-') return false;
    return true;
}

std::string two(int n) { return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)}; }

int decimalsOf(const std::string& number) {
    const std::size_t point = number.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(number.size() - point - 1);
}

} // namespace

void ValueShape::see(const AttributeValue& value) {
    ++m_seen;
    ++m_types[value.type()];
    switch (value.type()) {
    case Type::S:
        ++m_strings.seen;
        if (m_strings.counts.size() < kKept || m_strings.counts.contains(value.asString())) ++m_strings.counts[value.asString()];
        break;
    case Type::N: {
        const std::string text = value.asNumber().toString();
        const double number = std::strtod(text.c_str(), nullptr);
        m_numbers.low = m_numbers.seen ? std::min(m_numbers.low, number) : number;
        m_numbers.high = m_numbers.seen ? std::max(m_numbers.high, number) : number;
        m_numbers.decimals = std::max(m_numbers.decimals, decimalsOf(text));
        ++m_numbers.seen;
        if (m_numbers.counts.size() < kKept || m_numbers.counts.contains(text)) ++m_numbers.counts[text];
        break;
    }
    case Type::BOOL: m_true += value.asBool(); break;
    case Type::B: m_bytes = std::max(m_bytes, value.asBinary().size()); break;
    case Type::NUL: break;
    default: seeMembers(value);
    }
}

void ValueShape::seeMembers(const AttributeValue& value) {
    Members& members = m_members[value.type()];
    if (!members.each) members.each = std::make_shared<ValueShape>();
    std::size_t count = 0;
    const auto each = [&](const AttributeValue& member) {
        members.each->see(member);
        ++count;
    };
    switch (value.type()) {
    case Type::SS: for (const auto& text : value.asStringSet()) each(AttributeValue::string(text)); break;
    case Type::NS: for (const auto& number : value.asNumberSet()) each(AttributeValue::number(number)); break;
    case Type::BS: for (const auto& bytes : value.asBinarySet()) each(AttributeValue::binary(bytes)); break;
    case Type::L: for (const auto& element : value.asList()) each(element); break;
    default: for (const auto& [name, member] : value.asMap()) members.named[name].see(member);
    }
    members.least = members.seen ? std::min(members.least, count) : count;
    members.most = std::max(members.most, count);
    ++members.seen;
}

/// The sample with its dates, UUIDs and runs of digits thrown anew; the first digit of a run stays no zero.
std::string ValueShape::fromSample(const std::string& sample, Dice& dice) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    for (std::size_t at = 0; at < sample.size();) {
        if (isDate(sample, at)) {
            out += sample.substr(at, 5) + two(dice.between(1, 12)) + '-' + two(dice.between(1, 28));
            at += 10;
            if (at + 8 < sample.size() + 1 && sample[at] == 'T' && sample.size() >= at + 9) {
                out += 'T' + two(dice.below(24)) + ':' + two(dice.below(60)) + ':' + two(dice.below(60));
                at += 9;
            }
        } else if (isUuid(sample, at)) {
            for (int i = 0; i < 36; ++i, ++at) out += sample[at] == '-' ? '-' : kHex[dice.below(16)];
        } else if (isDigit(sample[at])) {
            for (bool first = true; at < sample.size() && isDigit(sample[at]); ++at, first = false)
                out += static_cast<char>(first && sample[at] != '0' ? '1' + dice.below(9) : '0' + dice.below(10));
        } else {
            out += sample[at++];
        }
    }
    return out;
}

std::string ValueShape::makeString(Dice& dice) const {
    std::int64_t sum = 0;
    for (const auto& [text, count] : m_strings.counts) sum += count;
    const std::string& sample = weighted(m_strings.counts, sum, dice);
    return m_strings.isChoice() ? sample : fromSample(sample, dice);
}

Number ValueShape::makeNumber(Dice& dice) const {
    if (m_numbers.counts.size() <= 12 && m_numbers.seen >= 3 * static_cast<std::int64_t>(m_numbers.counts.size())) {
        std::int64_t sum = 0;
        for (const auto& [text, count] : m_numbers.counts) sum += count;
        return Number::parse(weighted(m_numbers.counts, sum, dice)).value();
    }
    const double share = static_cast<double>(dice.next() >> 11) / 9007199254740992.0;
    char text[400];
    std::snprintf(text, sizeof text, "%.*f", std::min(m_numbers.decimals, 12), m_numbers.low + share * (m_numbers.high - m_numbers.low));
    auto number = Number::parse(text);
    return number ? *number : Number::parse(m_numbers.counts.begin()->first).value(); // over 38 digits: one that was seen
}

AttributeValue ValueShape::makeSet(Type type, Dice& dice) const {
    const Members& members = m_members.at(type);
    std::vector<std::string> texts;
    std::vector<Number> numbers;
    for (int count = dice.between(std::max(1, static_cast<int>(members.least)), std::max(1, static_cast<int>(members.most))); count > 0; --count) {
        const AttributeValue made = members.each->make(dice);
        if (made.is(Type::N)) numbers.push_back(made.asNumber());
        else texts.push_back(made.is(Type::B) ? made.asBinary() : made.asString());
    }
    if (type == Type::NS) return AttributeValue::numberSet(std::move(numbers));
    return type == Type::BS ? AttributeValue::binarySet(std::move(texts)) : AttributeValue::stringSet(std::move(texts));
}

AttributeValue ValueShape::make(Dice& dice) const {
    const Type type = weighted(m_types, m_seen, dice);
    switch (type) {
    case Type::S: return AttributeValue::string(makeString(dice));
    case Type::N: return AttributeValue::number(makeNumber(dice));
    case Type::BOOL: return AttributeValue::boolean(static_cast<std::int64_t>(dice.next() % static_cast<std::uint64_t>(m_types.at(type))) < m_true);
    case Type::NUL: return AttributeValue::null();
    case Type::B: {
        std::string bytes;
        for (std::size_t i = 0; i < m_bytes; ++i) bytes += static_cast<char>(dice.below(256));
        return AttributeValue::binary(std::move(bytes));
    }
    case Type::SS:
    case Type::NS:
    case Type::BS: return makeSet(type, dice);
    case Type::L: {
        const Members& members = m_members.at(type);
        List list;
        for (int count = dice.between(static_cast<int>(members.least), static_cast<int>(members.most)); count > 0; --count) list.push_back(members.each->make(dice));
        return AttributeValue::list(std::move(list));
    }
    case Type::M: break;
    }
    const Members& members = m_members.at(Type::M);
    AttributeMap map;
    for (const auto& [name, shape] : members.named)
        if (static_cast<std::int64_t>(dice.next() % static_cast<std::uint64_t>(members.seen)) < shape.seen()) map.set(name, shape.make(dice));
    return AttributeValue::map(std::move(map));
}

} // namespace rf::transfer
