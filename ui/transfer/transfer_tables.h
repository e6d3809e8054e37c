#pragma once
// The two tables of the import page: columns with what becomes of them, and the first rows as items.

#include "ui/common/list_table.h"

#include <QStyledItemDelegate>

namespace rf::ui {

/// Paints a row of models::MappingModel and gives choices a box to choose from.
class MappingDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;
};

/// One click opens a choice; Space takes a column in or leaves it out; F2 or Enter edits.
class MappingTable : public ListTable {
    Q_OBJECT
public:
    explicit MappingTable(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;

protected:
    void fitColumns() override;
};

class PreviewTable : public ListTable {
    Q_OBJECT
public:
    explicit PreviewTable(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;

private:
    void arrange();
};

} // namespace rf::ui
