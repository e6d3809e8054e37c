#include "ui/shell/work_area.h"

#include "models/bulk/bulk_job.h"
#include "ui/bulk/edit_commands.h"
#include "ui/item/items_page.h"
#include "ui/partiql/statement_page.h"
#include "ui/shell/document_tabs.h"
#include "ui/shell/welcome_page.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

WorkArea::WorkArea(models::Workspace* workspace, models::SettingsStore* settings, CommandRegistry* commands,
                   QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_settings(settings), m_commands(commands),
      m_documents(new DocumentBar(workspace, commands, this)), m_stack(new QStackedWidget(this)),
      m_nothing(new QWidget(m_stack)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_documents);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_nothing);
    for (models::ItemsTab* tab : workspace->tabs()) added(tab);
    connect(workspace, &models::Workspace::tabAdded, this, &WorkArea::added);
    connect(workspace, &models::Workspace::tabRemoved, this, &WorkArea::removed);
    connect(workspace, &models::Workspace::currentTabChanged, this, &WorkArea::showCurrent);
    for (const auto changed : {&models::Workspace::fileChanged, &models::Workspace::fileRemoved})
        connect(workspace, changed, this, [this] {
            if (m_stack->currentWidget() == m_nothing) showCurrent();
        }, Qt::QueuedConnection); // its first table may be opened now
    showCurrent();
}

WelcomePage* WorkArea::welcome() {
    if (m_welcome) return m_welcome;
    m_welcome = new WelcomePage(m_workspace, m_commands, m_stack);
    m_stack->addWidget(m_welcome);
    connect(m_welcome, &WelcomePage::openRequested, this, &WorkArea::openRequested);
    return m_welcome;
}

void WorkArea::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_begun) QMetaObject::invokeMethod(this, &WorkArea::begin, Qt::QueuedConnection);
}

/// The window is there, and what it was started with is being opened.
void WorkArea::begin() {
    m_begun = true;
    showCurrent();
}

bool WorkArea::isWaiting() const {
    if (m_welcome) return false;
    const QList<models::FileSession*> files = m_workspace->files();
    return !m_begun || std::any_of(files.begin(), files.end(), [](const models::FileSession* file) {
        return file->state() == models::FileSession::State::Opening;
    });
}

models::ItemsTab* WorkArea::currentTab() const {
    return m_workspace->tabs().value(m_workspace->currentTab());
}

void WorkArea::added(models::ItemsTab* tab) {
    auto* page = new ItemsPage(tab, m_commands, m_stack);
    page->setSettings(m_settings);
    page->setEndpoint([this, tab] { return m_endpoint ? m_endpoint(tab->session()) : QString(); });
    auto* edits = new EditCommands(page, m_commands, m_settings);
    connect(edits, &EditCommands::writing, this, [this, tab](models::BulkModel* model) {
        m_workspace->addJob(models::bulkJob(model, m_workspace), tab->session());
    });
    m_pages.insert(tab, page);
    m_stack->addWidget(page);
    connect(tab, &models::ItemsTab::sideChanged, page, [this, tab] {
        showCurrent();
        if (tab->showsStatement() && tab == currentTab()) statementOf(tab)->focusEditor();
    });
    if (tab == currentTab()) showCurrent(); // else it is made current in a moment: nothing is made to be shown until then
}

StatementPage* WorkArea::statementOf(models::ItemsTab* tab) {
    StatementPage*& page = m_statements[tab];
    if (!page) m_stack->addWidget(page = new StatementPage(tab, m_commands, m_stack));
    return page;
}

void WorkArea::removed(models::ItemsTab* tab) {
    delete m_statements.take(tab);
    delete m_pages.take(tab); // the tab may die right after this signal: the page must not outlive it
    showCurrent();
}

void WorkArea::addPage(const QString& mode, PageMaker make) {
    m_makers.insert(mode, std::move(make));
}

QWidget* WorkArea::page(const QString& mode) {
    if (QWidget* made = m_modes.value(mode)) return made;
    const PageMaker make = m_makers.value(mode);
    if (!make) return nullptr;
    QWidget* page = make(m_stack);
    m_modes.insert(mode, page);
    m_stack->addWidget(page);
    emit pageMade(page);
    return page;
}

void WorkArea::showPage(const QString& mode) {
    m_mode = m_makers.contains(mode) ? mode : QString();
    if (m_mode.isEmpty()) welcome();
    else m_workspace->setCurrentTab(-1);
    showCurrent();
    if (!m_mode.isEmpty()) emit pageShown();
}

void WorkArea::showVersion(models::ItemsTab* tab, const models::Value& version) {
    if (auto* page = qobject_cast<ItemsPage*>(pageOf(tab))) page->editVersion(version);
}

void WorkArea::showCurrent() {
    QWidget* page = m_pages.value(currentTab());
    if (page) m_mode.clear();
    if (page && currentTab()->showsStatement()) page = statementOf(currentTab());
    m_documents->setVisible(page != nullptr);
    if (!page) page = this->page(m_mode);
    if (!page) page = isWaiting() ? m_nothing : welcome();
    m_stack->setCurrentWidget(page);
}

} // namespace rf::ui

#include "moc_work_area.cpp"
