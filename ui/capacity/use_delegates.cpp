#include "ui/capacity/use_delegates.h"

#include "models/capacity/use_models.h"
#include "ui/common/bars.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QPainter>

namespace rf::ui {

using models::ArmUse;
using models::ArmUseModel;
using models::KeyUseModel;
using models::UnitSide;

namespace {

constexpr int kIndexName = 74, kKey = 160, kShare = 38, kBarGap = 8, kBar = 5;

QString iconOf(int kind) {
    return kind == ArmUse::Table ? QStringLiteral("table") : kind == ArmUse::Global ? QStringLiteral("index") : QStringLiteral("sort");
}

void paintGround(QPainter* painter, const QStyleOptionViewItem& option) {
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, color(Token::AccentSoft));
}

double shareOf(const QModelIndex& index, int role, int mostRole) {
    const double most = index.data(mostRole).toDouble();
    return most > 0 ? index.data(role).toDouble() / most : 0;
}

} // namespace

QSize ArmUseDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {kIndexName + 2 * kFigure + 60, kRow};
}

void ArmUseDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    paintGround(painter, option);
    const QRect row = option.rect.adjusted(kPanelPadding, 0, -kPanelPadding, 0);
    paintIcon(painter, QRectF(row.left(), row.top(), 14, row.height()), iconOf(index.data(ArmUseModel::KindRole).toInt()), 14,
              color(Token::Text2));
    painter->setPen(color(Token::Text));
    painter->setFont(uiFont(13));
    const QRect name(row.left() + 20, row.top(), kIndexName - 20, row.height());
    painter->drawText(name, Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    const int barLeft = row.left() + kIndexName + kBarGap, barRight = row.right() - 2 * kFigure - 2 * kBarGap;
    const double middle = row.top() + row.height() / 2.0;
    paintBar(painter, QRectF(barLeft, middle - kBar - 2, barRight - barLeft, kBar),
             shareOf(index, ArmUseModel::ReadRole, ArmUseModel::MostReadRole), color(Token::Read));
    paintBar(painter, QRectF(barLeft, middle + 2, barRight - barLeft, kBar),
             shareOf(index, ArmUseModel::WriteRole, ArmUseModel::MostWriteRole), color(Token::Write));
    painter->setFont(monoFont(12));
    painter->setPen(color(Token::Read));
    painter->drawText(QRect(row.right() - 2 * kFigure - kBarGap + 1, row.top(), kFigure, row.height()),
                      Qt::AlignVCenter | Qt::AlignRight, index.siblingAtColumn(ArmUseModel::Read).data().toString());
    painter->setPen(color(Token::Write));
    painter->drawText(QRect(row.right() - kFigure + 1, row.top(), kFigure, row.height()), Qt::AlignVCenter | Qt::AlignRight,
                      index.siblingAtColumn(ArmUseModel::Write).data().toString());
    painter->restore();
}

QSize KeyUseDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {kKey + kShare + 60, kRow};
}

void KeyUseDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    paintGround(painter, option);
    const QRect row = option.rect.adjusted(kPanelPadding, 0, -kPanelPadding, 0);
    const bool hot = index.data(KeyUseModel::HotRole).toBool();
    const bool reads = index.data(KeyUseModel::SideRole).toInt() == int(UnitSide::Read);
    painter->setFont(monoFont(12));
    painter->setPen(color(Token::Text));
    painter->drawText(QRect(row.left(), row.top(), kKey, row.height()), Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.siblingAtColumn(KeyUseModel::Key).data().toString(), Qt::ElideMiddle, kKey));
    const QRectF track(row.left() + kKey + kBarGap, row.top() + (row.height() - kBar) / 2.0,
                       row.width() - kKey - kShare - 2 * kBarGap, kBar);
    paintBar(painter, track, index.data(KeyUseModel::BarRole).toDouble(),
             color(hot ? Token::Danger : reads ? Token::Read : Token::Write));
    painter->setFont(monoFont(12, hot ? QFont::Medium : QFont::Normal));
    painter->setPen(color(hot ? Token::Danger : Token::Text));
    painter->drawText(QRect(row.right() - kShare + 1, row.top(), kShare, row.height()), Qt::AlignVCenter | Qt::AlignRight,
                      index.siblingAtColumn(KeyUseModel::Share).data().toString());
    painter->restore();
}

} // namespace rf::ui

#include "moc_use_delegates.cpp"
