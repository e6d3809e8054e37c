// WHERE clauses: by descent, OR below AND below NOT below comparisons. The tree is that of condition expressions;
// chains of AND and OR become one node each, so its depth is that of the parentheses and NOTs written.

#include "engine/expr/condition_ast.h"
#include "engine/expr/partiql_reader.h"

#include <algorithm>

namespace rf::expr {
namespace {

using Node = Condition::Node;

Node operatorNode(NodeKind kind, std::vector<Node> operands) {
    Node node{kind};
    node.operands = std::move(operands);
    return node;
}
Node negated(Node operand) {
    Node node{NodeKind::Not};
    node.operands.push_back(std::move(operand));
    return node;
}

std::string_view symbolOf(NodeKind kind) {
    switch (kind) {
    case NodeKind::Less:
        return "<";
    case NodeKind::LessEqual:
        return "<=";
    case NodeKind::Greater:
        return ">";
    case NodeKind::GreaterEqual:
        return ">=";
    default:
        return "BETWEEN";
    }
}

/// An operator that wants an order got a literal that has none.
Status checkOrdered(NodeKind kind, const std::vector<Node>& operands) {
    for (const Node& operand : operands)
        if (operand.kind == NodeKind::Value && !operand.value.isScalarKey())
            return validation(badOperandType(symbolOf(kind), typeCode(operand.value.type())));
    return {};
}

class WhereParser {
public:
    explicit WhereParser(PartiqlReader& reader) : m_reader(reader) {}

    /// `a OR b OR …`
    Result<Node> readCondition() {
        const PartiqlReader::Level level(m_reader);
        RF_TRY(level.check());
        return readChain("OR", NodeKind::Or, &WhereParser::readConjunction);
    }

private:
    using Read = Result<Node> (WhereParser::*)();

    Result<Node> readConjunction() { return readChain("AND", NodeKind::And, &WhereParser::readNegation); }

    Result<Node> readChain(std::string_view word, NodeKind kind, Read read) {
        RF_ASSIGN(Node first, (this->*read)());
        if (!m_reader.atWord(word)) return first;
        Node chain{kind};
        adopt(chain, std::move(first));
        while (m_reader.takeWord(word)) {
            RF_ASSIGN(Node next, (this->*read)());
            adopt(chain, std::move(next));
        }
        return chain;
    }

    /// A parenthesised chain of the same kind is part of this one.
    static void adopt(Node& chain, Node operand) {
        if (operand.kind != chain.kind) return chain.operands.push_back(std::move(operand));
        for (Node& each : operand.operands) chain.operands.push_back(std::move(each));
    }

    Result<Node> readNegation() {
        if (!m_reader.takeWord("NOT")) return readPredicate();
        const PartiqlReader::Level level(m_reader);
        RF_TRY(level.check());
        RF_ASSIGN(Node operand, readNegation());
        return negated(std::move(operand));
    }

    Result<Node> readPredicate() {
        if (m_reader.atSymbol("(")) return readGroup();
        if (m_reader.atCall("BEGINS_WITH")) return readCall(NodeKind::BeginsWith);
        if (m_reader.atCall("CONTAINS")) return readCall(NodeKind::Contains);
        if (m_reader.atCall("ATTRIBUTE_TYPE")) return readCall(NodeKind::AttributeType);
        if (m_reader.atCall("EXISTS"))
            return validation("EXISTS can only be used in ExecuteTransaction write requests.");
        RF_ASSIGN(Node subject, readOperand());
        return readComparison(std::move(subject));
    }

    Result<Node> readGroup() {
        m_reader.advance();
        RF_ASSIGN(Node node, readCondition());
        RF_TRY(m_reader.expectSymbol(")"));
        return node;
    }

    Result<Node> readOperand() {
        if (m_reader.atCall("SIZE")) return readSize();
        if (m_reader.atValue()) {
            RF_ASSIGN(AttributeValue value, m_reader.readValue());
            return Node{NodeKind::Value, {}, std::move(value)};
        }
        if (m_reader.atIdentifier() && m_reader.atSymbol("(", 1))
            return validation("Unsupported function in Condition Expression. Function: " +
                              std::string(m_reader.token().text));
        RF_ASSIGN(Path path, m_reader.readPath());
        return Node{NodeKind::Path, std::move(path)};
    }

