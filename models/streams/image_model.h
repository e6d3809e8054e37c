#pragma once
// One record's images side by side: attributes that changed first, then the others, by name.

#include "models/edit/diff.h"
#include "models/streams/stream_record.h"

#include <QAbstractTableModel>

namespace rf::models {

class ImageModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, TypeCode, Old, New, ColumnCount };
    enum Role {
        ChangedRole = Qt::UserRole + 1, ///< bool
        ValueRole,                      ///< Value of the cell; invalid: there is none
    };

    explicit ImageModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// nullptr: nothing.
    void setChange(const ChangePtr& change);
    const ChangePtr& change() const { return m_change; }
    void setChangedOnly(bool only);
    bool isChangedOnly() const { return m_changedOnly; }
    int changedCount() const { return m_changed; }
    int attributeCount() const { return int(m_rows.size()); }
    bool hasOld() const { return m_change && m_change->oldImage; }
    bool hasNew() const { return m_change && m_change->newImage; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row : AttributePair {
        bool changed = false;
    };
    QString cell(const std::optional<Value>& value, const Row& row) const;

    ChangePtr m_change;
    QList<Row> m_rows; ///< changed ones first
    int m_changed = 0;
    bool m_changedOnly = false;
};

} // namespace rf::models
