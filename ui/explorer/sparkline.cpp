#include "ui/explorer/sparkline.h"

#include "ui/common/chips.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"

#include <algorithm>

namespace rf::ui {

using models::TableActivity;

namespace {

constexpr int kHeight = 12, kFoot = 28;

QPolygonF lineOf(const std::array<float, TableActivity::kBins>& bins, float most, const QRectF& box) {
    QPolygonF line;
    for (int i = 0; i < TableActivity::kBins; ++i)
        line << QPointF(box.left() + box.width() * i / (TableActivity::kBins - 1),
                        box.bottom() - double(bins[std::size_t(i)] / most) * box.height());
    return line;
}

void paintLine(QPainter* painter, const QPolygonF& line, const QRectF& box, const QColor& ink, bool area) {
    if (area) {
        QColor ground = ink;
        ground.setAlphaF(0.18F);
        QPolygonF under = line;
        under << box.bottomRight() << box.bottomLeft();
        painter->setPen(Qt::NoPen);
        painter->setBrush(ground);
        painter->drawPolygon(under);
    }
    painter->setPen(QPen(ink, 1.2));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(line);
}

} // namespace

void paintSparkline(QPainter* painter, const QRect& rect, const TableActivity& activity) {
    if (activity.isIdle()) return;
    const float reads = *std::max_element(activity.reads.begin(), activity.reads.end());
    const float writes = *std::max_element(activity.writes.begin(), activity.writes.end());
    const float most = std::max({reads, writes, 1e-6F});
    const QRectF box(rect.left(), rect.center().y() - kHeight / 2.0, rect.width(), kHeight);
    const QColor readInk = color(activity.readsThrottled ? Token::Danger : Token::Read);
    const QColor writeInk = color(activity.writesThrottled ? Token::Danger : Token::Write);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool readsFirst = reads >= writes; // the larger one below, with its area
    if (readsFirst && reads > 0) paintLine(painter, lineOf(activity.reads, most, box), box, readInk, true);
    if (writes > 0) paintLine(painter, lineOf(activity.writes, most, box), box, writeInk, !readsFirst);
    if (!readsFirst && reads > 0) paintLine(painter, lineOf(activity.reads, most, box), box, readInk, false);
    painter->restore();
}

SidebarLegend::SidebarLegend(QWidget* parent) : QWidget(parent) {
    setFixedHeight(kFoot);
    setAccessibleName(tr("Marks: blue line reads, orange line writes, ring updating, triangle throttled"));
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void SidebarLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(0, 0, width(), 1, color(Token::Line));
    painter.setFont(uiFont(11));
    int x = 12;
    const auto word = [&](const QString& text) {
        painter.setPen(color(Token::Text2));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, text);
        x += painter.fontMetrics().horizontalAdvance(text) + 10;
    };
    const auto line = [&](Token ink) {
        painter.setPen(QPen(color(ink), 1.6));
        painter.drawLine(x, height() / 2, x + 12, height() / 2);
        x += 16;
    };
    const auto mark = [&](Mark which) {
        paintMark(&painter, QRect(x, 0, 10, height()), which);
        x += 14;
    };
    line(Token::Read);
    word(tr("RCU/s"));
    line(Token::Write);
    word(tr("WCU/s"));
    mark(Mark::Throttled);
    word(tr("throttled"));
}

} // namespace rf::ui

#include "moc_sparkline.cpp"
