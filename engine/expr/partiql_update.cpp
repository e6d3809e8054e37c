// SET and REMOVE clauses of UPDATE, as the program of an update expression. set_add and set_delete become its ADD and
// DELETE.

#include "engine/expr/partiql_reader.h"
#include "engine/expr/update_ast.h"

namespace rf::expr {
namespace {

class PartiqlUpdateParser {
public:
    explicit PartiqlUpdateParser(PartiqlReader& reader) : m_reader(reader) {}

    Result<Update> run() {
        while (m_reader.atWord("SET") || m_reader.atWord("REMOVE")) {
            const bool sets = m_reader.atWord("SET");
            m_reader.advance();
            do {
                RF_TRY(sets ? readSet() : readRemove());
            } while (m_reader.takeSymbol(","));
        }
        if (m_program.actions.empty()) return m_reader.unexpected();
        if (const std::string clash = clashOf(m_program.targets); !clash.empty()) return validation(clash);
        return Update::of(std::move(m_program));
    }

private:
    void add(ActionKind kind, Path target, ValueNode value) {
        m_program.actions.push_back({kind, m_program.targets.size(), std::move(value)});
        m_program.targets.push_back(std::move(target));
    }

    Status readRemove() {
        RF_ASSIGN(Path target, m_reader.readPath());
        add(ActionKind::Remove, std::move(target), {ValueKind::Literal});
        return {};
    }

    Status readSet() {
        RF_ASSIGN(Path target, m_reader.readPath());
        RF_TRY(m_reader.expectSymbol("="));
        if (m_reader.atCall("SET_ADD")) return readSetChange(ActionKind::Add, std::move(target));
        if (m_reader.atCall("SET_DELETE")) return readSetChange(ActionKind::Delete, std::move(target));
        RF_ASSIGN(ValueNode value, readExpression());
        add(ActionKind::Set, std::move(target), std::move(value));
        return {};
    }

    /// `set_add(path, set)`: the path is the target itself.
    Status readSetChange(ActionKind kind, Path target) {
        const std::string name(m_reader.token().text);
        m_reader.advance();
        m_reader.advance();
        RF_ASSIGN(const Path path, m_reader.readPath());
        if (path != target) return validation("The first argument of " + name + " must be the path that is set");
        RF_TRY(m_reader.expectSymbol(","));
        ValueNode value{ValueKind::Literal};
        RF_ASSIGN(value.literal, m_reader.readValue());
        RF_TRY(m_reader.expectSymbol(")"));
        const Type type = value.literal.type();
        const bool isSet = type == Type::SS || type == Type::NS || type == Type::BS;
        if (!isSet && !(kind == ActionKind::Add && type == Type::N))
            return validation(badOperandType(name, typeCode(type)));
        add(kind, std::move(target), std::move(value));
        return {};
    }

    /// `operand [+|- operand]`
    Result<ValueNode> readExpression() {
        RF_ASSIGN(ValueNode left, readOperand());
        const bool plus = m_reader.atSymbol("+");
        if (!plus && !m_reader.atSymbol("-")) return left;
        m_reader.advance();
        RF_ASSIGN(ValueNode right, readOperand());
        for (const ValueNode* each : {&left, &right})
            if (each->kind == ValueKind::Literal && !each->literal.is(Type::N))
                return validation(badOperandType(plus ? "+" : "-", typeCode(each->literal.type())));
        return pair(plus ? ValueKind::Plus : ValueKind::Minus, std::move(left), std::move(right));
    }

    Result<ValueNode> readOperand() {
        if (m_reader.atCall("LIST_APPEND")) return readListAppend();
        if (m_reader.atValue()) {
            ValueNode node{ValueKind::Literal};
            RF_ASSIGN(node.literal, m_reader.readValue());
            return node;
        }
        if (m_reader.atIdentifier() && m_reader.atSymbol("(", 1))
            return validation("Unsupported function in Update Expression. Function: " +
                              std::string(m_reader.token().text));
        ValueNode node{ValueKind::Path};
        RF_ASSIGN(node.path, m_reader.readPath());
        return node;
    }

    Result<ValueNode> readListAppend() {
        const PartiqlReader::Level level(m_reader);
        RF_TRY(level.check());
        m_reader.advance();
        m_reader.advance();
        RF_ASSIGN(ValueNode first, readOperand());
        RF_TRY(m_reader.expectSymbol(","));
        RF_ASSIGN(ValueNode second, readOperand());
        RF_TRY(m_reader.expectSymbol(")"));
        for (const ValueNode* each : {&first, &second})
            if (each->kind == ValueKind::Literal && !each->literal.is(Type::L))
                return validation(badOperandType("list_append", typeCode(each->literal.type())));
        return pair(ValueKind::ListAppend, std::move(first), std::move(second));
    }

    static ValueNode pair(ValueKind kind, ValueNode first, ValueNode second) {
        ValueNode node{kind};
        node.operands.push_back(std::move(first));
        node.operands.push_back(std::move(second));
        return node;
    }

    PartiqlReader& m_reader;
    Update::Program m_program;
};

} // namespace

Result<Update> readPartiqlUpdate(PartiqlReader& reader) {
    return PartiqlUpdateParser(reader).run();
}

} // namespace rf::expr