    Result<Node> readSize() {
        m_reader.advance();
        m_reader.advance();
        Node node{NodeKind::Size};
        RF_ASSIGN(Path path, m_reader.readPath());
        node.operands.push_back(Node{NodeKind::Path, std::move(path)});
        RF_TRY(m_reader.expectSymbol(")"));
        return node;
    }

    Result<Node> readCall(NodeKind kind) {
        const std::string name(m_reader.token().text);
        m_reader.advance();
        m_reader.advance();
        RF_ASSIGN(Node first, readOperand());
        RF_TRY(m_reader.expectSymbol(","));
        RF_ASSIGN(Node second, readOperand());
        RF_TRY(m_reader.expectSymbol(")"));
        RF_TRY(checkCall(kind, name, second));
        return operatorNode(kind, {std::move(first), std::move(second)});
    }

    static Status checkCall(NodeKind kind, const std::string& name, const Node& operand) {
        if (operand.kind != NodeKind::Value || kind == NodeKind::Contains) return {};
        const Type type = operand.value.type();
        const bool fits = type == Type::S || (kind == NodeKind::BeginsWith && type == Type::B);
        if (!fits) return validation(badOperandType(name, typeCode(type)));
        if (kind != NodeKind::AttributeType) return {};
        for (int each = 0; each <= static_cast<int>(Type::M); ++each)
            if (typeCode(static_cast<Type>(each)) == operand.value.asString()) return {};
        return validation("Invalid attribute type name found; type: " + operand.value.asString() +
                          ", valid types: " + std::string(kValidTypeNames));
    }

    Result<Node> readComparison(Node subject) {
        static constexpr std::pair<std::string_view, NodeKind> kSymbols[] = {
            {"=", NodeKind::Equal},        {"<>", NodeKind::NotEqual},  {"!=", NodeKind::NotEqual},
            {"<", NodeKind::Less},         {"<=", NodeKind::LessEqual}, {">", NodeKind::Greater},
            {">=", NodeKind::GreaterEqual}};
        for (const auto& [symbol, kind] : kSymbols)
            if (m_reader.takeSymbol(symbol)) return readRight(kind, std::move(subject));
        if (m_reader.takeWord("IS")) return readIs(std::move(subject));
        const bool negates = m_reader.takeWord("NOT");
        RF_ASSIGN(Node node, readKeyword(std::move(subject)));
        return negates ? negated(std::move(node)) : std::move(node);
    }

    Result<Node> readRight(NodeKind kind, Node subject) {
        RF_ASSIGN(Node right, readOperand());
        std::vector<Node> operands;
        operands.push_back(std::move(subject));
        operands.push_back(std::move(right));
        if (kind != NodeKind::Equal && kind != NodeKind::NotEqual) RF_TRY(checkOrdered(kind, operands));
        return operatorNode(kind, std::move(operands));
    }

    Result<Node> readKeyword(Node subject) {
        if (m_reader.takeWord("BETWEEN")) return readBetween(std::move(subject));
        if (m_reader.takeWord("IN")) return readIn(std::move(subject));
        if (m_reader.atWord("LIKE")) return validation("Unsupported operator in Condition Expression. Operator: like");
        return m_reader.unexpected();
    }

    Result<Node> readBetween(Node subject) {
        RF_ASSIGN(Node lower, readOperand());
        RF_TRY(m_reader.expectWord("AND"));
        RF_ASSIGN(Node upper, readOperand());
        std::vector<Node> operands;
        operands.push_back(std::move(subject));
        operands.push_back(std::move(lower));
        operands.push_back(std::move(upper));
        RF_TRY(checkOrdered(NodeKind::Between, operands));
        return operatorNode(NodeKind::Between, std::move(operands));
    }

    /// `IN [a, b]` and `IN (a, b)`; a parameter may stand for the whole list.
    Result<Node> readIn(Node subject) {
        Node node{NodeKind::In};
        node.operands.push_back(std::move(subject));
        if (m_reader.token().kind == PartiqlTokenKind::Parameter) return readInParameter(std::move(node));
        const bool brackets = m_reader.takeSymbol("[");
        if (!brackets) RF_TRY(m_reader.expectSymbol("("));
        do {
            RF_ASSIGN(Node member, readOperand());
            node.operands.push_back(std::move(member));
        } while (m_reader.takeSymbol(","));
        RF_TRY(m_reader.expectSymbol(brackets ? "]" : ")"));
        if (node.operands.size() > kMaxInOperands + 1)
            return validation("The IN operator is provided with too many operands; number of operands: " +
                              std::to_string(node.operands.size() - 1));
        return node;
    }

