// What is wrong with a condition by itself. The first error of the first family that has one is the answer
// (spec/03 §2): redundant parentheses, unknown function, too many operators, misused function, reserved word, then
// comparison by comparison: undefined placeholder, number of operands, distinct operands, types.

#include "engine/expr/condition_ast.h"
#include "engine/value/json.h"

#include <algorithm>
#include <array>
#include <optional>

namespace rf::expr {
namespace {

struct Function {
    std::string_view name;
    std::uint32_t operands;
};
constexpr std::array<Function, 6> kFunctions{{{"attribute_exists", 1},
                                              {"attribute_not_exists", 1},
                                              {"attribute_type", 2},
                                              {"begins_with", 2},
                                              {"contains", 2},
                                              {"size", 1}}};
constexpr std::string_view kTypesOfAttributeType = "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}";

const Function* functionNamed(std::string_view name) {
    for (const Function& function : kFunctions)
        if (function.name == name) return &function;
    return nullptr;
}

bool isLogical(RawKind kind) { return kind == RawKind::Not || kind == RawKind::And || kind == RawKind::Or; }
bool isCallOf(const Raw& raw, std::string_view name) { return raw.kind == RawKind::Call && raw.name == name; }

/// Known before any item: of a literal its own type, of size() a number.
std::optional<Type> staticType(const Raw& raw) {
    if (raw.kind == RawKind::Value) return raw.value->type();
    if (isCallOf(raw, "size")) return Type::N;
    return std::nullopt;
}

bool isTypeCode(std::string_view text) {
    for (int type = 0; type <= static_cast<int>(Type::M); ++type)
        if (typeCode(static_cast<Type>(type)) == text) return true;
    return false;
}

/// `AttributeValue: {N:1}`: how bounds are printed.
std::string boundText(const AttributeValue& value) {
    std::string text = "AttributeValue: {" + std::string(typeCode(value.type())) + ':';
    switch (value.type()) {
    case Type::S: text += value.asString(); break;
    case Type::N: value.asNumber().appendTo(text); break;
    default: text += base64Encode(value.asBinary());
    }
    return text + '}';
}

class ConditionChecks {
public:
    ConditionChecks(const RawCondition& condition, const Cursor& cursor)
        : m_condition(condition), m_tree(condition.tree), m_cursor(cursor) {}

    Status run() {
        RF_TRY(m_cursor.limits());
        if (m_condition.redundantParentheses)
            return m_cursor.invalid("The expression has redundant parentheses;");
        RF_TRY(checkFunctionNames());
        RF_TRY(checkOperatorCount(countOperators(m_tree), m_cursor));
        RF_TRY(checkFunctionPlaces());
        RF_TRY(m_cursor.checkReserved());
        for (const std::size_t entry : comparisons()) RF_TRY(checkComparison(entry));
        return {};
    }

private:
    Status checkFunctionNames() const {
        for (const Raw& raw : m_tree) {
            if (raw.kind != RawKind::Call || functionNamed(raw.name) != nullptr) continue;
            if (raw.name == "if_not_exists" || raw.name == "list_append")
                return m_cursor.invalid("The function is not allowed in a condition expression; function: " +
                                        std::string(raw.name));
            return m_cursor.invalid("Invalid function name; function: " + std::string(raw.name));
        }
        return {};
    }

    /// Only size() is an operand; everything but size() stands as a condition.
    Status checkFunctionPlaces() {
        for (std::size_t entry = 0; entry < m_tree.size(); ++entry) {
            operandsOf(m_tree, entry, m_operands);
            const bool conditions = isLogical(m_tree[entry].kind);
            for (const std::size_t operand : m_operands) RF_TRY(checkPlace(m_tree[operand], conditions));
        }
        return checkPlace(m_tree.back(), true);
    }

    Status checkPlace(const Raw& raw, bool asCondition) const {
        if (raw.kind != RawKind::Call || (raw.name == "size") != asCondition) return {};
        return m_cursor.invalid(misusedFunction(raw.name));
    }

    /// The conditions that are not made of conditions, in written order.
    std::vector<std::size_t> comparisons() const {
        std::vector<std::size_t> found;
        for (std::size_t end = m_tree.size(); end > 0;) {
            const Raw& raw = m_tree[end - 1];
            if (!isLogical(raw.kind)) found.push_back(end - 1);
            end -= isLogical(raw.kind) ? 1 : raw.size; // a logical entry's operands come next, going backwards
        }
        std::reverse(found.begin(), found.end());
        return found;
    }

    Status checkComparison(std::size_t last) {
        const std::size_t first = last + 1 - m_tree[last].size;
        for (std::size_t entry = first; entry <= last; ++entry)
            if (!m_tree[entry].undefined.empty()) return m_cursor.invalid(undefinedText(m_tree[entry].undefined));
        for (std::size_t entry = first; entry <= last; ++entry) RF_TRY(checkCount(m_tree[entry]));
        for (std::size_t entry = first; entry <= last; ++entry) RF_TRY(checkDistinct(entry));
        for (std::size_t entry = first; entry <= last; ++entry) RF_TRY(checkTypes(entry));
        return {};
    }

