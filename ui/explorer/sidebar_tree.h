#pragma once
// The tree of the sidebar: rows as wide as the panel, twisties and marks of our own.

#include <QStyledItemDelegate>
#include <QTreeView>

namespace rf::ui {

class SidebarDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class SidebarTree : public QTreeView {
    Q_OBJECT
public:
    explicit SidebarTree(QWidget* parent = nullptr);

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

} // namespace rf::ui
