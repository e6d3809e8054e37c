#include "ui/capacity/capacity_page.h"

#include "models/capacity/use_models.h"
#include "ui/capacity/capacity_head.h"
#include "ui/capacity/capacity_side.h"
#include "ui/capacity/chart_export.h"
#include "ui/capacity/chart_head.h"
#include "ui/capacity/chart_tip.h"
#include "ui/capacity/edit_capacity_dialog.h"
#include "ui/capacity/heat_chart.h"
#include "ui/capacity/kpi_row.h"
#include "ui/capacity/range_dialog.h"
#include "ui/capacity/scaling_dialog.h"
#include "ui/capacity/throttle_dialog.h"
#include "ui/capacity/units_chart.h"
#include "ui/capacity/what_if_panel.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/metrics.h"
#include "ui/common/states.h"

#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

using models::EnforcementChoice;
using models::ThrottleReport;
using models::UnitSide;

namespace {

constexpr int kSide = 312, kLeastIntervals = 5;
enum Shown { Empty, Charts };

} // namespace

CapacityPage::CapacityPage(CommandRegistry* commands, QWidget* parent)
    : QWidget(parent), m_commands(commands), m_whatIf(&m_model), m_scaling(&m_model), m_scope(new CommandScope(commands, this)),
      m_head(new CapacityHead(&m_model, &m_scaling, commands)), m_figures(new KpiRow(kSide)), m_side(new CapacitySide(&m_model, &m_whatIf, commands)),
      m_readHead(new ChartHead(tr("Read"), tr("RCU/s"))), m_writeHead(new ChartHead(tr("Write"), tr("WCU/s"))),
      m_heatHead(new ChartHead(QString(), QString())), m_reads(new UnitsChart(UnitSide::Read)),
      m_writes(new UnitsChart(UnitSide::Write)), m_heat(new HeatChart), m_stack(new QStackedWidget), m_empty(new EmptyState),
      m_tip(nullptr) {
    setObjectName(QStringLiteral("capacityPage"));
    setAccessibleName(tr("Capacity"));
    auto* full = new QWidget;
    auto* body = new QHBoxLayout;
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(charts(), 1);
    body->addWidget(new Separator(Qt::Vertical));
    m_side->setFixedWidth(kSide);
    body->addWidget(m_side);
    auto* inside = bareColumn(full);
    inside->addWidget(m_figures);
    inside->addWidget(new Separator(Qt::Horizontal));
    inside->addLayout(body, 1);
    auto* ground = new QFrame;
    ground->setProperty("panel", "base");
    bareColumn(ground)->addWidget(m_empty);
    m_stack->addWidget(ground);
    m_stack->addWidget(full);
    auto* page = bareColumn(this);
    page->addWidget(m_head);
    page->addWidget(new Separator(Qt::Horizontal));
    page->addWidget(m_stack, 1);
    m_tip = new ChartTip(this);
    answerCommands();
    connect(m_empty, &EmptyState::actionRequested, this, [this] { m_commands->trigger(QStringLiteral("endpoint.serve")); });
    connect(&m_model, &models::CapacityModel::tableChanged, this, &CapacityPage::refreshChoices);
    connect(&m_model, &models::CapacityModel::changed, this, &CapacityPage::refresh);
    connect(&m_whatIf, &models::WhatIfModel::changed, this, &CapacityPage::simulate);
    connect(&m_scaling, &models::ScalingModel::changed, m_head, &CapacityHead::refresh);
    connect(m_side->whatIf(), &WhatIfPanel::applyRequested, this, [this] { editCapacity(m_whatIf.draft()); });
    connect(m_figures->whyButton(), &QAbstractButton::clicked, this, [this] { m_commands->trigger(QStringLiteral("capacity.why")); });
    refreshChoices();
    refresh();
}

QList<CapacityPlot*> CapacityPage::plots() const {
    return {m_reads, m_writes, m_heat};
}

QWidget* CapacityPage::charts() {
    auto* side = new QFrame;
    side->setProperty("panel", "base");
    auto* layout = bareColumn(side);
    addPlot(layout, m_readHead, m_reads, 182);
    layout->addSpacing(10);
    layout->addWidget(new Separator(Qt::Horizontal));
    addPlot(layout, m_writeHead, m_writes, 166);
    layout->addSpacing(10);
    layout->addWidget(new Separator(Qt::Horizontal));
    addPlot(layout, m_heatHead, m_heat, 250);
    for (UnitsChart* each : {m_reads, m_writes})
        connect(each, &UnitsChart::throttleChosen, this, [this](UnitSide side, qint64 from, qint64 to) {
            explain(m_model.reportIn(side, from, to));
        });
    return side;
}

