#include "ui/pricing/cost_list.h"

#include "ui/common/bars.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"

#include <QPainter>

namespace rf::ui {

using models::CostRow;
using models::CostRowsModel;

namespace {

constexpr int kBar = 5, kTagPadding = 6, kTagHeight = 18, kGap = 6, kFirstLine = 22;
constexpr double kBarShare = 0.52; ///< of the row's width

Token inkOf(int tone) {
    switch (tone) {
    case CostRow::Accent: return Token::Accent;
    case CostRow::Read: return Token::Read;
    case CostRow::Write: return Token::Write;
    case CostRow::Storage: return Token::Burst;
    default: return Token::Ctl;
    }
}

/// At `x`; returns the width taken.
int paintTag(QPainter* painter, int x, const QRect& line, const QString& text, Token fill, Token ink) {
    painter->setFont(uiFont(11, QFont::Medium));
    const int width = painter->fontMetrics().horizontalAdvance(text) + 2 * kTagPadding;
    const QRect box(x, line.top() + (line.height() - kTagHeight) / 2, width, kTagHeight);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(fill));
    painter->drawRoundedRect(box, 3, 3);
    painter->setPen(color(ink));
    painter->drawText(box, Qt::AlignCenter, text);
    return width + kGap;
}

} // namespace

QSize CostDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {160, kRow};
}

void CostDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, color(Token::AccentFaint)); // its tag is on AccentSoft
    const QRect row = option.rect.adjusted(kPanelPadding, 2, -kPanelPadding, -2);
    const QRect first(row.left(), row.top(), row.width(), kFirstLine);
    const QRect second(row.left(), first.bottom() + 1, row.width(), row.bottom() - first.bottom());
    const QString amount = index.data(CostRowsModel::AmountRole).toString();
    painter->setFont(monoFont(12));
    painter->setPen(color(Token::Text));
    const int amountWidth = painter->fontMetrics().horizontalAdvance(amount);
    painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter, amount);
    painter->setFont(uiFont(13, QFont::Medium));
    const QString name = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, first.width() - amountWidth - 10);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter, name);
    int x = first.left() + painter->fontMetrics().horizontalAdvance(name) + 8;
    if (index.data(CostRowsModel::CurrentRole).toBool())
        x += paintTag(painter, x, first, tr("current"), Token::AccentSoft, Token::AccentText);
    if (index.data(CostRowsModel::LowestRole).toBool()) paintTag(painter, x, first, tr("lowest"), Token::OkSoft, Token::Ok);
    const QString note = index.data(CostRowsModel::NoteRole).toString();
    const double width = second.width() * kBarShare; // with a note or without: bars above each other are compared
    paintBar(painter, QRectF(second.left(), second.center().y() - kBar / 2.0, width, kBar),
             index.data(CostRowsModel::ShareRole).toDouble(), color(inkOf(index.data(CostRowsModel::ToneRole).toInt())));
    painter->setFont(uiFont(12));
    painter->setPen(color(Token::Text2));
    painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(note, Qt::ElideRight, int(second.width() - width) - 8));
    painter->restore();
}

CostList::CostList(CostRowsModel* model, const QString& name, QWidget* parent, int mostRows)
    : QListView(parent), m_mostRows(mostRows) {
    setModel(model);
    setItemDelegate(new CostDelegate(this));
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(model, &QAbstractItemModel::modelReset, this, [this] { updateGeometry(); });
}

QSize CostList::sizeHint() const {
    return {240, std::clamp(model()->rowCount(), 1, m_mostRows) * CostDelegate::kRow};
}

} // namespace rf::ui

#include "moc_cost_list.cpp"
