#pragma once
// The list of calls: the house's table with marks for status, retries and warnings.

#include "models/live/traffic_model.h"
#include "ui/common/list_table.h"

#include <QStyledItemDelegate>

namespace rf::ui {

class CallDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class CallList : public ListTable {
    Q_OBJECT
public:
    explicit CallList(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;

protected:
    void fitColumns() override;
};

} // namespace rf::ui
