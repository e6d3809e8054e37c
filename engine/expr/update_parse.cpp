// The grammar of updates (spec/03 §5), and the program built from it.

#include "engine/expr/update_ast.h"

#include <array>
#include <iterator>

namespace rf::expr {
namespace {

constexpr std::array<std::string_view, 4> kSections{"SET", "REMOVE", "ADD", "DELETE"}; // in ActionKind's order

/// One right-hand side of SET, on an explicit stack: an operand, or two with + or - between them. The operator may
/// stand outside all parentheses or inside the one pair that encloses the whole value.
class SetValueParser {
public:
    SetValueParser(Cursor& cursor, RawTree& tree) : m_cursor(cursor), m_tree(tree), m_start(cursor.position()) {}

    Status run() {
        while (!m_done) {
            RF_TRY(readOperand());
            RF_TRY(readOperator());
        }
        if (m_operator != RawKind::Path) emit(m_tree, m_operator, 2);
        return {};
    }

private:
    struct Frame {
        std::size_t opened;
        bool isCall = false;
        std::uint32_t operands = 0; ///< complete ones of a call
        std::string_view name = {};
    };

    Status readOperand() {
        for (;;) {
            if (m_cursor.at(TokenKind::OpenParen)) {
                m_stack.push_back({m_cursor.position()});
                m_cursor.advance();
            } else if (m_cursor.atCall()) {
                m_stack.push_back({m_cursor.position(), true, 0, m_cursor.text()});
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
            return {};
        }
        if (!m_cursor.atName()) return m_cursor.syntaxError();
        RF_ASSIGN(Raw path, m_cursor.readPath());
        m_tree.push_back(std::move(path));
        return {};
    }

    Status readOperator() {
        for (;;) {
            switch (m_cursor.token().kind) {
            case TokenKind::Plus: return arithmetic(RawKind::Plus);
            case TokenKind::Minus: return arithmetic(RawKind::Minus);
            case TokenKind::CloseParen:
                if (m_stack.empty()) return finish();
                closeParenthesis();
                continue;
            case TokenKind::Comma:
                if (m_stack.empty()) return finish();
                if (!m_stack.back().isCall) return m_cursor.syntaxError();
                ++m_stack.back().operands;
                m_cursor.advance();
                return {};
            default: return finish();
            }
        }
    }

    Status arithmetic(RawKind kind) {
        const bool outermost = m_stack.empty() ||
                               (m_stack.size() == 1 && !m_stack[0].isCall && m_stack[0].opened == m_start);
        if (m_operator != RawKind::Path || !outermost) return m_cursor.syntaxError();
        m_operator = kind;
        m_cursor.advance();
        return {};
    }

    void closeParenthesis() {
        const Frame frame = m_stack.back();
        m_stack.pop_back();
        if (frame.isCall) emit(m_tree, RawKind::Call, frame.operands + 1, frame.name);
        m_cursor.advance();
    }

    /// What follows is the update's matter, if nothing is open.
    Status finish() {
        m_done = true;
        return m_stack.empty() ? Status() : m_cursor.syntaxError();
    }

    Cursor& m_cursor;
    RawTree& m_tree;
    std::size_t m_start;
    std::vector<Frame> m_stack;
    RawKind m_operator = RawKind::Path; ///< Path: none yet
    bool m_done = false;
};

class UpdateParser {
public:
    explicit UpdateParser(Cursor& cursor) : m_cursor(cursor) {}

    Result<RawUpdate> run() {
        do RF_TRY(readSection());
        while (!m_cursor.atEnd());
        return std::move(m_update);
    }

private:
    Status readSection() {
        std::size_t section = 0;
        while (section < kSections.size() && !m_cursor.atKeyword(kSections[section])) ++section;
        if (section == kSections.size()) return m_cursor.syntaxError();
        if (m_seen[section] && m_update.repeatedSection.empty()) m_update.repeatedSection = kSections[section];
        m_seen[section] = true;
        m_cursor.advance();
        do RF_TRY(readAction(static_cast<ActionKind>(section)));
        while (m_cursor.take(TokenKind::Comma));
        return {};
    }

    Status readAction(ActionKind kind) {
        if (!m_cursor.atName()) return m_cursor.syntaxError();
        RF_ASSIGN(Raw path, m_cursor.readPath());
        m_update.actions.push_back({kind, std::move(path.path), kind != ActionKind::Remove});
        if (kind == ActionKind::Remove) return {};
        if (kind == ActionKind::Set) {
            if (!m_cursor.take(TokenKind::Equal)) return m_cursor.syntaxError();
            return SetValueParser(m_cursor, m_update.tree).run();
        }
        if (!m_cursor.at(TokenKind::Value)) return m_cursor.syntaxError();
        m_update.tree.push_back(m_cursor.readValue());
        return {};
    }

    Cursor& m_cursor;
    RawUpdate m_update;
    std::array<bool, kSections.size()> m_seen{};
};

ValueKind valueKind(const Raw& raw) {
    switch (raw.kind) {
    case RawKind::Path: return ValueKind::Path;
    case RawKind::Value: return ValueKind::Literal;
    case RawKind::Plus: return ValueKind::Plus;
    case RawKind::Minus: return ValueKind::Minus;
    default: return raw.name == "list_append" ? ValueKind::ListAppend : ValueKind::IfNotExists;
    }
}

/// The values of the checked tree, one for each action that has one.
std::vector<ValueNode> buildValues(RawTree tree) {
    std::vector<ValueNode> stack;
    for (Raw& raw : tree) {
        ValueNode node{valueKind(raw), std::move(raw.path)};
        if (raw.value != nullptr) node.literal = *raw.value;
        const auto first = stack.end() - static_cast<std::ptrdiff_t>(raw.operands);
        node.operands.assign(std::make_move_iterator(first), std::make_move_iterator(stack.end()));
        stack.erase(first, stack.end());
        stack.push_back(std::move(node));
    }
    return stack;
}

} // namespace

Result<RawUpdate> readUpdate(Cursor& cursor) { return UpdateParser(cursor).run(); }

Update::Update() : m_program(std::make_unique<Program>()) {}
Update::~Update() = default;
Update::Update(Update&&) noexcept = default;
Update& Update::operator=(Update&&) noexcept = default;

Update Update::of(Program program) {
    Update update;
    *update.m_program = std::move(program);
    return update;
}

Result<Update> Update::parse(std::string_view text, ExpressionContext& context) {
    Cursor cursor(text, Parameter::Update, context);
    RF_TRY(cursor.begin());
    RF_ASSIGN(RawUpdate raw, readUpdate(cursor));
    RF_TRY(checkUpdate(raw, cursor));
    std::vector<ValueNode> values = buildValues(std::move(raw.tree));
    Update update;
    std::size_t nextValue = 0;
    for (RawAction& action : raw.actions) {
        const std::size_t target = update.m_program->targets.size();
        update.m_program->targets.push_back(std::move(action.target));
        ValueNode value{ValueKind::Literal};
        if (action.hasValue) value = std::move(values[nextValue++]);
        update.m_program->actions.push_back({action.kind, target, std::move(value)});
    }
    return update;
}

} // namespace rf::expr
