#pragma once
// One level of an item by bytes: what a treemap draws and a table lists. Opening a part goes down, up() comes back.

#include "models/items/item_sizes.h"

#include <QAbstractTableModel>

namespace rf::models {

class SizeLevelModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, TypeColumn, NameBytesColumn, ValueBytesColumn, ShareColumn, ColumnCount };
    enum Role {
        BytesRole = Qt::UserRole + 1, ///< name and value
        TypeCodeRole,                 ///< empty: what the service adds
        OpensRole,
        PathRole, ///< ValuePath
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// Stays where it is while that is there.
    void setItem(const Value& item);
    const ValuePath& path() const { return m_path; }
    qint64 bytes() const { return m_bytes; } ///< of this level
    const QList<SizePart>& parts() const { return m_parts; }

    bool open(int row); ///< false: there is nothing inside
    bool up();          ///< false: this is the item
    void goTo(const ValuePath& path);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void levelChanged();

private:
    Value m_item = Value::emptyMap();
    ValuePath m_path;
    QList<SizePart> m_parts;
    qint64 m_bytes = 0;
};

/// Names and what shorter ones would save.
class NameSavingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, ShorterColumn, PlacesColumn, SavedColumn, UnitsColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setSavings(const NameSavings& savings);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    NameSavings m_savings;
};

} // namespace rf::models
