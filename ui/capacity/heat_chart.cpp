#include "ui/capacity/heat_chart.h"

#include "models/capacity/use_models.h"
#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QDateTime>
#include <QSet>

#include <cmath>

namespace rf::ui {

using models::SplitMark;
using models::unitsText;

namespace {

constexpr int kHeatLeft = 56, kRight = 52, kLeastCell = 4; ///< pixels; kLeastCell: a cell that still gets lines around it
constexpr int kRowLabel = 15;                              ///< pixels a label of a row needs
constexpr qsizetype kMostMarks = 60;

QString rowName(int partition) {
    return QStringLiteral("P%1").arg(partition);
}

} // namespace

HeatChart::HeatChart(QWidget* parent)
    : CapacityPlot(tr("Demand by partition"), parent), m_map(new QCPColorMap(xAxis, yAxis)),
      m_rowLines(axisRect()->addAxis(QCPAxis::atLeft)), m_frame(new QCPItemRect(this)), m_name(new QCPItemText(this)),
      m_peak(new QCPItemText(this)), m_none(new QCPItemText(this)) {
    setMinimumSize(240, 90);
    axisRect()->setMargins(QMargins(kHeatLeft, 2, kRight, 22));
    yAxis->setRangeReversed(true);
    yAxis2->setVisible(true);
    yAxis2->setRangeReversed(true);
    xAxis2->setVisible(true);
    xAxis2->setTickLabels(false);
    m_rowLines->setRangeReversed(true);
    m_rowLines->setTickLabels(false);
    m_rowLines->setBasePen(Qt::NoPen);
    m_rowLines->setTickPen(Qt::NoPen);
    m_rowLines->setSubTicks(false);
    auto* between = new QCPAxisTickerFixed;
    between->setTickOrigin(0.5);
    m_rowLines->setTicker(QSharedPointer<QCPAxisTicker>(between));
    xAxis2->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerFixed));
    for (QCPAxis* axis : {yAxis, yAxis2, xAxis, xAxis2, m_rowLines}) {
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(0);
        axis->grid()->setVisible(false);
    }
    yAxis->setTickLabelPadding(8);
    yAxis2->setTickLabelPadding(8);
    xAxis->setTickLabelPadding(6);
    for (QCPAxis* axis : {xAxis2, m_rowLines}) axis->grid()->setLayer(QStringLiteral("legend")); // above the map
    m_frame->setLayer(QStringLiteral("legend")); // above those lines
    m_map->setInterpolate(false);
    m_map->setTightBoundary(false);
    m_frame->setVisible(false);
    for (QCPItemText* each : {m_name, m_peak}) {
        each->setClipToAxisRect(false);
        each->setFont(monoFont(11, QFont::DemiBold));
        each->setPadding({});
        each->position->setTypeX(QCPItemPosition::ptAbsolute);
        each->setVisible(false);
    }
    m_name->setPositionAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_peak->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_none->setFont(uiFont(12));
    m_none->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_none->position->setCoords(0.5, 0.5);
    connect(xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this](const QCPRange& range) {
        xAxis2->setRange(range);
        placeGrid();
    });
    tint();
}

QList<double> HeatChart::steps(double limit) {
    QList<double> at{0};
    for (const double each : {14.0, 30.0, 100.0, 300.0, 1000.0}) at << each * limit / 1000;
    return at;
}

double HeatChart::share(double units) const {
    return units >= m_limit ? 1.0 : 0.999 * std::log1p(std::max(units, 0.0)) / std::log1p(m_limit);
}

/// Between two steps the colours run into each other, up to the limit: that one stands for itself.
void HeatChart::colour() {
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setColorInterpolation(QCPColorGradient::ciRGB);
    gradient.setLevelCount(1000);
    gradient.setNanHandling(QCPColorGradient::nhNanColor);
    gradient.setNanColor(color(Token::Base));
    const QList<double> at = steps(m_limit);
    const Token tokens[] = {Token::Heat0, Token::Heat1, Token::Heat2, Token::Heat3, Token::Heat4};
    for (int i = 0; i < 5; ++i) gradient.setColorStopAt(share(at[i]), color(tokens[i]));
    gradient.setColorStopAt(0.9989, color(Token::Heat4));
    gradient.setColorStopAt(1, color(Token::Heat5));
    m_map->setGradient(gradient);
    m_map->setDataRange(QCPRange(0, 1));
}

