#include "ui/streams/stream_page.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/metrics.h"
#include "ui/common/panel_bar.h"
#include "ui/common/states.h"
#include "ui/streams/clock_text.h"
#include "ui/streams/log_pane.h"
#include "ui/streams/record_list.h"
#include "ui/streams/replay_dialog.h"
#include "ui/streams/stream_dialog.h"
#include "ui/streams/stream_head.h"
#include "ui/streams/trigger_pane.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

namespace {

constexpr int kCharts = 148, kSideCharts = 292, kMiddle = 640, kTriggers = 523, kBottom = 264, kChartMs = 200;

QString count(qint64 number) {
    return QLocale(QLocale::English).toString(number);
}

/// The head of a small chart: what it is at the left, how it stands at the right.
QWidget* chartHead(const QString& title, const QList<QWidget*>& left, const QList<QWidget*>& right) {
    auto* bar = new QWidget;
    bar->setFixedHeight(kPanelHeader);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kPanelPadding, 0, kPanelPadding, 0);
    row->setSpacing(8);
    row->addWidget(label(title, uiFont(13, QFont::DemiBold)));
    for (QWidget* each : left) row->addWidget(each);
    row->addStretch(1);
    for (QWidget* each : right) row->addWidget(each);
    return bar;
}

QWidget* chartPart(QWidget* head, QWidget* chart, const QMargins& margins) {
    auto* part = new QFrame;
    part->setProperty("panel", "base");
    auto* column = bareColumn(part);
    column->addWidget(head);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(margins);
    inner->addWidget(chart);
    column->addLayout(inner, 1);
    return part;
}

} // namespace

StreamPage::StreamPage(CommandRegistry* commands, QWidget* parent)
    : QWidget(parent), m_commands(commands), m_scope(new CommandScope(commands, this)), m_head(new StreamHead(&m_model, commands)),
      m_lanes(new ShardLanes), m_rates(new RateChart), m_ages(new AgeChart), m_shardCounts(label({}, uiFont(12), "text2")),
      m_rate(label({}, monoFont(12))), m_age(label({}, uiFont(12), "text2")), m_legend(label({}, uiFont(12), "text2")), m_selection(new QWidget),
      m_span(label({}, uiFont(12))), m_list(new RecordList), m_pane(new ImagePane(&m_model)), m_newer(new Button(QString(), Look::Flat)),
      m_counts(label({}, uiFont(12), "text2")), m_triggers(new TriggerPane(m_model.triggers())), m_logPane(new LogPane(&m_log)), m_stack(new QStackedWidget), m_rows(new QStackedWidget), m_empty(new EmptyState), m_none(new EmptyState) {
    setObjectName(QStringLiteral("streamPage"));
    setAccessibleName(tr("Streams"));
    auto* middle = new QSplitter(Qt::Horizontal);
    middle->setObjectName(QStringLiteral("streamMiddle"));
    middle->setHandleWidth(1);
    middle->setChildrenCollapsible(false);
    middle->addWidget(listSide());
    middle->addWidget(m_pane);
    middle->setStretchFactor(0, 5);
    middle->setStretchFactor(1, 4);
    middle->setSizes({kMiddle, 505});
    auto* bottom = new QSplitter(Qt::Horizontal);
    bottom->setObjectName(QStringLiteral("streamBottom"));
    bottom->setHandleWidth(1);
    bottom->setChildrenCollapsible(false);
    bottom->addWidget(m_triggers);
    bottom->addWidget(m_logPane);
    bottom->setSizes({kTriggers, 621});
    auto* halves = new QSplitter(Qt::Vertical);
    halves->setObjectName(QStringLiteral("streamHalves"));
    halves->setHandleWidth(1);
    halves->setChildrenCollapsible(false);
    halves->addWidget(middle);
    halves->addWidget(bottom);
    halves->setStretchFactor(0, 1);
    halves->setSizes({382, kBottom});
    auto* content = new QWidget;
    auto* column = bareColumn(content);
    column->addWidget(charts());
    column->addWidget(new Separator(Qt::Horizontal));
    column->addWidget(halves, 1);
    auto* emptySide = new QFrame;
    emptySide->setProperty("panel", "base");
    bareColumn(emptySide)->addWidget(m_empty);
    m_stack->addWidget(emptySide);
    m_stack->addWidget(content);
    auto* page = bareColumn(this);
    page->addWidget(m_head);
    page->addWidget(new Separator(Qt::Horizontal));
    page->addWidget(m_stack, 1);
    answerCommands();
    m_list->setModel(m_model.records());
    connect(m_list, &ListTable::currentRowChanged, this, &StreamPage::choose);
    connect(m_list, &ListTable::pauseRequested, this, [this] { m_commands->trigger(QStringLiteral("streams.pause")); });
    connect(m_list, &ListTable::openRequested, m_pane, &ImagePane::focusContent);
    connect(m_pane, &ImagePane::copied, this, [this] { emit notice(tr("Record copied")); });
    connect(m_newer, &QAbstractButton::clicked, this, [this] {
        m_model.records()->letIn();
        m_list->scrollToTop();
    });
    connect(m_empty, &EmptyState::actionRequested, this, &StreamPage::editStream);
    connect(m_none, &EmptyState::actionRequested, this, [this] {
        if (m_model.feed()->hasOlder()) m_model.search();
        else m_head->clearFilter();
        refreshCounts();
    });
    connect(&m_model, &models::StreamModel::searched, this, &StreamPage::refreshCounts);
    connect(m_lanes, &ShardLanes::selectionChanged, this, &StreamPage::refreshSelection);
    connect(m_lanes, &ShardLanes::momentChosen, this, &StreamPage::jumpTo);
    connect(&m_model, &models::StreamModel::tableChanged, this, &StreamPage::refreshTable);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kChartMs);
    connect(&m_soon, &QTimer::timeout, this, &StreamPage::refresh);
    connect(&m_model, &models::StreamModel::changed, this, [this] {
        if (!m_soon.isActive()) m_soon.start();
    });
    connect(&m_model, &models::StreamModel::reached, this, &StreamPage::reached);
    connect(m_model.records(), &models::RecordModel::heldChanged, this, &StreamPage::refreshCounts);
    connect(m_model.triggers(), &models::TriggerModel::refreshed, this, &StreamPage::refreshTriggers);
    connect(m_triggers, &TriggerPane::chosen, m_logPane, &LogPane::showFunction);
    connect(m_triggers, &TriggerPane::notice, this, &StreamPage::notice);
    connect(m_logPane, &LogPane::notice, this, &StreamPage::notice);
    connect(m_model.records(), &QAbstractItemModel::rowsInserted, this, &StreamPage::refreshCounts);
    connect(m_model.records(), &QAbstractItemModel::modelReset, this, &StreamPage::refreshCounts);
    refreshTable();
}

