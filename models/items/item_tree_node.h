#pragma once
// A node of the inspector's tree. Internal to models/items.

#include "models/items/item_tree_model.h"

namespace rf::models {

struct ItemTreeModel::Node {
    Node* parent = nullptr;
    int row = 0;                   ///< among the parent's children
    QString name;                  ///< of a map's entry; empty for elements and members
    Value value;                   ///< as it is; of a removed entry as it was
    std::optional<Value> original; ///< what was loaded at this place
    NodeState state = Plain;
    std::vector<std::unique_ptr<Node>> children;

    bool isTop() const { return parent && !parent->parent; }
    bool isNamed() const { return parent && parent->value.type() == ValueType::M; }
    bool isMember() const { return parent && isSet(parent->value.type()); }
    void renumber(std::size_t from) {
        for (std::size_t i = from; i < children.size(); ++i) children[i]->row = int(i);
    }
};

} // namespace rf::models
