#pragma once
// Costs as bars: a name with its tags, the amount, the bar and a note.

#include "models/pricing/cost_rows.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace rf::ui {

class CostDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kRow = 42;
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// As tall as its rows, up to `mostRows` of them; then it scrolls.
class CostList : public QListView {
    Q_OBJECT
public:
    CostList(models::CostRowsModel* model, const QString& name, QWidget* parent = nullptr, int mostRows = 8);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

private:
    int m_mostRows;
};

} // namespace rf::ui
