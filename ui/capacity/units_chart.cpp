#include "ui/capacity/units_chart.h"

#include "models/capacity/use_models.h"
#include "ui/capacity/percent_text.h"
#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace rf::ui {

using models::CapacityPoint;
using models::UnitSide;
using models::unitName;
using models::unitsText;

namespace {

constexpr int kPixelsAPoint = 2;      ///< at least, where there are more points than that
constexpr double kRoomAbove = 1.09;   ///< above the topmost line, for the marks
constexpr double kMarkAt = 105;       ///< on the axis of percents
constexpr double kSimulatedRoom = 1.2, kSimulatedMarkAt = 114; ///< with a second row of marks
constexpr int kNear = 5;              ///< pixels

/// A quarter of the axis: 1, 2, 3, 5 times a power of ten, at least 1.
double niceStep(double most) {
    for (double unit = 1;; unit *= 10)
        for (const double step : {1.0, 2.0, 3.0, 5.0})
            if (most <= 4 * step * unit) return step * unit;
}

/// The points of a line in order of time. Of a run of equal values (or of none) only the ends: they draw the same line.
class Line {
public:
    void add(double time, double value) {
        const qsizetype size = m_values.size();
        if (size >= 2 && same(m_values[size - 1], value) && same(m_values[size - 2], value)) {
            m_times.last() = time;
            return;
        }
        m_times << time;
        m_values << value;
    }
    void drawWith(QCPGraph* graph) const { graph->setData(m_times, m_values, true); }
    bool isEmpty() const { return m_times.isEmpty(); }

private:
    static bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }
    QVector<double> m_times, m_values;
};

} // namespace

UnitsChart::UnitsChart(UnitSide side, QWidget* parent)
    : CapacityPlot(side == UnitSide::Read ? tr("Read capacity units a second") : tr("Write capacity units a second"), parent),
      m_side(side), m_bandLow(addGraph()), m_bandHigh(addGraph()), m_consumed(addGraph()), m_provisioned(addGraph()), m_burst(addGraph(xAxis, yAxis2)),
      m_throttled(addGraph(xAxis, yAxis2)), m_simProvisioned(addGraph()), m_simThrottled(addGraph(xAxis, yAxis2)), m_dot(new QCPItemTracer(this)) {
    setMinimumSize(240, 110);
    yAxis2->setVisible(true);
    yAxis2->setRange(0, 100 * kRoomAbove);
    yAxis2->grid()->setVisible(false);
    auto* percents = new QCPAxisTickerFixed;
    percents->setTickStep(50);
    yAxis2->setTicker(QSharedPointer<QCPAxisTicker>(percents));
    yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerFixed));
    yAxis->setNumberFormat(QStringLiteral("f"));
    yAxis->setNumberPrecision(0);
    QLocale locale(QLocale::English);
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    setLocale(locale);
    xAxis->setTickLabels(false);
    for (QCPAxis* axis : {yAxis, yAxis2}) {
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(0);
        axis->setTickLabelPadding(8);
    }
    xAxis->setTickLengthIn(0);
    axisRect()->setMargins(QMargins(56, 2, 52, 10)); // below: half of the label of 0
    m_provisioned->setLineStyle(QCPGraph::lsStepLeft);
    for (QCPGraph* marks : {m_throttled, m_simThrottled}) {
        marks->setLineStyle(QCPGraph::lsNone);
        marks->setAdaptiveSampling(false);
    }
    for (QCPGraph* steps : {m_simProvisioned, m_bandLow, m_bandHigh}) steps->setLineStyle(QCPGraph::lsStepLeft);
    for (QCPGraph* band : {m_bandLow, m_bandHigh}) {
        band->setPen(Qt::NoPen);
        band->setVisible(false);
    }
    m_bandHigh->setChannelFillGraph(m_bandLow);
    connect(xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &UnitsChart::draw);
    m_dot->setGraph(m_consumed);
    m_dot->setStyle(QCPItemTracer::tsCircle);
    m_dot->setSize(8);
    m_dot->setLayer(QStringLiteral("overlay"));
    m_dot->setVisible(false);
    connect(this, &CapacityPlot::chosen, this, [this](double second) {
        const qsizetype point = markNear(second);
        if (point < 0) return;
        const qint64 from = m_series.from + point * m_series.step;
        emit throttleChosen(m_side, from, from + m_series.step);
    });
    tint();
}

