#include "models/items/item_tree_model.h"

#include "models/items/item_tree_node.h"

namespace rf::models {

ItemTreeModel::ItemTreeModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

ItemTreeModel::~ItemTreeModel() = default;

bool ItemTreeModel::isEmpty() const {
    return m_item.type() != ValueType::M;
}

void ItemTreeModel::setItem(const TableInfo& table, const Value& item, const std::optional<Value>& original) {
    m_table = table;
    m_item = item;
    m_original = original;
    sync(m_root.get(), m_item, m_original, Plain);
}

void ItemTreeModel::clear() {
    if (m_root->children.empty() && isEmpty()) return;
    beginResetModel();
    m_item = {};
    m_original.reset();
    m_root = std::make_unique<Node>();
    endResetModel();
}

void ItemTreeModel::setReadOnly(bool readOnly) {
    if (readOnly == m_readOnly) return;
    m_readOnly = readOnly;
    announceAll(m_root.get());
}

void ItemTreeModel::announceAll(Node* node) {
    if (node->children.empty()) return;
    emit dataChanged(indexOf(node->children.front().get()), indexOf(node->children.back().get(), ColumnCount - 1));
    for (const auto& child : node->children) announceAll(child.get());
}

// Places

ItemTreeModel::Node* ItemTreeModel::node(const QModelIndex& index) const {
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex ItemTreeModel::indexOf(const Node* node, int column) const {
    if (!node || node == m_root.get()) return {};
    return createIndex(node->row, column, node);
}

QModelIndex ItemTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, node(parent)->children[std::size_t(row)].get());
}

QModelIndex ItemTreeModel::parent(const QModelIndex& index) const {
    return index.isValid() ? indexOf(node(index)->parent) : QModelIndex();
}

int ItemTreeModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int ItemTreeModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

Value ItemTreeModel::valueAt(const QModelIndex& index) const {
    return index.isValid() ? node(index)->value : m_item;
}

ValuePath ItemTreeModel::pathAt(const QModelIndex& index) const {
    QList<PathStep> steps;
    for (const Node* at = node(index); at->parent; at = at->parent)
        steps.prepend(at->isNamed() ? PathStep{at->name, -1} : PathStep{{}, at->row});
    return ValuePath(steps);
}

QModelIndex ItemTreeModel::indexOf(const ValuePath& path) const {
    const Node* at = m_root.get();
    for (const PathStep& step : path.steps()) {
        const auto found = std::find_if(at->children.begin(), at->children.end(), [&step](const auto& child) {
            return child->isNamed() ? !step.isIndex() && child->name == step.name : step.index == child->row;
        });
        if (found == at->children.end()) return {};
        at = found->get();
    }
    return indexOf(at);
}

// What shows

bool ItemTreeModel::isKey(const Node* node) const {
    return node->isTop() && m_table.keyNames().contains(node->name);
}

QVariant ItemTreeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Node* at = node(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return textOf(at, index.column(), role);
    case Qt::AccessibleTextRole:
        return spoken(at);
    case PathRole:
        return QVariant::fromValue(pathAt(index));
    case PathTextRole:
        return pathAt(index).toString();
    case TypeRole:
        return int(at->value.type());
    case TypeCodeRole:
        return at->value.typeCode();
    case ValueRole:
        return QVariant::fromValue(at->value);
    case OriginalTextRole:
        if (at->state != Edited || !at->original) return {};
        return at->original->displayText();
    case StateRole:
        return int(at->state);
    case IsKeyRole:
        return isKey(at);
    case EditableRole:
        return at->state != Removed && !lockedValue(at);
    case IsMemberRole:
        return at->isMember();
    case SizeRole:
        return at->value.sizeBytes();
    case NoteRole:
        return noteOf(at);
    case CanMoveRole:
        return at->parent && at->parent->value.type() == ValueType::L && at->parent->children.size() > 1 && !lockedPlace(at);
    default:
        return {};
    }
}

QVariant ItemTreeModel::textOf(const Node* at, int column, int role) const {
    switch (column) {
    case NameColumn:
        if (at->isNamed()) return at->name;
        return at->isMember() ? QString() : QString::number(at->row);
    case TypeColumn:
        return at->value.typeCode();
    case ValueColumn:
        if (role == Qt::DisplayRole) return at->value.displayText();
        if (at->value.type() == ValueType::BOOL) return at->value.engine().asBool();
        return at->value.editText();
    default:
        return {};
    }
}

/// "status, string, DELIVERED, edited from SHIPPED"
QString ItemTreeModel::spoken(const Node* at) const {
    QString name = at->isNamed() ? at->name : tr("element %1").arg(at->row);
    if (at->isMember()) name = tr("member %1").arg(at->row + 1);
    QStringList parts{name, typeLabel(at->value.type()).toLower(), at->value.displayText()};
    if (at->state == Edited && at->original) parts << tr("edited from %1").arg(at->original->displayText());
    if (const QString note = noteOf(at); !note.isEmpty()) parts << note;
    if (at->state == Added) parts << tr("added");
    if (at->state == Removed) parts << tr("removed");
    return parts.join(QStringLiteral(", "));
}

QString ItemTreeModel::noteOf(const Node* at) const {
    const bool expires = at->isTop() && m_table.schema && at->value.type() == ValueType::N &&
                         toUtf8(at->name) == m_table.schema->timeToLiveAttribute;
    bool whole = false;
    const qint64 seconds = expires ? at->value.editText().toLongLong(&whole) : 0;
    constexpr qint64 kLastSecond = 253'402'300'799; // of the year 9999
    if (!whole || seconds < 0 || seconds > kLastSecond) return {};
    const QDateTime when = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return tr("TTL, %1 UTC").arg(QLocale(QLocale::English).toString(when, QStringLiteral("d MMM yyyy HH:mm")));
}

QVariant ItemTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case NameColumn:
        return tr("Attribute");
    case TypeColumn:
        return tr("Type");
    case ValueColumn:
        return tr("Value");
    default:
        return {};
    }
}

Qt::ItemFlags ItemTreeModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const Node* at = node(index);
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (at->children.empty()) flags |= Qt::ItemNeverHasChildren;
    if (at->state == Removed) return flags;
    const ValueType type = at->value.type();
    bool editable = false;
    switch (index.column()) {
    case NameColumn:
        editable = at->isNamed() && !lockedPlace(at);
        break;
    case TypeColumn:
        editable = !at->isMember() && !lockedPlace(at);
        break;
    case ValueColumn:
        editable = type != ValueType::NUL && !isContainer(type) && !lockedValue(at);
        break;
    default:
        break;
    }
    return editable ? flags | Qt::ItemIsEditable : flags;
}

} // namespace rf::models

#include "moc_item_tree_model.cpp"
