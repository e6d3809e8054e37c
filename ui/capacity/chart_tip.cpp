#include "ui/capacity/chart_tip.h"

#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

namespace rf::ui {

namespace {
constexpr int kTipLine = 16, kPadX = 8, kPadY = 6, kTipWidth = 174, kAway = 10;
}

ChartTip::ChartTip(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void ChartTip::show(double second, bool seconds, const QList<TipLine>& lines, const QPoint& at) {
    if (lines.isEmpty()) return hide();
    const QDateTime time = QDateTime::fromSecsSinceEpoch(qint64(second));
    m_time = time.toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    m_date = QLocale(QLocale::English).toString(time.date(), QStringLiteral("d MMM yyyy"));
    m_lines = lines;
    int width = kTipWidth;
    const QFontMetrics names(uiFont(12)), values(monoFont(12));
    for (const TipLine& each : lines)
        width = std::max(width, names.horizontalAdvance(each.name) + 16 + values.horizontalAdvance(each.value) + 2 * kPadX);
    resize(width, int(lines.size() + 1) * kTipLine + 2 * kPadY + 2);
    const int left = at.x() - kAway - width;
    const int y = std::clamp(at.y() - height() / 2, 4, std::max(4, parentWidget()->height() - height() - 4));
    move(left >= 4 ? left : at.x() + kAway, y);
    setAccessibleName(text());
    QWidget::show();
    raise();
    update();
}

QString ChartTip::text() const {
    QStringList words{m_time + QLatin1Char(' ') + m_date};
    for (const TipLine& each : m_lines) words << each.name + QLatin1Char(' ') + each.value;
    return words.join(QLatin1Char('\n'));
}

void ChartTip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Tip));
    painter.drawRoundedRect(rect(), 4, 4);
    painter.setPen(color(Token::OnTip));
    QRect line(kPadX, kPadY, width() - 2 * kPadX, kTipLine);
    painter.setFont(uiFont(12, QFont::DemiBold));
    painter.drawText(line, Qt::AlignVCenter, m_time);
    const int after = painter.fontMetrics().horizontalAdvance(m_time) + 4;
    painter.setFont(uiFont(12));
    painter.drawText(line.adjusted(after, 0, 0, 0), Qt::AlignVCenter, m_date);
    line.translate(0, 2);
    for (const TipLine& each : m_lines) {
        line.translate(0, kTipLine);
        painter.setFont(uiFont(12));
        painter.drawText(line, Qt::AlignVCenter, each.name);
        painter.setFont(monoFont(12));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, each.value);
    }
}

} // namespace rf::ui

#include "moc_chart_tip.cpp"