void CapacityPage::addPlot(QVBoxLayout* layout, ChartHead* head, CapacityPlot* plot, int stretch) {
    layout->addWidget(head);
    layout->addWidget(plot, stretch);
    connect(plot, &CapacityPlot::viewChanged, this, &CapacityPage::zoom);
    connect(plot, &CapacityPlot::viewReset, this, &CapacityPage::resetZoom);
    connect(plot, &CapacityPlot::unhovered, this, &CapacityPage::unpoint);
    connect(plot, &CapacityPlot::hovered, this, [this, plot](double second, double value, const QPoint& at) {
        point(plot, second, value, at);
    });
    connect(plot, &CapacityPlot::menuRequested, this, [this, plot](const QPoint& at) { menu(plot, at); });
}

void CapacityPage::setServed(bool served, const QString& url) {
    m_served = served;
    m_url = url;
    refresh();
}

bool CapacityPage::isEmpty() const {
    return m_stack->currentIndex() == Empty;
}

void CapacityPage::answerCommands() {
    const auto any = [this] { return m_model.table().isValid(); };
    const auto shown = [this] { return !isEmpty(); };
    m_scope->on(QStringLiteral("capacity.live"), [this] {
        m_model.setLive(!m_model.isLive());
    }, any);
    m_scope->on(QStringLiteral("capacity.edit"), [this] { editCapacity(); }, [this, any] { return any() && !m_model.isReadOnly(); });
    m_scope->on(QStringLiteral("capacity.scaling"), [this] { editScaling(); }, any);
    m_scope->on(QStringLiteral("capacity.range"), [this] { chooseRange(); }, any);
    m_scope->on(QStringLiteral("capacity.why"), [this] { explain(m_model.newestReport()); },
                [this] { return m_model.snapshot().read.throttled + m_model.snapshot().write.throttled > 0; });
    m_scope->on(QStringLiteral("capacity.zoomOut"), [this] { resetZoom(); }, [this] { return isZoomed(); });
    for (const char* kind : {"png", "svg", "pdf"})
        m_scope->on(QStringLiteral("capacity.") + QLatin1String(kind),
                    [this, kind] { chooseFile(QString::fromLatin1(kind), nullptr); }, shown);
    m_scope->on(QStringLiteral("capacity.copyRead"), [this] { copyTable(m_reads); }, shown);
    m_scope->on(QStringLiteral("capacity.copyWrite"), [this] { copyTable(m_writes); }, shown);
    m_scope->on(QStringLiteral("capacity.copyHeat"), [this] { copyTable(m_heat); }, shown);
    for (const auto choice : {EnforcementChoice::Enforce, EnforcementChoice::Observe, EnforcementChoice::Off})
        m_scope->on(QStringLiteral("enforcement.%1").arg(int(choice)), [this, choice] { m_model.setEnforcement(choice); }, any,
                    [this, choice] { return m_model.table().isValid() && m_model.enforcement() == choice; });
}

void CapacityPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_model.setWatched(true);
    tellStatus();
}

void CapacityPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_model.setWatched(false);
    emit statusChanged({});
    unpoint();
}

void CapacityPage::refreshChoices() {
    m_head->refresh();
    m_side->refresh();
    refreshHeatHead();
    m_scope->refresh();
}

void CapacityPage::refreshHeatHead() {
    const bool reads = m_model.side() == UnitSide::Read;
    const bool longer = m_model.snapshot().used && m_model.snapshot().from < m_model.snapshot().detailFrom;
    m_heatHead->setTitle(reads ? tr("Read demand by partition") : tr("Write demand by partition"),
                         (reads ? tr("RCU/s, 1-second peak") : tr("WCU/s, 1-second peak")) + (longer ? tr(" · kept for one day") : QString()));
    const QList<double> at = HeatChart::steps(m_model.snapshot().partitionLimit > 0 ? m_model.snapshot().partitionLimit : 1000);
    const Token tokens[] = {Token::Heat0, Token::Heat1, Token::Heat2, Token::Heat3, Token::Heat4, Token::Heat5};
    QList<LegendEntry> legend;
    for (int i = 0; i < at.size(); ++i) {
        const QString text = models::unitsText(at[i]);
        legend << LegendEntry{LegendEntry::Swatch, tokens[i], i + 1 < at.size() ? text : tr("%1 limit").arg(text)};
    }
    m_heatHead->setLegend(legend);
}

