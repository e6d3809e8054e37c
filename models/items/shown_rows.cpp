#include "models/items/shown_rows.h"

#include <algorithm>
#include <numeric>

namespace rf::models {

namespace {

/// What a row is sorted by; nothing where the attribute is absent.
struct SortKey {
    int row = 0;
    bool inserted = false;
    Value item;
    const rf::AttributeValue* value = nullptr;
};

int rankOf(ValueType type) {
    static const QList<ValueType> types = allTypes();
    return int(types.indexOf(type));
}

int compare(const rf::AttributeValue& a, const rf::AttributeValue& b) {
    if (a.type() != b.type()) return rankOf(a.type()) < rankOf(b.type()) ? -1 : 1;
    if (a.isScalarKey()) return rf::compareScalars(a, b);
    if (a.is(ValueType::BOOL)) return int(a.asBool()) - int(b.asBool());
    return Value(a).childCount() - Value(b).childCount();
}

bool before(const SortKey& a, const SortKey& b, Qt::SortOrder order) {
    if (a.inserted || b.inserted) return a.inserted && !b.inserted;
    if (!a.value || !b.value) return a.value && !b.value;
    const int difference = compare(*a.value, *b.value);
    return order == Qt::AscendingOrder ? difference < 0 : difference > 0;
}

} // namespace

void ShownRows::setSourceModel(QAbstractItemModel* source) {
    beginResetModel();
    for (const auto& connection : std::exchange(m_connections, {})) disconnect(connection);
    QAbstractProxyModel::setSourceModel(source);
    m_items = qobject_cast<ItemsModel*>(source);
    rebuild();
    using Model = QAbstractItemModel;
    if (m_items) {
        m_connections = {
            connect(source, &Model::modelAboutToBeReset, this, [this] { beginResetModel(); }),
            connect(source, &Model::modelReset, this,
                    [this] {
                        m_sortedBy.clear();
                        rebuild();
                        endResetModel();
                        emit sortChanged();
                    }),
            connect(source, &Model::rowsAboutToBeInserted, this,
                    [this](const QModelIndex&, int first, int last) {
                        if (isPlain()) beginInsertRows({}, first, last);
                    }),
            connect(source, &Model::rowsInserted, this,
                    [this](const QModelIndex&, int first, int last) {
                        isPlain() ? endInsertRows() : onInserted(first, last);
                    }),
            connect(source, &Model::rowsAboutToBeRemoved, this,
                    [this](const QModelIndex&, int first, int last) {
                        isPlain() ? beginRemoveRows({}, first, last) : onAboutToBeRemoved(first, last);
                    }),
            connect(source, &Model::rowsRemoved, this,
                    [this](const QModelIndex&, int first, int last) {
                        if (isPlain()) return endRemoveRows();
                        for (int& row : m_rows)
                            if (row > last) row -= last - first + 1;
                    }),
            connect(source, &Model::rowsAboutToBeMoved, this,
                    [this](const QModelIndex&, int first, int last, const QModelIndex&, int to) {
                        if (isPlain())
                            beginMoveRows({}, first, last, {}, to);
                        else
                            beginMoving();
                    }),
            connect(source, &Model::rowsMoved, this,
                    [this](const QModelIndex&, int first, int last, const QModelIndex&, int to) {
                        isPlain() ? endMoveRows() : onMoved(first, last, to);
                    }),
            connect(source, &Model::columnsAboutToBeInserted, this,
                    [this](const QModelIndex&, int first, int last) { beginInsertColumns({}, first, last); }),
            connect(source, &Model::columnsInserted, this, [this] { endInsertColumns(); }),
            connect(source, &Model::dataChanged, this, &ShownRows::onDataChanged),
            connect(source, &Model::headerDataChanged, this,
                    [this](Qt::Orientation orientation, int first, int last) {
                        if (orientation == Qt::Horizontal || isPlain())
                            return emit headerDataChanged(orientation, first, last);
                        if (rowCount() > 0) emit headerDataChanged(orientation, 0, rowCount() - 1);
                    }),
        };
    }
    endResetModel();
}

// What shows

void ShownRows::setEntity(const QString& name) {
    if (name == m_entity) return;
    beginResetModel();
    m_entity = name;
    rebuild();
    endResetModel();
}

bool ShownRows::accepts(int row) const {
    if (m_entity.isEmpty() || m_items->rowState(row) == RowState::Inserted) return true;
    return m_items->entityAt(row) == m_entity;
}

/// The rows that show, in the order they came, then sorted if so.
void ShownRows::rebuild() {
    m_rows.clear();
    if (isPlain() || !m_items) return;
    for (int row = 0; row < m_items->rowCount(); ++row)
        if (accepts(row)) m_rows.push_back(row);
    if (!m_sortedBy.isEmpty()) sortRows();
}

QString ShownRows::whyNotSortable() const {
    if (!m_items || m_items->loaded() == 0) return tr("Nothing is read that could be sorted.");
    if (m_items->state() != ItemsModel::State::End)
        return tr("Only a result that is read to its end can be sorted: there are more pages.");
    if (!m_items->isWhole())
        return tr("This result is too large to be sorted: only a part of it is in memory at a time.");
    return {};
}

bool ShownRows::sortBy(const QString& attribute, Qt::SortOrder order, QString* why) {
    if (!attribute.isEmpty()) {
        if (const QString reason = whyNotSortable(); !reason.isEmpty()) {
            if (why) *why = reason;
            return false;
        }
    }
    beginMoving();
    m_sortedBy = attribute;
    m_order = order;
    rebuild();
    endMoving();
    emit sortChanged();
    return true;
}

void ShownRows::sortRows() {
    std::vector<SortKey> keys;
    keys.reserve(m_rows.size());
    const std::string name = toUtf8(m_sortedBy);
    for (const int row : m_rows) {
        SortKey key{row, m_items->rowState(row) == RowState::Inserted, m_items->item(row), nullptr};
        if (key.item.type() == ValueType::M) key.value = key.item.attributes().find(name);
        keys.push_back(std::move(key));
    }
    std::stable_sort(keys.begin(), keys.end(),
                     [this](const SortKey& a, const SortKey& b) { return before(a, b, m_order); });
    std::transform(keys.begin(), keys.end(), m_rows.begin(), [](const SortKey& key) { return key.row; });
}

// Following the items

/// Rows get other places: what points at them goes along by its row in the items.
void ShownRows::beginMoving() {
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    m_moving = persistentIndexList();
    m_movingTo.clear();
    for (const QModelIndex& index : std::as_const(m_moving)) m_movingTo << QPersistentModelIndex(mapToSource(index));
}

void ShownRows::endMoving() {
    QModelIndexList moved;
    for (const QPersistentModelIndex& index : std::as_const(m_movingTo)) moved << mapFromSource(index);
    changePersistentIndexList(m_moving, moved);
    m_moving.clear();
    m_movingTo.clear();
    emit layoutChanged({}, VerticalSortHint);
}

void ShownRows::onMoved(int first, int last, int to) {
    const int count = last - first + 1, now = to < first ? to : to - count;
    for (int& row : m_rows) {
        if (row >= first && row <= last)
            row += now - first;
        else if (row >= to && row < first)
            row += count;
        else if (row > last && row < to)
            row -= count;
    }
    if (m_sortedBy.isEmpty()) std::sort(m_rows.begin(), m_rows.end());
    endMoving();
}

void ShownRows::onInserted(int first, int last) {
    for (int& row : m_rows)
        if (row >= first) row += last - first + 1;
    std::vector<int> fresh;
    for (int row = first; row <= last; ++row)
        if (accepts(row)) fresh.push_back(row);
    if (fresh.empty()) return;
    const bool staged = m_items->rowState(first) == RowState::Inserted;
    auto at = staged ? m_rows.begin() : m_rows.end();
    if (m_sortedBy.isEmpty()) at = std::lower_bound(m_rows.begin(), m_rows.end(), first);
    const int row = int(at - m_rows.begin());
    beginInsertRows({}, row, row + int(fresh.size()) - 1);
    m_rows.insert(at, fresh.begin(), fresh.end());
    endInsertRows();
}

void ShownRows::onAboutToBeRemoved(int first, int last) {
    const auto goes = [=](int row) { return row >= first && row <= last; };
    for (int end = int(m_rows.size()); end > 0;) {
        if (!goes(m_rows[std::size_t(end - 1)])) {
            --end;
            continue;
        }
        int begin = end - 1;
        while (begin > 0 && goes(m_rows[std::size_t(begin - 1)])) --begin;
        beginRemoveRows({}, begin, end - 1);
        m_rows.erase(m_rows.begin() + begin, m_rows.begin() + end);
        endRemoveRows();
        end = begin;
    }
}

void ShownRows::onDataChanged(const QModelIndex& from, const QModelIndex& to, const QList<int>& roles) {
    if (isPlain()) return emit dataChanged(mapFromSource(from), mapFromSource(to), roles);
    if (!m_entity.isEmpty() && roles.isEmpty()) follow(from.row(), to.row());
    int first = rowCount(), last = -1;
    for (int row = 0; row < int(m_rows.size()); ++row) {
        const int at = m_rows[std::size_t(row)];
        if (at < from.row() || at > to.row()) continue;
        first = std::min(first, row);
        last = row;
    }
    if (last >= 0) emit dataChanged(index(first, from.column()), index(last, to.column()), roles);
}

/// Items that are of another kind now come or go.
void ShownRows::follow(int from, int to) {
    for (int row = from; row <= to; ++row) {
        const int at = rowOfSource(row);
        if ((at >= 0) == accepts(row)) continue;
        if (at >= 0) {
            beginRemoveRows({}, at, at);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
            continue;
        }
        const auto place = m_sortedBy.isEmpty() ? std::lower_bound(m_rows.begin(), m_rows.end(), row) : m_rows.end();
        const int to = int(place - m_rows.begin());
        beginInsertRows({}, to, to);
        m_rows.insert(place, row);
        endInsertRows();
    }
}

// As a model

int ShownRows::rowOfSource(int row) const {
    if (row < 0 || isPlain()) return row;
    const auto at = m_sortedBy.isEmpty() ? std::lower_bound(m_rows.begin(), m_rows.end(), row)
                                         : std::find(m_rows.begin(), m_rows.end(), row);
    return at != m_rows.end() && *at == row ? int(at - m_rows.begin()) : -1;
}

QModelIndex ShownRows::mapToSource(const QModelIndex& index) const {
    return index.isValid() && m_items ? m_items->index(sourceRow(index.row()), index.column()) : QModelIndex();
}

QModelIndex ShownRows::mapFromSource(const QModelIndex& index) const {
    const int row = index.isValid() ? rowOfSource(index.row()) : -1;
    return row < 0 ? QModelIndex() : createIndex(row, index.column());
}

QModelIndex ShownRows::index(int row, int column, const QModelIndex& parent) const {
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int ShownRows::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_items) return 0;
    return isPlain() ? m_items->rowCount() : int(m_rows.size());
}

int ShownRows::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_items ? 0 : m_items->columnCount();
}

QVariant ShownRows::data(const QModelIndex& index, int role) const {
    if (role != ItemsModel::RepeatedKeyRole || isPlain()) return QAbstractProxyModel::data(index, role);
    if (!m_items || !index.isValid() || index.row() == 0 || !m_items->isPartitionKey(index.column())) return false;
    const QVariant here = index.data(ItemsModel::ValueRole);
    const QVariant above = index.siblingAtRow(index.row() - 1).data(ItemsModel::ValueRole);
    return here.isValid() && above.isValid() && here.value<Value>() == above.value<Value>();
}

QVariant ShownRows::headerData(int section, Qt::Orientation orientation, int role) const {
    if (!m_items) return {};
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole) {
        const QString name = m_items->headerData(section, orientation).toString(), why = whyNotSortable();
        return name + QLatin1Char('\n') + (why.isEmpty() ? tr("Click: sort by this column") : why);
    }
    return m_items->headerData(orientation == Qt::Horizontal ? section : sourceRow(section), orientation, role);
}

} // namespace rf::models

#include "moc_shown_rows.cpp"
