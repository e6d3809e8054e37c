#pragma once
// The rows the grid shows: all of the items, or those of one entity, in the order they came or sorted by a column.
//
// Invariants
//  1. Without entity and order every row is that of the items model, and nothing is kept a row.
//  2. Staged inserts always show, above the rest.
//  3. Only a result that is whole and in memory is sorted (ItemsModel::isWhole); a new run forgets the order.
//  4. It never fetches by itself: pages cost units.

#include "models/items/items_model.h"

#include <QAbstractProxyModel>

namespace rf::models {

class ShownRows : public QAbstractProxyModel {
    Q_OBJECT
public:
    using QAbstractProxyModel::QAbstractProxyModel;

    void setSourceModel(QAbstractItemModel* items) override; ///< an ItemsModel

    void setEntity(const QString& name); ///< empty: all
    QString entity() const { return m_entity; }
    void setShowAll() { setEntity({}); }

    /// By the values of an attribute: numbers by value, text and bytes by bytes, types in their menu order, absent
    /// last. False, with the reason, when it cannot be sorted now. An empty name: as the items came.
    bool sortBy(const QString& attribute, Qt::SortOrder order, QString* why = nullptr);
    QString sortedBy() const { return m_sortedBy; }
    Qt::SortOrder sortOrder() const { return m_order; }
    /// Why no order but that of the keys can be shown now; empty when it can.
    QString whyNotSortable() const;

    QModelIndex mapToSource(const QModelIndex& index) const override;
    QModelIndex mapFromSource(const QModelIndex& index) const override;
    int sourceRow(int row) const { return isPlain() ? row : row < int(m_rows.size()) ? m_rows[std::size_t(row)] : -1; }
    int rowOfSource(int row) const; ///< -1: not shown

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex&) const override { return {}; }
    QModelIndex sibling(int row, int column, const QModelIndex&) const override { return index(row, column); }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex&) const override { return false; }

signals:
    void sortChanged();

private:
    bool isPlain() const { return m_entity.isEmpty() && m_sortedBy.isEmpty(); }
    bool accepts(int sourceRow) const;
    void rebuild();
    void sortRows();
    void beginMoving();
    void endMoving();
    void follow(int from, int to);
    void onInserted(int first, int last);
    void onMoved(int first, int last, int to);
    void onAboutToBeRemoved(int first, int last);
    void onDataChanged(const QModelIndex& from, const QModelIndex& to, const QList<int>& roles);

    ItemsModel* m_items = nullptr;
    QString m_entity;
    QString m_sortedBy;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::vector<int> m_rows; ///< rows of the items, unless plain
    QList<QMetaObject::Connection> m_connections;
    QModelIndexList m_moving; ///< indexes to keep while rows move, with their rows in the items
    QList<QPersistentModelIndex> m_movingTo;
};

} // namespace rf::models
