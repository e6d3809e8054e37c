#include "ui/explorer/sidebar_rows.h"

#include "ui/explorer/sidebar_tree.h"

namespace rf::ui {

using models::NodeKind;
using models::TablesModel;

models::TableActivity activityOf(const models::ActivityModel* activity, const QModelIndex& index) {
    if (!activity || NodeKind(index.data(TablesModel::KindRole).toInt()) != NodeKind::Table) return {};
    return activity->of(index.data(TablesModel::FileRole).value<QObject*>(), index.data(TablesModel::RegionRole).toString(),
                        index.data(TablesModel::TableRole).toString());
}

QVariant SidebarRows::data(const QModelIndex& index, int role) const {
    if (role == Qt::AccessibleTextRole) return index.isValid() ? describeNode(index) : QString();
    if (role == Qt::AccessibleDescriptionRole) return describeActivity(activityOf(m_activity, index));
    return TablesFilterModel::data(index, role);
}

} // namespace rf::ui

#include "moc_sidebar_rows.cpp"
