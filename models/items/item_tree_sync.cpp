// Brings the nodes to a new value with the fewest insertions, moves and removals, so that views keep what they expand
// and select.

#include "models/items/item_tree_node.h"

#include <QSet>

namespace rf::models {

/// Nodes' wanted shape: a name or place, what is there, what was loaded there.
struct ItemTreeModel::Wanted {
    QString name;
    Value value;
    std::optional<Value> original;
    NodeState state = Plain;
};

namespace {

std::optional<Value> childNamed(const std::optional<Value>& map, const QString& name) {
    if (!map || map->type() != ValueType::M || !map->has(name)) return {};
    return map->child(name);
}

bool holds(const Value& set, const Value& member) {
    for (int i = 0; i < set.childCount(); ++i)
        if (set.child(i) == member) return true;
    return false;
}

} // namespace

ItemTreeModel::NodeState ItemTreeModel::stateOf(const Value& value, const std::optional<Value>& original,
                                                NodeState above) const {
    if (above == Added || above == Removed) return above;
    if (!m_original) return Plain; // a new item is new as a whole
    if (!original) return Added;
    return *original == value ? Plain : Edited;
}

/// Entries of a map, those that were removed at their places between the others; the key leads at the top.
QList<ItemTreeModel::Wanted> ItemTreeModel::wantedEntries(const Value& map, const std::optional<Value>& original,
                                                          NodeState state, bool top) const {
    QList<Wanted> wanted;
    for (const QString& name : map.names()) {
        const Value value = map.child(name);
        auto was = childNamed(original, name);
        const NodeState childState = stateOf(value, was, state);
        wanted.append({name, value, std::move(was), childState});
    }
    if (original && original->type() == ValueType::M && state != Removed) {
        const qsizetype present = wanted.size();
        for (const QString& name : original->names())
            if (!map.has(name)) wanted.append({name, original->child(name), original->child(name), Removed});
        if (wanted.size() > present)
            std::stable_sort(wanted.begin(), wanted.end(),
                             [](const Wanted& a, const Wanted& b) { return toUtf8(a.name) < toUtf8(b.name); });
    }
    if (!top) return wanted;
    qsizetype lead = 0;
    for (const QString& key : m_table.keyNames())
        for (qsizetype i = lead; i < wanted.size(); ++i)
            if (wanted[i].name == key) wanted.move(i, lead++);
    return wanted;
}

QList<ItemTreeModel::Wanted> ItemTreeModel::wantedElements(const Value& value, const std::optional<Value>& original,
                                                           NodeState state) const {
    QList<Wanted> wanted;
    const bool sameType = original && original->type() == value.type();
    for (int i = 0; i < value.childCount(); ++i) {
        const Value child = value.child(i);
        std::optional<Value> was;
        if (sameType && isSet(value.type()) && holds(*original, child)) was = child;
        if (sameType && value.type() == ValueType::L && i < original->childCount()) was = original->child(i);
        const NodeState childState = stateOf(child, was, state);
        wanted.append({{}, child, std::move(was), childState});
    }
    return wanted;
}

void ItemTreeModel::sync(Node* node, const Value& value, const std::optional<Value>& original, NodeState state) {
    const bool known = node->value.type() == value.type();
    const bool changed = !known || !(node->value == value) || node->original != original || node->state != state;
    if (!known) removeNodes(node, 0, node->children.size());
    node->value = value;
    node->original = original;
    node->state = state;
    const bool top = node == m_root.get();
    if (changed && !top) emit dataChanged(indexOf(node), indexOf(node, ColumnCount - 1));
    if (value.type() == ValueType::M)
        syncEntries(node, wantedEntries(value, original, state, top));
    else if (isContainer(value.type()))
        syncElements(node, wantedElements(value, original, state));
}

void ItemTreeModel::syncEntries(Node* node, const QList<Wanted>& wanted) {
    QSet<QString> names;
    for (const Wanted& entry : wanted) names.insert(entry.name);
    for (std::size_t end = node->children.size(); end > 0;) {
        std::size_t begin = end;
        while (begin > 0 && !names.contains(node->children[begin - 1]->name)) --begin;
        if (begin < end) removeNodes(node, begin, end);
        end = begin == end ? end - 1 : begin;
    }
    names.clear();
    for (const auto& child : node->children) names.insert(child->name);
    for (std::size_t row = 0; row < std::size_t(wanted.size()); ++row) {
        const QString& name = wanted[qsizetype(row)].name;
        if (row < node->children.size() && node->children[row]->name == name) continue;
        if (names.contains(name)) { // a renamed entry goes to its new place
            std::size_t from = row + 1;
            while (node->children[from]->name != name) ++from;
            moveNode(node, from, row);
            continue;
        }
        std::size_t end = row + 1;
        while (end < std::size_t(wanted.size()) && !names.contains(wanted[qsizetype(end)].name)) ++end;
        insertNodes(node, row, wanted.mid(qsizetype(row), qsizetype(end - row)));
        row = end - 1;
    }
    for (std::size_t row = 0; row < node->children.size(); ++row) syncChild(node, row, wanted[qsizetype(row)]);
}

/// Elements equal at both ends stay; between them nodes are kept place by place, and the rest comes or goes.
void ItemTreeModel::syncElements(Node* node, const QList<Wanted>& wanted) {
    auto& children = node->children;
    const std::size_t count = std::size_t(wanted.size()), common = std::min(children.size(), count);
    std::size_t head = 0, tail = 0;
    while (head < common && children[head]->value == wanted[qsizetype(head)].value) ++head;
    while (tail < common - head &&
           children[children.size() - 1 - tail]->value == wanted[qsizetype(count - 1 - tail)].value)
        ++tail;
    const std::size_t old = children.size() - head - tail, fresh = count - head - tail;
    const std::size_t kept = head + std::min(old, fresh);
    if (old > fresh) removeNodes(node, kept, kept + old - fresh);
    if (fresh > old) insertNodes(node, kept, wanted.mid(qsizetype(kept), qsizetype(fresh - old)));
    for (std::size_t row = 0; row < children.size(); ++row) syncChild(node, row, wanted[qsizetype(row)]);
}

void ItemTreeModel::syncChild(Node* node, std::size_t row, const Wanted& wanted) {
    sync(node->children[row].get(), wanted.value, wanted.original, wanted.state);
}

void ItemTreeModel::removeNodes(Node* node, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    beginRemoveRows(indexOf(node), int(begin), int(end) - 1);
    node->children.erase(node->children.begin() + std::ptrdiff_t(begin), node->children.begin() + std::ptrdiff_t(end));
    node->renumber(begin);
    endRemoveRows();
}

void ItemTreeModel::insertNodes(Node* node, std::size_t at, const QList<Wanted>& wanted) {
    std::vector<std::unique_ptr<Node>> fresh;
    for (const Wanted& entry : wanted) fresh.push_back(made(node, entry));
    beginInsertRows(indexOf(node), int(at), int(at + fresh.size()) - 1);
    node->children.insert(node->children.begin() + std::ptrdiff_t(at), std::move_iterator(fresh.begin()),
                          std::move_iterator(fresh.end()));
    node->renumber(at);
    endInsertRows();
}

/// A node with everything under it.
std::unique_ptr<ItemTreeModel::Node> ItemTreeModel::made(Node* parent, const Wanted& wanted) const {
    auto node = std::make_unique<Node>();
    node->parent = parent;
    node->name = wanted.name;
    node->value = wanted.value;
    node->original = wanted.original;
    node->state = wanted.state;
    const auto below = wanted.value.type() == ValueType::M
                           ? wantedEntries(wanted.value, wanted.original, wanted.state, false)
                           : wantedElements(wanted.value, wanted.original, wanted.state);
    for (const Wanted& entry : below) node->children.push_back(made(node.get(), entry));
    node->renumber(0);
    return node;
}

void ItemTreeModel::moveNode(Node* node, std::size_t from, std::size_t to) {
    beginMoveRows(indexOf(node), int(from), int(from), indexOf(node), int(to));
    auto moved = std::move(node->children[from]);
    node->children.erase(node->children.begin() + std::ptrdiff_t(from));
    node->children.insert(node->children.begin() + std::ptrdiff_t(to), std::move(moved));
    node->renumber(std::min(from, to));
    endMoveRows();
}

} // namespace rf::models
