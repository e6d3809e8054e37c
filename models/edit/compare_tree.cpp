// How the tree of two items is made.

#include "models/edit/compare_node.h"

namespace rf::models {
namespace {

QList<Value> elementsOf(const std::optional<Value>& value) {
    QList<Value> elements;
    for (int i = 0; value && i < value->childCount(); ++i) elements << value->child(i);
    return elements;
}

std::optional<Value> at(const QList<Value>& elements, int place) {
    return place < 0 ? std::nullopt : std::optional<Value>(elements[place]);
}

} // namespace

/// Fills a node whose sides are set.
void CompareModel::fill(Node& node) {
    node.kind = !node.left             ? Kind::RightOnly
                : !node.right          ? Kind::LeftOnly
                : *node.left == *node.right ? Kind::Same
                                            : Kind::Changed;
    const bool alike = !node.left || !node.right || node.left->type() == node.right->type();
    if (!alike) return;
    if (node.some().type() == ValueType::M)
        fillEntries(node);
    else if (node.some().type() == ValueType::L)
        fillElements(node);
    else if (isSet(node.some().type()))
        fillMembers(node);
}

void CompareModel::add(Node& node, Node&& child) {
    child.parent = &node;
    auto made = std::make_unique<Node>(std::move(child));
    fill(*made);
    if (node.parent == nullptr) m_counts.same += made->kind == Kind::Same ? 1 : 0;
    if (m_differencesOnly && made->kind == Kind::Same) return;
    made->row = int(node.children.size());
    node.children.push_back(std::move(made));
}

void CompareModel::fillEntries(Node& node) {
    for (const AttributePair& pair : pairsOf(node.left, node.right, node.parent ? QStringList() : m_keys)) {
        Node child;
        child.name = pair.name;
        child.left = pair.before;
        child.right = pair.after;
        add(node, std::move(child));
    }
}

void CompareModel::fillElements(Node& node) {
    const QList<Value> left = elementsOf(node.left), right = elementsOf(node.right);
    int before = 0;
    for (const AlignedPlace& place : aligned(left, right)) {
        Node child;
        child.place = place;
        child.left = at(left, place.left);
        child.right = at(right, place.right);
        child.rightAt = before;
        before += place.right >= 0 ? 1 : 0;
        add(node, std::move(child));
    }
}

/// Those of the right side first, then what only the left one has.
void CompareModel::fillMembers(Node& node) {
    const QList<Value> left = elementsOf(node.left), right = elementsOf(node.right);
    const auto put = [&](int leftAt, int rightAt) {
        Node child;
        child.place = {leftAt, rightAt};
        child.left = at(left, leftAt);
        child.right = at(right, rightAt);
        child.rightAt = int(right.size());
        add(node, std::move(child));
    };
    for (int i = 0; i < right.size(); ++i) put(int(left.indexOf(right[i])), i);
    for (int i = 0; i < left.size(); ++i)
        if (!right.contains(left[i])) put(i, -1);
}

/// Numbers the nodes in the order of the tree, and gathers the differences.
void CompareModel::gather(Node& node) {
    const bool inside = node.parent && node.parent->kind != Kind::Changed; // of what one side has alone
    const bool alone = node.kind == Kind::LeftOnly || node.kind == Kind::RightOnly;
    node.isDifference = node.parent && node.kind != Kind::Same && (node.children.empty() || alone) && !(inside && alone);
    if (node.isDifference) {
        node.order = int(m_differences.size());
        m_differences.append(&node);
        ++(node.kind == Kind::Changed ? m_counts.changed : node.kind == Kind::LeftOnly ? m_counts.leftOnly : m_counts.rightOnly);
    }
    for (const auto& child : node.children) gather(*child);
}

} // namespace rf::models
