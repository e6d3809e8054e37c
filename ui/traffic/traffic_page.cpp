#include "ui/traffic/traffic_page.h"

#include "models/capacity/capacity_model.h"
#include "ui/capacity/throttle_dialog.h"
#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/metrics.h"
#include "ui/common/panel_bar.h"
#include "ui/common/states.h"
#include "ui/traffic/call_list.h"
#include "ui/traffic/call_pane.h"
#include "ui/traffic/fault_panel.h"
#include "ui/traffic/filter_bar.h"
#include "ui/traffic/traffic_head.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

namespace {

constexpr int kHeader = 52, kFaultsHeight = 190;

} // namespace

TrafficPage::TrafficPage(models::TrafficHub* hub, CommandRegistry* commands, QWidget* parent)
    : QWidget(parent), m_hub(hub), m_commands(commands), m_scope(new CommandScope(commands, this)),
      m_file(new Tag(QString())), m_counts(new ElidedLabel), m_filters(new TrafficFilterBar(this)),
      m_head(new TrafficHead), m_list(new CallList), m_newer(new Button(QString(), Look::Flat)),
      m_pane(new CallPane(hub)), m_faults(new FaultPanel), m_stack(new QStackedWidget), m_rows(new QStackedWidget),
      m_empty(new EmptyState), m_noMatch(new EmptyState), m_command(label({}, monoFont(12))) {
    setObjectName(QStringLiteral("trafficPage"));
    setAccessibleName(tr("Traffic"));
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("traffic"));
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(listSide());
    split->addWidget(m_pane);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({762, 380});
    m_pane->setMinimumWidth(340);
    m_pane->installEventFilter(this);
    m_faults->setFixedHeight(kFaultsHeight);
    m_faults->hide();
    m_stack->addWidget(emptySide());
    m_stack->addWidget(split);
    auto* page = bareColumn(this);
    page->addWidget(headerRow());
    page->addWidget(new Separator(Qt::Horizontal));
    page->addWidget(m_head);
    page->addWidget(new Separator(Qt::Horizontal));
    page->addWidget(m_stack, 1);
    auto* edge = new Separator(Qt::Horizontal);
    page->addWidget(edge);
    page->addWidget(m_faults);
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible()) refreshFigures();
    });
    m_tick.start();
    answerCommands();
    connect(m_list, &CallList::currentRowChanged, this, &TrafficPage::choose);
    connect(m_list, &CallList::pauseRequested, this, [this] { m_commands->trigger(QStringLiteral("traffic.pause")); });
    connect(m_list, &CallList::openRequested, this, [this] { m_pane->focusContent(); });
    connect(m_pane, &CallPane::openRequested, this, &TrafficPage::openAsQuery);
    connect(m_pane, &CallPane::whyRequested, this, &TrafficPage::explain);
    connect(m_pane, &CallPane::copied, this, [this](const QString& what) { emit notice(tr("Copied as %1").arg(what)); });
    connect(m_faults, &FaultPanel::closeRequested, this, [this] { showFaults(false); });
    connect(hub, &models::TrafficHub::currentChanged, this, &TrafficPage::follow);
    connect(hub, &models::TrafficHub::endpointChanged, this, &TrafficPage::refresh);
    follow();
}

QWidget* TrafficPage::headerRow() {
    auto* header = new QFrame;
    header->setProperty("panel", "base");
    header->setFixedHeight(kHeader);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(kPanelPadding, 0, kPanelPadding, 0);
    row->setSpacing(12);
    row->addWidget(label(tr("Traffic"), uiFont(16, QFont::DemiBold)));
    row->addWidget(m_file);
    m_counts->setFont(uiFont(12));
    m_counts->setProperty("tone", "text2");
    row->addWidget(m_counts, 1);
    row->addWidget(m_filters->status());
    row->addWidget(m_filters->search());
    row->addWidget(new Button(m_commands->action(QStringLiteral("traffic.faults"))));
    m_pause = new Button(m_commands->action(QStringLiteral("traffic.pause")), Look::Primary);
    m_pause->setKeyHint(QKeySequence(Qt::Key_Space));
    row->addWidget(m_pause);
    return header;
}