void HeatChart::tint() {
    colour();
    CapacityPlot::tint();
    for (QCPAxis* axis : {xAxis2, m_rowLines}) {
        axis->grid()->setPen(QPen(color(Token::Base), 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    m_frame->setPen(QPen(color(Token::Danger), 1));
    for (QCPItemText* each : {m_name, m_peak}) each->setColor(color(Token::Danger));
    m_none->setColor(color(Token::Text2));
    markSplits(m_splits);
}

void HeatChart::show(const models::CapacitySnapshot& snapshot) {
    m_heat = snapshot.heat;
    m_side = snapshot.asked.side;
    m_limit = std::max(1.0, snapshot.partitionLimit);
    setStep(m_heat.step);
    const int shown = std::max(1, rows());
    const int lines = rows() == 1 ? 2 : shown; // a map of one row would have no height
    auto* data = m_map->data();
    data->setSize(std::max(2, m_heat.columns), lines);
    const double half = double(m_heat.step) / 2, first = double(m_heat.from) + half;
    data->setKeyRange(QCPRange(first, first + double(m_heat.step) * (std::max(2, m_heat.columns) - 1)));
    data->setValueRange(lines == shown ? QCPRange(0, shown - 1) : QCPRange(-0.25, 0.25));
    for (int column = 0; column < std::max(2, m_heat.columns); ++column)
        for (int line = 0; line < lines; ++line) {
            const bool known = line / (lines / shown) < rows() && column < m_heat.columns;
            const float units = known ? m_heat.at(line / (lines / shown), column) : NAN;
            data->setCell(column, line, std::isnan(units) ? double(NAN) : share(double(units)));
        }
    for (QCPAxis* axis : {yAxis, yAxis2, m_rowLines}) axis->setRange(-0.5, shown - 0.5);
    auto columns = qSharedPointerCast<QCPAxisTickerFixed>(xAxis2->ticker());
    columns->setTickOrigin(double(m_heat.from));
    columns->setTickStep(double(m_heat.step));
    colour();
    nameRows();
    markSplits(snapshot.splits);
    markHottest();
    placeGrid();
    const int hottest = m_heat.hottest();
    m_none->setVisible(rows() == 0);
    m_none->setText(snapshot.wasUsed(m_side) ? tr("Demand by partition is kept for a day, while the file is open") : tr("No demand in this time"));
    setSentence(hottest < 0 ? tr("No demand")
                            : tr("%1 partitions; the hottest is %2 with %3 %4 in one second")
                                  .arg(rows())
                                  .arg(rowName(m_heat.partitions[hottest]), unitsText(m_heat.peaks[hottest]),
                                       models::unitName(m_side)));
    refresh();
}

void HeatChart::nameRows() {
    auto* names = new QCPAxisTickerText;
    auto* peaks = new QCPAxisTickerText;
    const int hottest = m_heat.hottest();
    const bool red = hottest >= 0 && m_heat.peaks[hottest] >= m_limit;
    const double high = double(axisRect()->height()) / std::max(1, rows());
    const int every = std::max(1, int(std::ceil(kRowLabel / std::max(1.0, high))));
    for (int row = 0; row < rows(); ++row) {
        if (row % every != 0 || (red && row == hottest)) continue;
        if (red && every > 1 && std::abs(row - hottest) < every) continue; // room for the red one
        names->addTick(row, rowName(m_heat.partitions[row]));
        peaks->addTick(row, unitsText(m_heat.peaks[row]));
    }
    yAxis->setTicker(QSharedPointer<QCPAxisTicker>(names));
    yAxis2->setTicker(QSharedPointer<QCPAxisTicker>(peaks));
}

void HeatChart::markHottest() {
    const int hottest = m_heat.hottest();
    const bool red = hottest >= 0 && m_heat.peaks[hottest] >= m_limit;
    m_frame->setVisible(red);
    m_name->setVisible(red);
    m_peak->setVisible(red);
    if (!red) return;
    m_frame->topLeft->setCoords(double(m_heat.from), hottest - 0.5);
    m_frame->bottomRight->setCoords(double(m_heat.from + m_heat.step * m_heat.columns), hottest + 0.5);
    m_name->setText(rowName(m_heat.partitions[hottest]));
    m_peak->setText(unitsText(m_heat.peaks[hottest]));
    m_name->position->setCoords(kHeatLeft - 8, hottest);
    m_peak->position->setCoords(width() - kRight + 8, hottest);
}

void HeatChart::markSplits(const QList<SplitMark>& splits) {
    m_splits = splits;
    for (QCPAbstractItem* each : m_marks) removeItem(each);
    m_marks.clear();
    // Splits of one column share a stem: a disc where it begins, a bar at every new partition, so that nothing overlaps.
    const auto shown = splits.mid(std::max<qsizetype>(0, splits.size() - kMostMarks));
    for (qsizetype begin = 0, end = 0; begin < shown.size(); begin = end) {
        const auto column = [this](const SplitMark& split) { return (split.second - m_heat.from) / m_heat.step; };
        QSet<int> fresh;
        for (end = begin; end < shown.size() && column(shown[end]) == column(shown[begin]); ++end) fresh << shown[end].fresh;
        for (qsizetype i = begin; i < end; ++i) {
            const double row = double(m_heat.partitions.indexOf(shown[i].partition)), to = double(m_heat.partitions.indexOf(shown[i].fresh));
            if (row < 0 || to < 0) continue;
            const double x = double(m_heat.from + column(shown[begin]) * m_heat.step) + double(m_heat.step) / 2;
            auto* line = new QCPItemLine(this);
            line->start->setCoords(x, row);
            line->end->setCoords(x, to);
            if (!fresh.contains(shown[i].partition)) line->setTail(QCPLineEnding(QCPLineEnding::esDisc, 5, 5));
            line->setHead(QCPLineEnding(QCPLineEnding::esBar, 7, 1));
            line->setPen(QPen(color(Token::Text), 1.2));
            m_marks << line;
        }
    }
}

void HeatChart::placeGrid() {
    const double pixels = double(axisRect()->width()) / std::max(1.0, xAxis->range().size()) * double(m_heat.step);
    xAxis2->grid()->setVisible(rows() > 0 && pixels >= kLeastCell); // above all else, a sentence too
    m_rowLines->grid()->setVisible(rows() > 0 && double(axisRect()->height()) / std::max(1, rows()) >= kLeastCell);
}

void HeatChart::resizeEvent(QResizeEvent* event) {
    CapacityPlot::resizeEvent(event);
    nameRows();
    markHottest();
    placeGrid();
}

QList<TipLine> HeatChart::tipAt(double second, double value) const {
    const int row = int(std::lround(value)), column = int(std::floor((second - double(m_heat.from)) / double(m_heat.step)));
    if (row < 0 || row >= rows() || column < 0 || column >= m_heat.columns) return {};
    const float units = m_heat.at(row, column);
    QList<TipLine> lines{{tr("Partition"), rowName(m_heat.partitions[row])},
                         {tr("Busiest second"), std::isnan(units) ? tr("nothing kept")
                                                                  : QStringLiteral("%1 %2").arg(unitsText(double(units)), models::unitName(m_side))}};
    for (const SplitMark& split : m_splits) {
        const qint64 begin = m_heat.from + column * m_heat.step;
        if (split.second < begin || split.second >= begin + m_heat.step) continue;
        if (split.partition != m_heat.partitions[row] && split.fresh != m_heat.partitions[row]) continue;
        lines << TipLine{split.isolated ? tr("Hot key isolated") : tr("Split"),
                         QStringLiteral("%1 → %2").arg(rowName(split.partition), rowName(split.fresh))};
    }
    return lines;
}

QString HeatChart::table() const {
    QString text = QStringLiteral("time");
    for (const int partition : m_heat.partitions) text += QLatin1Char('\t') + rowName(partition);
    text += QLatin1Char('\n');
    for (int column = 0; column < m_heat.columns; ++column) {
        text += QDateTime::fromSecsSinceEpoch(m_heat.from + column * m_heat.step).toString(Qt::ISODate);
        for (int row = 0; row < rows(); ++row) {
            const float units = m_heat.at(row, column);
            text += QLatin1Char('\t') + (std::isnan(units) ? QString() : QString::number(double(units)));
        }
        text += QLatin1Char('\n');
    }
    return text;
}

} // namespace rf::ui

#include "moc_heat_chart.cpp"
