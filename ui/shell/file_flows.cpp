#include "ui/shell/file_flows.h"

#include "models/bulk/bulk_job.h"
#include "models/session/running_jobs.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/states.h"
#include "ui/common/toast.h"
#include "ui/shell/create_table_dialog.h"
#include "ui/shell/job_dialog.h"
#include "ui/transfer/export_dialog.h"
#include "ui/transfer/generate_dialog.h"
#include "ui/transfer/import_dialog.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace rf::ui {

using models::FileSession;
using models::Workspace;

namespace {

constexpr int kShowJobAfter = 300; // ms, design: under it nothing is shown

/// "shop.rfdb", or with a number when that is taken.
QString freeName(const QString& folder, const QString& base) {
    QString path = QDir(folder).filePath(base + QStringLiteral(".rfdb"));
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = QDir(folder).filePath(QStringLiteral("%1-%2.rfdb").arg(base).arg(i));
    return path;
}

void chooseTarget(QWidget* window, const QString& title, const QString& suggestion,
                  std::function<void(const QString&)> then) {
    auto* dialog = new QFileDialog(window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("rfdb"));
    dialog->setNameFilter(tableFileFilter());
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // the engine never overwrites a file and says so
    dialog->setDirectory(QFileInfo(suggestion).absolutePath());
    dialog->selectFile(QFileInfo(suggestion).fileName());
    QObject::connect(dialog, &QFileDialog::fileSelected, window, std::move(then));
    dialog->open();
}

} // namespace

FileFlows::FileFlows(Workspace* workspace, CommandRegistry* commands, Place place, QWidget* window)
    : QObject(window), m_workspace(workspace), m_commands(commands), m_place(std::move(place)), m_folder([] { return QDir::homePath(); }), m_window(window) {
    answer(commands);
    connect(workspace, &Workspace::fileChanged, this, &FileFlows::fileChanged);
    connect(workspace, &Workspace::fileAdded, this, &FileFlows::fileChanged);
    connect(workspace, &Workspace::fileRemoved, this, [this](FileSession* session) {
        for (auto* set : {&m_fresh, &m_designed, &m_troubled}) set->remove(session);
        refreshEnabled();
    });
    connect(workspace, &Workspace::jobAdded, this, &FileFlows::jobAdded);
    connect(workspace, &Workspace::jobRemoved, this, [this](models::Job* job) { m_jobDialogs.remove(job); });
    refreshEnabled();
}

void FileFlows::answer(CommandRegistry* commands) {
    const auto on = [&](const char* id, std::function<void()> run) {
        commands->on(QString::fromLatin1(id), this, std::move(run));
    };
    on("file.open", [this] { chooseFiles(); });
    on("file.new", [this] { newFile(); });
    on("file.sample", [this] { newSample(QStringLiteral("ecommerce"), QStringLiteral("shop")); });
    on("sample.saas", [this] { newSample(QStringLiteral("saas"), QStringLiteral("tenants")); });
    on("sample.sensors", [this] { newSample(QStringLiteral("sensors"), QStringLiteral("sensors")); });
    on("sample.games", [this] { newSample(QStringLiteral("games"), QStringLiteral("arcade")); });
    on("file.convert", [this] { (new ConvertDialog(m_workspace, {}, m_window))->present(); });
    on("file.import", [this] { (new ImportDialog(m_workspace, importPlace(), {}, m_window))->present(); });
    on("file.importPasted", [this] {
        auto* dialog = new ImportDialog(m_workspace, importPlace(), {}, m_window);
        dialog->setText(QGuiApplication::clipboard()->text());
        dialog->present();
    });
    on("file.export", [this] { exportRows(); });
    on("table.generate", [this] {
        const TableChoice at = m_place();
        if (!at.isValid()) return emit notice(tr("Choose a table in the sidebar first"));
        (new GenerateDialog(m_workspace, at, m_window))->present();
    });
    on("file.check", [this] {
        if (auto* file = currentFile()) m_workspace->checkFile(file->path());
    });
    on("file.close", [this] { closeFile(currentFile()); });
    on("table.create", [this] { createTable(currentFile(), m_place().region); });
    on("table.refresh", [this] {
        for (FileSession* file : m_workspace->files()) file->refresh();
    });
}

