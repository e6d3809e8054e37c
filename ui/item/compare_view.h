#pragma once
// The tree of two compared items: each difference has a sign and a colour, what is equal stays closed.

#include "models/edit/compare_model.h"
#include "ui/item/diff_delegate.h"

namespace rf::ui {

class CompareDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class CompareView : public DiffTree {
    Q_OBJECT
public:
    explicit CompareView(models::CompareModel* model, QWidget* parent = nullptr);

    /// Opens all around differences and closes the rest.
    void showDifferences();
    /// Makes the next (step 1) or previous difference current.
    void goTo(int step);
    void goToDifference(int number);

protected:
    Token groundOf(const QModelIndex& row) const override;

private:
    void openAround(const QModelIndex& row);
    models::CompareModel* m_model;
};

} // namespace rf::ui
