#pragma once
// A parsed update: actions in written order, values as small trees. Internal to engine/expr.

#include "engine/expr/parser_common.h"

namespace rf::expr {

enum class ValueKind : std::uint8_t { Path, Literal, IfNotExists, ListAppend, Plus, Minus };

/// The right-hand side of a SET. Operands of the four kinds that have them: two; of IfNotExists the first is a Path.
/// At most 301 levels deep (the operator limit).
struct ValueNode {
    ValueKind kind;
    Path path = {};
    AttributeValue literal = {};
    std::vector<ValueNode> operands = {};
};

enum class ActionKind : std::uint8_t { Set, Remove, Add, Delete };

struct Action {
    ActionKind kind;
    std::size_t target; ///< index into Program::targets
    ValueNode value;    ///< Set: any; Add, Delete: a Literal; Remove: unused
};

/// The n-th action has the n-th target.
struct Update::Program {
    std::vector<Action> actions;
    std::vector<Path> targets;
    bool legacy = false; ///< AttributeUpdates: ADD appends to lists, and operand errors are worded apart
};

/// An action as read: its value is one subtree of the raw tree, if it has one.
struct RawAction {
    ActionKind kind;
    Path target;
    bool hasValue = false;
};

/// An update's syntax as read. The tree holds the values of the actions one after the other.
struct RawUpdate {
    std::vector<RawAction> actions;
    RawTree tree;
    std::string_view repeatedSection = {}; ///< "SET", …; empty if none
};

/// update_parse.cpp: reads the whole text; syntax errors only.
Result<RawUpdate> readUpdate(Cursor& cursor);
/// update_check.cpp: everything that can be said of an update without an item, in the service's order.
Status checkUpdate(const RawUpdate& update, const Cursor& cursor);

} // namespace rf::expr
