#include "ui/capacity/kpi_row.h"

#include "models/capacity/use_models.h"
#include "ui/capacity/percent_text.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

namespace rf::ui {

using models::CapacitySnapshot;
using models::unitsText;
using models::UnitSide;

namespace {

constexpr int kKpiHeight = 60;

QString counted(double value) {
    return QLocale(QLocale::English).toString(qint64(value));
}

/// "446k" where the whole number would not fit.
QString brief(double value) {
    return value < 10'000 ? counted(value) : counted(value / 1000) + QLatin1Char('k');
}

} // namespace

KpiRow::KpiRow(int sideWidth, QWidget* parent) : QFrame(parent), m_why(new Button(tr("Why?"))) {
    setProperty("panel", "base");
    setFixedHeight(kKpiHeight);
    m_why->setCompact(true);
    m_why->setObjectName(QStringLiteral("whyThrottled"));
    m_why->setAccessibleName(tr("Why was the last request throttled"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(cell(tr("Read consumed"), m_read, 184), 184);
    row->addWidget(new Separator(Qt::Vertical));
    row->addWidget(cell(tr("Write consumed"), m_write, 184), 184);
    row->addWidget(new Separator(Qt::Vertical));
    row->addWidget(cell(tr("Throttled requests"), m_throttled, 264, m_why), 264);
    row->addWidget(new Separator(Qt::Vertical));
    row->addWidget(cell(tr("Burst credits"), m_burst, 200), 196);
    row->addWidget(new Separator(Qt::Vertical));
    QWidget* last = cell(tr("Hottest partition"), m_hottest, 0);
    last->setFixedWidth(sideWidth);
    row->addWidget(last);
}

QWidget* KpiRow::cell(const QString& name, Cell& into, int width, QWidget* extra) {
    into.value = label(QStringLiteral("–"), uiFont(18, QFont::DemiBold));
    into.rest = label({}, uiFont(12), "text2");
    into.value->setAccessibleName(name);
    into.rest->setMinimumWidth(0);
    into.rest->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* figures = new QHBoxLayout;
    figures->setContentsMargins(0, 0, 0, 0);
    figures->setSpacing(5);
    figures->addWidget(into.value, 0, Qt::AlignBottom);
    into.rest->setContentsMargins(0, 0, 0, 2);
    into.rest->setAlignment(Qt::AlignBottom | Qt::AlignLeft);
    figures->addWidget(into.rest, 1);
    if (extra) figures->addWidget(extra, 0, Qt::AlignVCenter);
    auto* box = new QWidget;
    if (width > 0) box->setMinimumWidth(width * 3 / 4);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(kPanelPadding, 8, extra ? 8 : kPanelPadding, 8);
    column->setSpacing(0);
    column->addWidget(label(name, uiFont(12), "text2"));
    column->addLayout(figures, 1);
    return box;
}

void KpiRow::set(const Cell& cell, const QString& value, const QString& rest, const char* tone) {
    cell.value->setText(value);
    cell.rest->setText(rest);
    cell.rest->setToolTip(rest);
    if (cell.value->property("tone").toString() != QLatin1String(tone)) setTone(cell.value, tone);
    cell.value->setAccessibleDescription(value + QLatin1Char(' ') + rest);
}

void KpiRow::showConsumed(const Cell& cell, const models::SideFigures& figures, UnitSide side, bool onDemand) {
    const QString unit = models::unitName(side);
    set(cell, unitsText(figures.consumed),
        onDemand || figures.provisioned <= 0 ? tr("%1/s, on demand").arg(unit)
                                             : tr("of %1 %2").arg(unitsText(figures.provisioned), unit),
        side == UnitSide::Read ? "read" : "write");
}

void KpiRow::showBurst(const CapacitySnapshot& snapshot) {
    if (std::isnan(snapshot.read.burst) || std::isnan(snapshot.write.burst))
        return set(m_burst, QStringLiteral("–"), tr("none on demand"), "");
    const bool empty = std::min(snapshot.read.burst, snapshot.write.burst) < 0.005;
    set(m_burst, percentText(snapshot.read.burst), tr("read · %1 write").arg(percentText(snapshot.write.burst)), empty ? "danger" : "");
}

void KpiRow::showHottest(const CapacitySnapshot& snapshot) {
    const int row = snapshot.heat.hottest();
    if (row < 0) return set(m_hottest, QStringLiteral("–"), tr("no demand"), "");
    const double peak = snapshot.heat.peaks[row];
    set(m_hottest, QStringLiteral("P%1").arg(snapshot.heat.partitions[row]),
        tr("%1 of %2 %3 in one second")
            .arg(unitsText(peak), unitsText(snapshot.partitionLimit), models::unitName(snapshot.asked.side)),
        peak >= snapshot.partitionLimit ? "danger" : "");
}

void KpiRow::show(const CapacitySnapshot& snapshot) {
    showConsumed(m_read, snapshot.read, UnitSide::Read, snapshot.onDemand);
    showConsumed(m_write, snapshot.write, UnitSide::Write, snapshot.onDemand);
    const double throttled = snapshot.read.throttled + snapshot.write.throttled;
    set(m_throttled, counted(throttled),
        tr("%1 read · %2 write").arg(brief(snapshot.read.throttled), brief(snapshot.write.throttled)),
        throttled > 0 ? "danger" : "");
    m_why->setVisible(throttled > 0);
    showBurst(snapshot);
    showHottest(snapshot);
}

QString KpiRow::figure(const QString& name) const {
    for (const Cell* each : {&m_read, &m_write, &m_throttled, &m_burst, &m_hottest})
        if (each->value->accessibleName() == name) return each->value->accessibleDescription();
    return {};
}

} // namespace rf::ui

#include "moc_kpi_row.cpp"
