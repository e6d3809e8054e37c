// From checked postfix entries to a tree of nodes. AND and OR chains become one node with many operands.

#include "engine/expr/condition_ast.h"

#include <iterator>

namespace rf::expr {
namespace {

using Node = Condition::Node;

NodeKind functionKind(std::string_view name) {
    if (name == "size") return NodeKind::Size;
    if (name == "attribute_exists") return NodeKind::AttributeExists;
    if (name == "attribute_not_exists") return NodeKind::AttributeNotExists;
    if (name == "attribute_type") return NodeKind::AttributeType;
    return name == "begins_with" ? NodeKind::BeginsWith : NodeKind::Contains;
}

NodeKind nodeKind(const Raw& raw) {
    switch (raw.kind) {
    case RawKind::Path: return NodeKind::Path;
    case RawKind::Value: return NodeKind::Value;
    case RawKind::Call: return functionKind(raw.name);
    case RawKind::Equal: return NodeKind::Equal;
    case RawKind::NotEqual: return NodeKind::NotEqual;
    case RawKind::Less: return NodeKind::Less;
    case RawKind::LessEqual: return NodeKind::LessEqual;
    case RawKind::Greater: return NodeKind::Greater;
    case RawKind::GreaterEqual: return NodeKind::GreaterEqual;
    case RawKind::Between: return NodeKind::Between;
    case RawKind::In: return NodeKind::In;
    case RawKind::Not: return NodeKind::Not;
    case RawKind::And: return NodeKind::And;
    default: return NodeKind::Or;
    }
}

bool chains(const Node& node, const Node& operand) {
    return node.kind == operand.kind && (node.kind == NodeKind::And || node.kind == NodeKind::Or);
}

/// Takes the last `count` nodes of the stack as operands.
void adopt(Node& node, std::vector<Node>& stack, std::size_t count) {
    const auto first = stack.end() - static_cast<std::ptrdiff_t>(count);
    // The left operand of a chain brings its own operands along, storage and all.
    if (count == 2 && chains(node, *first)) {
        node.operands = std::move(first->operands);
        node.operands.push_back(std::move(*(first + 1)));
    } else {
        node.operands.assign(std::make_move_iterator(first), std::make_move_iterator(stack.end()));
    }
    stack.erase(first, stack.end());
}

} // namespace

Condition::Node buildCondition(const RawTree& tree) {
    std::vector<Node> stack;
    for (const Raw& raw : tree) {
        Node node{nodeKind(raw), raw.path};
        if (raw.value != nullptr) node.value = *raw.value;
        if (raw.operands > 0) adopt(node, stack, raw.operands);
        stack.push_back(std::move(node));
    }
    return std::move(stack.back());
}

/// Recursion is as deep as the tree (condition_ast.h).
void collectPaths(const Node& node, std::vector<Path>& out) {
    if (node.kind == NodeKind::Path) out.push_back(node.path);
    for (const Node& operand : node.operands) collectPaths(operand, out);
}

Condition Condition::of(Node root) {
    Condition condition;
    collectPaths(root, condition.m_paths);
    condition.m_root = std::make_unique<Node>(std::move(root));
    return condition;
}

Condition Condition::allOf(std::vector<Condition> parts) {
    std::erase_if(parts, [](const Condition& part) { return !part.m_root; });
    if (parts.empty()) return {};
    if (parts.size() == 1) return std::move(parts.front());
    Node root{NodeKind::And};
    for (Condition& part : parts) root.operands.push_back(std::move(*part.m_root));
    return of(std::move(root));
}

} // namespace rf::expr
