#pragma once
// Cells of the result grid: typed values, nested chips, absent and staged colours, and their editor.

#include "models/value/value.h"

#include <QStyledItemDelegate>

namespace rf::ui {

/// What a list, map or set says in one line: the count as a chip, then its plain contents ("Lyon, FR").
QString nestedChip(const models::Value& value);
QString nestedSummary(const models::Value& value);

class AttributeDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

signals:
    /// setData said no.
    void refused(const QModelIndex& index, const QString& why) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void paintValue(QPainter* painter, QRect rect, const QModelIndex& index, bool deleted, bool selected) const;
};

} // namespace rf::ui
