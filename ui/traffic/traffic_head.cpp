#include "ui/traffic/traffic_head.h"

#include "models/live/traffic_model.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/traffic/call_chart.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace rf::ui {

namespace {

constexpr int kHeight = 150, kFiguresWidth = 380;

QString counted(double value) {
    return QLocale::c().toString(value, 'f', value >= 100 || value == std::floor(value) ? 0 : 1);
}

} // namespace

TrafficHead::TrafficHead(QWidget* parent) : QFrame(parent), m_chart(new CallChart), m_numbers(new QWidget), m_rate(label({}, monoFont(12, QFont::Medium))) {
    setProperty("panel", "base");
    setFixedHeight(kHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(kPanelPadding, 10, kPanelPadding, 6);
    left->setSpacing(4);
    auto* title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(label(tr("Calls/s"), uiFont(13, QFont::DemiBold)));
    title->addWidget(label(tr("last minute"), uiFont(12), "text2"));
    title->addStretch(1);
    title->addWidget(m_rate);
    left->addLayout(title);
    left->addWidget(m_chart, 1);
    row->addLayout(left, 1);
    row->addWidget(new Separator(Qt::Vertical));
    setFiguresWidth(kFiguresWidth);
    auto* grid = new QGridLayout(m_numbers);
    grid->setContentsMargins(kToolbarPadding, 12, kToolbarPadding, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    const QStringList names{tr("Calls"), tr("Errors"), tr("Throttled"), tr("p50 latency"), tr("p99 latency"), tr("Units/min")};
    for (int i = 0; i < names.size(); ++i) m_figures.insert(names[i], addFigure(grid, i / 3, i % 3, names[i]));
    for (int i = 0; i < 3; ++i) grid->setColumnStretch(i, 1);
    row->addWidget(m_numbers);
}

void TrafficHead::setFiguresWidth(int width) {
    m_numbers->setFixedWidth(width);
}

QLabel* TrafficHead::addFigure(QGridLayout* grid, int row, int column, const QString& name) {
    auto* value = label(QStringLiteral("0"), monoFont(18, QFont::Medium));
    value->setAccessibleName(name);
    auto* cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(label(name, uiFont(11), "text2"));
    cell->addWidget(value);
    cell->addStretch(1);
    grid->addLayout(cell, row, column);
    return value;
}

QString TrafficHead::figure(const QString& name) const {
    const QLabel* value = m_figures.value(name);
    return value ? value->text() : QString();
}

void TrafficHead::show(const models::CallSummary& summary) {
    m_chart->show(summary);
    m_rate->setText(counted(summary.rate()));
    const auto set = [this](const QString& name, const QString& text, const char* tone = "") {
        QLabel* value = m_figures.value(name);
        value->setText(text);
        setTone(value, tone);
    };
    const QLocale c = QLocale(QLocale::English);
    set(tr("Calls"), c.toString(summary.calls));
    set(tr("Errors"), c.toString(summary.errors), summary.errors > 0 ? "danger" : "");
    set(tr("Throttled"), c.toString(summary.throttles), summary.throttles > 0 ? "danger" : "");
    const auto latency = [&](double ms) { return summary.calls > 0 ? models::latencyText(ms) : QStringLiteral("–"); };
    set(tr("p50 latency"), latency(summary.p50Ms));
    set(tr("p99 latency"), latency(summary.p99Ms));
    set(tr("Units/min"), counted(summary.readUnits + summary.writeUnits));
    m_figures.value(tr("Units/min"))->setToolTip(tr("%1 RCU read, %2 WCU written in the last minute")
                                                     .arg(counted(summary.readUnits), counted(summary.writeUnits)));
}

} // namespace rf::ui

#include "moc_traffic_head.cpp"