    Status checkCount(const Raw& raw) const {
        if (raw.kind == RawKind::Call && functionNamed(raw.name)->operands != raw.operands)
            return m_cursor.invalid(badOperandCount(raw.name, raw.operands));
        if (raw.kind == RawKind::In && raw.operands > kMaxInOperands)
            return m_cursor.invalid("The IN operator is provided with too many operands; number of operands: " +
                                    std::to_string(raw.operands));
        return {};
    }

    Status checkDistinct(std::size_t entry) {
        const Raw& raw = m_tree[entry];
        const bool compares = raw.kind >= RawKind::Equal && raw.kind <= RawKind::GreaterEqual;
        if (raw.operands != 2 || (!compares && raw.kind != RawKind::Call)) return {};
        operandsOf(m_tree, entry, m_operands);
        const Raw& left = m_tree[m_operands[0]];
        const Raw& right = m_tree[m_operands[1]];
        if (left.kind != RawKind::Path || right.kind != RawKind::Path || left.path != right.path) return {};
        return m_cursor.invalid("The first operand must be distinct from the remaining operands for this operator or "
                                "function; operator: " +
                                std::string(compares ? operatorText(raw.kind) : raw.name) +
                                ", first operand: " + left.path.toString());
    }

    Status checkTypes(std::size_t entry) {
        const Raw& raw = m_tree[entry];
        operandsOf(m_tree, entry, m_operands);
        if (raw.kind == RawKind::Call) return checkFunctionTypes(raw);
        if (raw.kind >= RawKind::Less && raw.kind <= RawKind::Between) RF_TRY(checkOrdered(operatorText(raw.kind)));
        return raw.kind == RawKind::Between ? checkBounds() : Status();
    }

    Status badType(std::string_view what, Type type) const {
        return m_cursor.invalid(badOperandType(what, typeCode(type)));
    }

    /// Every operand known now is of a type that has an order.
    Status checkOrdered(std::string_view what) const {
        for (const std::size_t operand : m_operands) {
            const auto type = staticType(m_tree[operand]);
            if (type && *type > Type::B) return badType(what, *type);
        }
        return {};
    }

    Status checkFunctionTypes(const Raw& raw) const {
        const Raw& first = m_tree[m_operands[0]];
        if (raw.name.starts_with("attribute_") && raw.name.ends_with("exists"))
            return first.kind == RawKind::Path ? Status() : m_cursor.invalid(needsPath(raw.name));
        if (raw.name == "attribute_type") return checkTypeName(m_tree[m_operands[1]]);
        if (raw.name == "begins_with") {
            for (const std::size_t operand : m_operands) {
                const auto type = staticType(m_tree[operand]);
                if (type && *type != Type::S && *type != Type::B) return badType(raw.name, *type);
            }
        }
        if (raw.name == "size") {
            const auto type = staticType(first);
            if (type == Type::N || type == Type::BOOL || type == Type::NUL) return badType(raw.name, *type);
        }
        return {};
    }

    Status checkTypeName(const Raw& operand) const {
        if (operand.kind != RawKind::Value) {
            const auto type = staticType(operand);
            return m_cursor.invalid(badOperandType("attribute_type", type ? typeCode(*type) : kTypesOfAttributeType));
        }
        if (!operand.value->is(Type::S)) return badType("attribute_type", operand.value->type());
        if (isTypeCode(operand.value->asString())) return {};
        return m_cursor.invalid("Invalid attribute type name found; type: " + operand.value->asString() +
                                ", valid types: " + std::string(kValidTypeNames));
    }

    Status checkBounds() const {
        const Raw& lower = m_tree[m_operands[1]];
        const Raw& upper = m_tree[m_operands[2]];
        if (lower.kind != RawKind::Value || upper.kind != RawKind::Value) return {};
        const auto bounds = [&] {
            return "; lower bound operand: " + boundText(*lower.value) +
                   ", upper bound operand: " + boundText(*upper.value);
        };
        if (lower.value->type() != upper.value->type())
            return m_cursor.invalid("The BETWEEN operator requires same data type for lower and upper bounds" +
                                    bounds());
        if (compareScalars(*lower.value, *upper.value) > 0)
            return m_cursor.invalid(
                "The BETWEEN operator requires upper bound to be greater than or equal to lower bound" + bounds());
        return {};
    }

    const RawCondition& m_condition;
    const RawTree& m_tree;
    const Cursor& m_cursor;
    std::vector<std::size_t> m_operands; ///< of the entry being looked at
};

} // namespace

std::string_view operatorText(RawKind kind) {
    switch (kind) {
    case RawKind::Equal: return "=";
    case RawKind::NotEqual: return "<>";
    case RawKind::Less: return "<";
    case RawKind::LessEqual: return "<=";
    case RawKind::Greater: return ">";
    case RawKind::GreaterEqual: return ">=";
    case RawKind::Between: return "BETWEEN";
    case RawKind::In: return "IN";
    case RawKind::Not: return "NOT";
    case RawKind::And: return "AND";
    case RawKind::Or: return "OR";
    case RawKind::Plus: return "+";
    case RawKind::Minus: return "-";
    default: return "";
    }
}

Status checkCondition(const RawCondition& condition, const Cursor& cursor) {
    return ConditionChecks(condition, cursor).run();
}

} // namespace rf::expr
