#include "ui/streams/stream_charts.h"

#include "ui/common/fonts.h"
#include "ui/common/nice_axis.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"
#include "ui/streams/clock_text.h"


namespace rf::ui {

namespace {

constexpr double kSpan = 15 * 60;
constexpr int kAgeLabels = 52; ///< pixels of "60 min"

QString clockOfSecond(double second) {
    return clockText(qint64(second) * 1000);
}

/// A small chart: nothing is dragged, three labels on each axis.
void makeSmall(CapacityPlot* plot) {
    plot->setInteractions(QCP::iNone);
    plot->axisRect()->setMargins(QMargins(38, 6, 10, 20));
    qSharedPointerCast<QCPAxisTickerDateTime>(plot->xAxis->ticker())->setTickCount(3);
    plot->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerFixed));
    plot->xAxis->grid()->setVisible(false);
    plot->setMinimumSize(150, 80);
}

void setHalf(CapacityPlot* plot, double half) {
    plot->yAxis->setRange(0, 2 * half * 1.04);
    qSharedPointerCast<QCPAxisTickerFixed>(plot->yAxis->ticker())->setTickStep(half);
}

/// Of an axis of seconds: twice it holds the value, and it is a whole number of its unit.
double niceHalf(double seconds) {
    for (const double half : {20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0})
        if (seconds <= 2 * half) return half;
    double half = 3600;
    while (seconds > 2 * half) half *= 2;
    return half;
}

/// Seconds, minutes or hours, as the step is.
class AgeTicker : public QCPAxisTickerFixed {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        if (tickStep() < 60) return AgeChart::tr("%1 s").arg(tick, 0, 'f', 0);
        if (tickStep() < 3600) return AgeChart::tr("%1 min").arg(tick / 60, 0, 'f', 0);
        return AgeChart::tr("%1 h").arg(tick / 3600, 0, 'f', 0);
    }
};

} // namespace

RateChart::RateChart(QWidget* parent) : CapacityPlot(tr("Records a second, last 15 minutes"), parent) {
    addGraph();
    graph(0)->setAdaptiveSampling(false);
    makeSmall(this);
    tint();
}

void RateChart::tint() {
    CapacityPlot::tint();
    QColor ground = color(Token::Accent);
    ground.setAlphaF(0.18F);
    graph(0)->setPen(QPen(color(Token::AccentText), 1.4));
    graph(0)->setBrush(ground);
    xAxis->setBasePen(QPen(color(Token::LineStrong)));
}

void RateChart::show(const models::TimeCounts& counts, qint64 nowMs) {
    qint64 from = 0;
    const QList<qint64> slices = counts.upTo(nowMs, &from);
    m_slice = double(counts.sliceMs()) / 1000;
    m_seconds.clear();
    m_rates.clear();
    double most = 0, total = 0;
    for (qsizetype i = 0; i + 1 < slices.size(); ++i) { // the last slice is not over
        m_seconds << double(from) / 1000 + (double(i) + 0.5) * m_slice;
        m_rates << double(slices[i]) / m_slice;
        most = std::max(most, m_rates.last());
        total += double(slices[i]);
    }
    graph(0)->setData(m_seconds, m_rates, true);
    setView(double(nowMs) / 1000 - kSpan, double(nowMs) / 1000);
    setHalf(this, niceTop(most, 4) / 2);
    setStep(qint64(m_slice));
    setSentence(tr("%1 records in the last 15 minutes, at most %2 a second").arg(total, 0, 'f', 0).arg(most, 0, 'f', 1));
    refresh();
}

QList<TipLine> RateChart::tipAt(double second, double) const {
    for (qsizetype i = 0; i < m_seconds.size(); ++i)
        if (std::abs(m_seconds[i] - second) <= m_slice / 2) return {{clockOfSecond(m_seconds[i]), {}}, {tr("Records/s"), QString::number(m_rates[i], 'f', 1)}};
    return {};
}

QString RateChart::table() const {
    QString text = tr("Time") + QLatin1Char('\t') + tr("Records/s") + QLatin1Char('\n');
    for (qsizetype i = 0; i < m_seconds.size(); ++i) text += clockOfSecond(m_seconds[i]) + QLatin1Char('\t') + QString::number(m_rates[i]) + QLatin1Char('\n');
    return text;
}

AgeChart::AgeChart(QWidget* parent) : CapacityPlot(tr("Iterator age, last 15 minutes"), parent), m_late(new QCPItemStraightLine(this)) {
    makeSmall(this);
    axisRect()->setMargins(QMargins(kAgeLabels, 6, 10, 20));
    yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new AgeTicker));
    m_late->point1->setCoords(0, models::AgeHistory::kLateSeconds);
    m_late->point2->setCoords(1, models::AgeHistory::kLateSeconds);
    tint();
}

void AgeChart::tint() {
    CapacityPlot::tint();
    m_late->setPen(QPen(color(Token::Danger), 1, Qt::DashLine));
    xAxis->setBasePen(QPen(color(Token::LineStrong)));
    for (int i = 0; i < graphCount() && i < m_lines.size(); ++i)
        graph(i)->setPen(QPen(color(m_lines[i].late ? Token::Danger : Token::Text3), 1.4));
}

void AgeChart::show(const QList<models::AgeHistory::Line>& lines, qint64 nowMs) {
    m_lines = lines;
    while (graphCount() > lines.size()) removeGraph(graphCount() - 1);
    double most = 0;
    QStringList words;
    for (int i = 0; i < lines.size(); ++i) {
        if (i >= graphCount()) addGraph()->setAdaptiveSampling(false);
        QVector<double> x, y;
        for (const QPointF& point : lines[i].points) {
            x << point.x();
            y << point.y();
            most = std::max(most, point.y());
        }
        graph(i)->setData(x, y, true);
        if (!y.isEmpty()) words << lines[i].name + QLatin1Char(' ') + models::ageText(y.last());
    }
    setView(double(nowMs) / 1000 - kSpan, double(nowMs) / 1000);
    setHalf(this, niceHalf(std::max(most, models::AgeHistory::kLateSeconds)));
    setSentence(words.isEmpty() ? tr("Nobody reads this stream") : words.join(QStringLiteral(", ")));
    tint();
}

QList<TipLine> AgeChart::tipAt(double second, double) const {
    QList<TipLine> tip{{clockOfSecond(second), {}}};
    for (const models::AgeHistory::Line& line : m_lines) {
        const auto at = std::lower_bound(line.points.begin(), line.points.end(), second, [](const QPointF& point, double x) { return point.x() < x; });
        if (at != line.points.end()) tip << TipLine{line.name, models::ageText(at->y())};
    }
    return tip;
}

QString AgeChart::table() const {
    QString text = tr("Reader") + QLatin1Char('\t') + tr("Time") + QLatin1Char('\t') + tr("Age (s)") + QLatin1Char('\n');
    for (const models::AgeHistory::Line& line : m_lines)
        for (const QPointF& point : line.points)
            text += line.name + QLatin1Char('\t') + clockOfSecond(point.x()) + QLatin1Char('\t') + QString::number(point.y()) + QLatin1Char('\n');
    return text;
}

} // namespace rf::ui

#include "moc_stream_charts.cpp"
