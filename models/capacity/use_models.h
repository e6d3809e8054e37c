#pragma once
// The two lists beside the charts: what each arm uses, and the keys that use most. Read-only tables that are given their
// rows; rows that stay keep their index.

#include "models/capacity/capacity_snapshot.h"

#include <QAbstractTableModel>

namespace rf::models {

/// Table, global indexes, local indexes.
class ArmUseModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Read, Write, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< ArmUse::Kind
        ReadRole,                    ///< double, RCU/s
        WriteRole,                   ///< double, WCU/s
        MostReadRole,                ///< the largest of all rows
        MostWriteRole,
    };
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(const QList<ArmUse>& rows);
    const QList<ArmUse>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<ArmUse> m_rows;
};

class KeyUseModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Key, Units, Share, ColumnCount };
    enum Role {
        ShareRole = Qt::UserRole + 1, ///< 0–1 of all units
        BarRole,                      ///< 0–1 of the first row
        HotRole,                      ///< bool
        SideRole,                     ///< int of UnitSide
    };
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(const QList<KeyUse>& rows, UnitSide side);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<KeyUse> m_rows;
    UnitSide m_side = UnitSide::Write;
};

/// "268", "0.4", "1,060": units for people.
QString unitsText(double units);

} // namespace rf::models
