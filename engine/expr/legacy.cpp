#include "engine/expr/legacy.h"

#include "engine/expr/condition_ast.h"
#include "engine/expr/update_ast.h"

namespace rf::expr {
namespace {

using Node = Condition::Node;

Path pathOf(std::string attribute) {
    Path path;
    path.steps.emplace_back(std::move(attribute));
    return path;
}

NodeKind kindOf(LegacyOperator op) {
    switch (op) {
    case LegacyOperator::Equal: return NodeKind::Equal;
    case LegacyOperator::NotEqual: return NodeKind::NotEqual;
    case LegacyOperator::Less: return NodeKind::Less;
    case LegacyOperator::LessEqual: return NodeKind::LessEqual;
    case LegacyOperator::Greater: return NodeKind::Greater;
    case LegacyOperator::GreaterEqual: return NodeKind::GreaterEqual;
    case LegacyOperator::Between: return NodeKind::Between;
    case LegacyOperator::In: return NodeKind::In;
    case LegacyOperator::Null: return NodeKind::AttributeNotExists;
    case LegacyOperator::NotNull: return NodeKind::AttributeExists;
    case LegacyOperator::BeginsWith: return NodeKind::BeginsWith;
    case LegacyOperator::Contains:
    case LegacyOperator::NotContains: break;
    }
    return NodeKind::Contains;
}

Node nodeOf(LegacyTest test) {
    const Path path = pathOf(std::move(test.attribute));
    Node node{kindOf(test.op)};
    node.operands.push_back(Node{NodeKind::Path, path});
    for (AttributeValue& operand : test.operands) node.operands.push_back(Node{NodeKind::Value, {}, std::move(operand)});
    if (test.op != LegacyOperator::NotContains) return node;
    Node negated{NodeKind::Not};
    negated.operands.push_back(std::move(node));
    Node present{NodeKind::AttributeExists};
    present.operands.push_back(Node{NodeKind::Path, path});
    Node both{NodeKind::And};
    both.operands.push_back(std::move(present));
    both.operands.push_back(std::move(negated));
    return both;
}

} // namespace

Condition legacyCondition(std::vector<LegacyTest> tests, bool any) {
    if (tests.empty()) return Condition();
    if (tests.size() == 1) return Condition::of(nodeOf(std::move(tests.front())));
    Node root{any ? NodeKind::Or : NodeKind::And};
    for (LegacyTest& test : tests) root.operands.push_back(nodeOf(std::move(test)));
    return Condition::of(std::move(root));
}

Update legacyUpdate(std::vector<LegacyChange> changes) {
    Update::Program program;
    program.legacy = true;
    for (LegacyChange& change : changes) {
        ActionKind kind = ActionKind::Set;
        if (change.action == LegacyChange::Action::Add) kind = ActionKind::Add;
        if (change.action == LegacyChange::Action::Delete) kind = change.value ? ActionKind::Delete : ActionKind::Remove;
        ValueNode value{ValueKind::Literal};
        if (change.value) value.literal = std::move(*change.value);
        program.actions.push_back({kind, program.targets.size(), std::move(value)});
        program.targets.push_back(pathOf(std::move(change.attribute)));
    }
    return Update::of(std::move(program));
}

} // namespace rf::expr
