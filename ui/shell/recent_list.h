#pragma once

#include "models/session/recent_files.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace rf::ui {

class RecentDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The recent files: name over folder, size over tables, and when. A click or Enter opens, Delete forgets.
class RecentList : public QListView {
    Q_OBJECT
public:
    explicit RecentList(models::RecentFiles* recent, QWidget* parent = nullptr);

signals:
    void openRequested(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void showMenu(const QPoint& at);
    void open(const QModelIndex& index);
    models::RecentFiles* m_recent;
};

} // namespace rf::ui
