#pragma once
// The rows of the sidebar's tree, with what a screen reader says of them beside what is painted.

#include "models/live/activity_model.h"
#include "models/tables/tables_model.h"

#include <QPointer>

namespace rf::ui {

class SidebarRows : public models::TablesFilterModel {
    Q_OBJECT
public:
    using models::TablesFilterModel::TablesFilterModel;
    /// Whose rates are told of tables; not owned.
    void setActivity(const models::ActivityModel* activity) { m_activity = activity; }
    /// AccessibleTextRole: the node in words; AccessibleDescriptionRole: what a table does just now, empty when idle.
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QPointer<const models::ActivityModel> m_activity;
};

/// What `activity` knows of a table's node; nothing (idle) of other nodes.
models::TableActivity activityOf(const models::ActivityModel* activity, const QModelIndex& index);

} // namespace rf::ui
