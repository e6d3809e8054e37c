#include "ui/item/compare_view.h"

#include "ui/common/chips.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QHeaderView>
#include <QPainter>

namespace rf::ui {

using models::ChangeKind;
using models::CompareModel;
using models::Value;
using Kind = CompareModel::Kind;

namespace {

constexpr int kMark = 16, kBadge = 38, kName = 230, kBytes = 96;

Kind kindOf(const QModelIndex& index) {
    return Kind(index.data(CompareModel::KindRole).toInt());
}

std::optional<DiffMark> markOfKind(Kind kind) {
    switch (kind) {
    case Kind::Same: return std::nullopt;
    case Kind::LeftOnly: return markOf(ChangeKind::Delete);
    case Kind::RightOnly: return markOf(ChangeKind::Insert);
    case Kind::Changed: break;
    }
    return markOf(ChangeKind::Edit);
}

/// The ground of a side: what goes, what is new, where there is nothing.
std::optional<Token> groundOfSide(const QModelIndex& index) {
    const Kind kind = kindOf(index);
    const bool left = index.column() == CompareModel::LeftColumn;
    if (kind == (left ? Kind::RightOnly : Kind::LeftOnly)) return Token::Absent;
    if (kind == (left ? Kind::LeftOnly : Kind::RightOnly)) return left ? Token::DangerSoft : Token::OkSoft;
    if (kind == Kind::Changed && index.data(CompareModel::DifferenceRole).toBool()) return left ? Token::DangerSoft : Token::OkSoft;
    return std::nullopt;
}

void paintName(QPainter* painter, QRect rect, const QModelIndex& index) {
    if (const auto mark = markOfKind(kindOf(index))) paintElided(painter, rect, mark->sign, monoFont(13, QFont::DemiBold), mark->ink);
    rect.setLeft(rect.left() + kMark);
    if (index.data(CompareModel::IsKeyRole).toBool()) {
        paintIcon(painter, QRectF(rect.left(), rect.top(), 12, rect.height()), QStringLiteral("key"), 12, color(Token::Text3));
        rect.setLeft(rect.left() + 17);
    }
    paintElided(painter, rect, index.data().toString(), monoFont(12), kindOf(index) == Kind::Same ? Token::Text2 : Token::Text);
}

void paintSide(QPainter* painter, const QRect& rect, const QModelIndex& index) {
    if (const auto ground = groundOfSide(index)) painter->fillRect(rect.adjusted(0, 0, 0, -1), color(*ground));
    painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), color(Token::Line));
    const QVariant value = index.data(CompareModel::ValueRole);
    if (!value.canConvert<Value>()) return;
    const QRect inner = rect.adjusted(8, 0, -8, -1);
    paintTypeBadge(painter, inner, value.value<Value>().typeCode());
    const bool inside = index.model()->hasChildren(index.siblingAtColumn(0));
    paintCompared(painter, inner.adjusted(kBadge, 0, 0, 0), value, index.data().toString(), inside || kindOf(index) == Kind::Same);
}

} // namespace

void CompareDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const QRect rect = option.rect;
    switch (index.column()) {
    case CompareModel::NameColumn: paintName(painter, rect.adjusted(4, 0, -6, 0), index); break;
    case CompareModel::BytesColumn:
        painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), color(Token::Line));
        paintElided(painter, rect.adjusted(4, 0, -12, 0), index.data().toString(), monoFont(12),
                    kindOf(index) == Kind::Same ? Token::Text3 : Token::Text2, Qt::AlignRight);
        break;
    default: paintSide(painter, rect, index);
    }
    painter->restore();
}

QSize CompareDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {60, kTreeRow};
}

CompareView::CompareView(CompareModel* model, QWidget* parent) : DiffTree(DiffDelegate::Style::Review, parent), m_model(model) {
    setObjectName(QStringLiteral("compareTree"));
    setAccessibleName(tr("Attributes of both items"));
    setItemDelegate(new CompareDelegate(this));
    setModel(model);
    setSelectionMode(SingleSelection);
    setUniformRowHeights(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(CompareModel::LeftColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(CompareModel::RightColumn, QHeaderView::Stretch);
    header()->resizeSection(CompareModel::NameColumn, kName);
    header()->resizeSection(CompareModel::BytesColumn, kBytes);
}

Token CompareView::groundOf(const QModelIndex&) const {
    return Token::Base;
}

void CompareView::showDifferences() {
    collapseAll();
    for (int row = 0; row < m_model->rowCount(); ++row) openAround(m_model->index(row, 0));
}

void CompareView::openAround(const QModelIndex& row) {
    if (kindOf(row) != Kind::Changed) return;
    expand(row);
    for (int i = 0; i < m_model->rowCount(row); ++i) openAround(m_model->index(i, 0, row));
}

void CompareView::goTo(int step) {
    goToDifference(m_model->nextDifference(currentIndex().siblingAtColumn(0), step));
}

void CompareView::goToDifference(int number) {
    const QModelIndex index = m_model->difference(number);
    if (!index.isValid()) return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) expand(above);
    setCurrentIndex(index);
    scrollTo(index);
}

} // namespace rf::ui

#include "moc_compare_view.cpp"