    Result<Node> readInParameter(Node node) {
        RF_ASSIGN(const AttributeValue values, m_reader.readValue());
        if (!values.is(Type::L)) return validation(badOperandType("IN", typeCode(values.type())));
        for (const AttributeValue& value : values.asList()) node.operands.push_back(Node{NodeKind::Value, {}, value});
        return node;
    }

    Result<Node> readIs(Node subject) {
        if (subject.kind != NodeKind::Path) return m_reader.unexpected();
        const bool negates = m_reader.takeWord("NOT");
        if (m_reader.takeWord("MISSING"))
            return operatorNode(negates ? NodeKind::AttributeExists : NodeKind::AttributeNotExists,
                                {std::move(subject)});
        RF_TRY(m_reader.expectWord("NULL"));
        Node type{NodeKind::Value, {}, AttributeValue::string("NULL")};
        Node node = operatorNode(NodeKind::AttributeType, {std::move(subject), std::move(type)});
        return negates ? negated(std::move(node)) : std::move(node);
    }

    PartiqlReader& m_reader;
};

// Conjuncts that a key condition can be made of ---------------------------------------------------------------------

bool isAttribute(const Node& node) {
    return node.kind == NodeKind::Path && node.path.isTopLevel();
}
bool isValue(const Node& node) {
    return node.kind == NodeKind::Value;
}

std::optional<KeyComparison> comparisonOf(const Node& node) {
    const auto op = keyOperator(node.kind);
    if (!op || node.operands.size() < 2) return {};
    const auto& operands = node.operands;
    if (operands.size() == 2 && isValue(operands[0]) && isAttribute(operands[1]) && node.kind != NodeKind::BeginsWith)
        return KeyComparison{operands[1].path.root(), mirrored(*op), {operands[0].value}};
    if (!isAttribute(operands[0]) || !std::all_of(operands.begin() + 1, operands.end(), isValue)) return {};
    KeyComparison comparison{operands[0].path.root(), *op, {}};
    for (std::size_t i = 1; i < operands.size(); ++i) comparison.operands.push_back(operands[i].value);
    return comparison;
}

using OneOf = PartiqlConjunct::OneOf;

std::optional<OneOf> oneOfIn(const Node& node) {
    if (!isAttribute(node.operands[0]) || !std::all_of(node.operands.begin() + 1, node.operands.end(), isValue))
        return {};
    OneOf oneOf{node.operands[0].path.root(), {}};
    for (std::size_t i = 1; i < node.operands.size(); ++i) oneOf.values.push_back(node.operands[i].value);
    return oneOf;
}

/// `a = 1 OR a = 2 OR a IN [3]`
std::optional<OneOf> oneOfOr(const Node& node) {
    std::optional<OneOf> all;
    for (const Node& operand : node.operands) {
        std::optional<OneOf> one;
        if (operand.kind == NodeKind::In) one = oneOfIn(operand);
        if (const auto equal = comparisonOf(operand); equal && equal->op == KeyOperator::Equal)
            one = OneOf{equal->attribute, equal->operands};
        if (!one || (all && all->attribute != one->attribute)) return {};
        if (!all) all = OneOf{one->attribute, {}};
        all->values.insert(all->values.end(), one->values.begin(), one->values.end());
    }
    return all;
}

PartiqlConjunct conjunctOf(Node node) {
    PartiqlConjunct conjunct;
    conjunct.comparison = comparisonOf(node);
    if (node.kind == NodeKind::In) conjunct.oneOf = oneOfIn(node);
    if (node.kind == NodeKind::Or) conjunct.oneOf = oneOfOr(node);
    conjunct.condition = Condition::of(std::move(node));
    return conjunct;
}

} // namespace

Result<std::vector<PartiqlConjunct>> readPartiqlWhere(PartiqlReader& reader) {
    RF_ASSIGN(Node root, WhereParser(reader).readCondition());
    std::vector<PartiqlConjunct> conjuncts;
    if (root.kind != NodeKind::And) {
        conjuncts.push_back(conjunctOf(std::move(root)));
        return conjuncts;
    }
    for (Node& operand : root.operands) conjuncts.push_back(conjunctOf(std::move(operand)));
    return conjuncts;
}

} // namespace rf::expr
