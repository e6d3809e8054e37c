#pragma once
// A price table while it is edited: a row an item, prices of both classes side by side. What cannot be a price is refused
// with a reason, and nothing changes.

#include "models/pricing/price_book.h"

#include <QAbstractTableModel>

namespace rf::models {

class PriceTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Item, Standard, StandardIa, Free, Source, ColumnCount };
    enum Role {
        UnsureRole = Qt::UserRole + 1, ///< bool: the source is not sure
        ChangedRole,                   ///< bool: not as it was given
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const rf::pricing::PriceTable& table);
    /// The table of the book; empty when it has none.
    void take(const PriceBook& book);
    /// Makes it, with that date, the user's copy. Empty: done; otherwise why not.
    QString keep(PriceBook& book, const QString& date) const;
    const rf::pricing::PriceTable& table() const { return m_table; }
    bool isChanged() const { return !(m_table == m_before); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void refused(const QString& why); ///< what was typed is no price

private:
    const rf::pricing::Price* priceAt(const rf::pricing::PriceTable& table, const QModelIndex& index) const;
    double numberAt(const rf::pricing::PriceTable& table, const QModelIndex& index) const;
    rf::pricing::PriceTable m_table, m_before;
};

} // namespace rf::models
