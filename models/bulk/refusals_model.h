#pragma once
// Items that stay as they are, each with the reason.

#include "models/bulk/bulk_work.h"

#include <QAbstractTableModel>

namespace rf::models {

class RefusalsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { KeyColumn, WhyColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRefusals(const QList<BulkRefusal>& refusals);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<BulkRefusal> m_refusals;
};

} // namespace rf::models