QWidget* TrafficPage::listSide() {
    auto* side = new QWidget;
    side->setMinimumWidth(420);
    const auto [bar, row] = PanelBar(tr("Calls"));
    row->setSpacing(6);
    m_newer->setCompact(true);
    m_newer->setIconName(QStringLiteral("up"));
    m_newer->setObjectName(QStringLiteral("trafficNewer"));
    row->addWidget(m_newer);
    row->addStretch(1);
    for (QWidget* each : std::initializer_list<QWidget*>{m_filters->client(), m_filters->operation(), m_filters->table(), m_filters->slow()})
        row->addWidget(each);
    row->addWidget(new IconButton(m_commands->action(QStringLiteral("traffic.clear"))));
    m_noMatch->set(QStringLiteral("filter"), tr("No call passes the filters"), {}, tr("Clear filters"));
    connect(m_noMatch, &EmptyState::actionRequested, m_filters, &TrafficFilterBar::clearFilters);
    connect(m_newer, &QAbstractButton::clicked, this, [this] {
        if (!m_log) return;
        m_log->calls()->letIn();
        m_list->scrollToTop();
    });
    m_rows->addWidget(m_list);
    m_rows->addWidget(m_noMatch);
    auto* layout = bareColumn(side);
    layout->addWidget(bar);
    layout->addWidget(m_rows, 1);
    return side;
}

QWidget* TrafficPage::emptySide() {
    auto* side = new QFrame;
    side->setProperty("panel", "base");
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_command->setObjectName(QStringLiteral("firstCall"));
    m_command->setAccessibleName(tr("Command for a first call"));
    auto* card = new QFrame;
    card->setProperty("panel", "card");
    auto* copy = new IconButton(QStringLiteral("copy"), tr("Copy the command"));
    copy->setObjectName(QStringLiteral("copyFirstCall"));
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(12, 6, 6, 6);
    row->addWidget(m_command);
    row->addWidget(copy);
    auto* layout = bareColumn(side);
    layout->addStretch(2);
    layout->addWidget(m_empty);
    layout->addSpacing(12);
    layout->addWidget(card, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    layout->addWidget(label(tr("Any access key does: AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local"), uiFont(12), "text3"), 0,
                      Qt::AlignHCenter);
    layout->addStretch(3);
    m_empty->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_empty, &EmptyState::actionRequested, this, [this] { m_commands->trigger(QStringLiteral("endpoint.serve")); });
    connect(copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(firstCall());
        emit notice(tr("Command copied"));
    });
    return side;
}

QString TrafficPage::firstCall() const {
    return QStringLiteral("aws dynamodb list-tables --region us-east-1 --endpoint-url ") + m_hub->endpointUrl();
}

void TrafficPage::answerCommands() {
    const auto any = [this] { return !m_log.isNull(); };
    const auto chosen = [this] { return m_log && m_list->currentRow() >= 0; };
    m_scope->on(QStringLiteral("traffic.pause"), [this] {
        m_log->calls()->setPaused(!m_log->calls()->isPaused());
    }, any);
    m_scope->on(QStringLiteral("traffic.clear"), [this] { m_log->calls()->clear(); },
                [this] { return m_log && m_log->calls()->seen() > 0; });
    m_scope->on(QStringLiteral("traffic.faults"), [this] { showFaults(m_faults->isHidden()); }, any,
                [this] { return !m_faults->isHidden(); });
    m_scope->on(QStringLiteral("traffic.find"), [this] { m_filters->search()->setFocus(Qt::ShortcutFocusReason); }, any);
    m_scope->on(QStringLiteral("traffic.openQuery"), [this] { openAsQuery(); },
                [this, chosen] { return chosen() && m_pane->canOpenAsQuery(); });
    const struct {
        const char* id;
        int language;
    } copies[] = {{"traffic.copyCli", 0}, {"traffic.copyPython", 1}, {"traffic.copyJavaScript", 2}};
    for (const auto& each : copies)
        m_scope->on(QString::fromLatin1(each.id), [this, language = each.language] {
            QGuiApplication::clipboard()->setText(m_pane->copyText(language));
            emit notice(tr("Copied"));
        }, [this, chosen] { return chosen() && m_pane->canCopy(); });
    m_scope->on(QStringLiteral("view.nextPane"), [this] { nextPane(1); });
    m_scope->on(QStringLiteral("view.previousPane"), [this] { nextPane(-1); });
}

void TrafficPage::nextPane(int step) {
    const bool faults = !m_faults->isHidden();
    const int panes = faults ? 4 : 3;
    QWidget* focus = focusWidget();
    const int now = m_faults->isAncestorOf(focus) ? 3 : m_pane->isAncestorOf(focus) ? 2 : m_list->hasFocus() ? 1 : 0;
    switch ((now + step + panes) % panes) {
    case 0: return m_filters->search()->setFocus(Qt::ShortcutFocusReason);
    case 1: return m_list->setFocus(Qt::ShortcutFocusReason);
    case 2: return m_pane->focusContent();
    default: m_faults->focusFirst();
    }
}

