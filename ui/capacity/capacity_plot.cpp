#include "ui/capacity/capacity_plot.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"

namespace rf::ui {

namespace {

/// Hours near, days far.
class TimeTicker : public QCPAxisTickerDateTime {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
        setDateTimeFormat(m_days ? QStringLiteral("d MMM") : m_seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
        return QCPAxisTickerDateTime::getTickLabel(tick, QLocale(QLocale::English), format, precision);
        Q_UNUSED(locale)
    }
    double getTickStep(const QCPRange& range) override {
        m_days = range.size() > 3 * 86'400;
        m_seconds = range.size() < 180;
        const double step = QCPAxisTickerDateTime::getTickStep(range);
        return m_days ? std::max(step, 86'400.0) : whole(step);
    }

private:
    /// The label of 2½ minutes would name two.
    static double whole(double step) {
        return step == 150 ? 180 : step == 2.5 ? 2 : step;
    }
    bool m_days = false, m_seconds = false;
};

} // namespace

CapacityPlot::CapacityPlot(const QString& name, QWidget* parent)
    : QCustomPlot(parent), m_line(new QCPItemStraightLine(this)) {
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    auto* ticker = new TimeTicker;
    ticker->setTickCount(6);
    xAxis->setTicker(QSharedPointer<QCPAxisTicker>(ticker));
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    axisRect()->setRangeDrag(Qt::Horizontal);
    axisRect()->setRangeZoom(Qt::Horizontal);
    axisRect()->setAutoMargins(QCP::msNone);
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmBuffered);
    m_line->setLayer(QStringLiteral("overlay"));
    m_line->setVisible(false);
    connect(xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this](const QCPRange& range) {
        if (!m_setting) emit viewChanged(range.lower, range.upper);
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { tint(); });
}

void CapacityPlot::tint() {
    setBackground(color(Token::Base));
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setTickLabelFont(monoFont(11));
        axis->setTickLabelColor(color(Token::Text2));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->grid()->setPen(QPen(color(Token::Line), 1));
    }
    m_line->setPen(QPen(color(Token::Text2), 1));
    refresh();
}

void CapacityPlot::refresh() {
    if (isVisible()) replot(QCustomPlot::rpQueuedReplot);
}

void CapacityPlot::setSentence(const QString& text) {
    if (text != accessibleDescription()) setAccessibleDescription(text);
}

void CapacityPlot::setView(double from, double to) {
    if (to <= from || xAxis->range() == QCPRange(from, to)) return;
    m_setting = true;
    xAxis->setRange(from, to);
    m_setting = false;
    refresh();
}

void CapacityPlot::setCrosshair(std::optional<double> second) {
    if (second == m_cross) return;
    m_cross = second;
    m_line->setVisible(second.has_value());
    if (second) {
        m_line->point1->setCoords(*second, 0);
        m_line->point2->setCoords(*second, 1);
    }
    crossMoved(second);
    if (isVisible()) layer(QStringLiteral("overlay"))->replot();
}

void CapacityPlot::zoom(double factor) {
    xAxis->scaleRange(factor, m_cross.value_or(xAxis->range().center()));
    refresh();
}

void CapacityPlot::stepCross(int steps) {
    const QCPRange view = xAxis->range();
    const double second = std::clamp(m_cross.value_or(view.upper) + double(steps * m_step), view.lower, view.upper);
    emit hovered(second, yAxis->range().center(), {xAt(second), height() / 2});
}

void CapacityPlot::mouseMoveEvent(QMouseEvent* event) {
    QCustomPlot::mouseMoveEvent(event);
    const QPoint at = event->position().toPoint();
    const bool inside = at.x() >= axisRect()->left() && at.x() <= axisRect()->right();
    if (inside)
        emit hovered(secondAt(at.x()), yAxis->pixelToCoord(at.y()), at);
    else
        emit unhovered();
}

void CapacityPlot::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->position().toPoint();
    QCustomPlot::mousePressEvent(event);
}

void CapacityPlot::mouseReleaseEvent(QMouseEvent* event) {
    QCustomPlot::mouseReleaseEvent(event);
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && (at - m_pressed).manhattanLength() < 4) emit chosen(secondAt(at.x()));
}

void CapacityPlot::mouseDoubleClickEvent(QMouseEvent* event) {
    event->accept();
    emit viewReset();
}

void CapacityPlot::contextMenuEvent(QContextMenuEvent* event) {
    emit menuRequested(event->globalPos());
}

void CapacityPlot::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left: return stepCross(event->modifiers().testFlag(Qt::ShiftModifier) ? -10 : -1);
    case Qt::Key_Right: return stepCross(event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1);
    case Qt::Key_Plus: return zoom(0.8);
    case Qt::Key_Minus: return zoom(1.25);
    case Qt::Key_Home: return emit viewReset();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_cross) emit chosen(*m_cross);
        return;
    default: QCustomPlot::keyPressEvent(event);
    }
}

void CapacityPlot::leaveEvent(QEvent* event) {
    emit unhovered();
    QCustomPlot::leaveEvent(event);
}

void CapacityPlot::showEvent(QShowEvent* event) {
    QCustomPlot::showEvent(event);
    refresh();
}

} // namespace rf::ui

#include "moc_capacity_plot.cpp"
