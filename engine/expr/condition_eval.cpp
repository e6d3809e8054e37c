// Conditions against an item: two-valued, no errors (spec/03 §2). An operand whose path leads nowhere, or whose size()
// has no meaning, is a null pointer; comparisons of it are false, <> is true.
//
// This runs once for every item a filter sees: nothing here allocates except size() on its way to a Number, which does
// not either.

#include "engine/expr/condition_ast.h"

#include <algorithm>

namespace rf::expr {
namespace {

using Node = Condition::Node;

/// UTF-16 code units of UTF-8 text: what the service calls the length of a string.
std::size_t utf16Length(std::string_view text) {
    std::size_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        units += (byte & 0xC0) != 0x80 ? 1 : 0;
        units += byte >= 0xF0 ? 1 : 0;
    }
    return units;
}

/// False where size() has no meaning.
bool sizeOfOperand(const AttributeValue& value, std::size_t& size) {
    switch (value.type()) {
    case Type::S: size = utf16Length(value.asString()); return true;
    case Type::B: size = value.asBinary().size(); return true;
    case Type::SS: size = value.asStringSet().size(); return true;
    case Type::NS: size = value.asNumberSet().size(); return true;
    case Type::BS: size = value.asBinarySet().size(); return true;
    case Type::L: size = value.asList().size(); return true;
    case Type::M: size = value.asMap().size(); return true;
    default: return false;
    }
}

/// The value of an operand; `scratch` holds it where it is computed.
const AttributeValue* operandOf(const Node& node, const Item& item, AttributeValue& scratch) {
    if (node.kind == NodeKind::Path) return resolve(item, node.path);
    if (node.kind == NodeKind::Value) return &node.value;
    const AttributeValue* subject = operandOf(node.operands[0], item, scratch);
    std::size_t size = 0;
    if (subject == nullptr || !sizeOfOperand(*subject, size)) return nullptr;
    scratch = AttributeValue::number(Number::fromInt(static_cast<std::int64_t>(size)));
    return &scratch;
}

bool areOrdered(const AttributeValue* a, const AttributeValue* b) {
    return a != nullptr && b != nullptr && a->type() == b->type() && a->isScalarKey();
}
bool areEqual(const AttributeValue* a, const AttributeValue* b) { return a != nullptr && b != nullptr && *a == *b; }

bool compare(const Node& node, const Item& item) {
    AttributeValue leftScratch;
    AttributeValue rightScratch;
    const AttributeValue* left = operandOf(node.operands[0], item, leftScratch);
    const AttributeValue* right = operandOf(node.operands[1], item, rightScratch);
    if (node.kind == NodeKind::Equal) return areEqual(left, right);
    if (node.kind == NodeKind::NotEqual) return !areEqual(left, right);
    if (!areOrdered(left, right)) return false;
    const int order = compareScalars(*left, *right);
    switch (node.kind) {
    case NodeKind::Less: return order < 0;
    case NodeKind::LessEqual: return order <= 0;
    case NodeKind::Greater: return order > 0;
    default: return order >= 0;
    }
}

bool isBetween(const Node& node, const Item& item) {
    AttributeValue scratch[3];
    const AttributeValue* subject = operandOf(node.operands[0], item, scratch[0]);
    const AttributeValue* lower = operandOf(node.operands[1], item, scratch[1]);
    if (!areOrdered(subject, lower) || compareScalars(*subject, *lower) < 0) return false;
    const AttributeValue* upper = operandOf(node.operands[2], item, scratch[2]);
    return areOrdered(subject, upper) && compareScalars(*subject, *upper) <= 0;
}

bool isIn(const Node& node, const Item& item) {
    AttributeValue subjectScratch;
    AttributeValue memberScratch;
    const AttributeValue* subject = operandOf(node.operands[0], item, subjectScratch);
    if (subject == nullptr) return false;
    return std::any_of(node.operands.begin() + 1, node.operands.end(), [&](const Node& member) {
        return areEqual(subject, operandOf(member, item, memberScratch));
    });
}

bool beginsWith(const AttributeValue& value, const AttributeValue& prefix) {
    if (value.type() != prefix.type()) return false;
    if (value.is(Type::S)) return value.asString().starts_with(prefix.asString());
    return value.is(Type::B) && value.asBinary().starts_with(prefix.asBinary());
}

template <class Members, class Member>
bool has(const Members& members, const Member& member) {
    return std::binary_search(members.begin(), members.end(), member);
}

bool contains(const AttributeValue& value, const AttributeValue& part) {
    switch (value.type()) {
    case Type::S: return part.is(Type::S) && value.asString().find(part.asString()) != std::string::npos;
    case Type::B: return part.is(Type::B) && value.asBinary().find(part.asBinary()) != std::string::npos;
    case Type::SS: return part.is(Type::S) && has(value.asStringSet(), part.asString());
    case Type::NS: return part.is(Type::N) && has(value.asNumberSet(), part.asNumber());
    case Type::BS: return part.is(Type::B) && has(value.asBinarySet(), part.asBinary());
    case Type::L: return std::find(value.asList().begin(), value.asList().end(), part) != value.asList().end();
    default: return false;
    }
}

bool callOfTwo(const Node& node, const Item& item) {
    AttributeValue scratch[2];
    const AttributeValue* first = operandOf(node.operands[0], item, scratch[0]);
    const AttributeValue* second = operandOf(node.operands[1], item, scratch[1]);
    if (first == nullptr || second == nullptr) return false;
    switch (node.kind) {
    case NodeKind::AttributeType: return second->is(Type::S) && typeCode(first->type()) == second->asString();
    case NodeKind::BeginsWith: return beginsWith(*first, *second);
    default: return contains(*first, *second);
    }
}

/// A condition that is not made of conditions. Kept out of holds(), whose frames would carry its scratch values.
[[gnu::noinline]] bool comparisonHolds(const Node& node, const Item& item) {
    switch (node.kind) {
    case NodeKind::Between: return isBetween(node, item);
    case NodeKind::In: return isIn(node, item);
    case NodeKind::AttributeExists: return resolve(item, node.operands[0].path) != nullptr;
    case NodeKind::AttributeNotExists: return resolve(item, node.operands[0].path) == nullptr;
    case NodeKind::AttributeType:
    case NodeKind::BeginsWith:
    case NodeKind::Contains: return callOfTwo(node, item);
    default: return compare(node, item);
    }
}

/// Recursion is as deep as the tree: at most 301 levels (condition_ast.h).
bool holds(const Node& node, const Item& item) {
    const auto operandHolds = [&item](const Node& operand) { return holds(operand, item); };
    switch (node.kind) {
    case NodeKind::And: return std::all_of(node.operands.begin(), node.operands.end(), operandHolds);
    case NodeKind::Or: return std::any_of(node.operands.begin(), node.operands.end(), operandHolds);
    case NodeKind::Not: return !holds(node.operands[0], item);
    default: return comparisonHolds(node, item);
    }
}

} // namespace

bool Condition::evaluate(const Item& item) const { return !m_root || holds(*m_root, item); }

} // namespace rf::expr