QWidget* StreamPage::charts() {
    auto* row = new QWidget;
    row->setFixedHeight(kCharts);
    auto* hide = new IconButton(QStringLiteral("close"), tr("Select no time"));
    auto* showThere = new Button(tr("Show"), Look::Flat);
    showThere->setCompact(true);
    auto* replay = new Button(m_commands->action(QStringLiteral("streams.replay")), Look::Flat);
    replay->setCompact(true);
    auto* selected = new QHBoxLayout(m_selection);
    selected->setContentsMargins(0, 0, 0, 0);
    selected->setSpacing(6);
    for (QWidget* each : std::initializer_list<QWidget*>{m_span, showThere, replay, hide}) selected->addWidget(each);
    m_selection->hide();
    m_legend->setText(tr("▼ iterator"));
    connect(hide, &QAbstractButton::clicked, this, [this] {
        m_lanes->select({});
        refreshSelection();
    });
    connect(showThere, &QAbstractButton::clicked, this, [this] {
        if (m_lanes->selection()) jumpTo(m_lanes->selection()->toMs);
    });
    auto* shards = chartPart(chartHead(tr("Shards"), {m_shardCounts}, {m_selection, m_legend}), m_lanes, {kPanelPadding, 0, kPanelPadding, 6});
    auto* rates = chartPart(chartHead(tr("Records/s"), {}, {m_rate}), m_rates, {8, 0, 8, 4});
    auto* ages = chartPart(chartHead(tr("Iterator age"), {}, {m_age}), m_ages, {8, 0, 8, 4});
    rates->setMaximumWidth(kSideCharts);
    ages->setMaximumWidth(kSideCharts);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(shards, 2);
    layout->addWidget(new Separator(Qt::Vertical));
    layout->addWidget(rates, 1);
    layout->addWidget(new Separator(Qt::Vertical));
    layout->addWidget(ages, 1);
    return row;
}

QWidget* StreamPage::listSide() {
    auto* side = new QWidget;
    side->setMinimumWidth(420);
    const auto [bar, row] = PanelBar(tr("Records"));
    row->addWidget(m_counts);
    row->addStretch(1);
    m_newer->setCompact(true);
    m_newer->setIconName(QStringLiteral("up"));
    m_newer->setObjectName(QStringLiteral("recordsNewer"));
    m_newer->hide(); // until records wait
    row->addWidget(m_newer);
    m_rows->setProperty("panel", "base");
    m_rows->addWidget(m_list);
    m_rows->addWidget(m_none);
    auto* layout = bareColumn(side);
    layout->addWidget(bar);
    layout->addWidget(m_rows, 1);
    return side;
}

