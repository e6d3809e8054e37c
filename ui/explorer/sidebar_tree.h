#pragma once
// The tree of the sidebar: rows as wide as the panel, twisties and marks of our own.

#include "models/live/activity_model.h"

#include <QPointer>
#include <QStyledItemDelegate>
#include <QTreeView>

namespace rf::ui {

class SidebarDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Whose sparklines and marks tables show; nullptr: none.
    void setActivity(const models::ActivityModel* activity) { m_activity = activity; }

private:
    QPointer<const models::ActivityModel> m_activity;
};

class SidebarTree : public QTreeView {
    Q_OBJECT
public:
    explicit SidebarTree(QWidget* parent = nullptr);
    void setActivity(models::ActivityModel* activity);

signals:
    void openRequested(const QModelIndex& index, bool newTab);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
};

/// "Shop, table, pk · sk, active, 24 items": what a screen reader says of a node.
QString describeNode(const QModelIndex& index);
/// "12 RCU and 4 WCU a second, throttled"; empty for an idle table.
QString describeActivity(const models::TableActivity& activity);

} // namespace rf::ui
