#include "ui/item/diff_delegate.h"

#include "models/edit/conflict_model.h"
#include "models/edit/review_model.h"
#include "ui/common/chips.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/item/attribute_delegate.h"

#include <QHeaderView>
#include <QPainter>

namespace rf::ui {

using models::ChangeKind;
using models::ConflictModel;
using models::ReviewModel;
using models::Value;

DiffMark markOf(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::Insert:
        return {QStringLiteral("+"), Token::Ok};
    case ChangeKind::Delete:
        return {QStringLiteral("−"), Token::Danger};
    case ChangeKind::Edit:
        break;
    }
    return {QStringLiteral("~"), Token::Warn};
}

void paintElided(QPainter* painter, const QRect& rect, const QString& text, const QFont& font, Token ink,
                 Qt::Alignment align) {
    painter->setFont(font);
    painter->setPen(color(ink));
    painter->drawText(rect, int(align | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

void paintCompared(QPainter* painter, QRect inner, const QVariant& data, const QString& text, bool summed) {
    QString shown = text;
    QColor ink = color(Token::Text);
    if (data.canConvert<Value>()) {
        const Value value = data.value<Value>();
        ink = color(typeToken(value.typeCode()));
        const bool nested = value.type() == models::ValueType::M || value.type() == models::ValueType::L;
        if (nested && summed) {
            inner.setLeft(inner.left() + paintValueChip(painter, inner, nestedChip(value)) + 7);
            shown = nestedSummary(value);
            ink = color(Token::Text);
        }
    }
    painter->setFont(monoFont(12));
    painter->setPen(ink);
    painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(shown, Qt::ElideRight, inner.width()));
}

void DiffDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const QRect rect = option.rect.adjusted(8, 0, -8, 0);
    index.parent().isValid() ? paintAttribute(painter, rect, index) : paintItem(painter, rect, index);
    painter->restore();
}

void DiffDelegate::paintItem(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const bool review = m_style == Style::Review;
    if (index.column() == 0) {
        QRect name = rect;
        if (review) {
            const DiffMark mark = markOf(ChangeKind(index.data(ReviewModel::ChangeKindRole).toInt()));
            paintElided(painter, name, mark.sign, monoFont(13, QFont::DemiBold), mark.ink);
            name.setLeft(name.left() + 18);
        }
        paintElided(painter, name, index.data().toString(), monoFont(12, QFont::Medium), Token::Text);
    } else if (review && index.column() == ReviewModel::PriceColumn) {
        paintElided(painter, rect, index.data().toString(), monoFont(12, QFont::Medium), Token::Write, Qt::AlignRight);
    } else {
        paintElided(painter, rect, index.data().toString(), uiFont(12), Token::Text2);
    }
}

void DiffDelegate::paintAttribute(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const QString text = index.data().toString();
    if (index.column() == 0) return paintElided(painter, rect, text, monoFont(), Token::Text2);
    QFont font = monoFont();
    Token ink = Token::Text;
    if (m_style == Style::Review && index.column() == ReviewModel::BeforeColumn) {
        font.setStrikeOut(true);
        ink = Token::Text3;
    } else if (m_style == Style::Conflict) {
        if (index.column() == ConflictModel::LoadedColumn) ink = Token::Text3;
        const QModelIndex first = index.siblingAtColumn(0);
        const bool mine = first.data(ConflictModel::ChangedByMeRole).toBool();
        const bool theirs = first.data(ConflictModel::ChangedByThemRole).toBool();
        if (index.column() == ConflictModel::YoursColumn && mine) ink = Token::Warn;
        if (index.column() == ConflictModel::TheirsColumn && theirs) ink = Token::Read;
    }
    paintElided(painter, rect, text, font, ink);
}

QSize DiffDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {60, index.parent().isValid() ? kGridRow : 30};
}

DiffTree::DiffTree(DiffDelegate::Style style, QWidget* parent) : QTreeView(parent) {
    setItemDelegate(new DiffDelegate(style, this));
    setFrameShape(NoFrame);
    setIndentation(18);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    header()->setFixedHeight(kGridHeader);
    header()->setFont(uiFont(12, QFont::Medium));
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setSectionsMovable(false);
}

Token DiffTree::groundOf(const QModelIndex& row) const {
    if (!row.parent().isValid()) return Token::Alt;
    const bool clash = qobject_cast<const ConflictModel*>(model()) && row.data(ConflictModel::ClashRole).toBool();
    return clash ? Token::DangerSoft : Token::Base;
}

void DiffTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool selected = selectionModel()->isSelected(index.siblingAtColumn(0));
    painter->fillRect(row, color(selected ? Token::AccentSoft : groundOf(index.siblingAtColumn(0))));
    painter->fillRect(QRect(0, row.bottom(), row.width(), 1), color(Token::Line));
    QTreeView::drawRow(painter, option, index);
    if (!hasFocus() || currentIndex().siblingAtColumn(0) != index.siblingAtColumn(0)) return;
    painter->save();
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color(Token::AccentText), 2));
    painter->drawRect(row.adjusted(1, 1, -1, -1));
    painter->restore();
}

/// The whole row shows where the cursor is, so the whole row is drawn anew.
void DiffTree::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    viewport()->update();
}

void DiffTree::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    if (!model()->hasChildren(index)) return;
    paintIcon(painter, QRectF(rect.right() - 12, rect.top(), 12, rect.height()),
              isExpanded(index) ? QStringLiteral("down") : QStringLiteral("right"), 12, color(Token::Text3));
}

} // namespace rf::ui

#include "moc_diff_delegate.cpp"
