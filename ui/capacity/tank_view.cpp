#include "ui/capacity/tank_view.h"

#include "models/capacity/use_models.h"
#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QPainter>

namespace rf::ui {

using models::unitsText;

namespace {
constexpr int kBody = 104, kTankWidth = 72, kPipe = 14, kTankLine = 16;
}

TankView::TankView(const models::CapacityTank& tank, models::UnitSide side, QWidget* parent)
    : QWidget(parent), m_tank(tank), m_side(side) {
    setAccessibleName(tank.name);
    setAccessibleDescription(tr("%1 of %2 %3, fills %4 a second%5")
                                 .arg(unitsText(tank.level), unitsText(tank.holds), models::unitName(side), unitsText(tank.rate),
                                      tank.empty ? tr("; this one was empty") : QString()));
    setToolTip(accessibleDescription());
}

void TankView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = color(m_tank.empty ? Token::Danger : m_side == models::UnitSide::Read ? Token::Read : Token::Write);
    const QRect line(0, 0, width(), kTankLine);
    painter.setFont(uiFont(12, QFont::DemiBold));
    painter.setPen(m_tank.empty ? ink : color(Token::Text));
    painter.drawText(line, Qt::AlignCenter, painter.fontMetrics().elidedText(m_tank.name, Qt::ElideRight, width()));
    // The pipe that fills it, then the tank.
    const QRectF body((width() - kTankWidth) / 2.0, kTankLine + kPipe + 4, kTankWidth, kBody);
    painter.setPen(QPen(color(Token::Ctl), 1.4));
    painter.drawLine(QPointF(body.center().x(), kTankLine + 6), QPointF(body.center().x(), body.top() - 3));
    painter.drawLine(QPointF(body.center().x() - 3, body.top() - 7), QPointF(body.center().x(), body.top() - 3));
    painter.drawLine(QPointF(body.center().x() + 3, body.top() - 7), QPointF(body.center().x(), body.top() - 3));
    painter.setFont(monoFont(11));
    painter.setPen(color(Token::Text2));
    painter.drawText(QRectF(body.center().x() + 8, kTankLine + 1, width() / 2.0, kPipe), Qt::AlignVCenter,
                     QStringLiteral("+%1/s").arg(unitsText(m_tank.rate)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tank.empty ? color(Token::DangerSoft) : color(Token::Recess));
    painter.drawRoundedRect(body, 5, 5);
    const double share = m_tank.holds > 0 ? std::clamp(m_tank.level / m_tank.holds, 0.0, 1.0) : 0;
    if (share > 0) {
        painter.save();
        painter.setClipRect(QRectF(body.left(), body.bottom() - share * kBody, kTankWidth, share * kBody));
        QColor water = ink;
        water.setAlphaF(0.55F);
        painter.setBrush(water);
        painter.drawRoundedRect(body, 5, 5);
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_tank.empty ? ink : color(Token::Ctl), m_tank.empty ? 2 : 1.4));
    painter.drawRoundedRect(body, 5, 5);
    painter.setFont(monoFont(13, QFont::Medium));
    painter.setPen(m_tank.empty ? ink : color(Token::Text));
    painter.drawText(body, Qt::AlignCenter, unitsText(m_tank.level));
    painter.setFont(monoFont(11));
    painter.setPen(color(Token::Text2));
    painter.drawText(QRectF(0, body.bottom() + 6, width(), kTankLine), Qt::AlignCenter,
                     tr("holds %1 %2").arg(unitsText(m_tank.holds), models::unitName(m_side)));
    if (!m_tank.empty) return;
    painter.setFont(uiFont(11, QFont::Medium));
    painter.setPen(ink);
    painter.drawText(QRectF(0, body.bottom() + 6 + kTankLine, width(), kTankLine), Qt::AlignCenter,
                     m_tank.level < 0 ? tr("empty, in debt") : tr("empty"));
}

} // namespace rf::ui

#include "moc_tank_view.cpp"
