#pragma once
// Rows of the review and conflict trees: items on the alternate ground, attributes beneath with old and new values.

#include <QStyledItemDelegate>
#include <QTreeView>

namespace rf::ui {

class DiffDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum class Style { Review, Conflict };
    explicit DiffDelegate(Style style, QObject* parent = nullptr) : QStyledItemDelegate(parent), m_style(style) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintItem(QPainter* painter, const QRect& rect, const QModelIndex& index) const;
    void paintAttribute(QPainter* painter, const QRect& rect, const QModelIndex& index) const;
    Style m_style;
};

/// A tree with full-width rows and lines beneath them; items cannot be closed into one line by accident.
class DiffTree : public QTreeView {
    Q_OBJECT
public:
    explicit DiffTree(DiffDelegate::Style style, QWidget* parent = nullptr);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
};

} // namespace rf::ui