void StreamPage::answerCommands() {
    const auto any = [this] { return !isEmpty(); };
    m_scope->on(QStringLiteral("streams.pause"), [this] {
        m_model.records()->setPaused(!m_model.records()->isPaused());
        m_head->refresh();
    }, any);
    m_scope->on(QStringLiteral("streams.find"), [this] { m_head->search()->setFocus(Qt::ShortcutFocusReason); }, any);
    m_scope->on(QStringLiteral("streams.replay"), [this] { replay(); }, [this, any] { return any() && m_lanes->selection(); });
    m_scope->on(QStringLiteral("streams.settings"), [this] { editStream(); }, [this] { return m_model.table().isValid(); });
    m_scope->on(QStringLiteral("view.nextPane"), [this] { nextPane(1); });
    m_scope->on(QStringLiteral("view.previousPane"), [this] { nextPane(-1); });
}

void StreamPage::nextPane(int step) {
    QWidget* focus = focusWidget();
    const int now = m_lanes->hasFocus() ? 1 : m_list->hasFocus() ? 2 : m_pane->isAncestorOf(focus) ? 3 : m_triggers->isAncestorOf(focus) ? 4 : m_logPane->isAncestorOf(focus) ? 5 : 0;
    switch ((now + step + 6) % 6) {
    case 0: return m_head->search()->setFocus(Qt::ShortcutFocusReason);
    case 1: return m_lanes->setFocus(Qt::ShortcutFocusReason);
    case 2: return m_list->setFocus(Qt::ShortcutFocusReason);
    case 3: return m_pane->focusContent();
    case 4: return m_triggers->list()->setFocus(Qt::ShortcutFocusReason);
    default: m_logPane->lines()->setFocus(Qt::ShortcutFocusReason);
    }
}

bool StreamPage::isEmpty() const {
    return m_model.streams().isEmpty();
}

void StreamPage::refreshTable() {
    const models::TableInfo table = m_model.table();
    m_head->refresh();
    m_stack->setCurrentIndex(isEmpty() ? 0 : 1);
    if (!table.isValid())
        m_empty->set(QStringLiteral("stream"), tr("No table is chosen"), tr("Choose one in the sidebar to see the changes of its items."));
    else if (!m_model.isKnown())
        m_empty->set(QStringLiteral("stream"), tr("Looking for the stream of %1").arg(table.name), {});
    else
        m_empty->set(QStringLiteral("stream"), tr("%1 has no stream").arg(table.name),
                     tr("With one, every change of an item is recorded with its old and new image, here for you and for functions that run on it."),
                     m_model.isReadOnly() ? QString() : tr("Enable the stream"));
    m_list->setModel(m_model.records()); // another table, other keys
    m_scope->refresh();
    refresh();
}

void StreamPage::refresh() {
    if (!isVisible()) return;
    const models::ShardPicture& shards = m_model.shards();
    const qint64 now = m_model.nowMs();
    m_shardCounts->setText(tr("%1 open, %2 closed").arg(shards.open).arg(shards.closed()));
    m_lanes->show(shards, m_model.day(), now);
    m_rates->show(m_model.rates(), now);
    m_rate->setText(QString::number(m_model.recordsPerSecond(), 'f', 1));
    m_ages->show(m_model.ages().lines(), now);
    const auto [slowest, age] = m_model.ages().worst();
    m_age->setText(slowest.isEmpty() ? tr("nobody reads") : slowest + QLatin1Char(' ') + models::ageText(age));
    setTone(m_age, age > models::AgeHistory::kLateSeconds ? "danger" : "text2");
    refreshSelection();
    refreshCounts();
    tellStatus();
}

void StreamPage::refreshCounts() {
    models::RecordModel* records = m_model.records();
    const qint64 waiting = records->waiting();
    m_newer->setVisible(records->isHeld() && waiting > 0);
    m_newer->setText(records->isPaused() ? tr("%1 newer, held while paused").arg(count(waiting))
                                         : tr("%1 newer, held while a record is selected").arg(count(waiting)));
    m_newer->setToolTip(tr("Click to let them in"));
    const models::ChangePtr oldest = records->change(records->rowCount() - 1);
    QString text = oldest ? tr("since %1").arg(clockText(oldest->ms)) : QString();
    if (m_model.isSeeking()) text = tr("looking further back …");
    m_counts->setText(text);
    const bool any = records->rowCount() > 0;
    m_rows->setCurrentIndex(any ? 0 : 1);
    if (any) return;
    const bool filtered = !records->filter().isEmpty(), more = m_model.feed()->hasOlder();
    const bool looking = m_model.feed()->isFetchingOlder();
    m_none->set(QStringLiteral("stream"), filtered ? looking ? tr("Looking for records") : tr("No record passes the filter") : tr("No record yet"),
                filtered ? tr("Looked back to %1.").arg(records->oldestKept() ? clockText(records->oldestKept() >> 20) : tr("the beginning"))
                         : tr("Change an item: its record appears here with the transaction that wrote it."),
                !filtered ? QString() : looking ? QString() : more ? tr("Look further back") : tr("Clear filter"));
}

