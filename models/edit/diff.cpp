// Differences between items, attribute by attribute, and how to put them on another item.

#include "models/edit/diff.h"

#include <map>

namespace rf::models {

QList<AttributeDiff> diffOf(const std::optional<Value>& before, const std::optional<Value>& after) {
    std::map<std::string_view, std::pair<const rf::AttributeValue*, const rf::AttributeValue*>> sides;
    if (before && before->type() == ValueType::M)
        for (const auto& [name, value] : before->attributes()) sides[name].first = &value;
    if (after && after->type() == ValueType::M)
        for (const auto& [name, value] : after->attributes()) sides[name].second = &value;

    QList<AttributeDiff> out;
    for (const auto& [name, side] : sides) {
        if (side.first != nullptr && side.second != nullptr && *side.first == *side.second) continue;
        AttributeDiff diff;
        diff.name = fromUtf8(name);
        if (side.first != nullptr) diff.before = Value(*side.first);
        if (side.second != nullptr) diff.after = Value(*side.second);
        out.append(diff);
    }
    return out;
}

Value withDiff(const Value& item, const QList<AttributeDiff>& diff) {
    rf::AttributeMap map = item.attributes();
    for (const AttributeDiff& change : diff) {
        if (change.after)
            map.set(toUtf8(change.name), change.after->engine());
        else
            map.erase(toUtf8(change.name));
    }
    return Value(rf::AttributeValue::map(std::move(map)));
}

std::optional<Value> carriedOver(const std::optional<Value>& before, const std::optional<Value>& after,
                                 const std::optional<Value>& theirs) {
    if (!after || !theirs) return after;
    return withDiff(*theirs, diffOf(before, after));
}

} // namespace rf::models
