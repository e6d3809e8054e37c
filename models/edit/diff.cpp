// Differences between items, attribute by attribute, and how to put them on another item.

#include "models/edit/diff.h"

#include <QSet>

#include <map>

namespace rf::models {

namespace {

/// Items nest 32 levels at most, so this does too.
void addDeepDiff(const ValuePath& path, const Value& before, const Value& after, QList<AttributeDiff>& out) {
    if (before == after) return;
    const bool maps = before.type() == ValueType::M && after.type() == ValueType::M;
    const bool lists = before.type() == ValueType::L && after.type() == ValueType::L &&
                       before.childCount() == after.childCount();
    if (lists) {
        for (int i = 0; i < before.childCount(); ++i)
            addDeepDiff(path.child(i), before.child(i), after.child(i), out);
    } else if (maps) {
        for (const AttributeDiff& diff : diffOf(before, after)) {
            const ValuePath inside = path.child(diff.name);
            if (diff.before && diff.after)
                addDeepDiff(inside, *diff.before, *diff.after, out);
            else
                out.append({inside.toString(), diff.before, diff.after});
        }
    } else {
        out.append({path.toString(), before, after});
    }
}

} // namespace

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

QList<AttributeDiff> deepDiffOf(const std::optional<Value>& before, const std::optional<Value>& after) {
    QList<AttributeDiff> out;
    for (const AttributeDiff& diff : diffOf(before, after)) {
        if (diff.before && diff.after)
            addDeepDiff(ValuePath::attribute(diff.name), *diff.before, *diff.after, out);
        else
            out.append(diff);
    }
    return out;
}

QList<AttributePair> pairsOf(const std::optional<Value>& before, const std::optional<Value>& after, const QStringList& first) {
    const auto of = [](const std::optional<Value>& item, const QString& name) {
        return item && item->has(name) ? std::optional<Value>(item->child(name)) : std::nullopt;
    };
    QStringList names = first;
    QSet<QString> known(first.begin(), first.end());
    for (const auto& item : {after, before})
        for (const QString& name : item ? item->names() : QStringList())
            if (!known.contains(name)) {
                known.insert(name);
                names << name;
            }
    QList<AttributePair> pairs;
    for (const QString& name : names) {
        AttributePair pair{name, of(before, name), of(after, name)};
        if (pair.before || pair.after) pairs << std::move(pair);
    }
    return pairs;
}

QString comparedText(const Value& value, int limit) {
    const bool inFull = value.type() == ValueType::M || value.type() == ValueType::L;
    return inFull ? visibleText(value.copyText(), limit) : value.displayText();
}

} // namespace rf::models
