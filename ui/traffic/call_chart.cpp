#include "ui/traffic/call_chart.h"

#include "ui/common/fonts.h"
#include "ui/common/nice_axis.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"

namespace rf::ui {

CallChart::CallChart(QWidget* parent) : QCustomPlot(parent) {
    addGraph();
    graph(0)->setLineStyle(QCPGraph::lsStepCenter);
    graph(0)->setAdaptiveSampling(false);
    auto* time = new QCPAxisTickerDateTime;
    time->setDateTimeFormat(QStringLiteral("HH:mm:ss"));
    time->setTickCount(4);
    xAxis->setTicker(QSharedPointer<QCPAxisTicker>(time));
    auto* values = new QCPAxisTickerFixed;
    yAxis->setTicker(QSharedPointer<QCPAxisTicker>(values));
    xAxis->setSubTicks(false);
    yAxis->setSubTicks(false);
    xAxis->setTickLengthOut(0);
    xAxis->setTickLengthIn(0);
    yAxis->setTickLengthIn(0);
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMargins(QMargins(34, 6, 8, 20));
    setMinimumSize(200, 80);
    setAccessibleName(tr("Calls a second, last minute"));
    connect(&Theme::instance(), &Theme::changed, this, &CallChart::tint);
    tint();
}

void CallChart::tint() {
    setBackground(color(Token::Base));
    QColor ground = color(Token::Accent);
    ground.setAlphaF(0.18F);
    graph(0)->setPen(QPen(color(Token::AccentText), 1.4));
    graph(0)->setBrush(ground);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setBasePen(axis == xAxis ? QPen(color(Token::LineStrong)) : Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setTickLabelFont(monoFont(11));
        axis->setTickLabelColor(color(Token::Text2));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->grid()->setPen(QPen(color(Token::Line)));
    }
    xAxis->grid()->setVisible(false);
    replot(QCustomPlot::rpQueuedReplot);
}

void CallChart::show(const models::CallSummary& summary) {
    QVector<double> x, y;
    double most = 0;
    for (int i = 0; i < summary.perSecond.size(); ++i) {
        x << double(summary.endSecond - summary.perSecond.size() + 1 + i);
        y << summary.perSecond[i];
        most = std::max(most, summary.perSecond[i]);
    }
    if (x.isEmpty()) return;
    graph(0)->setData(x, y, true);
    xAxis->setRange(x.first(), x.last());
    const double top = niceTop(most, 4);
    yAxis->setRange(0, top * 1.04);
    qSharedPointerCast<QCPAxisTickerFixed>(yAxis->ticker())->setTickStep(top / 2);
    m_sentence = tr("%1 calls in the last minute, at most %2 in one second").arg(summary.calls).arg(int(most));
    setAccessibleDescription(m_sentence);
    setToolTip(m_sentence);
    if (isVisible()) replot(QCustomPlot::rpQueuedReplot);
}

} // namespace rf::ui

#include "moc_call_chart.cpp"
