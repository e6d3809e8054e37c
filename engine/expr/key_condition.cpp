// From a condition's tree to comparisons on key attributes (spec/03 §3). These messages carry no prefix, except the one
// about nested attributes.

#include "engine/expr/condition_ast.h"

#include <algorithm>

namespace rf::expr {

std::optional<KeyOperator> keyOperator(NodeKind kind) {
    switch (kind) {
    case NodeKind::Equal: return KeyOperator::Equal;
    case NodeKind::Less: return KeyOperator::Less;
    case NodeKind::LessEqual: return KeyOperator::LessEqual;
    case NodeKind::Greater: return KeyOperator::Greater;
    case NodeKind::GreaterEqual: return KeyOperator::GreaterEqual;
    case NodeKind::Between: return KeyOperator::Between;
    case NodeKind::BeginsWith: return KeyOperator::BeginsWith;
    default: return {};
    }
}

KeyOperator mirrored(KeyOperator op) {
    switch (op) {
    case KeyOperator::Less: return KeyOperator::Greater;
    case KeyOperator::LessEqual: return KeyOperator::GreaterEqual;
    case KeyOperator::Greater: return KeyOperator::Less;
    case KeyOperator::GreaterEqual: return KeyOperator::LessEqual;
    default: return op;
    }
}

namespace {

using Node = Condition::Node;

Error condition(std::string_view text) {
    return validation("Invalid condition in KeyConditionExpression: " + std::string(text));
}
Error badOperator(std::string_view name) {
    return validation("Invalid operator used in KeyConditionExpression: " + std::string(name));
}

/// Empty if the operator is one a key condition may use.
std::string_view forbiddenOperator(NodeKind kind) {
    switch (kind) {
    case NodeKind::Or: return "OR";
    case NodeKind::Not: return "NOT";
    case NodeKind::NotEqual: return "<>";
    case NodeKind::In: return "IN";
    case NodeKind::AttributeExists: return "attribute_exists";
    case NodeKind::AttributeNotExists: return "attribute_not_exists";
    case NodeKind::AttributeType: return "attribute_type";
    case NodeKind::Contains: return "contains";
    default: return {};
    }
}

class KeyConditions {
public:
    /// Recursion is as deep as the tree: at most 301 levels.
    Status add(const Node& node) {
        if (node.kind == NodeKind::And) {
            for (const Node& operand : node.operands) RF_TRY(add(operand));
            return {};
        }
        if (const auto name = forbiddenOperator(node.kind); !name.empty()) return badOperator(name);
        if (node.kind == NodeKind::Between || node.kind == NodeKind::BeginsWith) RF_TRY(checkFirst(node));
        return addComparison(node);
    }

    std::vector<KeyComparison> take() { return std::move(m_comparisons); }

private:
    static Status checkFirst(const Node& node) {
        if (node.operands[0].kind == NodeKind::Size) return nested();
        if (node.operands[0].kind == NodeKind::Path) return {};
        const std::string name = node.kind == NodeKind::Between ? "BETWEEN" : "begins_with";
        return condition(name + " operator must have the key attribute as its first operand");
    }
    static Error nested() { return validation("KeyConditionExpressions cannot contain nested operations"); }

    Status addComparison(const Node& node) {
        KeyComparison comparison;
        comparison.op = keyOperator(node.kind).value_or(KeyOperator::Equal);
        const Node* key = nullptr;
        for (const Node& operand : node.operands) {
            if (operand.kind == NodeKind::Size) return nested();
            if (operand.kind == NodeKind::Value) {
                comparison.operands.push_back(operand.value);
                continue;
            }
            if (key != nullptr) return condition("Multiple attribute names used in one condition");
            if (!operand.path.isTopLevel())
                return invalid(Parameter::KeyCondition,
                               "KeyConditionExpressions cannot have conditions on nested attributes");
            key = &operand;
        }
        if (key == nullptr) return condition("No key attribute specified");
        comparison.attribute = key->path.root();
        if (key != &node.operands[0]) comparison.op = mirrored(comparison.op);
        return append(std::move(comparison));
    }

    Status append(KeyComparison comparison) {
        const bool known = std::any_of(m_comparisons.begin(), m_comparisons.end(), [&](const KeyComparison& other) {
            return other.attribute == comparison.attribute;
        });
        if (known) return validation("KeyConditionExpressions must only contain one condition per key");
        m_comparisons.push_back(std::move(comparison));
        return {};
    }

    std::vector<KeyComparison> m_comparisons;
};

} // namespace

Result<std::vector<KeyComparison>> parseKeyCondition(std::string_view text, ExpressionContext& context) {
    RF_ASSIGN(const Node root, parseCondition(text, Parameter::KeyCondition, context, nullptr));
    KeyConditions conditions;
    RF_TRY(conditions.add(root));
    return conditions.take();
}

} // namespace rf::expr
