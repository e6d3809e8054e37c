#pragma once
// The list of calls: the house's table with marks for status, retries and warnings.

#include "models/live/traffic_model.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace rf::ui {

class CallDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class CallList : public QTableView {
    Q_OBJECT
public:
    explicit CallList(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;
    int currentRow() const { return currentIndex().row(); }

signals:
    void currentRowChanged();
    void pauseRequested(); ///< Space
    void openRequested();  ///< Enter or a double click

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();
};

} // namespace rf::ui