void CapacityPage::refresh() {
    const models::CapacitySnapshot& snapshot = m_model.snapshot();
    const bool table = m_model.table().isValid();
    m_stack->setCurrentIndex(table && snapshot.used ? Charts : Empty);
    if (!table)
        m_empty->set(QStringLiteral("gauge"), tr("No table is chosen"), tr("Choose one in the sidebar to see what it uses."));
    else if (!snapshot.metered && m_model.hasAnswer())
        m_empty->set(QStringLiteral("gauge"), tr("Capacity is not metered"), tr("Metering of this file is switched off, in the menu of limits above."));
    else
        m_empty->set(QStringLiteral("gauge"), tr("Nothing was used yet"),
                     m_served ? tr("Every read and write of this table is metered from its first one on, as the service counts. Send some to %1; "
                                   "rangefinder-cli workload sends a shop's.").arg(m_url)
                              : tr("Every read and write of this table is metered from its first one on, as the service counts. "
                                   "Serve the file and let your application use it."),
                     m_served ? QString() : tr("Serve the file"));
    m_figures->show(snapshot);
    m_reads->show(snapshot);
    m_writes->show(snapshot);
    m_heat->show(snapshot);
    m_side->refresh();
    refreshHeatHead();
    simulate();
    applyView();
    if (m_tip->isVisible()) point(m_pointed.at, m_pointed.second, m_pointed.value, {m_pointed.at->xAt(m_pointed.second), m_pointed.y});
    m_scope->refresh();
    tellStatus();
}

/// The replay over what was recorded, when there is one.
void CapacityPage::simulate() {
    m_reads->simulate(m_whatIf.points(UnitSide::Read));
    m_writes->simulate(m_whatIf.points(UnitSide::Write));
    refreshLegend();
}

void CapacityPage::refreshLegend() {
    QList<LegendEntry> lines;
    const bool provisioned = m_reads->hasBucket() || m_writes->hasBucket();
    if (provisioned) lines << LegendEntry{LegendEntry::Line, Token::Text, tr("Provisioned")};
    const auto& asked = m_model.snapshot().asked;
    if (m_reads->hasTarget())
        lines << LegendEntry{LegendEntry::Swatch, Token::AccentSoft, tr("Target %1–%2%").arg(asked.target[0] - models::kTargetBand).arg(asked.target[0] + models::kTargetBand)};
    if (provisioned) lines << LegendEntry{LegendEntry::Dashes, Token::Burst, tr("Burst %")};
    lines << LegendEntry{LegendEntry::Stroke, Token::Danger, tr("Throttled")};
    if (m_reads->isSimulating())
        lines << LegendEntry{LegendEntry::Line, Token::AccentText, tr("What if")} << LegendEntry{LegendEntry::Stroke, Token::AccentText, tr("Throttled then")};
    m_readHead->setLegend(lines);
}

void CapacityPage::tellStatus() {
    const models::CapacitySnapshot& snapshot = m_model.snapshot();
    if (!isVisible()) return;
    if (isEmpty()) return emit statusChanged({});
    const auto time = [&snapshot](qint64 second, bool exact) {
        const bool days = snapshot.to - snapshot.from > 86'400;
        return QDateTime::fromSecsSinceEpoch(second).toString(exact ? QStringLiteral("HH:mm:ss") : days ? QStringLiteral("yyyy-MM-dd HH:mm")
                                                                                                         : QStringLiteral("HH:mm"));
    };
    const qint64 step = snapshot.series.step;
    emit statusChanged({tr("Window %1 – %2").arg(time(snapshot.from, false), time(snapshot.to, false)),
                        step < 60 ? tr("Resolution %1 s").arg(step) : tr("Resolution %1 min").arg(step / 60),
                        tr("%1 points").arg(QLocale(QLocale::English).toString(snapshot.series.read.size())),
                        tr("Updated %1").arg(time(snapshot.to, true))});
}

void CapacityPage::zoom(double from, double to) {
    const models::CapacitySnapshot& snapshot = m_model.snapshot();
    const double first = double(snapshot.from), last = double(snapshot.to);
    const double least = double(snapshot.series.step) * kLeastIntervals;
    const double size = std::clamp(to - from, std::min(least, last - first), last - first);
    const double begin = std::clamp(from + (to - from - size) / 2, first, last - size);
    m_zoom = std::pair(begin, begin + size);
    if (size >= last - first) m_zoom.reset();
    applyView();
    m_scope->refresh();
}

void CapacityPage::resetZoom() {
    m_zoom.reset();
    applyView();
    m_scope->refresh();
}

