// The grammar of conditions (spec/03 §2) by operator precedence, on an explicit stack.
//
// Invariants while parsing:
//  1. m_tree holds complete subtrees in postfix order; m_stack holds what waits for its right-hand side or its ')'.
//  2. The parser alternates between two positions: an operand is due (readOperand), or one was just completed
//     (readOperator). m_last tells what the last complete subtree is.
//  3. An operand may begin a condition only where mayBeginCondition(): at the start, after '(' in such a place, after
//     AND, OR and NOT. Everywhere else (after a comparator, inside a function or IN) only operands fit.

#include "engine/expr/condition_ast.h"

namespace rf::expr {
namespace {

/// The first three in the order of their strength.
enum class Pending : std::uint8_t {
    Or,
    And,
    Not,
    Comparator,
    BetweenLower, ///< waits for its AND
    BetweenUpper,
    Group,        ///< a parenthesis that may hold a condition
    OperandGroup, ///< one that may not
    Call,
    In,
};

struct Frame {
    Pending what;
    RawKind comparator = RawKind::Equal; ///< of Comparator
    std::size_t opened = 0;              ///< groups: position of '('
    std::uint32_t operands = 0;          ///< Call, In: complete ones
    std::string_view name = {};          ///< Call
};

enum class Last : std::uint8_t { Operand, Function, Condition };

class ConditionParser {
public:
    explicit ConditionParser(Cursor& cursor) : m_cursor(cursor) {}

    Result<RawCondition> run() {
        while (!m_done) {
            RF_TRY(readOperand());
            RF_TRY(readOperator());
        }
        return RawCondition{std::move(m_tree), m_redundant};
    }

private:
    bool topIs(Pending what) const { return !m_stack.empty() && m_stack.back().what == what; }
    bool mayBeginCondition() const {
        return m_stack.empty() || m_stack.back().what <= Pending::Not || topIs(Pending::Group);
    }
    void push(Frame frame) { m_stack.push_back(frame); }

    /// Up to and including the next complete operand.
    Status readOperand() {
        for (;;) {
            if (m_cursor.atKeyword("NOT")) {
                if (!mayBeginCondition()) return m_cursor.syntaxError();
                push({Pending::Not});
                m_cursor.advance();
            } else if (m_cursor.at(TokenKind::OpenParen)) {
                push({mayBeginCondition() ? Pending::Group : Pending::OperandGroup, {}, m_cursor.position()});
                m_cursor.advance();
            } else if (m_cursor.atCall()) {
                push({.what = Pending::Call, .name = m_cursor.text()});
                m_cursor.advance();
                m_cursor.advance();
            } else {
                return readLeaf();
            }
        }
    }

    Status readLeaf() {
        if (m_cursor.at(TokenKind::Value)) {
            m_tree.push_back(m_cursor.readValue());
        } else if (m_cursor.atName()) {
            RF_ASSIGN(Raw path, m_cursor.readPath());
            m_tree.push_back(std::move(path));
        } else {
            return m_cursor.syntaxError();
        }
        m_last = Last::Operand;
        return {};
    }

    /// From a complete operand up to where the next one is due, or to the end.
    Status readOperator() {
        for (;;) {
            switch (m_cursor.token().kind) {
            case TokenKind::End: return close();
            case TokenKind::CloseParen: RF_TRY(closeParenthesis()); continue;
            case TokenKind::Comma: return nextOperand();
            case TokenKind::Equal: return comparator({Pending::Comparator, RawKind::Equal});
            case TokenKind::NotEqual: return comparator({Pending::Comparator, RawKind::NotEqual});
            case TokenKind::Less: return comparator({Pending::Comparator, RawKind::Less});
            case TokenKind::LessEqual: return comparator({Pending::Comparator, RawKind::LessEqual});
            case TokenKind::Greater: return comparator({Pending::Comparator, RawKind::Greater});
            case TokenKind::GreaterEqual: return comparator({Pending::Comparator, RawKind::GreaterEqual});
            default: return keyword();
            }
        }
    }

    Status keyword() {
        if (m_cursor.atKeyword("AND")) return conjunction();
        if (m_cursor.atKeyword("OR")) return logical(Pending::Or);
        if (m_cursor.atKeyword("BETWEEN")) return comparator({Pending::BetweenLower});
        if (!m_cursor.atKeyword("IN")) return m_cursor.syntaxError();
        RF_TRY(comparator({.what = Pending::In, .operands = 1}));
        return m_cursor.take(TokenKind::OpenParen) ? Status() : m_cursor.syntaxError();
    }

    Status comparator(Frame frame) {
        if (m_last == Last::Condition || !mayBeginCondition()) return m_cursor.syntaxError();
        push(frame);
        m_cursor.advance();
        return {};
    }