void UnitsChart::tint() {
    const QColor ink = color(m_side == UnitSide::Read ? Token::Read : Token::Write);
    QColor ground = ink;
    ground.setAlphaF(0.16F);
    m_consumed->setPen(QPen(ink, 1.5));
    m_consumed->setBrush(ground);
    m_provisioned->setPen(QPen(color(Token::Text), 1.3));
    QPen burst(color(Token::Burst), 1.2);
    burst.setDashPattern({4, 3});
    m_burst->setPen(burst);
    QPainterPath stroke;
    stroke.moveTo(0, -4.5);
    stroke.lineTo(0, 4.5);
    QPen mark(color(Token::Danger), 2);
    mark.setCapStyle(Qt::FlatCap);
    m_throttled->setScatterStyle(QCPScatterStyle(stroke, mark, Qt::NoBrush, 10));
    m_simProvisioned->setPen(QPen(color(Token::AccentText), 2));
    QPen simulated(color(Token::AccentText), 2);
    simulated.setCapStyle(Qt::FlatCap);
    m_simThrottled->setScatterStyle(QCPScatterStyle(stroke, simulated, Qt::NoBrush, 10));
    QColor band = color(Token::Accent);
    band.setAlphaF(0.16F);
    m_bandHigh->setBrush(band);
    m_dot->setPen(QPen(ink, 2));
    m_dot->setBrush(color(Token::Base));
    CapacityPlot::tint();
    yAxis2->setTickLabelColor(color(Token::Burst));
    xAxis->setBasePen(QPen(color(Token::LineStrong), 1));
}

void UnitsChart::show(const models::CapacitySnapshot& snapshot) {
    m_series = snapshot.series;
    setStep(m_series.step);
    double consumed = 0, provisioned = 0, throttled = 0;
    bool bucket = false;
    for (const CapacityPoint& point : points()) {
        bucket = bucket || !std::isnan(point.burst);
        consumed = std::max(consumed, point.consumed);
        if (!std::isnan(point.provisioned)) provisioned = std::max(provisioned, point.provisioned);
        if (point.throttled > 0) throttled += point.throttled;
    }
    draw();
    m_bucket = bucket;
    yAxis2->setTickLabels(bucket);
    m_most = std::max(consumed, provisioned);
    m_target = snapshot.asked.target[m_side == UnitSide::Read ? 0 : 1];
    if (m_simulation.size() != points().size()) m_simulation.clear(); // of another span
    showBand(m_target);
    fitAxis();
    setSentence(tr("At most %1 %2 a second in an interval, %3 requests throttled")
                    .arg(unitsText(consumed), unitName(m_side),
                         QLocale(QLocale::English).toString(qint64(throttled))));
    if (m_dot->visible()) m_dot->setGraphKey(m_dot->graphKey());
    refresh();
}

void UnitsChart::draw() {
    const auto& points = this->points();
    const auto indexOf = [this](double second) { return qsizetype(std::floor((second - double(m_series.from)) / double(m_series.step))); };
    const qsizetype first = std::clamp<qsizetype>(indexOf(xAxis->range().lower) - 1, 0, points.size());
    const qsizetype end = std::clamp<qsizetype>(indexOf(xAxis->range().upper) + 2, first, points.size());
    const qsizetype bundle = std::max<qsizetype>(1, (end - first) * kPixelsAPoint / std::max(1, axisRect()->width()));
    Line consumed, provisioned, burst;
    QVector<double> marks, markTimes;
    for (qsizetype i = first - first % bundle; i < end; i += bundle) {
        CapacityPoint most = points[i];
        for (qsizetype j = i + 1; j < std::min(i + bundle, points.size()); ++j) {
            most.consumed = std::fmax(most.consumed, points[j].consumed); // of a number and NaN: the number
            most.burst = std::fmin(most.burst, points[j].burst);
            most.provisioned = points[j].provisioned;
            most.throttled += points[j].throttled;
        }
        const double time = double(m_series.from + i * m_series.step);
        consumed.add(time, most.consumed);
        provisioned.add(time, most.provisioned);
        burst.add(time, most.burst * 100);
        if (most.throttled <= 0) continue;
        markTimes << time;
        marks << kMarkAt;
    }
    consumed.drawWith(m_consumed);
    provisioned.drawWith(m_provisioned);
    burst.drawWith(m_burst);
    m_throttled->setData(markTimes, marks, true);
}

void UnitsChart::simulate(const QList<CapacityPoint>& points) {
    m_simulation = points.size() == this->points().size() ? points : QList<CapacityPoint>();
    Line provisioned;
    QVector<double> markTimes, marks;
    for (qsizetype i = 0; i < m_simulation.size(); ++i) {
        const double time = double(m_series.from + i * m_series.step);
        provisioned.add(time, m_simulation[i].provisioned);
        if (m_simulation[i].throttled < 0.5) continue;
        markTimes << time;
        marks << kSimulatedMarkAt;
    }
    provisioned.drawWith(m_simProvisioned);
    m_simThrottled->setData(markTimes, marks, true);
    showBand(m_target);
    fitAxis();
    refresh();
}

/// Around the target of scaling, in units of what is provisioned, as it is or as it is simulated.
void UnitsChart::showBand(double target) {
    Line low, high;
    for (qsizetype i = 0; i < points().size() && !std::isnan(target); ++i) {
        const double provisioned = isSimulating() ? m_simulation[i].provisioned : points()[i].provisioned;
        const double time = double(m_series.from + i * m_series.step);
        low.add(time, provisioned * (target - models::kTargetBand) / 100);
        high.add(time, provisioned * (target + models::kTargetBand) / 100);
    }
    low.drawWith(m_bandLow);
    high.drawWith(m_bandHigh);
    m_bandLow->setVisible(!low.isEmpty());
    m_bandHigh->setVisible(!high.isEmpty());
}

