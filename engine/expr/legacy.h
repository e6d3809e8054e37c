#pragma once
// The parameters that came before expressions, as the same conditions and updates that expressions become
// (spec/02 §5.15). Whoever builds these has checked operand counts and types; nothing here fails.

#include "engine/expr/expression.h"

namespace rf::expr {

enum class LegacyOperator : std::uint8_t {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Between,
    In,
    Null,    ///< the attribute is absent
    NotNull, ///< it is present
    Contains,
    NotContains, ///< present and does not contain
    BeginsWith,
};

/// One test of one attribute. The name is literal and top-level, whatever characters it has.
struct LegacyTest {
    std::string attribute;
    LegacyOperator op = LegacyOperator::Equal;
    std::vector<AttributeValue> operands; ///< as many as the operator takes
};

/// All tests, or (`any`) at least one of them. An empty list is always true.
Condition legacyCondition(std::vector<LegacyTest> tests, bool any);

/// One entry of AttributeUpdates.
struct LegacyChange {
    enum class Action : std::uint8_t { Put, Add, Delete };
    std::string attribute;
    Action action = Action::Put;
    std::optional<AttributeValue> value; ///< absent only with Delete: the whole attribute goes
};

/// ADD takes lists, too (it appends). Operands of a wrong stored type fail with `Type mismatch for attribute to update`.
Update legacyUpdate(std::vector<LegacyChange> changes);

} // namespace rf::expr
