// Files, tabs and jobs; the session that outlives the program, whether it ended well or not.

#include "models/session/workspace.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

namespace tst_workspace {

using namespace rf::models;
using namespace rf::models::test;

namespace {

rf::Result<std::unique_ptr<rf::Service>> open(const std::filesystem::path& path, const rf::EngineOptions& options) {
    return rf::openEngine(path, options);
}

bool isOpen(FileSession* session) {
    return QTest::qWaitFor([session] { return session->state() != FileSession::State::Opening; }, 30'000) &&
           session->state() == FileSession::State::Open;
}

/// A folder with table files, and settings that outlive workspaces.
struct Fixture {
    QTemporaryDir dir;
    MemorySettings settings;

    QString path(const char* name) const { return QDir(QFileInfo(dir.path()).canonicalFilePath()).filePath(name); }
    /// A file with Shop (and Other) and three items.
    QString file(const char* name) {
        auto engine = rf::openEngine(path(name).toStdString(), {.mode = rf::EngineOptions::Mode::Create});
        if (!engine) qFatal("no engine: %s", engine.error().message.c_str());
        madeShop(**engine);
        madeShop(**engine, "Other");
        for (const char* sk : {"1", "2", "3"}) put(**engine, "Shop", keyed("c", sk, R"("n":{"N":"1"})"));
        (void)(*engine)->close();
        return path(name);
    }
    std::unique_ptr<Workspace> workspace() { return std::make_unique<Workspace>(open, &settings); }
    /// Settings as a crash leaves them: no destructor has run.
    MemorySettings copy() const { return settings; }
};

bool run(ItemsTab* tab) {
    tab->query()->setKeyValue("pk", "c");
    tab->run();
    return QTest::qWaitFor([tab] { return tab->items()->state() != ItemsModel::State::Loading; }, 30'000);
}

QModelIndex cell(ItemsTab* tab, int row, const char* name) {
    return tab->items()->index(row, tab->items()->columnOf(name));
}

bool done(Job* job) {
    return QTest::qWaitFor([job] { return job->state() != Job::State::Running; }, 30'000);
}

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT
private slots:
    void aPathIsOpenOnce();
    void failedFileIsTriedAgain();
    void tabs();
    void currentTab();
    void parkedTabsComeBack();
    void closingAFile();
    void recentFiles();
    void sidebar();
    void restartBringsBackTabsAndEdits();
    void crashLosesNothing();
    void orderOfTabsAcrossFiles();
    void fileThatIsMissingKeepsItsEdits();
    void nothingIsWrittenBeforeRestore();
    void jobs();
    void failingJobs();
    void dismissingAJobCancelsIt();
    void convertedFileOpens();
};

void TestWorkspace::aPathIsOpenOnce() {
    Fixture f;
    const QString path = f.file("a.rfdb");
    auto workspace = f.workspace();
    QSignalSpy added(workspace.get(), &Workspace::fileAdded);
    FileSession* session = workspace->openFile(path);
    QCOMPARE(workspace->openFile(path), session);
    QCOMPARE(workspace->openFile(f.dir.path() + "/./a.rfdb"), session);
    QVERIFY(QFile::link(path, f.path("link.rfdb")));
    QCOMPARE(workspace->openFile(f.path("link.rfdb")), session);
    QCOMPARE(added.size(), 1);
    QCOMPARE(workspace->fileAt(path), session);
    QVERIFY(!workspace->fileAt(f.path("b.rfdb")));
    QVERIFY(isOpen(session));
}

void TestWorkspace::failedFileIsTriedAgain() {
    Fixture f;
    auto workspace = f.workspace();
    FileSession* session = workspace->openFile(f.path("a.rfdb"));
    QVERIFY(!isOpen(session));
    QCOMPARE(workspace->recent()->rowCount({}), 0);
    f.file("a.rfdb");
    QCOMPARE(workspace->openFile(f.path("a.rfdb")), session);
    QVERIFY(isOpen(session));
    QCOMPARE(workspace->recent()->rowCount({}), 1);
}

void TestWorkspace::tabs() {
    Fixture f;
    auto workspace = f.workspace();
    FileSession* session = workspace->openFile(f.file("a.rfdb"));
    QVERIFY(!workspace->openTable(session, "us-east-1", "Shop")); // not open yet
    QVERIFY(isOpen(session));
    QSignalSpy added(workspace.get(), &Workspace::tabAdded);
    ItemsTab* shop = workspace->openTable(session, "us-east-1", "Shop");
    QVERIFY(shop);
    QCOMPARE(workspace->openTable(session, "us-east-1", "Shop"), shop);
    ItemsTab* index = workspace->openTable(session, "us-east-1", "Shop", "GSI1");
    QVERIFY(index != shop);
    QCOMPARE(index->query()->index(), "GSI1");
    ItemsTab* second = workspace->openTableInNewTab(session, "us-east-1", "Shop");
    QVERIFY(second != shop);
    QVERIFY(!workspace->openTable(session, "us-east-1", "None"));
    QVERIFY(!workspace->openTable(session, "eu-west-1", "Shop"));
    QCOMPARE(added.size(), 3);
    QCOMPARE(workspace->tabs(), QList<ItemsTab*>({shop, index, second}));
}

void TestWorkspace::currentTab() {
    Fixture f;
    auto workspace = f.workspace();
    FileSession* session = workspace->openFile(f.file("a.rfdb"));
    QVERIFY(isOpen(session));
    QCOMPARE(workspace->currentTab(), -1);
    QList<ItemsTab*> tabs;
    for (int i = 0; i < 4; ++i) tabs << workspace->openTableInNewTab(session, "us-east-1", "Shop");
    QCOMPARE(workspace->currentTab(), 3);
    QSignalSpy current(workspace.get(), &Workspace::currentTabChanged);
    workspace->setCurrentTab(1);
    workspace->moveTab(1, 3); // 0 2 3 1
    QCOMPARE(workspace->currentTab(), 3);
    QCOMPARE(workspace->tabs(), QList<ItemsTab*>({tabs[0], tabs[2], tabs[3], tabs[1]}));
    workspace->moveTab(0, 2); // 2 3 0 1
    QCOMPARE(workspace->currentTab(), 3);
    workspace->closeTab(tabs[2]); // 3 0 1
    QCOMPARE(workspace->currentTab(), 2);
    workspace->closeTab(tabs[1]); // 3 0
    QCOMPARE(workspace->currentTab(), 1);
    workspace->setCurrentTab(0);
    workspace->closeTab(tabs[3]); // 0
    QCOMPARE(workspace->currentTab(), 0);
    workspace->closeTab(tabs[0]);
    QCOMPARE(workspace->currentTab(), -1);
    QCOMPARE(current.last().first().toInt(), -1);
    workspace->setCurrentTab(5);
    QCOMPARE(workspace->currentTab(), -1);
}

void TestWorkspace::parkedTabsComeBack() {
    Fixture f;
    auto workspace = f.workspace();
    FileSession* session = workspace->openFile(f.file("a.rfdb"));
    QVERIFY(isOpen(session));
    ItemsTab* tab = workspace->openTable(session, "us-east-1", "Shop");
    QVERIFY(run(tab));
    QVERIFY(tab->items()->setData(cell(tab, 0, "n"), "5"));
    workspace->closeTab(tab);
    QVERIFY(workspace->tabs().isEmpty());
    QCOMPARE(workspace->stagedCount(), 1);
    QCOMPARE(workspace->openTable(session, "us-east-1", "Shop"), tab);
    QCOMPARE(cell(tab, 0, "n").data().toString(), "5");
    tab->edits()->revertAll();
    workspace->closeTab(tab);
    QPointer<ItemsTab> gone(tab);
    QVERIFY(QTest::qWaitFor([&] { return gone.isNull(); }));
    QVERIFY(workspace->parkedTabs().isEmpty());
}

void TestWorkspace::closingAFile() {
    Fixture f;
    auto workspace = f.workspace();
    FileSession* a = workspace->openFile(f.file("a.rfdb"));
    FileSession* b = workspace->openFile(f.file("b.rfdb"));
    QVERIFY(isOpen(a) && isOpen(b));
    ItemsTab* first = workspace->openTable(a, "us-east-1", "Shop");
    workspace->openTable(b, "us-east-1", "Shop");
    QVERIFY(run(first));
    QVERIFY(first->items()->setData(cell(first, 0, "n"), "5"));
    ItemsTab* parked = workspace->openTable(a, "us-east-1", "Other");
    QVERIFY(parked->edits()->stageInsert(keyed("x", "y")));
    workspace->closeTab(parked);
    QCOMPARE(workspace->stagedCount(a), 2);
    QCOMPARE(workspace->stagedCount(b), 0);
    QVERIFY(!workspace->closeFile(a));
    QCOMPARE(workspace->files().size(), 2);
    QSignalSpy removed(workspace.get(), &Workspace::fileRemoved);
    QVERIFY(workspace->closeFile(a, true));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(workspace->tabs().size(), 1);
    QCOMPARE(workspace->stagedCount(), 0);
    QCOMPARE(workspace->tables()->rowCount(), 1);
    QVERIFY(workspace->closeFile(b));
    QCOMPARE(workspace->currentTab(), -1);
    FileSession* again = workspace->openFile(f.path("a.rfdb"));
    QVERIFY(isOpen(again)); // nothing of ours holds it
}

void TestWorkspace::recentFiles() {
    Fixture f;
    auto workspace = f.workspace();
    QVERIFY(isOpen(workspace->openFile(f.file("a.rfdb"))));
    QVERIFY(isOpen(workspace->openFile(f.file("b.rfdb"))));
    QVERIFY(isOpen(workspace->openFile({}, FileSession::Mode::InMemory)));
    QCOMPARE(workspace->recent()->entries().size(), 2);
    QCOMPARE(workspace->recent()->entries().first().path, f.path("b.rfdb"));
    QCOMPARE(workspace->recent()->entries().first().tables, 2);
    QVERIFY(workspace->recent()->entries().first().bytes > 0);
}

void TestWorkspace::sidebar() {
    Fixture f;
    auto workspace = f.workspace();
    QAbstractItemModelTester tester(workspace->tables(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    FileSession* session = workspace->openFile(f.file("a.rfdb"));
    const QModelIndex file = workspace->tables()->indexOf(session);
    QVERIFY(file.isValid());
    QCOMPARE(file.data(TablesModel::StatusRole).toString(), "opening");
    QVERIFY(isOpen(session));
    QVERIFY(workspace->tables()->indexOf(session, "us-east-1", "Shop", "GSI1").isValid());
    QVERIFY(workspace->closeFile(session));
    QCOMPARE(workspace->tables()->rowCount(), 0);
}

void TestWorkspace::restartBringsBackTabsAndEdits() {
    Fixture f;
    const QString path = f.file("a.rfdb");
    const Value fresh = everyType("c", "9", 31);
    QList<StagedChange> staged;
    {
        auto workspace = f.workspace();
        workspace->restoreSession();
        FileSession* session = workspace->openFile(path);
        QVERIFY(isOpen(session));
        ItemsTab* shop = workspace->openTable(session, "us-east-1", "Shop");
        QVERIFY(run(shop));
        QVERIFY(shop->items()->setData(cell(shop, 0, "n"), "12345678901234567890123456789012345678"));
        shop->items()->deleteRows({1});
        QVERIFY(shop->items()->insertItem(fresh));
        staged = shop->edits()->changes();
        ItemsTab* index = workspace->openTable(session, "us-east-1", "Shop", "GSI1");
        index->query()->setMode(QueryMode::Scan);
        index->query()->filters()->add({"n", FilterOperator::Greater, ValueType::N, {"3"}, true});
        ItemsTab* other = workspace->openTable(session, "us-east-1", "Other");
        QVERIFY(other->edits()->stageInsert(keyed("parked", "1")));
        workspace->closeTab(other);
        workspace->setCurrentTab(0);
    }
    auto workspace = f.workspace();
    workspace->restoreSession();
    QCOMPARE(workspace->files().size(), 1);
    QCOMPARE(workspace->stagedCount(), 4); // counted before they are back
    QVERIFY(isOpen(workspace->files().first()));
    QCOMPARE(workspace->tabs().size(), 2);
    QCOMPARE(workspace->currentTab(), 0);
    ItemsTab* shop = workspace->tabs()[0];
    QCOMPARE(shop->edits()->changes(), staged);
    QCOMPARE(shop->query()->keyFields().first().value, "c");
    ItemsTab* index = workspace->tabs()[1];
    QCOMPARE(index->query()->index(), "GSI1");
    QVERIFY(index->query()->mode() == QueryMode::Scan);
    QCOMPARE(index->query()->filters()->chips().size(), 1);
    QCOMPARE(workspace->parkedTabs().size(), 1);
    QCOMPARE(workspace->stagedCount(), 4);
    // They are as good as before: shown over the rows, and committed.
    QVERIFY(run(shop));
    QVERIFY(shop->items()->rowState(0) == RowState::Inserted);
    QVERIFY(shop->items()->rowState(2) == RowState::Deleted);
    shop->committer()->commit();
    QVERIFY(QTest::qWaitFor([&] { return shop->committer()->state() == Committer::State::Done; }));
    const auto got = stored(*shop->session()->client()->service(), shop->table(), fresh);
    QCOMPARE(got->toJson(true), fresh.toJson(true));
}

void TestWorkspace::crashLosesNothing() {
    Fixture f;
    const QString path = f.file("a.rfdb");
    auto workspace = f.workspace();
    workspace->restoreSession();
    FileSession* session = workspace->openFile(path);
    QVERIFY(isOpen(session));
    ItemsTab* tab = workspace->openTable(session, "us-east-1", "Shop");
    QVERIFY(run(tab));
    QVERIFY(tab->items()->setData(cell(tab, 0, "n"), "7"));
    QCoreApplication::processEvents(); // one turn of the loop
    MemorySettings first = f.copy();
    tab->edits()->revertAll();
    QVERIFY(tab->edits()->stageInsert(keyed("c", "late")));
    QCoreApplication::processEvents();
    MemorySettings second = f.copy();
    workspace.reset(); // lets go of the file; its own settings are not looked at again

    for (auto& [settings, kind] : {std::pair{&first, ChangeKind::Edit}, std::pair{&second, ChangeKind::Insert}}) {
        Workspace after(open, settings);
        after.restoreSession();
        QVERIFY(isOpen(after.files().first()));
        QCOMPARE(after.tabs().size(), 1);
        QCOMPARE(after.tabs()[0]->edits()->count(), 1);
        QVERIFY(after.tabs()[0]->edits()->changes().first().kind == kind);
    }
}

void TestWorkspace::orderOfTabsAcrossFiles() {
    Fixture f;
    const QString a = f.file("a.rfdb"), b = f.file("b.rfdb");
    const auto names = [](Workspace& workspace) {
        QStringList names;
        for (ItemsTab* tab : workspace.tabs()) names << tab->session()->name().left(1) + tab->table().name;
        return names.join(' ');
    };
    {
        auto workspace = f.workspace();
        workspace->restoreSession();
        FileSession *first = workspace->openFile(a), *second = workspace->openFile(b);
        QVERIFY(isOpen(first) && isOpen(second));
        workspace->openTable(first, "us-east-1", "Shop");
        workspace->openTable(second, "us-east-1", "Shop");
        workspace->openTable(first, "us-east-1", "Other");
        workspace->openTable(second, "us-east-1", "Other");
        workspace->setCurrentTab(2);
        QCOMPARE(names(*workspace), "aShop bShop aOther bOther");
    }
    for (int round = 0; round < 2; ++round) {
        auto workspace = f.workspace();
        workspace->restoreSession();
        for (FileSession* session : workspace->files()) QVERIFY(isOpen(session));
        QCOMPARE(names(*workspace), "aShop bShop aOther bOther");
        QCOMPARE(workspace->currentTab(), 2);
    }
}

void TestWorkspace::fileThatIsMissingKeepsItsEdits() {
    Fixture f;
    const QString path = f.file("a.rfdb");
    {
        auto workspace = f.workspace();
        workspace->restoreSession();
        FileSession* session = workspace->openFile(path);
        QVERIFY(isOpen(session));
        QVERIFY(workspace->openTable(session, "us-east-1", "Shop")->edits()->stageInsert(keyed("c", "9")));
    }
    QThreadPool::globalInstance()->waitForDone(); // the file is closed
    QVERIFY(QFile::rename(path, path + ".away"));
    {
        auto workspace = f.workspace();
        workspace->restoreSession();
        QVERIFY(!isOpen(workspace->files().first()));
        QVERIFY(workspace->tabs().isEmpty());
        QCOMPARE(workspace->stagedCount(), 1);
        QVERIFY(!workspace->closeFile(workspace->files().first())); // they would be lost
    }
    QVERIFY(QFile::rename(path + ".away", path));
    {
        auto workspace = f.workspace();
        workspace->restoreSession();
        QVERIFY(isOpen(workspace->files().first()));
        QCOMPARE(workspace->tabs().size(), 1);
        QCOMPARE(workspace->tabs()[0]->edits()->count(), 1);
        QVERIFY(workspace->closeFile(workspace->files().first(), true));
    }
    auto workspace = f.workspace();
    workspace->restoreSession();
    QVERIFY(workspace->files().isEmpty());
    QCOMPARE(workspace->stagedCount(), 0);
}

void TestWorkspace::nothingIsWrittenBeforeRestore() {
    Fixture f;
    f.settings.setValue("session/layout", "kept");
    {
        auto workspace = f.workspace();
        QVERIFY(isOpen(workspace->openFile(f.file("a.rfdb"))));
    }
    QCOMPARE(f.settings.value("session/layout").toString(), "kept");
}

void TestWorkspace::jobs() {
    Fixture f;
    auto workspace = f.workspace();
    FileSession* session = workspace->openFile(f.file("a.rfdb"));
    QVERIFY(isOpen(session));
    Maintenance maintenance;
    maintenance.importTable = [](rf::Store& store, std::string_view region, std::string_view table,
                                 const std::filesystem::path& source, const rf::ImportOptions&,
                                 const rf::Progress& progress) -> rf::Result<rf::ImportReport> {
        if (region != "us-east-1" || table != "Shop" || source != "/in/orders.json" || !store.catalog())
            return rf::validation("wrong arguments");
        progress(5, 10);
        rf::ImportReport report;
        report.imported = 7;
        report.rejected = 2;
        report.rejectsFile = "/in/orders.rejects.jsonl";
        report.details = {"line 3: no key"};
        return report;
    };
    maintenance.exportTable = [](rf::Store&, std::string_view, std::string_view table, const std::filesystem::path&,
                                 const rf::ExportOptions&, const rf::Progress&) -> rf::Result<rf::ExportReport> {
        rf::ExportReport report;
        report.items = table == "Shop" ? 3 : 0;
        return report;
    };
    maintenance.check = [](const std::filesystem::path&, const rf::Progress&) -> rf::Result<rf::CheckReport> {
        rf::CheckReport report;
        report.findings = {{"Shop.GSI1", "an entry has no item"}};
        return report;
    };
    workspace->setMaintenance(maintenance);
    QSignalSpy added(workspace.get(), &Workspace::jobAdded);
    Job* import = workspace->importTable(session, "us-east-1", "Shop", "/in/orders.json");
    QCOMPARE(import->title(), "Importing orders.json");
    QVERIFY(done(import));
    QVERIFY2(import->state() == Job::State::Finished, qPrintable(import->failure().detail));
    QCOMPARE(import->summary().text, "7 items imported into Shop, 2 refused");
    QCOMPARE(import->summary().details,
             QStringList({"Refused lines are in /in/orders.rejects.jsonl", "line 3: no key"}));
    Job* exported = workspace->exportTable(session, "us-east-1", "Shop", "/out/shop.json");
    QVERIFY(done(exported));
    QCOMPARE(exported->summary().text, "3 items of Shop exported");
    QCOMPARE(exported->summary().path, "/out/shop.json");
    Job* check = workspace->checkFile(session->path());
    QVERIFY(done(check));
    QCOMPARE(check->summary().details, QStringList({"Shop.GSI1: an entry has no item"}));
    QVERIFY(check->summary().text.startsWith("a.rfdb has 1 faults"));
    QCOMPARE(added.size(), 3);
    QCOMPARE(workspace->jobs().size(), 3);
    QSignalSpy removed(workspace.get(), &Workspace::jobRemoved);
    workspace->dismissJob(import);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(workspace->jobs().size(), 2);
}

void TestWorkspace::failingJobs() {
    Fixture f;
    auto workspace = f.workspace();
    Job* import = workspace->importTable(nullptr, "us-east-1", "Shop", "/in/orders.json");
    QVERIFY(done(import) && import->state() == Job::State::Failed);
    Maintenance maintenance;
    maintenance.convert = [](const std::filesystem::path&, const std::filesystem::path&, const rf::Progress&) {
        return rf::Result<rf::ConvertReport>(rf::Error{rf::ErrorCode::FileNotOurs, "no such database"});
    };
    workspace->setMaintenance(maintenance);
    Job* convert = workspace->convertFile("/in/a.db", f.path("a.rfdb"));
    QVERIFY(done(convert));
    QVERIFY(convert->state() == Job::State::Failed);
    QVERIFY(workspace->files().isEmpty());
}

void TestWorkspace::dismissingAJobCancelsIt() {
    Fixture f;
    auto workspace = f.workspace();
    Maintenance maintenance;
    maintenance.sample = [](const std::filesystem::path&, std::string_view, const rf::Progress& progress) {
        while (progress(1, 0)) QThread::msleep(1);
        return rf::Result<rf::SampleReport>(rf::Error{rf::ErrorCode::Cancelled, "cancelled"});
    };
    workspace->setMaintenance(maintenance);
    Job* job = workspace->makeSample(f.path("s.rfdb"));
    workspace->dismissJob(job);
    QVERIFY(QTest::qWaitFor([&] { return workspace->jobs().isEmpty(); }));
    QVERIFY(workspace->files().isEmpty());
    workspace->makeSample(f.path("s.rfdb"));
    workspace.reset(); // while it runs
}

void TestWorkspace::convertedFileOpens() {
    Fixture f;
    auto workspace = f.workspace();
    Maintenance maintenance;
    maintenance.convert = [&f](const std::filesystem::path&, const std::filesystem::path& target, const rf::Progress&) {
        auto engine = rf::openEngine(target, {.mode = rf::EngineOptions::Mode::Create});
        if (!engine) return rf::Result<rf::ConvertReport>(engine.error());
        madeShop(**engine);
        (void)(*engine)->close();
        rf::ConvertReport report;
        report.tables = 1;
        return rf::Result<rf::ConvertReport>(report);
    };
    workspace->setMaintenance(maintenance);
    Job* job = workspace->convertFile("/in/a.db", f.path("a.rfdb"));
    QVERIFY(done(job));
    QVERIFY2(job->state() == Job::State::Finished, qPrintable(job->failure().detail));
    QCOMPARE(workspace->files().size(), 1);
    QVERIFY(isOpen(workspace->files().first()));
    QCOMPARE(workspace->files().first()->tables().size(), 1);
}

RF_TEST_GUILESS_MAIN(TestWorkspace)

} // namespace tst_workspace

#include "tst_workspace.moc"
