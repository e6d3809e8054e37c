#include "ui/bulk/share_bar.h"

#include "ui/common/fonts.h"

#include <QPainter>
#include <QPainterPath>

namespace rf::ui {
namespace {
constexpr int kBar = 8, kGap = 2, kLeast = 4;
} // namespace

ShareBar::ShareBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBar::setShares(const QList<Share>& shares) {
    m_shares = shares;
    m_shares.removeIf([](const Share& share) { return share.count <= 0; });
    QStringList words;
    for (const Share& share : std::as_const(m_shares)) words << share.text;
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

void ShareBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath round;
    round.addRoundedRect(QRectF(0, 0, width(), kBar), kBar / 2, kBar / 2);
    painter.setClipPath(round);
    painter.fillRect(QRect(0, 0, width(), kBar), color(Token::Press));
    double all = 0;
    for (const Share& share : std::as_const(m_shares)) all += double(share.count);
    const double room = width() - double(kGap + kLeast) * double(m_shares.size());
    double x = 0;
    for (const Share& share : std::as_const(m_shares)) {
        const double wide = kLeast + room * double(share.count) / all;
        painter.fillRect(QRectF(x, 0, wide, kBar), color(share.tone));
        x += wide + kGap;
    }
    painter.setClipping(false);
    painter.setFont(uiFont(12));
    int at = 0;
    for (const Share& share : std::as_const(m_shares)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(share.tone));
        painter.drawRoundedRect(QRectF(at, kBar + 12, 8, 8), 2, 2);
        painter.setPen(color(Token::Text));
        const int wide = painter.fontMetrics().horizontalAdvance(share.text);
        painter.drawText(QRect(at + 14, kBar + 6, wide + 2, 20), Qt::AlignVCenter, share.text);
        at += wide + 14 + 20;
    }
}

} // namespace rf::ui

#include "moc_share_bar.cpp"
