#pragma once
// The list of a stream's records: the house's table with the event in a soft box.

#include "models/streams/record_model.h"
#include "ui/common/list_table.h"

#include <QStyledItemDelegate>

namespace rf::ui {

class RecordDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class RecordList : public ListTable {
    Q_OBJECT
public:
    explicit RecordList(QWidget* parent = nullptr);

protected:
    void fitColumns() override;
};

/// INSERT is new, MODIFY is changed, REMOVE is gone: ink and ground.
QPair<QColor, QColor> eventColors(const QString& event);

} // namespace rf::ui