void StreamPage::refreshSelection() {
    const auto& span = m_lanes->selection();
    m_selection->setVisible(span.has_value());
    m_legend->setVisible(!span);
    m_shardCounts->setVisible(!span);
    if (span) {
        const qint64 records = m_model.day().between(span->fromMs, span->toMs);
        m_span->setText(tr("%1 – %2, about %3 records").arg(clockText(span->fromMs), clockText(span->toMs), count(records)));
    }
    m_scope->refresh();
}

void StreamPage::choose() {
    const models::ChangePtr change = m_model.records()->change(m_list->currentRow());
    m_model.records()->setLookedAt(change != nullptr);
    m_pane->show(change);
    m_triggers->setRecord(change);
    askDeliveries();
    refreshCounts();
    m_scope->refresh();
}

void StreamPage::refreshTriggers() {
    const models::TriggerModel* triggers = m_model.triggers();
    QStringList names;
    for (int row = 0; row < triggers->rowCount(); ++row)
        if (const QString name = triggers->row(row).name(); !names.contains(name)) names << name;
    m_triggers->setReadOnly(m_model.isReadOnly());
    m_logPane->setFile(m_model.file(), m_model.region(), names);
    askDeliveries();
}

void StreamPage::askDeliveries() {
    const models::ChangePtr change = m_model.records()->change(m_list->currentRow());
    if (!change) return;
    m_model.triggers()->askDeliveries(change, [this, change](const std::vector<rf::triggers::Delivery>& deliveries) {
        if (m_model.records()->change(m_list->currentRow()) == change) m_pane->setDeliveries(models::DeliveryMark::of(deliveries));
    });
}

void StreamPage::replay() {
    if (!m_lanes->selection()) return;
    QStringList functions;
    for (int row = 0; row < m_model.triggers()->rowCount(); ++row) functions << m_model.triggers()->row(row).name();
    auto* dialog = new ReplayDialog(&m_model, *m_lanes->selection(), functions, this);
    connect(dialog, &ReplayDialog::requested, this, [this](const models::ReplayRequest& request) { emit replayRequested(m_model.file(), request); });
    dialog->present();
}

void StreamPage::jumpTo(qint64 ms) {
    m_model.seek(ms);
    refreshCounts();
}

void StreamPage::reached(int row) {
    if (row < 0) return;
    m_list->selectRow(row);
    m_list->scrollTo(m_model.records()->index(row, 0), QAbstractItemView::PositionAtTop);
    refreshCounts();
}

void StreamPage::editStream() {
    if (!m_model.table().isValid()) return;
    auto* dialog = new StreamDialog(&m_model, this);
    connect(dialog, &StreamDialog::notice, this, &StreamPage::notice);
    dialog->present();
}

void StreamPage::tellStatus() {
    if (!isVisible()) return;
    QStringList parts;
    if (!isEmpty()) {
        parts << tr("%1 records/s").arg(QString::number(m_model.recordsPerSecond(), 'f', 1)) << tr("%1 open shards").arg(m_model.shards().open);
        const int triggers = m_model.triggers()->rowCount(), failing = m_model.triggers()->failing();
        if (triggers > 0) parts << (failing > 0 ? tr("%1 triggers, %2 failing").arg(triggers).arg(failing) : tr("%1 triggers").arg(triggers));
        if (const models::ChangePtr oldest = m_model.records()->change(m_model.records()->rowCount() - 1); oldest && !m_model.feed()->hasOlder())
            parts << tr("Oldest record %1").arg(QDateTime::fromMSecsSinceEpoch(oldest->ms).toString(QStringLiteral("d MMM HH:mm")));
    }
    emit statusChanged(parts);
}

void StreamPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_model.setWatched(true);
    refreshTable();
}

void StreamPage::hideEvent(QHideEvent* event) {
    m_model.setWatched(false);
    emit statusChanged({});
    QWidget::hideEvent(event);
}

} // namespace rf::ui

#include "moc_stream_page.cpp"
