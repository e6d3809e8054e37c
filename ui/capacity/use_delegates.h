#pragma once

#include <QStyledItemDelegate>

namespace rf::ui {

/// A row of ArmUseModel: icon, name, two bars, two figures.
class ArmUseDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    static constexpr int kRow = 28, kFigure = 62;
};

/// A row of KeyUseModel: key, bar, share.
class KeyUseDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    static constexpr int kRow = 25;
};

} // namespace rf::ui
