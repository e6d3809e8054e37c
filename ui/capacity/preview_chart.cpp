#include "ui/capacity/preview_chart.h"

#include "models/capacity/use_models.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"

#include <QPainter>

#include <cmath>

namespace rf::ui {

using models::CapacityPoint;
using models::UnitSide;

namespace {
constexpr int kPreviewLeft = 44, kTop = 12, kBottom = 4, kMark = 6;
}

PreviewChart::PreviewChart(UnitSide side, QWidget* parent) : QWidget(parent), m_side(side) {
    setAccessibleName(side == UnitSide::Read ? tr("Reads of the last 24 hours with these values") : tr("Writes of the last 24 hours with these values"));
    setFixedHeight(sizeHint().height());
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void PreviewChart::show(const models::CapacityPreview& preview) {
    m_points = preview.points[std::size_t(m_side)];
    setAccessibleDescription(tr("%1 of %2 would have been throttled, %3 were")
                                 .arg(models::unitsText(preview.throttled[std::size_t(m_side)]),
                                      m_side == UnitSide::Read ? tr("the reads") : tr("the writes"),
                                      models::unitsText(preview.recorded[std::size_t(m_side)])));
    update();
}

void PreviewChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(kPreviewLeft, kTop, width() - kPreviewLeft - 2, height() - kTop - kBottom);
    const QColor ink = color(m_side == UnitSide::Read ? Token::Read : Token::Write);
    double most = 1;
    for (const CapacityPoint& each : m_points)
        for (const double value : {each.consumed, each.provisioned})
            if (!std::isnan(value)) most = std::max(most, value);
    const auto x = [&](qsizetype i) { return box.left() + box.width() * double(i) / double(std::max<qsizetype>(1, m_points.size())); };
    const auto y = [&](double value) { return box.bottom() - value / most * box.height(); };
    painter.setPen(color(Token::Line));
    painter.drawLine(QPointF(box.left(), box.bottom() + 0.5), QPointF(box.right(), box.bottom() + 0.5));
    painter.setFont(monoFont(11));
    painter.setPen(color(Token::Text2));
    painter.drawText(QRectF(0, box.top() - 7, kPreviewLeft - 8, 14), Qt::AlignRight | Qt::AlignVCenter, models::unitsText(most));
    painter.drawText(QRectF(0, box.bottom() - 10, kPreviewLeft - 8, 14), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0"));
    QColor ground = ink;
    ground.setAlphaF(0.25F);
    for (qsizetype i = 0; i < m_points.size(); ++i) {
        const CapacityPoint& point = m_points[i];
        if (!std::isnan(point.consumed))
            painter.fillRect(QRectF(x(i), y(point.consumed), x(i + 1) - x(i) + 0.3, box.bottom() - y(point.consumed)), ground);
        painter.setPen(QPen(color(Token::Text), 1.3));
        if (!std::isnan(point.provisioned)) {
            painter.drawLine(QPointF(x(i), y(point.provisioned)), QPointF(x(i + 1), y(point.provisioned)));
            const double before = i > 0 ? m_points[i - 1].provisioned : models::kUnknown;
            if (!std::isnan(before)) painter.drawLine(QPointF(x(i), y(before)), QPointF(x(i), y(point.provisioned)));
        }
        painter.setPen(QPen(color(Token::Danger), 2));
        if (point.throttled >= 0.5) painter.drawLine(QPointF(x(i), 1), QPointF(x(i), 1 + kMark));
    }
}

} // namespace rf::ui

#include "moc_preview_chart.cpp"
