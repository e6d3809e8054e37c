#include "ui/shell/main_window.h"

#include "ui/capacity/capacity_page.h"
#include "ui/streams/stream_page.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/toast.h"
#include "ui/explorer/explorer_view.h"
#include "ui/explorer/saved_section.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/alarm_commands.h"
#include "ui/shell/bill_commands.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/demo_commands.h"
#include "ui/shell/document_tabs.h"
#include "ui/shell/endpoint_switch.h"
#include "ui/shell/file_flows.h"
#include "ui/shell/file_notices.h"
#include "ui/shell/menus.h"
#include "ui/shell/mode_pages.h"
#include "ui/shell/mode_rail.h"
#include "ui/shell/navigator.h"
#include "ui/shell/omni_field.h"
#include "ui/shell/preference_commands.h"
#include "ui/shell/query_commands.h"
#include "ui/shell/staleness_commands.h"
#include "ui/shell/status_line.h"
#include "ui/shell/table_commands.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/window_memory.h"
#include "ui/shell/work_area.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>

namespace rf::ui {

namespace {

const QString kSettings = QStringLiteral("view.settings");

QStringList localFiles(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

} // namespace

MainWindow::MainWindow(models::Workspace* workspace, models::SettingsStore* settings,
                       models::EndpointController* endpoint, QWidget* parent)
    : QMainWindow(parent), m_workspace(workspace), m_settings(settings), m_endpoint(endpoint),
      m_commands(new CommandRegistry(this)), m_hub(new models::TrafficHub(workspace, endpoint, this)) {
    setWindowTitle(QStringLiteral("Rangefinder"));
    setMinimumSize(1120, 700);
    setAcceptDrops(true);
    m_files = new FileFlows(workspace, m_commands, [this] { return place(); }, this);
    buildBody();
    buildModes();
    buildInsight();
    m_preferences = new PreferenceCommands(workspace, settings, endpoint, m_commands, m_work, this);
    m_files->setFolder([this] { return m_preferences->folder(); });
    buildMenuRow();
    m_staleness = new StalenessCommands(m_commands, [this] { return place().session.data(); }, this);
    addActions(m_commands->actions());
    answerCommands();
    connect(m_work, &WorkArea::openRequested, m_files, &FileFlows::openRecent);
    connect(m_files, &FileFlows::notice, this, &MainWindow::notice);
    connect(m_explorer, &ExplorerView::notice, this, &MainWindow::notice);
    connect(m_serve, &EndpointSwitch::notice, this, &MainWindow::notice);
    connect(m_staleness, &StalenessCommands::notice, this, &MainWindow::notice);
    connect(workspace, &models::Workspace::fileChanged, m_staleness, &StalenessCommands::sync);
    connect(workspace, &models::Workspace::fileChanged, m_serve, &EndpointSwitch::refresh);
    connect(workspace, &models::Workspace::fileRemoved, m_serve, &EndpointSwitch::refresh);
    connect(m_status, &StatusLine::jobClicked, m_files, &FileFlows::showJob);
    connect(m_work->documents(), &DocumentBar::closeRequested, this, &MainWindow::closeTab);
    for (const auto changed : {&models::Workspace::tabAdded, &models::Workspace::tabRemoved}) connect(workspace, changed, this, &MainWindow::refreshModes);
    for (const auto changed : {&models::Workspace::fileAdded, &models::Workspace::fileRemoved}) connect(workspace, changed, this, &MainWindow::refreshModes);
    connect(workspace, &models::Workspace::currentTabChanged, this, &MainWindow::refreshModes);
    refreshModes();
    buildNavigation();
    buildMemory();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildBody() {
    // Each is made inside its parent: the style sheet is matched anew for all that is inside a widget that moves.
    auto* body = new QWidget(this);
    auto* rail = new ModeRail(m_commands, body);
    m_split = new QSplitter(Qt::Horizontal, body);
    m_explorer = new ExplorerView(m_workspace, m_commands, m_split);
    m_explorer->setMinimumWidth(kSidebarMin);
    m_explorer->setMaximumWidth(kSidebarMax);
    auto* work = new QWidget(m_split);
    m_notices = new FileNotices(m_workspace, work);
    m_work = new WorkArea(m_workspace, m_settings, m_commands, work);
    m_work->setEndpoint([this](const models::FileSession* file) { return m_endpoint->urlFor(file); });
    m_split->setObjectName(QStringLiteral("window"));
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_explorer);
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notices);
    column->addWidget(m_work, 1);
    m_split->addWidget(work);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({kSidebarWidth, 1440 - kRailWidth - kSidebarWidth});
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(rail);
    row->addWidget(m_split, 1);
    setCentralWidget(body);
    m_status = new StatusLine(m_workspace, m_endpoint, this);
    setStatusBar(m_status);
}

void MainWindow::buildModes() {
    m_modes = new ModePages(m_workspace, m_hub, m_commands, m_work, [this] { return place(); }, this);
    m_explorer->setTableOpener([this](models::FileSession* file, const QString& region, const QString& table) {
        return m_modes->follow({file, region, table});
    });
    connect(m_modes, &ModePages::notice, this, &MainWindow::notice);
    connect(m_explorer, &ExplorerView::currentFileChanged, m_modes, &ModePages::followFile);
    connect(m_modes, &ModePages::statusChanged, m_status, &StatusLine::setPageParts);
    connect(m_work, &WorkArea::pageShown, this, &MainWindow::refreshModes);
    connect(m_hub, &models::TrafficHub::faultsChanged, this, [this] { m_status->setBanner(m_hub->faultBanner()); });
    connect(m_status, &StatusLine::bannerClicked, m_modes, &ModePages::showFaults);
}

void MainWindow::buildInsight() {
    const auto file = [this] { return place().session.data(); };
    m_bill = new BillCommands(m_workspace, m_settings, m_commands, file, this);
    m_demo = new DemoCommands(m_workspace, m_endpoint, m_commands, file, this);
    m_alarms = new AlarmCommands(m_workspace, m_commands, [this] {
        const TableChoice at = place();
        return AlarmCommands::Place{at.session, at.region, at.table};
    }, this);
    connect(m_alarms, &AlarmCommands::notice, this, &MainWindow::notice);
    auto* tables = new TableCommands(m_workspace, m_commands, [this] { return place(); }, this);
    connect(tables, &TableCommands::notice, this, &MainWindow::notice);
    m_modes->setPrices(m_bill->prices());
    m_status->addPart(m_bill->button());
    m_status->addPart(m_demo->chip());
    connect(m_explorer, &ExplorerView::currentFileChanged, m_bill, &BillCommands::follow);
    connect(m_demo, &DemoCommands::notice, this, &MainWindow::notice);
    connect(m_demo, &DemoCommands::started, m_modes, &ModePages::showCapacityOf);
}

TrafficPage* MainWindow::traffic() const {
    return m_modes->traffic();
}

StreamPage* MainWindow::streams() const {
    return m_modes->streams();
}

CapacityPage* MainWindow::capacity() const {
    return m_modes->capacity();
}

void MainWindow::buildMenuRow() {
    menuBar()->setFixedHeight(kMenuBarHeight);
    menuBar()->setNativeMenuBar(false);
    auto* mark = new QLabel;
    mark->setPixmap(logo().pixmap(QSize(20, 20), devicePixelRatioF()));
    mark->setAlignment(Qt::AlignCenter);
    mark->setFixedSize(60, kMenuBarHeight - 1);
    menuBar()->setCornerWidget(mark, Qt::TopLeftCorner);
    buildMenus(menuBar(), m_commands);
    if (QMenu* file = menuOf(menuBar(), QStringLiteral("file")))
        file->insertMenu(m_commands->action(QStringLiteral("file.new")),
                         recentMenu(m_workspace->recent(), file, [this](const QString& path) { open({path}); }));
    auto* corner = new QWidget(menuBar());
    QAction* palette = m_commands->action(QStringLiteral("view.palette"));
    auto* omni = new OmniField(tr("Go to table, key or command"), palette->shortcut().toString(QKeySequence::NativeText), corner);
    connect(omni, &OmniField::clicked, palette, &QAction::trigger);
    connect(palette, &QAction::changed, omni, [omni, palette] { omni->setKeys(palette->shortcut().toString(QKeySequence::NativeText)); });
    m_serve = new EndpointSwitch(m_endpoint, [this] { return place().session; }, corner);
    auto* row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(omni);
    row->addWidget(m_serve);
    corner->setFixedHeight(kMenuBarHeight - 1);
    menuBar()->setCornerWidget(corner, Qt::TopRightCorner);
    // The bar places its corners only when it is told: the switch is wider while it serves.
    connect(m_endpoint, &models::EndpointController::stateChanged, corner, [this, corner] {
        corner->adjustSize();
        menuBar()->setCornerWidget(corner, Qt::TopRightCorner);
    }, Qt::QueuedConnection);
}

void MainWindow::answerCommands() {
    const auto on = [this](const char* id, std::function<void()> run) {
        m_commands->on(QString::fromLatin1(id), this, std::move(run));
    };
    on("app.quit", [this] { close(); });
    on("view.palette", [this] { commandPalette()->open(); });
    on("table.open", [this] { commandPalette()->open(QStringLiteral("@")); });
    on("table.openNewTab", [this] {
        const TableChoice at = place();
        if (at.isValid()) m_workspace->openTableInNewTab(at.session, at.region, at.table);
    });
    on("view.welcome", [this] {
        m_work->showPage({});
        m_workspace->setCurrentTab(-1);
        refreshModes();
    });
    on("mode.items", [this] { showItems(); });
    on("tab.close", [this] {
        if (auto* tab = m_work->currentTab()) closeTab(tab);
    });
    on("view.sidebar", [this] {
        m_explorer->setVisible(!m_explorer->isVisible());
        m_commands->action(QStringLiteral("view.sidebar"))->setChecked(m_explorer->isVisible());
        m_memory->touch();
    });
    on("endpoint.serve", [this] {
        const bool idle = m_endpoint->state() == models::EndpointController::State::Off;
        if (!idle || place().session) return m_serve->toggle();
        m_files->chooseFileAnd([this](models::FileSession* file) { m_endpoint->start(file); });
    });
    on("help.about", [this] { makeAboutDialog(this)->present(); });
}

void MainWindow::open(const QStringList& what) {
    QStringList paths;
    for (const QString& each : what) {
        if (models::looksLikeLink(each))
            m_navigator->follow(each);
        else
            paths << (each.startsWith(QLatin1String("file://")) ? QUrl(each).toLocalFile() : each);
    }
    m_files->open(paths);
}

void MainWindow::closeTab(models::ItemsTab* tab) {
    const int staged = tab->edits()->count();
    m_workspace->closeTab(tab);
    if (staged > 0) notice(tr("%n staged change(s) kept: they come back with the table", nullptr, staged));
}

void MainWindow::showItems() {
    const int tabs = int(m_workspace->tabs().size());
    if (tabs > 0) m_workspace->setCurrentTab(std::clamp(m_lastTab, 0, tabs - 1));
    refreshModes();
}

void MainWindow::refreshModes() {
    const int current = m_workspace->currentTab();
    if (current >= 0) m_lastTab = current;
    QAction* items = m_commands->action(QStringLiteral("mode.items"));
    items->setEnabled(!m_workspace->tabs().isEmpty());
    items->setChecked(current >= 0);
    for (const char* mode : {"mode.capacity", "mode.streams"}) m_commands->action(QString::fromLatin1(mode))->setEnabled(!m_workspace->files().isEmpty());
    m_modes->refresh();
    m_commands->action(kSettings)->setChecked(m_work->shownPage() == kSettings);
    m_commands->action(QStringLiteral("tab.close"))->setEnabled(current >= 0);
    m_serve->refresh();
    m_staleness->sync();
    models::ItemsTab* tab = m_work->currentTab();
    setWindowTitle(tab && tab->session()
                       ? QStringLiteral("%1 – %2 – Rangefinder").arg(tab->table().name, tab->session()->name())
                       : QStringLiteral("Rangefinder"));
}

TableChoice MainWindow::place() const {
    if (m_explorer && m_explorer->currentFile())
        return {m_explorer->currentFile(), m_explorer->currentRegion(), m_explorer->currentTable()};
    if (models::ItemsTab* tab = m_work ? m_work->currentTab() : nullptr)
        return {tab->session(), tab->table().region, tab->table().name};
    return {};
}

void MainWindow::notice(const QString& text) {
    if (!text.isEmpty()) Toast::show(m_work, text);
}

void MainWindow::goTo(const ShownPlace& place, models::FileSession* file) {
    m_explorer->select(file, place.region, place.table);
    m_commands->trigger(place.mode);
}

void MainWindow::buildNavigation() {
    m_navigator = new Navigator(m_workspace, m_commands, [this] { return m_modes->shown(); },
                                [this](const ShownPlace& to, models::FileSession* file) { goTo(to, file); }, this);
    connect(m_navigator, &Navigator::notice, this, &MainWindow::notice);
    connect(m_work, &WorkArea::pageShown, m_navigator, &Navigator::note);
    connect(m_navigator, &Navigator::versionShown, m_work, &WorkArea::showVersion);
    m_queries = new QueryCommands(m_workspace, m_settings, m_commands, m_navigator, [this] { return place().session.data(); }, this);
    connect(m_queries, &QueryCommands::notice, this, &MainWindow::notice);
    connect(m_explorer, &ExplorerView::currentFileChanged, m_queries, &QueryCommands::follow);
    m_explorer->addSection(m_queries->section());
}

CommandPalette* MainWindow::commandPalette() {
    if (m_palette) return m_palette;
    m_palette = new CommandPalette(m_workspace, m_commands, this);
    m_palette->model()->setSettings(m_settings);
    m_palette->model()->setSaved([this] { return m_queries->entries(); });
    connect(m_palette, &CommandPalette::fileChosen, m_files, &FileFlows::openRecent);
    connect(m_palette, &CommandPalette::itemChosen, m_navigator, &Navigator::openItem);
    connect(m_palette, &CommandPalette::itemsChosen, m_navigator, &Navigator::openItems);
    connect(m_palette->model(), &PaletteModel::versionChosen, m_navigator, &Navigator::openVersion);
    connect(m_palette->model(), &PaletteModel::linkChosen, m_navigator, &Navigator::follow);
    connect(m_palette->model(), &PaletteModel::linkCopied, this, [this] { notice(tr("Link copied")); });
    connect(m_palette->model(), &PaletteModel::recordsChosen, m_modes, &ModePages::showRecordsOfItem);
    return m_palette;
}

void MainWindow::buildMemory() {
    m_memory = new WindowMemory(this, m_workspace, m_settings, [this] { return m_modes->shown(); });
    m_memory->restore(m_explorer);
    m_commands->action(QStringLiteral("view.sidebar"))->setChecked(!m_explorer->isHidden());
    connect(m_memory, &WindowMemory::notice, this, &MainWindow::notice);
    connect(m_memory, &WindowMemory::returnTo, this, &MainWindow::goTo);
    connect(m_work, &WorkArea::pageShown, m_memory, &WindowMemory::touch);
    connect(m_work, &WorkArea::pageMade, m_memory, &WindowMemory::keepSplitters);
    connect(m_workspace, &models::Workspace::currentTabChanged, m_memory, &WindowMemory::touch);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->setAccepted(m_preferences->mayQuit(this, [this] { close(); }));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    const TableChoice tab = m_files->tabPlace();
    const bool onTab = tab.isValid() && m_work->rect().contains(m_work->mapFrom(this, event->position().toPoint()));
    m_files->openInto(localFiles(event->mimeData()), onTab ? tab : m_files->importPlace());
}

} // namespace rf::ui

#include "moc_main_window.cpp"
