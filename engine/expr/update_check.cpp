// What is wrong with an update by itself. The first error of the first family that has one is the answer (spec/03 §5):
// reserved word, unknown function, too many operators, misused function, repeated section, undefined name, undefined
// value, overlap, conflict, operand of ADD and DELETE, number and types of operands.

#include "engine/expr/update_ast.h"

#include <algorithm>
#include <array>

namespace rf::expr {
namespace {

constexpr std::array<std::string_view, 6> kConditionFunctions{
    "attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "size"};

bool isSet(Type type) { return type == Type::SS || type == Type::NS || type == Type::BS; }

class UpdateChecks {
public:
    UpdateChecks(const RawUpdate& update, const Cursor& cursor)
        : m_update(update), m_tree(update.tree), m_cursor(cursor) {}

    Status run() {
        RF_TRY(m_cursor.limits());
        RF_TRY(m_cursor.checkReserved());
        RF_TRY(checkFunctionNames());
        RF_TRY(checkOperatorCount(countOperators(m_tree), m_cursor));
        RF_TRY(checkFunctionPlaces());
        if (!m_update.repeatedSection.empty())
            return m_cursor.invalid("The \"" + std::string(m_update.repeatedSection) +
                                    "\" section can only be used once in an update expression;");
        if (const auto name = m_cursor.undefinedName(); !name.empty()) return m_cursor.invalid(undefinedName(name));
        if (const auto name = m_cursor.undefinedValue(); !name.empty()) return m_cursor.invalid(undefinedValue(name));
        if (const std::string clash = clashOf(targets()); !clash.empty()) return m_cursor.invalid(clash);
        RF_TRY(checkAddAndDelete());
        for (std::size_t entry = 0; entry < m_tree.size(); ++entry) RF_TRY(checkOperands(entry));
        return {};
    }

private:
    Status checkFunctionNames() const {
        for (const Raw& raw : m_tree) {
            if (raw.kind != RawKind::Call || raw.name == "if_not_exists" || raw.name == "list_append") continue;
            const bool known = std::find(kConditionFunctions.begin(), kConditionFunctions.end(), raw.name) !=
                               kConditionFunctions.end();
            return m_cursor.invalid((known ? "The function is not allowed in an update expression; function: "
                                           : "Invalid function name; function: ") +
                                    std::string(raw.name));
        }
        return {};
    }

    /// list_append is no argument of a function.
    Status checkFunctionPlaces() {
        for (std::size_t entry = 0; entry < m_tree.size(); ++entry) {
            if (m_tree[entry].kind != RawKind::Call) continue;
            operandsOf(m_tree, entry, m_operands);
            for (const std::size_t operand : m_operands)
                if (m_tree[operand].kind == RawKind::Call && m_tree[operand].name == "list_append")
                    return m_cursor.invalid(misusedFunction("list_append"));
        }
        return {};
    }

    std::vector<Path> targets() const {
        std::vector<Path> paths;
        paths.reserve(m_update.actions.size());
        for (const RawAction& action : m_update.actions) paths.push_back(action.target);
        return paths;
    }

    Status checkAddAndDelete() const {
        const std::vector<std::size_t> roots = valueRoots();
        std::size_t next = 0;
        for (const RawAction& action : m_update.actions) {
            if (!action.hasValue) continue;
            const Raw& value = m_tree[roots[next++]];
            if (action.kind == ActionKind::Add || action.kind == ActionKind::Delete)
                RF_TRY(checkOperandOf(action.kind, value.value->type()));
        }
        return {};
    }

    /// The entries that no other entry takes as operand, in written order.
    std::vector<std::size_t> valueRoots() const {
        std::vector<std::size_t> roots;
        for (std::size_t end = m_tree.size(); end > 0; end -= m_tree[end - 1].size) roots.push_back(end - 1);
        std::reverse(roots.begin(), roots.end());
        return roots;
    }

    Status checkOperandOf(ActionKind kind, Type type) const {
        const bool adds = kind == ActionKind::Add;
        if (isSet(type) || (adds && type == Type::N)) return {};
        return m_cursor.invalid("Incorrect operand type for operator or function; operator: " +
                                std::string(adds ? "ADD" : "DELETE") + ", operand type: " +
                                std::string(typeName(type)) + ", typeSet: " +
                                (adds ? "ALLOWED_FOR_ADD_OPERAND" : "ALLOWED_FOR_DELETE_OPERAND"));
    }

    Status checkOperands(std::size_t entry) {
        const Raw& raw = m_tree[entry];
        if (raw.kind < RawKind::Call) return {};
        operandsOf(m_tree, entry, m_operands);
        if (raw.kind == RawKind::Plus) return checkLiterals("+", Type::N);
        if (raw.kind == RawKind::Minus) return checkLiterals("-", Type::N);
        if (raw.operands != 2) return m_cursor.invalid(badOperandCount(raw.name, raw.operands));
        if (raw.name == "list_append") return checkLiterals(raw.name, Type::L);
        if (m_tree[m_operands[0]].kind != RawKind::Path) return m_cursor.invalid(needsPath(raw.name));
        return {};
    }

    Status checkLiterals(std::string_view what, Type wanted) const {
        for (const std::size_t operand : m_operands) {
            const AttributeValue* literal = m_tree[operand].value;
            if (literal != nullptr && !literal->is(wanted))
                return m_cursor.invalid(badOperandType(what, typeCode(literal->type())));
        }
        return {};
    }

    const RawUpdate& m_update;
    const RawTree& m_tree;
    const Cursor& m_cursor;
    std::vector<std::size_t> m_operands; ///< of the entry being looked at
};

} // namespace

Status checkUpdate(const RawUpdate& update, const Cursor& cursor) { return UpdateChecks(update, cursor).run(); }

} // namespace rf::expr
