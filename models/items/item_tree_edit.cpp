// Editing in the inspector's tree. Every edit makes a new item of the old one; what cannot be is refused with a reason.

#include "models/items/item_tree_node.h"

namespace rf::models {

namespace {

bool refuse(QString* why, const QString& reason) {
    if (why) *why = reason;
    return false;
}

/// The i-th value to propose for a set, i from 0.
Value proposed(ValueType set, int i) {
    switch (set) {
    case ValueType::NS:
        return Value(rf::AttributeValue::number(rf::Number::fromInt(i)));
    case ValueType::BS:
        return Value::binary(QByteArray("new") + (i == 0 ? QByteArray() : QByteArray::number(i + 1)));
    case ValueType::SS:
        return Value::string(i == 0 ? QStringLiteral("new") : QStringLiteral("new %1").arg(i + 1));
    default:
        return Value::string({});
    }
}

} // namespace

/// Why the name, type or presence of a node cannot be edited.
bool ItemTreeModel::lockedPlace(const Node* node, QString* why) const {
    if (m_readOnly) return !refuse(why, tr("This item cannot be edited"));
    if (node == m_root.get()) return !refuse(why, tr("This is the item itself"));
    for (const Node* at = node; at->parent; at = at->parent)
        if (at->state == Removed && at != node) return !refuse(why, tr("This attribute is removed"));
    if (isKey(node)) return !refuse(why, tr("%1 is part of the key").arg(node->name));
    return false;
}

/// Why the value of a node cannot be edited: the key of a new item can.
bool ItemTreeModel::lockedValue(const Node* node, QString* why) const {
    if (isKey(node) && !m_original && !m_readOnly) return false;
    if (isKey(node) && m_original)
        return !refuse(why, tr("The key of a stored item cannot change: delete the item and add another"));
    return lockedPlace(node, why);
}

bool ItemTreeModel::take(const std::optional<Value>& changed, const QString& what) {
    if (!changed) return false;
    if (*changed == m_item) return true;
    m_item = *changed;
    sync(m_root.get(), m_item, m_original, Plain);
    const Value item = m_item; // whoever stages it may set another item meanwhile
    emit edited(item, what);
    return true;
}

bool ItemTreeModel::setValue(const QModelIndex& index, const Value& value, QString* why) {
    const Node* at = node(index);
    if (lockedValue(at, why)) return false;
    if (isKey(at) && value.type() != at->value.type() && value.type() != keyType(at))
        return refuse(why, tr("The key attribute %1 must be of type %2").arg(at->name, models::typeCode(keyType(at))));
    if (at->isMember() && value.type() != at->value.type())
        return refuse(why, tr("A set holds values of one type: %1").arg(at->value.typeCode()));
    const ValuePath path = pathAt(index);
    return take(m_item.withAt(path, value, why), tr("edit %1").arg(path.toString()));
}

bool ItemTreeModel::setText(const QModelIndex& index, const QString& text, QString* why) {
    const Node* at = node(index);
    if (lockedValue(at, why)) return false;
    const auto value = Value::parse(at->value.type(), text, why);
    return value && setValue(index, *value, why);
}

bool ItemTreeModel::rename(const QModelIndex& index, const QString& name, QString* why) {
    Node* at = node(index);
    if (lockedPlace(at, why)) return false;
    if (at->state == Removed) return refuse(why, tr("This attribute is removed"));
    if (!at->isNamed()) return refuse(why, tr("Elements have no name"));
    if (name == at->name) return true;
    if (at->parent->value.has(name)) return refuse(why, tr("%1 is there already").arg(name));
    const ValuePath path = pathAt(index);
    const auto changed = m_item.withRenamed(path, name, why);
    if (!changed) return false;
    if (!indexOf(path.parent().child(name)).isValid()) { // the node goes with its name
        at->name = name;
        emit dataChanged(indexOf(at), indexOf(at));
    }
    return take(changed, tr("rename %1").arg(path.toString()));
}

bool ItemTreeModel::retype(const QModelIndex& index, ValueType type, QString* why) {
    const Node* at = node(index);
    if (at->state == Removed) return refuse(why, tr("This attribute is removed"));
    if (type == at->value.type()) return true; // nothing to do, whatever it is
    if (at->isMember()) return refuse(why, tr("A set holds values of one type: %1").arg(at->value.typeCode()));
    const bool mendsKey = isKey(at) && !m_original && !m_readOnly && type == keyType(at);
    if (!mendsKey && lockedPlace(at, why)) return false;
    const ValuePath path = pathAt(index);
    return take(m_item.withAt(path, at->value.retyped(type), why), tr("retype %1").arg(path.toString()));
}

bool ItemTreeModel::remove(const QModelIndex& index, QString* why) {
    const Node* at = node(index);
    if (lockedPlace(at, why)) return false;
    if (at->state == Removed) return refuse(why, tr("This attribute is removed already"));
    const ValuePath path = pathAt(index);
    return take(m_item.withoutAt(path, why), tr("remove %1").arg(path.toString()));
}

bool ItemTreeModel::moveTo(const QModelIndex& index, int place, QString* why) {
    const Node* at = node(index);
    if (lockedPlace(at, why)) return false;
    if (at->parent->value.type() != ValueType::L) return refuse(why, tr("Only elements of lists have an order"));
    if (place < 0 || place >= at->parent->value.childCount()) return refuse(why, tr("There is no such place in the list"));
    if (place == at->row) return true;
    const ValuePath path = pathAt(index);
    const Value moved = at->value;
    const auto without = m_item.withoutAt(path, why);
    if (!without) return false;
    return take(without->withInserted(path.parent(), place, moved, why), tr("move %1").arg(path.toString()));
}

QModelIndex ItemTreeModel::addChild(const QModelIndex& parent, const QString& name, const Value& value, QString* why) {
    const Node* under = node(parent);
    const bool locked = m_readOnly || isEmpty() || under->state == Removed || (under != m_root.get() && isKey(under));
    if (locked) {
        refuse(why, tr("Nothing can be added here"));
        return {};
    }
    const ValuePath place = pathAt(parent);
    const Value container = under == m_root.get() ? m_item : under->value;
    if (container.type() == ValueType::M) {
        const QString free = name.isEmpty() ? freeName(parent) : name;
        if (container.has(free)) {
            refuse(why, tr("%1 is there already").arg(free));
            return {};
        }
        const ValuePath path = place.child(free);
        return take(m_item.withAt(path, value, why), tr("add %1").arg(path.toString())) ? indexOf(path) : QModelIndex();
    }
    if (!isContainer(container.type())) {
        refuse(why, tr("Only lists, maps and sets hold other values"));
        return {};
    }
    if (!take(m_item.withInserted(place, container.childCount(), value, why), tr("add to %1").arg(place.toString())))
        return {};
    const auto grown = m_item.at(place);
    int row = grown ? grown->childCount() - 1 : -1;
    while (row >= 0 && isSet(grown->type()) && !(grown->child(row) == value)) --row;
    return row < 0 ? QModelIndex() : indexOf(place.child(row));
}

Value ItemTreeModel::suggestedChild(const QModelIndex& parent) const {
    const Value container = valueAt(parent);
    if (!isSet(container.type())) return Value::string({});
    QList<Value> members;
    for (int i = 0; i < container.childCount(); ++i) members << container.child(i);
    int i = 0;
    while (members.contains(proposed(container.type(), i))) ++i;
    return proposed(container.type(), i);
}

QString ItemTreeModel::freeName(const QModelIndex& parent) const {
    const Value container = valueAt(parent);
    const QString base = QStringLiteral("attribute");
    if (container.type() != ValueType::M || !container.has(base)) return base;
    int i = 2;
    while (container.has(base + QString::number(i))) ++i;
    return base + QString::number(i);
}

ValueType ItemTreeModel::keyType(const Node* node) const {
    return m_table.range && m_table.range->name == node->name ? m_table.range->type : m_table.hash.type;
}

bool ItemTreeModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
    QString why;
    const QPersistentModelIndex place = index;
    bool done = false;
    if (index.column() == NameColumn) {
        done = rename(index, value.toString(), &why);
    } else if (index.column() == TypeColumn) {
        const auto type = typeOfCode(value.toString());
        done = type ? retype(index, *type, &why) : refuse(&why, tr("There is no such type"));
    } else if (value.userType() == qMetaTypeId<Value>()) {
        done = setValue(index, value.value<Value>(), &why);
    } else {
        done = setText(index, value.toString(), &why);
    }
    if (!done) emit refused(place, why);
    return done;
}

} // namespace rf::models
