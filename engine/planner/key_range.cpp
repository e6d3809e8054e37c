#include "engine/planner/key_range.h"

#include "engine/catalog/limits.h"
#include "engine/value/key_codec.h"

#include <algorithm>

namespace rf::plan {
namespace {

using expr::KeyComparison;
using expr::KeyOperator;
using Kind = KeyProblem::Kind;

constexpr std::int64_t kHashSlices = 4096;
constexpr int kSliceShift = 52;

const KeyComparison* find(const std::vector<KeyComparison>& conditions, std::string_view attribute) {
    const auto at = std::find_if(conditions.begin(), conditions.end(),
                                 [&](const KeyComparison& each) { return each.attribute == attribute; });
    return at == conditions.end() ? nullptr : &*at;
}

bool isPlain(const KeySchema& key) { return key.hash.size() == 1 && key.range.size() <= 1; }

std::size_t lengthOf(const AttributeValue& value) {
    return value.is(Type::S) ? value.asString().size() : value.is(Type::B) ? value.asBinary().size() : 1;
}

std::optional<KeyProblem> checkOperands(const KeyAttribute& attribute, const KeyComparison& condition, bool isHash) {
    for (const AttributeValue& operand : condition.operands)
        if (auto problem = checkKeyValue(attribute, operand, isHash)) return problem;
    if (isHash && condition.op != KeyOperator::Equal) return KeyProblem{Kind::NotSupported, attribute.name};
    return {};
}

/// Walks the sort attributes: constrained from the left without a gap, inequality on the last one only.
std::optional<KeyProblem> checkRange(const KeySchema& key, const std::vector<KeyComparison>& conditions,
                                     std::size_t remaining) {
    bool closed = false; // an inequality was met
    for (const KeyAttribute& attribute : key.range) {
        if (remaining == 0) return {};
        const KeyComparison* condition = find(conditions, attribute.name);
        if (!condition) return KeyProblem{Kind::Missed, attribute.name};
        if (auto problem = checkOperands(attribute, *condition, false)) return problem;
        if (closed) return KeyProblem{Kind::NotSupported, attribute.name};
        closed = condition->op != KeyOperator::Equal;
        --remaining;
    }
    if (remaining > 0) return KeyProblem{Kind::NotSupported};
    return {};
}

ByteRange startingWith(std::string prefix) {
    std::string end = prefixEnd(prefix);
    return {std::move(prefix), std::move(end)};
}

std::string with(std::string_view prefix, const AttributeValue& value) {
    std::string bytes(prefix);
    appendKeyComponent(value, bytes);
    return bytes;
}
std::string past(std::string_view prefix, const AttributeValue& value) { return prefixEnd(with(prefix, value)); }

/// Keys under `prefix` whose next component satisfies `condition`.
ByteRange narrowed(const std::string& prefix, const KeyComparison& condition) {
    const AttributeValue& first = condition.operands.front();
    switch (condition.op) {
    case KeyOperator::Equal: return startingWith(with(prefix, first));
    case KeyOperator::Less: return {prefix, with(prefix, first)};
    case KeyOperator::LessEqual: return {prefix, past(prefix, first)};
    case KeyOperator::Greater: return {past(prefix, first), prefixEnd(prefix)};
    case KeyOperator::GreaterEqual: return {with(prefix, first), prefixEnd(prefix)};
    case KeyOperator::Between: return {with(prefix, first), past(prefix, condition.operands.back())};
    case KeyOperator::BeginsWith: {
        std::string open = prefix;
        appendKeyPrefix(first, open);
        return startingWith(std::move(open));
    }
    }
    return {};
}

std::string hashPrefix(const KeySchema& key, const std::vector<KeyComparison>& conditions) {
    std::vector<const AttributeValue*> values;
    for (const KeyAttribute& attribute : key.hash)
        values.push_back(&find(conditions, attribute.name)->operands.front());
    std::string prefix;
    appendHash(partitionHash(values), prefix);
    for (const AttributeValue* value : values) appendKeyComponent(*value, prefix);
    return prefix;
}

bool beginsWith(const AttributeValue& value, const AttributeValue& prefix) {
    return value.is(Type::S) ? value.asString().starts_with(prefix.asString())
                             : value.is(Type::B) && value.asBinary().starts_with(prefix.asBinary());
}

std::string sliceStart(std::int64_t slice) {
    std::string bytes;
    if (slice < kHashSlices) appendHash(static_cast<std::uint64_t>(slice) << kSliceShift, bytes);
    return bytes;
}

} // namespace

std::optional<KeyProblem> checkKeyValue(const KeyAttribute& attribute, const AttributeValue& value, bool isHash) {
    if (!value.is(attribute.type)) return KeyProblem{Kind::WrongType, attribute.name, attribute.type};
    const std::size_t length = lengthOf(value);
    if (length == 0) return KeyProblem{Kind::Empty, attribute.name, attribute.type};
    if (isHash && length > limits::kHashKeyBytes) return KeyProblem{Kind::HashTooLong, attribute.name, attribute.type};
    if (!isHash && length > limits::kRangeKeyBytes) return KeyProblem{Kind::RangeTooLong, attribute.name, attribute.type};
    return {};
}

std::optional<KeyProblem> checkKeyConditions(const KeySchema& key, const std::vector<KeyComparison>& conditions) {
    if (isPlain(key) && conditions.size() > 2) return KeyProblem{Kind::TooMany};
    if (key.size() == 1 && conditions.size() > 1) return KeyProblem{Kind::NotSupported, key.hash.front().name};
    std::size_t remaining = conditions.size();
    for (const KeyAttribute& attribute : key.hash) {
        const KeyComparison* condition = find(conditions, attribute.name);
        if (!condition) return KeyProblem{Kind::Missed, attribute.name};
        if (auto problem = checkOperands(attribute, *condition, true)) return problem;
        --remaining;
    }
    return checkRange(key, conditions, remaining);
}

ByteRange rangeOf(const KeySchema& key, const std::vector<KeyComparison>& conditions) {
    std::string prefix = hashPrefix(key, conditions);
    for (const KeyAttribute& attribute : key.range) {
        const KeyComparison* condition = find(conditions, attribute.name);
        if (!condition) break;
        if (condition->op != KeyOperator::Equal) return narrowed(prefix, *condition);
        appendKeyComponent(condition->operands.front(), prefix);
    }
    return startingWith(std::move(prefix));
}

bool satisfies(const AttributeValue& value, const KeyComparison& condition) {
    const AttributeValue& first = condition.operands.front();
    if (condition.op == KeyOperator::BeginsWith) return beginsWith(value, first);
    const int order = compareScalars(value, first);
    switch (condition.op) {
    case KeyOperator::Equal: return order == 0;
    case KeyOperator::Less: return order < 0;
    case KeyOperator::LessEqual: return order <= 0;
    case KeyOperator::Greater: return order > 0;
    case KeyOperator::GreaterEqual: return order >= 0;
    case KeyOperator::Between: return order >= 0 && compareScalars(value, condition.operands.back()) <= 0;
    case KeyOperator::BeginsWith: break;
    }
    return false;
}

ByteRange segmentRange(std::int64_t segment, std::int64_t total) {
    const auto boundary = [total](std::int64_t at) { return (kHashSlices * at + total - 1) / total; };
    const std::int64_t first = boundary(segment), last = boundary(segment + 1);
    if (first == last) return {sliceStart(first) + '\0', sliceStart(first) + '\0'};
    return {first == 0 ? std::string() : sliceStart(first), sliceStart(last)};
}

} // namespace rf::plan
