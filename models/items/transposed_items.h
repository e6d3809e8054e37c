#pragma once
// Some items of the grid turned round: an attribute a row, an item a column. Live: what it shows and takes is the
// grid's.
//
// Invariants
//  1. A column is an item, by identity, wherever its row is in the grid; one that is gone shows nothing.
//  2. Rows are attributes that one of the items has at least, in the order given; with differencesOnly those of them
//     where not all items have an equal value.

#include "models/items/items_model.h"

namespace rf::models {

class TransposedItems : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kMost = 200; ///< items: as many columns one still looks at

    explicit TransposedItems(ItemsModel* items, QObject* parent = nullptr);

    /// Rows of the grid, kMost of them at most, and all attributes in their order.
    void setItems(const QList<int>& rows, const QStringList& attributes);
    void setDifferencesOnly(bool only);
    bool differencesOnly() const { return m_differencesOnly; }
    QStringList attributes() const { return m_shown; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    /// Roles are those of ItemsModel.
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// Columns: the item's sort key, else its partition key. Rows: the attribute; TypeRole as the grid's header has it.
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

private:
    QModelIndex inGrid(const QModelIndex& index) const;
    QStringList wanted() const;
    void follow();

    ItemsModel* m_items;
    QList<ItemId> m_ids;
    QStringList m_attributes;
    QStringList m_shown;
    bool m_differencesOnly = false;
};

} // namespace rf::models