    /// AND belongs to a BETWEEN that waits for it, else it joins conditions.
    Status conjunction() {
        if (!topIs(Pending::BetweenLower)) return logical(Pending::And);
        m_stack.back().what = Pending::BetweenUpper;
        m_cursor.advance();
        return {};
    }

    Status logical(Pending what) {
        RF_TRY(completeConditions(what));
        if (m_last == Last::Operand || !mayBeginCondition()) return m_cursor.syntaxError();
        push({what});
        m_cursor.advance();
        return {};
    }

    Status nextOperand() {
        if (!topIs(Pending::Call) && !topIs(Pending::In)) return m_cursor.syntaxError();
        ++m_stack.back().operands;
        m_cursor.advance();
        return {};
    }

    Status close() {
        RF_TRY(completeConditions(Pending::Or));
        if (m_last == Last::Operand || !m_stack.empty()) return m_cursor.syntaxError();
        m_done = true;
        return {};
    }

    /// Emits the comparison that ends here, then every waiting NOT, AND, OR as strong as `weakest` or stronger.
    Status completeConditions(Pending weakest) {
        completeComparison();
        while (!m_stack.empty() && m_stack.back().what <= Pending::Not && m_stack.back().what >= weakest) {
            if (m_last == Last::Operand) return m_cursor.syntaxError();
            const Pending what = m_stack.back().what;
            m_stack.pop_back();
            if (what == Pending::Not)
                emit(m_tree, RawKind::Not, 1);
            else
                emit(m_tree, what == Pending::And ? RawKind::And : RawKind::Or, 2);
            m_last = Last::Condition;
        }
        return {};
    }

    void completeComparison() {
        if (topIs(Pending::Comparator))
            emit(m_tree, m_stack.back().comparator, 2);
        else if (topIs(Pending::BetweenUpper))
            emit(m_tree, RawKind::Between, 3);
        else
            return;
        m_stack.pop_back();
        m_last = Last::Condition;
    }

    Status closeParenthesis() {
        RF_TRY(completeConditions(Pending::Or));
        if (m_stack.empty()) return m_cursor.syntaxError();
        const Frame frame = m_stack.back();
        switch (frame.what) {
        case Pending::Group:
        case Pending::OperandGroup: noteGroup(frame.opened); break;
        case Pending::Call:
            emit(m_tree, RawKind::Call, frame.operands + 1, frame.name);
            m_last = Last::Function;
            break;
        case Pending::In:
            emit(m_tree, RawKind::In, frame.operands + 1);
            m_last = Last::Condition;
            break;
        default: return m_cursor.syntaxError();
        }
        m_stack.pop_back();
        m_cursor.advance();
        return {};
    }

    /// `((x))`: the group that closes here holds nothing but the group that closed right before.
    void noteGroup(std::size_t opened) {
        const std::size_t closed = m_cursor.position();
        m_redundant |= m_hasGroup && m_lastOpened == opened + 1 && m_lastClosed + 1 == closed;
        m_hasGroup = true;
        m_lastOpened = opened;
        m_lastClosed = closed;
    }

    Cursor& m_cursor;
    RawTree m_tree;
    std::vector<Frame> m_stack;
    Last m_last = Last::Operand;
    bool m_done = false;
    bool m_redundant = false;
    bool m_hasGroup = false;
    std::size_t m_lastOpened = 0;
    std::size_t m_lastClosed = 0;
};

} // namespace

Result<RawCondition> readCondition(Cursor& cursor) { return ConditionParser(cursor).run(); }

Result<Condition::Node> parseCondition(std::string_view text, Parameter parameter, ExpressionContext& context,
                                       std::vector<Path>* paths) {
    Cursor cursor(text, parameter, context);
    RF_TRY(cursor.begin());
    RF_ASSIGN(RawCondition condition, readCondition(cursor));
    RF_TRY(checkCondition(condition, cursor));
    if (paths != nullptr)
        for (const Raw& raw : condition.tree)
            if (raw.kind == RawKind::Path) paths->push_back(raw.path);
    return buildCondition(condition.tree);
}

Condition::Condition() = default;
Condition::~Condition() = default;
Condition::Condition(Condition&&) noexcept = default;
Condition& Condition::operator=(Condition&&) noexcept = default;

Result<Condition> Condition::parse(std::string_view text, Parameter parameter, ExpressionContext& context) {
    Condition condition;
    RF_ASSIGN(Node root, parseCondition(text, parameter, context, &condition.m_paths));
    condition.m_root = std::make_unique<Node>(std::move(root));
    return condition;
}

} // namespace rf::expr
