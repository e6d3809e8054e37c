#include "models/edit/compare_model.h"

#include "engine/catalog/messages.h"
#include "models/edit/compare_node.h"

#include <QLocale>

namespace rf::models {

namespace {

QString number(qint64 bytes) {
    return QLocale().toString(bytes);
}
} // namespace

CompareModel::CompareModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

CompareModel::~CompareModel() = default;

void CompareModel::setItems(Value left, Value right, const QStringList& keys, bool keyStays) {
    beginResetModel();
    m_left = std::move(left);
    m_right = std::move(right);
    m_keys = keys;
    m_keyStays = keyStays;
    rebuild();
    endResetModel();
}

void CompareModel::setDifferencesOnly(bool only) {
    if (only == m_differencesOnly) return;
    beginResetModel();
    m_differencesOnly = only;
    rebuild();
    endResetModel();
}

void CompareModel::rebuild() {
    m_counts = {};
    m_differences.clear();
    m_root = std::make_unique<Node>();
    m_root->left = m_left;
    m_root->right = m_right;
    fill(*m_root);
    gather(*m_root);
}

// Places

const CompareModel::Node* CompareModel::nodeOf(const QModelIndex& index) const {
    return index.isValid() ? static_cast<const Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex CompareModel::indexOf(const Node* node, int column) const {
    if (node == nullptr || node->parent == nullptr) return {};
    return createIndex(node->row, column, node);
}

QModelIndex CompareModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, nodeOf(parent)->children[std::size_t(row)].get());
}

QModelIndex CompareModel::parent(const QModelIndex& index) const {
    return index.isValid() ? indexOf(nodeOf(index)->parent) : QModelIndex();
}

int CompareModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int CompareModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QModelIndex CompareModel::difference(int number) const {
    return indexOf(m_differences.value(number));
}

int CompareModel::differenceAt(const QModelIndex& index) const {
    const Node* node = nodeOf(index);
    return index.isValid() && node->isDifference ? node->order : -1;
}

int CompareModel::nextDifference(const QModelIndex& from, int step) const {
    const int count = differenceCount();
    if (count == 0) return -1;
    if (!from.isValid()) return step > 0 ? 0 : count - 1;
    const Node* here = nodeOf(from);
    // Rows from the root down say which of two nodes comes first; a node comes before what is inside it.
    const auto rows = [](const Node* node) {
        QList<int> rows;
        for (; node->parent; node = node->parent) rows.prepend(node->row);
        return rows;
    };
    const QList<int> place = rows(here);
    int before = 0; // differences up to the place
    while (before < count && !(place < rows(m_differences[before]))) ++before;
    const bool on = before > 0 && m_differences[before - 1] == here;
    return step > 0 ? before % count : (before - (on ? 2 : 1) + count) % count;
}

std::optional<ValuePath> CompareModel::pathOf(const Node* node, bool right) const {
    QList<PathStep> steps;
    for (; node->parent; node = node->parent) {
        if (!(right ? node->right : node->left)) return std::nullopt;
        steps.prepend(node->isNamed() ? PathStep{node->name, -1} : PathStep{{}, right ? node->place.right : node->place.left});
    }
    return ValuePath(steps);
}

// Copying

std::optional<Value> CompareModel::copiedRight(const QModelIndex& index, QString* why) const {
    const auto no = [why](const QString& text) {
        if (why != nullptr) *why = text;
        return std::nullopt;
    };
    const Node* node = nodeOf(index);
    if (!index.isValid() || node->kind == Kind::Same) return no(tr("Both are equal here."));
    if (m_keyStays && node->parent == m_root.get() && m_keys.contains(node->name))
        return no(fromUtf8(rf::msg::updateOfKey(toUtf8(node->name))));
    const auto above = pathOf(node->parent, true);
    if (!above) return no(tr("What is around it is missing on the right: copy that."));
    if (node->left) return putRight(node, *above, why);
    return m_right.withoutAt(*pathOf(node, true), why);
}

