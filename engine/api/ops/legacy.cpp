#include "engine/api/ops/legacy.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"

#include <algorithm>
#include <array>

namespace rf {
namespace {

using Op = expr::LegacyOperator;

/// Types an operator takes, as bits of Type.
using TypeSet = unsigned;
constexpr TypeSet bit(Type type) { return 1u << static_cast<unsigned>(type); }
constexpr TypeSet kAny = ~0u;
constexpr TypeSet kOrdered = bit(Type::S) | bit(Type::N) | bit(Type::B);

struct OperatorRow {
    std::string_view name;
    Op op;
    std::size_t least;
    std::size_t most;
    TypeSet types;
    std::optional<expr::KeyOperator> key = std::nullopt; ///< what it means in KeyConditions
};

constexpr std::size_t kMany = ~std::size_t{0};
constexpr TypeSet kContained = kOrdered | bit(Type::BOOL) | bit(Type::NUL);

constexpr std::array kOperators{
    OperatorRow{"EQ", Op::Equal, 1, 1, kAny, expr::KeyOperator::Equal},
    OperatorRow{"NE", Op::NotEqual, 1, 1, kAny},
    OperatorRow{"LE", Op::LessEqual, 1, 1, kOrdered, expr::KeyOperator::LessEqual},
    OperatorRow{"LT", Op::Less, 1, 1, kOrdered, expr::KeyOperator::Less},
    OperatorRow{"GE", Op::GreaterEqual, 1, 1, kOrdered, expr::KeyOperator::GreaterEqual},
    OperatorRow{"GT", Op::Greater, 1, 1, kOrdered, expr::KeyOperator::Greater},
    OperatorRow{"BETWEEN", Op::Between, 2, 2, kOrdered, expr::KeyOperator::Between},
    OperatorRow{"BEGINS_WITH", Op::BeginsWith, 1, 1, bit(Type::S) | bit(Type::B), expr::KeyOperator::BeginsWith},
    OperatorRow{"IN", Op::In, 1, kMany, kOrdered},
    OperatorRow{"NULL", Op::Null, 0, 0, kAny},
    OperatorRow{"NOT_NULL", Op::NotNull, 0, 0, kAny},
    OperatorRow{"CONTAINS", Op::Contains, 1, 1, kContained},
    OperatorRow{"NOT_CONTAINS", Op::NotContains, 1, 1, kContained},
};

/// The constraint pass has refused every other name.
const OperatorRow& rowOf(const std::string& name) { return *std::ranges::find(kOperators, name, &OperatorRow::name); }

Status checkGiven(const InputValue& value) { return value.bad ? Status(*value.bad) : checkValue(value.value); }

Status checkTypes(const OperatorRow& row, const std::vector<InputValue>& values) {
    for (const InputValue& each : values) {
        const Type type = each.value.type();
        if (type != values.front().value.type()) return validation(std::string(msg::kMixedValueList));
        if (!(row.types & bit(type))) return validation(msg::operatorType(row.name, typeCode(type)));
    }
    if (row.op == Op::Between && compareScalars(values[0].value, values[1].value) > 0)
        return validation(std::string(msg::kReversedBetween));
    return {};
}

/// The operands of an operator once their values, number and types are right.
Result<std::vector<AttributeValue>> operandsOf(const OperatorRow& row, const std::vector<InputValue>& values) {
    for (const InputValue& each : values) RF_TRY(checkGiven(each));
    if (values.size() < row.least || values.size() > row.most) return validation(msg::operatorCount(row.name));
    RF_TRY(checkTypes(row, values));
    std::vector<AttributeValue> operands;
    for (const InputValue& each : values) operands.push_back(each.value);
    return operands;
}

Status checkConditionalOperator(const Text& conditionalOperator, bool given, std::size_t entries) {
    if (!conditionalOperator) return {};
    if (!given) return validation(std::string(msg::kConditionalOperatorAlone));
    if (entries < 2) return validation(std::string(msg::kConditionalOperatorOfOne));
    return {};
}

bool isOr(const Text& conditionalOperator) { return conditionalOperator && *conditionalOperator == "OR"; }

Result<expr::LegacyTest> compared(const std::string& name, const ExpectedIn& in) {
    if (in.exists) return validation(msg::existsWithOperator(name));
    const OperatorRow& row = rowOf(*in.comparisonOperator);
    std::vector<InputValue> values;
    if (in.attributeValueList) values = *in.attributeValueList;
    if (in.value) values.push_back(*in.value);
    if (row.least > 0 && !in.attributeValueList && !in.value) return validation(msg::operatorWithoutValue(row.name, name));
    RF_ASSIGN(std::vector<AttributeValue> operands, operandsOf(row, values));
    return expr::LegacyTest{name, row.op, std::move(operands)};
}

Result<expr::LegacyTest> existing(const std::string& name, const ExpectedIn& in) {
    if (in.attributeValueList) return validation(msg::listWithoutOperator(name));
    if (in.exists.value_or(true)) {
        if (!in.value) return validation(msg::valueRequired(in.exists ? "true" : "null", name));
        RF_TRY(checkGiven(*in.value));
        return expr::LegacyTest{name, Op::Equal, {in.value->value}};
    }
    if (in.value) return validation(msg::valueOfAbsent(name));
    return expr::LegacyTest{name, Op::Null, {}};
}

Result<expr::LegacyTest> testOf(const std::string& name, const ExpectedIn& in) {
    if (in.value && in.attributeValueList) return validation(msg::valueAndList(name));
    return in.comparisonOperator ? compared(name, in) : existing(name, in);
}

const std::vector<InputValue>& valuesOf(const ConditionIn& in) {
    static const std::vector<InputValue> kNone;
    return in.attributeValueList ? *in.attributeValueList : kNone;
}

bool isSet(Type type) { return type == Type::SS || type == Type::NS || type == Type::BS; }

Result<expr::LegacyChange> changeOf(const std::string& name, const AttributeUpdateIn& in) {
    using Action = expr::LegacyChange::Action;
    expr::LegacyChange change{name};
    if (in.action == "ADD") change.action = Action::Add;
    if (in.action == "DELETE") change.action = Action::Delete;
    if (!in.value) {
        if (change.action != Action::Delete) return validation(std::string(msg::kOnlyDeleteWithoutValue));
        return change;
    }
    RF_TRY(checkGiven(*in.value));
    const Type type = in.value->value.type();
    if (change.action == Action::Delete && !isSet(type)) return validation(msg::actionType("DELETE action with value", typeCode(type)));
    if (change.action == Action::Add && !isSet(type) && type != Type::N && type != Type::L)
        return validation(msg::actionType("ADD action", typeCode(type)));
    change.value = in.value->value;
    return change;
}

std::string namesOf(std::initializer_list<Given> parameters) {
    std::string text;
    for (const Given& each : parameters)
        if (each.given) text.append(text.empty() ? "" : ", ").append(each.name);
    return text;
}

Rules comparisonOperator(bool required) {
    return {.required = required,
            .values = {"IN", "NULL", "BETWEEN", "LT", "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE", "LE", "BEGINS_WITH",
                       "GE", "CONTAINS"}};
}

} // namespace

const Spec<ConditionIn>& conditionSpec() {
    static const Spec<ConditionIn> spec(
        "Condition", {field("AttributeValueList", &ConditionIn::attributeValueList),
                      field("ComparisonOperator", &ConditionIn::comparisonOperator, comparisonOperator(true))});
    return spec;
}

const Spec<ExpectedIn>& expectedSpec() {
    static const Spec<ExpectedIn> spec(
        "ExpectedAttributeValue",
        {field("Value", &ExpectedIn::value), field("Exists", &ExpectedIn::exists),
         field("ComparisonOperator", &ExpectedIn::comparisonOperator, comparisonOperator(false)),
         field("AttributeValueList", &ExpectedIn::attributeValueList)});
    return spec;
}

const Spec<AttributeUpdateIn>& attributeUpdateSpec() {
    static const Spec<AttributeUpdateIn> spec(
        "AttributeValueUpdate", {field("Value", &AttributeUpdateIn::value),
                                 field("Action", &AttributeUpdateIn::action, {.values = {"ADD", "PUT", "DELETE"}})});
    return spec;
}

Status checkMixing(std::initializer_list<Given> legacy, std::initializer_list<Given> expressions) {
    const std::string old = namesOf(legacy);
    if (old.empty()) return {};
    const std::string used = namesOf(expressions);
    return used.empty() ? Status() : Status(validation(msg::mixing(old, used)));
}

Result<std::optional<expr::Condition>> expectedCondition(const Expected& expected, const Text& conditionalOperator) {
    using Found = std::optional<expr::Condition>;
    std::vector<expr::LegacyTest> tests;
    if (expected) {
        for (const auto& [name, in] : *expected) {
            RF_ASSIGN(expr::LegacyTest test, testOf(name, in));
            tests.push_back(std::move(test));
        }
    }
    RF_TRY(checkConditionalOperator(conditionalOperator, expected.has_value(), tests.size()));
    if (!expected) return Found();
    return Found(expr::legacyCondition(std::move(tests), isOr(conditionalOperator)));
}

Result<std::optional<expr::Condition>> filterCondition(const Conditions& filter, const Text& conditionalOperator) {
    using Found = std::optional<expr::Condition>;
    std::vector<expr::LegacyTest> tests;
    if (filter) {
        for (const auto& [name, in] : *filter) {
            const OperatorRow& row = rowOf(*in.comparisonOperator);
            RF_ASSIGN(std::vector<AttributeValue> operands, operandsOf(row, valuesOf(in)));
            tests.push_back({name, row.op, std::move(operands)});
        }
    }
    RF_TRY(checkConditionalOperator(conditionalOperator, filter.has_value(), tests.size()));
    if (!filter) return Found();
    return Found(expr::legacyCondition(std::move(tests), isOr(conditionalOperator)));
}

Result<std::optional<expr::Update>> updateOf(const AttributeUpdates& updates) {
    using Found = std::optional<expr::Update>;
    if (!updates) return Found();
    std::vector<expr::LegacyChange> changes;
    for (const auto& [name, in] : *updates) {
        RF_ASSIGN(expr::LegacyChange change, changeOf(name, in));
        changes.push_back(std::move(change));
    }
    if (changes.empty()) return Found();
    return Found(expr::legacyUpdate(std::move(changes)));
}

Result<LegacyKeyConditions> keyConditionsOf(const Conditions& conditions) {
    LegacyKeyConditions result;
    if (!conditions) return result;
    if (conditions->empty()) return validation(std::string(msg::kTooManyKeyConditions));
    for (const auto& [name, in] : *conditions) {
        const OperatorRow& row = rowOf(*in.comparisonOperator);
        RF_ASSIGN(std::vector<AttributeValue> operands, operandsOf(row, valuesOf(in)));
        result.indexable &= row.key.has_value();
        result.comparisons.push_back({name, row.key.value_or(expr::KeyOperator::Equal), std::move(operands)});
    }
    return result;
}

} // namespace rf