void FileFlows::exportRows() {
    models::ItemsTab* tab = m_workspace->tabs().value(m_workspace->currentTab());
    const TableChoice from = tab ? tabPlace() : m_place();
    const bool hasResult = tab && tab->items()->hasRun();
    const auto result = hasResult ? tab->query()->build() : std::nullopt;
    (new ExportDialog(m_workspace, from, result, tab ? tab->query()->title() : QString(), m_window))->present();
}

FileSession* FileFlows::currentFile() const {
    if (const TableChoice place = m_place(); place.session) return place.session;
    return m_workspace->files().isEmpty() ? nullptr : m_workspace->files().last();
}

void FileFlows::refreshEnabled() {
    bool any = false, open = false, tables = false;
    for (FileSession* file : m_workspace->files()) {
        any = true;
        open = open || file->state() == FileSession::State::Open;
        tables = tables || !file->tables().isEmpty();
    }
    const auto set = [this](const char* id, bool enabled) {
        m_commands->action(QString::fromLatin1(id))->setEnabled(enabled);
    };
    set("file.close", any);
    set("file.check", open);
    set("table.refresh", open);
    set("table.create", open);
    set("file.export", tables);
    set("file.importPasted", open);
    set("table.generate", tables);
}

// Opening

void FileFlows::chooseFiles() {
    auto* dialog = new QFileDialog(m_window, tr("Open file"), m_folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Table files and DynamoDB Local files (*.rfdb *.db)"), rowsFilter(), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &FileFlows::open);
    dialog->open();
}

void FileFlows::chooseFileAnd(std::function<void(FileSession*)> then) {
    auto* dialog = new QFileDialog(m_window, tr("Open file"), m_folder(), tableFileFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, then = std::move(then)](const QString& path) {
        FileSession* session = m_workspace->openFile(path);
        m_fresh << session;
        m_whenOpen.insert(session, then);
        fileChanged(session);
    });
    dialog->open();
}

void FileFlows::open(const QStringList& paths) { openInto(paths, importPlace()); }

TableChoice FileFlows::tabPlace() const {
    const models::ItemsTab* tab = m_workspace->tabs().value(m_workspace->currentTab());
    return tab ? TableChoice{tab->session(), tab->table().region, tab->table().name} : TableChoice();
}

TableChoice FileFlows::importPlace() const {
    const TableChoice chosen = m_place(), shown = tabPlace();
    return chosen.isValid() || !shown.isValid() ? chosen : shown;
}

void FileFlows::openInto(const QStringList& paths, const TableChoice& into) {
    for (const QString& path : paths) {
        switch (Workspace::kindOf(path)) {
        case Workspace::FileKind::DynamoDbLocal:
            (new ConvertDialog(m_workspace, path, m_window))->present();
            break;
        case Workspace::FileKind::Rows:
            (new ImportDialog(m_workspace, into, path, m_window))->present();
            break;
        case Workspace::FileKind::TableFile:
        case Workspace::FileKind::Unknown: {
            FileSession* session = m_workspace->openFile(path);
            m_fresh << session;
            fileChanged(session); // it may have been open already
            break;
        }
        }
    }
}

void FileFlows::newFile() {
    chooseTarget(m_window, tr("New table file"), freeName(m_folder(), QStringLiteral("tables")),
                 [this](const QString& path) {
                     FileSession* session = m_workspace->newFile(path);
                     m_designed << session;
                     fileChanged(session);
                 });
}

void FileFlows::newSample(const QString& kind, const QString& name) {
    chooseTarget(m_window, tr("New file from a sample"), freeName(m_folder(), name),
                 [this, kind](const QString& path) { m_workspace->makeSample(path, kind); });
}

void FileFlows::fileChanged(FileSession* session) {
    refreshEnabled();
    if (session->state() == FileSession::State::Failed) return trouble(session);
    if (session->state() != FileSession::State::Open) return;
    if (const auto then = m_whenOpen.take(session)) then(session);
    if (m_designed.remove(session) && session->tables().isEmpty()) return createTable(session, {});
    if (!m_fresh.remove(session) || session->tables().isEmpty()) return;
    for (models::ItemsTab* tab : m_workspace->tabs())
        if (tab->session() == session) return; // its tabs came back
    const models::TableInfo& first = session->tables().first();
    m_workspace->openTable(session, first.region, first.name);
}

