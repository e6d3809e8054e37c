#pragma once
// The parameters that came before expressions: Expected, AttributeUpdates, KeyConditions, QueryFilter, ScanFilter,
// ConditionalOperator (spec/02 §5.15). Their checks with the service's words, and what they become: the same conditions
// and updates that expressions are parsed into.

#include "engine/api/ops/spec.h"
#include "engine/expr/legacy.h"

namespace rf {

/// QueryFilter, ScanFilter, KeyConditions: one entry.
struct ConditionIn {
    std::optional<std::vector<InputValue>> attributeValueList;
    Text comparisonOperator;
};
using Conditions = std::optional<std::map<std::string, ConditionIn>>;

struct ExpectedIn {
    std::optional<InputValue> value;
    std::optional<bool> exists;
    Text comparisonOperator;
    std::optional<std::vector<InputValue>> attributeValueList;
};
using Expected = std::optional<std::map<std::string, ExpectedIn>>;

struct AttributeUpdateIn {
    std::optional<InputValue> value;
    Text action; ///< absent = PUT
};
using AttributeUpdates = std::optional<std::map<std::string, AttributeUpdateIn>>;

const Spec<ConditionIn>& conditionSpec();
const Spec<ExpectedIn>& expectedSpec();
const Spec<AttributeUpdateIn>& attributeUpdateSpec();

/// A parameter's name and whether the request has it.
struct Given {
    std::string_view name;
    bool given = false;
};
/// Parameters of both dialects in one request: `Can not use both expression and non-expression parameters …`.
Status checkMixing(std::initializer_list<Given> legacy, std::initializer_list<Given> expressions);

/// Nothing when the parameter is absent. Errors: ValidationException; ConditionalOperator without its parameter or with
/// fewer than two entries.
Result<std::optional<expr::Condition>> expectedCondition(const Expected& expected, const Text& conditionalOperator);
Result<std::optional<expr::Condition>> filterCondition(const Conditions& filter, const Text& conditionalOperator);
Result<std::optional<expr::Update>> updateOf(const AttributeUpdates& updates);

/// KeyConditions as key comparisons. Operators no key can be searched by are left to the caller, who reports them once
/// the schema is known; their comparisons stand as equalities.
struct LegacyKeyConditions {
    std::vector<expr::KeyComparison> comparisons;
    bool indexable = true;
};
Result<LegacyKeyConditions> keyConditionsOf(const Conditions& conditions);

} // namespace rf
