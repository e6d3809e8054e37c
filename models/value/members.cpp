#include "models/value/members.h"

#include "models/value/tr.h"


namespace rf::models {
namespace {

rf::AttributeValue build(ValueType setType, const rf::List& members) {
    if (setType == ValueType::NS) {
        std::vector<rf::Number> numbers;
        for (const auto& member : members) numbers.push_back(member.asNumber());
        return rf::AttributeValue::numberSet(std::move(numbers));
    }
    std::vector<std::string> texts;
    for (const auto& member : members)
        texts.push_back(setType == ValueType::SS ? member.asString() : member.asBinary());
    return setType == ValueType::SS ? rf::AttributeValue::stringSet(std::move(texts))
                                    : rf::AttributeValue::binarySet(std::move(texts));
}

/// The first member that stands twice.
const rf::AttributeValue* repeated(const rf::List& members) {
    std::vector<const rf::AttributeValue*> sorted;
    for (const auto& member : members) sorted.push_back(&member);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto* a, const auto* b) { return rf::compareScalars(*a, *b) < 0; });
    const auto at = std::adjacent_find(sorted.begin(), sorted.end(),
                                       [](const auto* a, const auto* b) { return rf::compareScalars(*a, *b) == 0; });
    return at == sorted.end() ? nullptr : *at;
}

} // namespace

ValueType memberType(ValueType setType) {
    if (setType == ValueType::NS) return ValueType::N;
    return setType == ValueType::BS ? ValueType::B : ValueType::S;
}

rf::List membersOf(const rf::AttributeValue& set) {
    rf::List members;
    if (set.is(ValueType::SS))
        for (const auto& text : set.asStringSet()) members.push_back(rf::AttributeValue::string(text));
    if (set.is(ValueType::NS))
        for (const auto& number : set.asNumberSet()) members.push_back(rf::AttributeValue::number(number));
    if (set.is(ValueType::BS))
        for (const auto& bytes : set.asBinarySet()) members.push_back(rf::AttributeValue::binary(bytes));
    return members;
}

std::optional<rf::AttributeValue> setOf(ValueType setType, const rf::List& members, QString* why) {
    if (members.empty()) return refuse(why, tr("A set needs at least one member."));
    const ValueType type = memberType(setType);
    for (const auto& member : members)
        if (!member.is(type))
            return refuse(
                why,
                tr("A %1 holds members of type %2 only.").arg(typeLabel(setType).toLower(), models::typeCode(type)));
    if (const auto* twice = repeated(members))
        return refuse(why, tr("The set holds “%1” already.").arg(visibleText(Value(*twice).editText(), 60)));
    return build(setType, members);
}

} // namespace rf::models