void CapacityPage::applyView() {
    const models::CapacitySnapshot& snapshot = m_model.snapshot();
    if (m_zoom && (m_zoom->second <= double(snapshot.from) || m_zoom->first >= double(snapshot.to))) m_zoom.reset();
    for (CapacityPlot* each : plots()) {
        if (m_zoom)
            each->setView(m_zoom->first, m_zoom->second);
        else
            each->setView(double(snapshot.from), double(snapshot.to));
    }
}

void CapacityPage::point(CapacityPlot* at, double second, double value, const QPoint& where) {
    m_pointed = {at, second, value, where.y()};
    for (CapacityPlot* each : plots()) each->setCrosshair(second);
    m_tip->show(second, m_model.snapshot().series.step < 60, at->tipAt(second, value), at->mapTo(this, where));
}

void CapacityPage::unpoint() {
    for (CapacityPlot* each : plots()) each->setCrosshair(std::nullopt);
    m_tip->hide();
}

void CapacityPage::explain(const ThrottleReport& report) {
    if (!report.isValid()) {
        const QString reasons = m_model.snapshot().refusedByText();
        return emit notice(reasons.isEmpty() ? tr("The meter keeps the newest refusals only: none of that moment is left")
                                             : tr("Of that moment no single refusal is kept. In this range: %1").arg(reasons));
    }
    (new ThrottleDialog(report, this))->present();
}

void CapacityPage::chooseRange() {
    const auto [from, to] = m_model.shownRange();
    const qint64 now = m_model.nowMs() / 1000;
    auto* dialog = new RangeDialog(to > from ? from : now - 3600, to > from ? to : now, now, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const auto [begin, end] = dialog->range();
        m_model.setCustomRange(begin, end);
    });
    dialog->present();
}

void CapacityPage::editScaling() {
    auto* dialog = new ScalingDialog(&m_model, &m_scaling, window());
    dialog->present();
}

void CapacityPage::editCapacity() {
    editCapacity(m_model.draft());
}

void CapacityPage::editCapacity(const models::CapacityDraft& draft) {
    auto* dialog = new EditCapacityDialog(&m_model, &m_whatIf, draft, this);
    connect(dialog, &EditCapacityDialog::applied, this, [this] { emit notice(tr("Capacity of %1 changes").arg(m_model.table().name)); });
    dialog->present();
}

QString CapacityPage::titleOf(CapacityPlot* plot) const {
    const ChartHead* head = plot == m_reads ? m_readHead : plot == m_writes ? m_writeHead : m_heatHead;
    return m_model.table().name + QStringLiteral(" · ") + head->title() + (plot == m_heat ? QString() : plot == m_reads ? tr(", RCU/s") : tr(", WCU/s"));
}

bool CapacityPage::exportTo(const QString& path, CapacityPlot* plot) {
    QList<ChartPicture> pictures;
    for (CapacityPlot* each : plots())
        if (!plot || plot == each) pictures << ChartPicture{titleOf(each), each};
    return savePicture(pictures, path);
}

void CapacityPage::chooseFile(const QString& kind, CapacityPlot* plot) {
    auto* dialog = new QFileDialog(this, tr("Export charts"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("%1 picture (*.%2)").arg(kind.toUpper(), kind));
    dialog->setDefaultSuffix(kind);
    dialog->selectFile(QStringLiteral("%1-capacity.%2").arg(m_model.table().name, kind));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, guard = QPointer<CapacityPlot>(plot)](const QString& path) {
        emit notice(exportTo(path, guard) ? tr("Saved %1").arg(path) : tr("%1 could not be written").arg(path));
    });
    dialog->open();
}

void CapacityPage::copyTable(CapacityPlot* plot) {
    QGuiApplication::clipboard()->setText(plot->table());
    emit notice(tr("Copied as a table"));
}

void CapacityPage::menu(CapacityPlot* plot, const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as &table"), this, [this, plot] { copyTable(plot); });
    menu->addSeparator();
    menu->addAction(tr("Save as &PNG…"), this, [this, plot] { chooseFile(QStringLiteral("png"), plot); });
    menu->addAction(tr("Save as &SVG…"), this, [this, plot] { chooseFile(QStringLiteral("svg"), plot); });
    menu->addAction(tr("Save as P&DF…"), this, [this, plot] { chooseFile(QStringLiteral("pdf"), plot); });
    menu->addSeparator();
    menu->addAction(m_commands->action(QStringLiteral("capacity.zoomOut")));
    menu->popup(at);
}

} // namespace rf::ui

#include "moc_capacity_page.cpp"