/// The left value of a node in the right item. Members of sets are in it or not.
std::optional<Value> CompareModel::putRight(const Node* node, const ValuePath& parent, QString* why) const {
    if (node->right) return m_right.withAt(*pathOf(node, true), *node->left, why);
    if (node->isNamed()) return m_right.withAt(parent.child(node->name), *node->left, why);
    return m_right.withInserted(parent, node->rightAt, *node->left, why);
}

QString CompareModel::differenceText(const QString& leftTitle, const QString& rightTitle) const {
    QStringList lines{QStringLiteral("--- ") + leftTitle, QStringLiteral("+++ ") + rightTitle};
    for (const Node* node : m_differences) {
        if (node->left) lines << QStringLiteral("-%1: %2").arg(pathOf(node, false)->toString(), node->left->toJson());
        if (node->right) lines << QStringLiteral("+%1: %2").arg(pathOf(node, true)->toString(), node->right->toJson());
    }
    return lines.join(u'\n') + u'\n';
}

// What shows

QString CompareModel::nameOf(const Node* node) const {
    if (node->isNamed()) return visibleText(node->name);
    if (node->isMember()) return {};
    const AlignedPlace& place = node->place;
    if (place.left == place.right || place.left < 0) return QString::number(place.right);
    return place.right < 0 ? QString::number(place.left) : tr("%1 → %2").arg(place.left).arg(place.right);
}

QString CompareModel::bytesOf(const Node* node) const {
    const qint64 left = node->left ? node->left->sizeBytes() : -1, right = node->right ? node->right->sizeBytes() : -1;
    if (left < 0 || right < 0 || left == right) return number(std::max(left, right));
    return tr("%1 → %2").arg(number(left), number(right));
}

/// "status, changed, left SHIPPED, right DELIVERED"
QString CompareModel::spoken(const Node* node) const {
    const QString name = node->isMember() ? tr("member") : node->isNamed() ? nameOf(node) : tr("element %1").arg(nameOf(node));
    switch (node->kind) {
    case Kind::Same: return tr("%1, equal, %2").arg(name, node->some().displayText());
    case Kind::LeftOnly: return tr("%1, left only, %2").arg(name, node->left->displayText());
    case Kind::RightOnly: return tr("%1, right only, %2").arg(name, node->right->displayText());
    case Kind::Changed: break;
    }
    return tr("%1, changed, left %2, right %3").arg(name, node->left->displayText(), node->right->displayText());
}

/// Where places inside show what differs a summary does; else the value is told in full.
QVariant CompareModel::text(const Node* node, int column) const {
    if (column == NameColumn) return nameOf(node);
    if (column == BytesColumn) return bytesOf(node);
    const std::optional<Value>& side = column == LeftColumn ? node->left : node->right;
    if (!side) return {};
    return node->children.empty() ? comparedText(*side) : side->displayText();
}

QVariant CompareModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Node* node = nodeOf(index);
    const std::optional<Value>& side = index.column() == LeftColumn ? node->left : node->right;
    const bool value = (index.column() == LeftColumn || index.column() == RightColumn) && side;
    switch (role) {
    case Qt::DisplayRole: return text(node, index.column());
    case Qt::ToolTipRole: return value ? QVariant(comparedText(*side, kTipLength)) : QVariant();
    case Qt::AccessibleTextRole: return spoken(node);
    case Qt::TextAlignmentRole: return index.column() == BytesColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case KindRole: return int(node->kind);
    case ValueRole: return value ? QVariant::fromValue(*side) : QVariant();
    case PathRole: return pathOf(node, node->right.has_value())->toString();
    case DifferenceRole: return node->isDifference;
    case IsKeyRole: return node->parent == m_root.get() && m_keys.contains(node->name);
    default: return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == BytesColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case NameColumn: return tr("Attribute");
    case LeftColumn: return tr("Left");
    case RightColumn: return tr("Right");
    case BytesColumn: return tr("Bytes");
    default: return {};
    }
}

} // namespace rf::models

#include "moc_compare_model.cpp"
