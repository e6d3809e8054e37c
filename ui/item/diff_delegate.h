#pragma once
// Rows of the review and conflict trees: items on the alternate ground, attributes beneath with old and new values.

#include "models/edit/staged_edits.h"
#include "ui/common/tokens.h"

#include <QStyledItemDelegate>
#include <QTreeView>

namespace rf::ui {

/// How a difference is marked: by a sign and a colour.
struct DiffMark {
    QString sign; ///< ~ − +
    Token ink;
};
DiffMark markOf(models::ChangeKind kind);

/// One line of text, elided where it is too long.
void paintElided(QPainter* painter, const QRect& rect, const QString& text, const QFont& font, Token ink,
                 Qt::Alignment align = Qt::AlignLeft);

/// A value beside another one, in the colour of its type. `text` says it; lists and maps that are `summed` show a chip and a
/// summary instead. `value` may hold none.
void paintCompared(QPainter* painter, QRect inner, const QVariant& value, const QString& text, bool summed);

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
    /// The ground of a row that is not selected.
    virtual Token groundOf(const QModelIndex& row) const;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
};

} // namespace rf::ui
