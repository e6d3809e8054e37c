#pragma once
// The tree of a parsed condition, and the raw tree it is built from. Internal to engine/expr.

#include "engine/expr/parser_common.h"

namespace rf::expr {

enum class NodeKind : std::uint8_t {
    Path,
    Value,
    Size,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Between, ///< operands: subject, lower, upper
    In,      ///< operands: subject, members
    AttributeExists,
    AttributeNotExists,
    AttributeType,
    BeginsWith,
    Contains,
    Not,
    And, ///< two or more
    Or,  ///< two or more
};

/// Path, Value and Size are operands, the others are conditions. At most 301 levels deep (the operator limit).
struct Condition::Node {
    NodeKind kind;
    Path path = {};
    AttributeValue value = {};
    std::vector<Node> operands = {};
};

/// A condition's syntax as read: postfix entries, and whether parentheses were doubled.
struct RawCondition {
    RawTree tree;
    bool redundantParentheses = false;
};

/// condition_parse.cpp: reads the whole text; syntax errors only.
Result<RawCondition> readCondition(Cursor& cursor);
/// condition_check.cpp: everything that can be said of a condition without an item, in the service's order.
Status checkCondition(const RawCondition& condition, const Cursor& cursor);
/// condition_build.cpp: only for a tree that passed the checks.
Condition::Node buildCondition(const RawTree& tree);

/// The three steps one after the other; `paths`, if given, receives every path in written order.
Result<Condition::Node> parseCondition(std::string_view text, Parameter parameter, ExpressionContext& context,
                                       std::vector<Path>* paths);

/// How messages name the types there are.
inline constexpr std::string_view kValidTypeNames = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";

/// "=", "BETWEEN", …: how messages name an operator.
std::string_view operatorText(RawKind kind);

/// Nothing: a key condition does not compare like that.
std::optional<KeyOperator> keyOperator(NodeKind kind);
/// `:b < c` says `c > :b`.
KeyOperator mirrored(KeyOperator op);

/// Every path of the tree, in written order.
void collectPaths(const Condition::Node& node, std::vector<Path>& out);

} // namespace rf::expr
