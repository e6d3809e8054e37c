// Walking into values and changing them. Every change copies the value and alters the copy.

#include "engine/base/function_ref.h"
#include "models/value/json_string.h"
#include "models/value/members.h"

#include "models/value/tr.h"


namespace rf::models {
namespace {

using rf::AttributeValue;


bool refused(QString* why, const QString& text) {
    if (why != nullptr) *why = text;
    return false;
}

bool nameIsGood(const QString& name, QString* why) {
    if (name.isEmpty()) return refused(why, tr("An attribute needs a name."));
    if (!isText(name)) return refused(why, tr("The name holds half of a surrogate pair, which is no character."));
    if (toUtf8(name).size() > kLongestName) return refused(why, tr("A name can have at most 65,535 bytes."));
    return true;
}

/// nullptr, with the reason, where the step leads nowhere. Members of sets are not reached: they have no place of
/// their own.
template <class ConstOrNot>
ConstOrNot* stepInto(ConstOrNot& value, const PathStep& step, QString* why) {
    if (!step.isIndex()) {
        ConstOrNot* child = value.is(ValueType::M) ? value.asMap().find(toUtf8(step.name)) : nullptr;
        if (child == nullptr) refused(why, tr("There is no “%1” here.").arg(visibleText(step.name, 60)));
        return child;
    }
    if (value.is(ValueType::L) && std::size_t(step.index) < value.asList().size())
        return &value.asList()[std::size_t(step.index)];
    refused(why, tr("There is no element %1 here.").arg(step.index));
    return nullptr;
}

/// Changes a copy: walks to the container of the path's last step and lets `change` alter it there.
std::optional<Value> changed(const Value& root, const QList<PathStep>& steps, QString* why,
                             rf::FunctionRef<bool(AttributeValue&)> change) {
    AttributeValue copy = root.engine();
    AttributeValue* at = &copy;
    for (const PathStep& step : steps)
        if (at = stepInto(*at, step, why); at == nullptr) return std::nullopt;
    if (!change(*at)) return std::nullopt;
    return Value(std::move(copy));
}

/// Changes a set as a list of its members.
bool changeMembers(AttributeValue& set, QString* why, rf::FunctionRef<bool(rf::List&)> change) {
    rf::List members = membersOf(set);
    if (!change(members)) return false;
    auto built = setOf(set.type(), members, why);
    if (!built) return false;
    set = std::move(*built);
    return true;
}

bool withinRange(const rf::List& list, int index, QString* why) {
    return (index >= 0 && std::size_t(index) < list.size()) || refused(why, tr("There is no element %1 here.").arg(index));
}

/// Lists and sets alike.
bool changeElements(AttributeValue& container, QString* why, rf::FunctionRef<bool(rf::List&)> change) {
    if (container.is(ValueType::L)) return change(container.asList());
    if (isSet(container.type())) return changeMembers(container, why, change);
    return refused(why, tr("Only lists and sets have numbered elements."));
}

bool putEntry(AttributeValue& map, const QString& name, const AttributeValue& value, QString* why) {
    if (!map.is(ValueType::M)) return refused(why, tr("Only maps have named attributes."));
    const std::string key = toUtf8(name);
    if (!map.asMap().contains(key) && !nameIsGood(name, why)) return false;
    map.asMap().set(key, value);
    return true;
}

bool putStep(AttributeValue& container, const PathStep& step, const AttributeValue& value, QString* why) {
    if (!step.isIndex()) return putEntry(container, step.name, value, why);
    return changeElements(container, why, [&](rf::List& list) {
        if (!withinRange(list, step.index, why)) return false;
        list[std::size_t(step.index)] = value;
        return true;
    });
}

bool eraseStep(AttributeValue& container, const PathStep& step, QString* why) {
    if (!step.isIndex()) {
        if (container.is(ValueType::M) && container.asMap().erase(toUtf8(step.name))) return true;
        return refused(why, tr("There is no “%1” here.").arg(visibleText(step.name, 60)));
    }
    return changeElements(container, why, [&](rf::List& list) {
        if (!withinRange(list, step.index, why)) return false;
        list.erase(list.begin() + step.index);
        return true;
    });
}

bool renameEntry(AttributeValue& map, const QString& from, const QString& to, QString* why) {
    AttributeValue* entry = map.is(ValueType::M) ? map.asMap().find(toUtf8(from)) : nullptr;
    if (entry == nullptr) return refused(why, tr("There is no “%1” here.").arg(visibleText(from, 60)));
    if (from == to) return true;
    if (!nameIsGood(to, why)) return false;
    if (map.asMap().contains(toUtf8(to)))
        return refused(why, tr("There is an attribute “%1” already.").arg(visibleText(to, 60)));
    AttributeValue moved = std::move(*entry);
    map.asMap().erase(toUtf8(from));
    map.asMap().set(toUtf8(to), std::move(moved));
    return true;
}

std::optional<AttributeValue> memberAt(const AttributeValue& set, std::size_t index) {
    switch (set.type()) {
    case ValueType::SS:
        return AttributeValue::string(set.asStringSet().at(index));
    case ValueType::NS:
        return AttributeValue::number(set.asNumberSet().at(index));
    case ValueType::BS:
        return AttributeValue::binary(set.asBinarySet().at(index));
    default:
        return std::nullopt;
    }
}

} // namespace

int Value::childCount() const {
    switch (type()) {
    case ValueType::SS:
        return int(m_value->asStringSet().size());
    case ValueType::NS:
        return int(m_value->asNumberSet().size());
    case ValueType::BS:
        return int(m_value->asBinarySet().size());
    case ValueType::L:
        return int(m_value->asList().size());
    case ValueType::M:
        return int(m_value->asMap().size());
    default:
        return 0;
    }
}

QStringList Value::names() const {
    QStringList names;
    if (type() != ValueType::M) return names;
    for (const auto& [name, value] : m_value->asMap()) names.append(fromUtf8(name));
    return names;
}

bool Value::has(const QString& name) const {
    return type() == ValueType::M && m_value->asMap().contains(toUtf8(name));
}

Value Value::child(const QString& name) const {
    if (type() != ValueType::M) return {};
    const auto* found = m_value->asMap().find(toUtf8(name));
    return found != nullptr ? Value(*found) : Value();
}

Value Value::child(int index) const {
    if (index < 0 || index >= childCount()) return {};
    if (type() == ValueType::L) return Value(m_value->asList()[std::size_t(index)]);
    if (type() == ValueType::M) return Value((m_value->asMap().begin() + index)->second);
    return Value(*memberAt(*m_value, std::size_t(index)));
}

QString Value::nameAt(int index) const {
    if (type() != ValueType::M || index < 0 || index >= childCount()) return {};
    return fromUtf8((m_value->asMap().begin() + index)->first);
}

std::optional<Value> Value::at(const ValuePath& path) const {
    const AttributeValue* at = m_value.get();
    for (qsizetype i = 0; i < path.steps().size(); ++i) {
        const PathStep& step = path.steps()[i];
        if (isSet(at->type())) {
            const bool last = i + 1 == path.steps().size();
            const Value set(*at);
            if (!last || !step.isIndex() || step.index >= set.childCount()) return std::nullopt;
            return set.child(step.index);
        }
        at = stepInto(*at, step, nullptr);
        if (at == nullptr) return std::nullopt;
    }
    return path.isEmpty() ? *this : Value(*at);
}

std::optional<Value> Value::withAt(const ValuePath& path, const Value& value, QString* why) const {
    if (path.isEmpty()) return value;
    return changed(*this, path.parent().steps(), why, [&](AttributeValue& container) {
        return putStep(container, path.steps().back(), value.engine(), why);
    });
}

std::optional<Value> Value::withoutAt(const ValuePath& path, QString* why) const {
    if (path.isEmpty()) return refuse(why, tr("The item itself cannot be removed here."));
    return changed(*this, path.parent().steps(), why,
                   [&](AttributeValue& container) { return eraseStep(container, path.steps().back(), why); });
}

std::optional<Value> Value::withRenamed(const ValuePath& path, const QString& name, QString* why) const {
    if (path.isEmpty() || path.steps().back().isIndex()) return refuse(why, tr("Only attributes have a name."));
    return changed(*this, path.parent().steps(), why, [&](AttributeValue& container) {
        return renameEntry(container, path.steps().back().name, name, why);
    });
}

std::optional<Value> Value::withInserted(const ValuePath& path, int index, const Value& value, QString* why) const {
    return changed(*this, path.steps(), why, [&](AttributeValue& container) {
        return changeElements(container, why, [&](rf::List& list) {
            if (index < 0 || std::size_t(index) > list.size())
                return refused(why, tr("An element can stand at 0 to %1 here.").arg(list.size()));
            list.insert(list.begin() + index, value.engine());
            return true;
        });
    });
}

} // namespace rf::models