void UnitsChart::fitAxis() {
    double most = m_most;
    for (const CapacityPoint& each : m_simulation)
        if (!std::isnan(each.provisioned)) most = std::max(most, each.provisioned);
    const double step = niceStep(most), room = isSimulating() ? kSimulatedRoom : kRoomAbove;
    yAxis->setRange(0, 4 * step * room);
    yAxis2->setRange(0, 100 * room);
    qSharedPointerCast<QCPAxisTickerFixed>(yAxis->ticker())->setTickStep(step);
}

CapacityPoint UnitsChart::simulatedAt(qsizetype point) const {
    return m_simulation.value(point);
}

qsizetype UnitsChart::pointAt(double second) const {
    const auto point = qsizetype(std::floor((second - double(m_series.from)) / double(m_series.step)));
    return point >= 0 && point < points().size() ? point : -1;
}

qsizetype UnitsChart::markNear(double second) const {
    const int x = xAt(second);
    qsizetype best = -1;
    int distance = kNear + 1;
    const double width = std::abs(secondAt(kNear + 1) - secondAt(0));
    const auto span = qsizetype(std::ceil(width / double(m_series.step))) + 1;
    const qsizetype middle = qsizetype((second - double(m_series.from)) / double(m_series.step));
    for (qsizetype i = std::max<qsizetype>(0, middle - span); i <= std::min(middle + span, points().size() - 1); ++i) {
        if (points()[i].throttled <= 0) continue;
        const int away = std::abs(xAt(double(m_series.from + i * m_series.step)) - x);
        if (away < distance) distance = away, best = i;
    }
    return best;
}

QPoint UnitsChart::markAt(qsizetype point) const {
    return {xAt(double(m_series.from + point * m_series.step)), int(yAxis2->coordToPixel(kMarkAt))};
}

void UnitsChart::crossMoved(std::optional<double> second) {
    const qsizetype point = second ? pointAt(*second) : -1;
    m_dot->setVisible(point >= 0);
    if (point >= 0) m_dot->setGraphKey(double(m_series.from + point * m_series.step));
}

void UnitsChart::mouseMoveEvent(QMouseEvent* event) {
    CapacityPlot::mouseMoveEvent(event);
    setCursor(markNear(secondAt(event->position().toPoint().x())) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QList<TipLine> UnitsChart::tipAt(double second, double) const {
    const qsizetype at = pointAt(second);
    if (at < 0) return {};
    const CapacityPoint& point = points()[at];
    const QString unit = unitName(m_side);
    QList<TipLine> lines{{tr("Consumed"), QStringLiteral("%1 %2").arg(unitsText(point.consumed), unit)}};
    if (!std::isnan(point.provisioned))
        lines << TipLine{tr("Provisioned"), QStringLiteral("%1 %2").arg(unitsText(point.provisioned), unit)};
    const QString per = m_series.step == 1 ? QStringLiteral("/s") : m_series.step == 60 ? QStringLiteral("/min") : QString();
    lines << TipLine{tr("Throttled"), QLocale(QLocale::English).toString(qint64(point.throttled)) + per};
    if (!std::isnan(point.burst)) lines << TipLine{tr("Burst left"), percentText(point.burst)};
    if (!isSimulating()) return lines;
    const CapacityPoint then = simulatedAt(at);
    if (std::isnan(then.consumed)) return lines << TipLine{tr("What if"), tr("nothing recorded")};
    if (!std::isnan(then.provisioned)) lines << TipLine{tr("What if, provisioned"), QStringLiteral("%1 %2").arg(unitsText(then.provisioned), unit)};
    lines << TipLine{tr("What if, consumed"), QStringLiteral("%1 %2").arg(unitsText(then.consumed), unit)};
    return lines << TipLine{tr("What if, throttled"), QLocale(QLocale::English).toString(qint64(std::round(then.throttled))) + per};
}

QString UnitsChart::table() const {
    const QString unit = unitName(m_side);
    QString text = QStringLiteral("time\tconsumed %1/s\tpeak %1/s\tprovisioned %1/s\tthrottled\tburst %").arg(unit);
    if (isSimulating()) text += QStringLiteral("\twhat if provisioned %1/s\twhat if consumed %1/s\twhat if throttled").arg(unit);
    text += QLatin1Char('\n');
    const auto number = [](double value) { return std::isnan(value) ? QString() : QString::number(value, 'g', 10); };
    for (qsizetype i = 0; i < points().size(); ++i) {
        const CapacityPoint& point = points()[i];
        const QDateTime time = QDateTime::fromSecsSinceEpoch(m_series.from + i * m_series.step);
        QStringList cells{time.toString(Qt::ISODate), number(point.consumed), number(point.peak),
                                number(point.provisioned), number(point.throttled), number(point.burst * 100)};
        if (isSimulating()) cells << number(simulatedAt(i).provisioned) << number(simulatedAt(i).consumed) << number(simulatedAt(i).throttled);
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace rf::ui

#include "moc_units_chart.cpp"