void FileFlows::trouble(FileSession* session) {
    if (m_troubled.contains(session)) return;
    m_troubled << session;
    auto* dialog = new Dialog(tr("Cannot open %1").arg(session->name()), m_window);
    dialog->setFixedWidth(480);
    auto* error = new ErrorState;
    error->setFailure(session->failure());
    dialog->body()->setContentsMargins(4, 4, 4, 4);
    dialog->body()->addWidget(error);
    const QPointer<FileSession> file(session);
    const auto offer = [&](const QString& text, std::function<void()> run) {
        error->addAction(text, [this, dialog, file, run = std::move(run)] {
            m_troubled.remove(file);
            dialog->setProperty("handled", true);
            dialog->accept();
            if (file) run();
        });
    };
    if (session->failure().held) offer(tr("Open read-only"), [file] { file->openReadOnly(); });
    if (session->looksConvertible())
        offer(tr("Convert…"), [this, file] {
            const QString path = file->path();
            m_workspace->closeFile(file, true);
            (new ConvertDialog(m_workspace, path, m_window))->present();
        });
    offer(tr("Try again"), [file] { file->open(); });
    dialog->addAccept(tr("Close"));
    connect(dialog, &QDialog::finished, this, [this, dialog, file] {
        if (dialog->property("handled").toBool() || !file) return;
        m_troubled.remove(file);
        m_workspace->closeFile(file, true);
    });
    dialog->present();
}

// Closing, tables

void FileFlows::closeFile(FileSession* session) {
    if (!session) return;
    const QStringList jobs = models::runningJobs(*m_workspace, session);
    if (jobs.isEmpty() && m_workspace->closeFile(session)) return;
    const int staged = m_workspace->stagedCount(session);
    QStringList words;
    if (staged > 0) words << tr("%n change(s) of this file are not committed and would be lost.", nullptr, staged);
    if (!jobs.isEmpty()) words << tr("Closing stops what still runs: %1.").arg(jobs.join(QStringLiteral(", ")));
    ask(m_window, tr("Close %1").arg(session->name()), words.join(u' '), staged > 0 ? tr("Close and discard") : tr("Stop and close"), true,
        [this, file = QPointer(session)] {
            if (file) m_workspace->closeFile(file, true);
        });
}

void FileFlows::createTable(FileSession* session, const QString& region) {
    if (!session || session->state() != FileSession::State::Open) return;
    QString where = region;
    if (where.isEmpty())
        where = session->tables().isEmpty() ? QStringLiteral("us-east-1") : session->tables().first().region;
    auto* dialog = new CreateTableDialog(session, where, m_window);
    connect(dialog, &CreateTableDialog::created, this,
            [this, file = QPointer(session)](const QString& in, const QString& name) {
                emit notice(tr("%1 created").arg(name));
                if (file && file->table(in, name).isValid()) m_workspace->openTable(file, in, name);
            });
    dialog->present();
}

// Jobs

void FileFlows::jobAdded(models::Job* job) {
    if (job->property(models::kShownElsewhere).toBool()) {
        connect(job, &models::Job::finished, m_workspace, [this, job] { m_workspace->dismissJob(job); }, Qt::QueuedConnection);
        return;
    }
    connect(job, &models::Job::finished, this, [this, job] { jobFinished(job); });
    QTimer::singleShot(kShowJobAfter, job, [this, job] {
        if (job->state() == models::Job::State::Running) showJob(job);
    });
}

void FileFlows::showJob(models::Job* job) {
    if (Dialog* shown = m_jobDialogs.value(job)) {
        shown->raise();
        return;
    }
    auto* dialog = new JobDialog(job, m_window);
    m_jobDialogs.insert(job, dialog);
    dialog->present();
}

void FileFlows::jobFinished(models::Job* job) {
    const bool plain = job->state() == models::Job::State::Finished && job->summary().details.size() <= 1;
    Dialog* dialog = m_jobDialogs.value(job);
    if (job->state() == models::Job::State::Failed && !dialog) return showJob(job);
    if (job->state() == models::Job::State::Failed) return;
    if (dialog && (plain || job->state() == models::Job::State::Cancelled)) dialog->accept();
    if (job->state() == models::Job::State::Cancelled)
        emit notice(tr("%1: cancelled").arg(job->title()));
    else if (!dialog || plain)
        emit notice(job->summary().text);
    if (plain || job->state() == models::Job::State::Cancelled)
        QMetaObject::invokeMethod(
            m_workspace,
            [this, alive = QPointer(job)] {
                if (alive) m_workspace->dismissJob(alive);
            },
            Qt::QueuedConnection);
}

} // namespace rf::ui

#include "moc_file_flows.cpp"
