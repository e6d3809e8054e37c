#pragma once
// A place of two items that are compared. Internal to models/edit.

#include "models/edit/aligned.h"
#include "models/edit/compare_model.h"

namespace rf::models {

struct CompareModel::Node {
    const Node* parent = nullptr;
    int row = 0;
    QString name;                  ///< of a map's entry
    AlignedPlace place;            ///< of an element or a member
    int rightAt = -1;              ///< where a left element would stand in the right list
    std::optional<Value> left, right;
    Kind kind = Kind::Same;
    int order = 0; ///< in the order of the tree
    bool isDifference = false;
    std::vector<std::unique_ptr<Node>> children;

    const Value& some() const { return right ? *right : *left; }
    bool isNamed() const { return parent && parent->some().type() == ValueType::M; }
    bool isMember() const { return parent && isSet(parent->some().type()); }
};

} // namespace rf::models