void TrafficPage::follow() {
    if (m_log) disconnect(m_log->calls(), nullptr, this, nullptr);
    m_log = m_hub->current();
    models::TrafficModel* calls = m_log ? m_log->calls() : nullptr;
    m_list->setModel(calls);
    m_filters->setModel(calls);
    m_faults->setModel(m_log ? m_log->faults() : nullptr);
    if (calls) {
        connect(calls, &models::TrafficModel::arrived, this, &TrafficPage::refresh);
        connect(calls, &models::TrafficModel::heldChanged, this, &TrafficPage::refresh);
        connect(calls, &QAbstractItemModel::modelReset, this, &TrafficPage::refresh);
        connect(calls, &models::TrafficModel::facetsChanged, this, [this] { m_faults->setTables(m_log->calls()->tables()); });
        QStringList tables;
        if (m_log->file())
            for (const auto& table : m_log->file()->tables()) tables << table.name;
        m_faults->setTables(tables);
    }
    choose();
    refresh();
    refreshFigures();
}

void TrafficPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refreshFigures();
}

bool TrafficPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_pane && event->type() == QEvent::Resize && m_pane->isVisible()) m_head->setFiguresWidth(m_pane->width());
    return QWidget::eventFilter(watched, event);
}

void TrafficPage::refreshFigures() {
    m_head->show(m_log ? m_log->summary() : models::CallSummary{QList<double>(models::CallSummary::kSeconds, 0.0)});
}

void TrafficPage::refresh() {
    models::TrafficModel* calls = m_log ? m_log->calls() : nullptr;
    const bool any = calls && (calls->kept() > 0 || calls->waiting() > 0);
    m_stack->setCurrentIndex(any ? 1 : 0);
    m_rows->setCurrentIndex(!any || calls->rowCount() > 0 ? 0 : 1);
    const bool served = m_hub->isServed();
    m_file->setVisible(m_log && m_log->file());
    if (m_log && m_log->file()) m_file->setText(m_log->file()->name());
    m_file->updateGeometry();
    const QLocale c(QLocale::English);
    QString counts = calls ? tr("%1 calls").arg(c.toString(calls->seen())) : tr("No file is open");
    if (calls && calls->dropped() > 0) counts += tr(", %1 older dropped").arg(c.toString(calls->dropped()));
    if (calls && !served) counts += tr(", not served");
    m_counts->setText(counts);
    const int waiting = calls ? calls->waiting() : 0;
    m_newer->setVisible(waiting > 0);
    m_newer->setText(tr("%1 newer").arg(c.toString(waiting)));
    m_newer->setToolTip(calls && calls->isPaused() ? tr("Held while paused. Click to let them in.")
                                                   : tr("Held while a call is selected. Click to let them in."));
    QAction* pause = m_commands->action(QStringLiteral("traffic.pause"));
    const bool paused = calls && calls->isPaused();
    pause->setText(paused ? tr("&Resume traffic") : tr("&Pause traffic"));
    pause->setIconText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setIconName(paused ? QStringLiteral("play") : QStringLiteral("pause"));
    m_command->setText(firstCall());
    m_empty->set(QStringLiteral("traffic"), served ? tr("No call yet") : tr("The file is not served"),
                 served ? tr("Every call to %1 appears here as it is answered. Send a first one:").arg(m_hub->endpointUrl())
                        : tr("Serve it to AWS SDKs, then send a first call. The program's own calls appear here, too."),
                 served || !m_log ? QString() : tr("Serve the file"));
    m_scope->refresh();
}

void TrafficPage::choose() {
    const int row = m_list->model() ? m_list->currentRow() : -1;
    if (m_log) m_log->calls()->setLookedAt(row >= 0);
    m_pane->show(row);
    m_scope->refresh();
}

void TrafficPage::openAsQuery() {
    const auto left = m_hub->openAsQuery(m_list->currentRow());
    if (!left) return emit notice(tr("This call cannot be opened as a query: its table is not there any more."));
    emit documentOpened();
    if (!left->isEmpty()) emit notice(tr("Opened without %1").arg(left->join(QStringLiteral(", "))));
}

void TrafficPage::explain(quint64 refusal) {
    const auto report = models::CapacityModel::report(m_log ? m_log->file() : nullptr, refusal);
    if (!report.isValid()) return emit notice(tr("The meter keeps the newest refusals only: this one is not among them any more"));
    (new ThrottleDialog(report, this))->present();
}

void TrafficPage::showFaults(bool shown) {
    m_faults->setVisible(shown);
    if (shown) m_faults->focusFirst();
    m_scope->refresh();
}

} // namespace rf::ui

#include "moc_traffic_page.cpp"
