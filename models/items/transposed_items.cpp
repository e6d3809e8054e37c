#include "models/items/transposed_items.h"

namespace rf::models {

TransposedItems::TransposedItems(ItemsModel* items, QObject* parent) : QAbstractTableModel(parent), m_items(items) {
    connect(items, &QAbstractItemModel::dataChanged, this, &TransposedItems::follow);
    connect(items, &QAbstractItemModel::rowsRemoved, this, &TransposedItems::follow);
    connect(items, &QAbstractItemModel::modelReset, this, &TransposedItems::follow);
}

void TransposedItems::setItems(const QList<int>& rows, const QStringList& attributes) {
    beginResetModel();
    m_ids.clear();
    for (const int row : rows.mid(0, kMost))
        if (const ItemId id = m_items->idAt(row); !id.isEmpty()) m_ids << id;
    m_attributes = attributes;
    m_shown = wanted();
    endResetModel();
}

void TransposedItems::setDifferencesOnly(bool only) {
    if (only == m_differencesOnly) return;
    beginResetModel();
    m_differencesOnly = only;
    m_shown = wanted();
    endResetModel();
}

QStringList TransposedItems::wanted() const {
    QList<Value> items;
    for (const ItemId& id : m_ids) items << m_items->item(m_items->rowOf(id));
    QStringList names;
    for (const QString& name : m_attributes) {
        const auto has = [&name](const Value& item) { return item.has(name); };
        if (!std::any_of(items.begin(), items.end(), has)) continue;
        const auto equal = [&](const Value& item) {
            return item.has(name) == items.front().has(name) && item.child(name) == items.front().child(name);
        };
        if (!m_differencesOnly || !std::all_of(items.begin(), items.end(), equal)) names << name;
    }
    return names;
}

/// Attributes may have come or gone.
void TransposedItems::follow() {
    const QStringList now = wanted();
    if (now != m_shown) {
        beginResetModel();
        m_shown = now;
        endResetModel();
    } else if (!m_shown.isEmpty() && !m_ids.isEmpty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int TransposedItems::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_shown.size());
}

int TransposedItems::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_ids.size());
}

QModelIndex TransposedItems::inGrid(const QModelIndex& at) const {
    if (!at.isValid() || at.row() >= m_shown.size() || at.column() >= m_ids.size()) return {};
    return m_items->index(m_items->rowOf(m_ids[at.column()]), m_items->columnOf(m_shown[at.row()]));
}

QVariant TransposedItems::data(const QModelIndex& index, int role) const {
    if (role == ItemsModel::RepeatedKeyRole) return false;
    return inGrid(index).data(role);
}

QVariant TransposedItems::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0) return {};
    if (orientation == Qt::Vertical) {
        if (section >= m_shown.size()) return {};
        return m_items->headerData(m_items->columnOf(m_shown[section]), Qt::Horizontal, role);
    }
    if (section >= m_ids.size() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    const int row = m_items->rowOf(m_ids[section]);
    if (row < 0 || !m_items->request()) return tr("gone");
    const TableInfo& table = m_items->request()->table;
    const Value item = m_items->item(row);
    if (role == Qt::ToolTipRole) return table.keyOf(item).toJson(true);
    return item.child(table.range ? table.range->name : table.hash.name).displayText();
}

Qt::ItemFlags TransposedItems::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const QModelIndex there = inGrid(index);
    return there.isValid() ? m_items->flags(there) : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

bool TransposedItems::setData(const QModelIndex& index, const QVariant& value, int role) {
    const QModelIndex there = inGrid(index);
    return there.isValid() && m_items->setData(there, value, role);
}

} // namespace rf::models

#include "moc_transposed_items.cpp"
