// What comes back after a restart, and what happens to files under an open program: current item, sessions of other windows,
// files that are deleted, replaced, grown.

#include "models/session/file_settings.h"
#include "models/session/workspace.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QTemporaryDir>

namespace tst_restart {

using namespace rf::models;
using namespace rf::models::test;

namespace {

constexpr int kPatience = 30'000;

bool is(FileSession* session, FileSession::State state) {
    return QTest::qWaitFor([=] { return session->state() == state; }, kPatience);
}
bool isOutside(FileSession* session, Outside outside) {
    return QTest::qWaitFor([=] { return session->outside() == outside; }, kPatience);
}
bool done(Job* job) {
    return QTest::qWaitFor([=] { return job->state() != Job::State::Running; }, kPatience);
}
bool rests(ItemsTab* tab) {
    return QTest::qWaitFor([=] { return tab->items()->hasRun() && tab->items()->state() != ItemsModel::State::Loading; },
                           kPatience);
}

struct Fixture {
    QTemporaryDir dir;
    QString path(const char* name) const { return QDir(QFileInfo(dir.path()).canonicalFilePath()).filePath(name); }
    /// Shop with items 00 … 29 of one partition.
    QString file(const char* name) {
        auto engine = rf::openEngine(path(name).toStdString(), {.mode = rf::EngineOptions::Mode::Create});
        if (!engine) qFatal("no engine: %s", engine.error().message.c_str());
        madeShop(**engine);
        for (int i = 0; i < 30; ++i)
            put(**engine, "Shop", keyed("c", qPrintable(QStringLiteral("%1").arg(i, 2, 10, QLatin1Char('0')))));
        (void)(*engine)->close();
        return path(name);
    }
};

ItemsTab* opened(Workspace& workspace, const QString& path) {
    FileSession* session = workspace.openFile(path);
    if (!is(session, FileSession::State::Open)) qFatal("not open");
    ItemsTab* tab = workspace.openTable(session, "us-east-1", "Shop");
    tab->query()->setKeyValue("pk", "c");
    return tab;
}

} // namespace

class TestRestart : public QObject {
    Q_OBJECT
private slots:
    void theCurrentItemComesBack() {
        Fixture f;
        const QString path = f.file("a.rfdb");
        MemorySettings settings;
        {
            Workspace workspace(rf::openEngine, &settings);
            workspace.restoreSession();
            ItemsTab* tab = opened(workspace, path);
            tab->query()->setLimit(10);
            tab->run();
            QVERIFY(rests(tab));
            tab->items()->fetchMore({});
            QVERIFY(rests(tab));
            QCOMPARE(tab->items()->loaded(), 20);
            tab->setCurrentRow(14);
        }
        Workspace workspace(rf::openEngine, &settings);
        workspace.restoreSession();
        QVERIFY(QTest::qWaitFor([&] { return !workspace.tabs().isEmpty(); }, kPatience));
        ItemsTab* tab = workspace.tabs().first();
        QVERIFY(!tab->items()->hasRun()); // until it shows
        QSignalSpy resumed(tab, &ItemsTab::resumed);
        tab->resume();
        QVERIFY(QTest::qWaitFor([&] { return !resumed.isEmpty(); }, kPatience));
        QCOMPARE(resumed.first().first().toInt(), 14);
        QCOMPARE(tab->items()->loaded(), 20);
        QCOMPARE(tab->items()->item(14).child("sk").displayText(), "14");
        tab->resume(); // nothing more
        QVERIFY(tab->items()->state() != ItemsModel::State::Loading);
    }

    void theStatementComesBack() {
        Fixture f;
        const QString path = f.file("a.rfdb");
        MemorySettings settings;
        Statement typed{.text = "SELECT * FROM \"Shop\" WHERE pk = ? AND sk = ?", .parameters = {{ValueType::S, "c"}, {ValueType::S, "07"}}, .consistent = true, .limit = 9};
        {
            Workspace workspace(rf::openEngine, &settings);
            workspace.restoreSession();
            ItemsTab* tab = opened(workspace, path);
            tab->setShowsStatement(true);
            tab->statement()->setStatement(typed);
            QVERIFY(tab->runRead());
            QTRY_COMPARE(tab->statement()->rowCount(), 1);
        }
        {
            Workspace workspace(rf::openEngine, &settings);
            workspace.restoreSession();
            QVERIFY(QTest::qWaitFor([&] { return !workspace.tabs().isEmpty(); }, kPatience));
            ItemsTab* tab = workspace.tabs().first();
            QVERIFY(tab->showsStatement());
            QVERIFY(tab->statement()->statement() == typed);
            QVERIFY(tab->statement()->state() == StatementModel::State::Idle); // until it shows
            QCOMPARE(tab->query()->keyFields().first().value, "c");            // the other side too
            tab->resumeStatement();
            QTRY_COMPARE(tab->statement()->rowCount(), 1);
            tab->setShowsStatement(false);
        }
        Workspace workspace(rf::openEngine, &settings);
        workspace.restoreSession();
        QVERIFY(QTest::qWaitFor([&] { return !workspace.tabs().isEmpty(); }, kPatience));
        QVERIFY(!workspace.tabs().first()->showsStatement());
        QVERIFY(workspace.tabs().first()->statement()->statement() == typed);
    }

    void aStatementThatWritesIsNeverRunByItself() {
        Fixture f;
        MemorySettings settings;
        Workspace workspace(rf::openEngine, &settings);
        ItemsTab* tab = opened(workspace, f.file("a.rfdb"));
        tab->setStatementSide({{"statement", Statement{.text = "DELETE FROM \"Shop\" WHERE pk = 'c' AND sk = '07'"}.toJson()}, {"shows", true}, {"ran", true}});
        QVERIFY(tab->showsStatement());
        tab->resumeStatement();
        QVERIFY(!tab->runRead());
        QVERIFY(tab->statement()->state() == StatementModel::State::Idle);
        tab->setStatementSide({{"shows", true}}); // damaged: nothing changes
        QVERIFY(tab->showsStatement());
    }

    void theOrderOfTheRowsComesBack() {
        Fixture f;
        const QString path = f.file("a.rfdb");
        MemorySettings settings;
        const auto first = [](ItemsTab* tab) { return tab->rows()->index(0, 1).data().toString(); };
        {
            Workspace workspace(rf::openEngine, &settings);
            workspace.restoreSession();
            ItemsTab* tab = opened(workspace, path);
            tab->query()->setLimit(8);
            tab->run();
            for (int page = 2; page <= 4; ++page) {
                QVERIFY(rests(tab));
                tab->items()->fetchMore({});
            }
            QVERIFY(rests(tab) && tab->items()->state() == ItemsModel::State::End);
            QVERIFY(tab->rows()->sortBy("sk", Qt::DescendingOrder));
            QCOMPARE(first(tab), "29");
        }
        Workspace workspace(rf::openEngine, &settings);
        workspace.restoreSession();
        QVERIFY(QTest::qWaitFor([&] { return !workspace.tabs().isEmpty(); }, kPatience));
        ItemsTab* tab = workspace.tabs().first();
        QAbstractItemModelTester tester(tab->rows());
        QCOMPARE(tab->view()["sort"].toObject()["by"].toString(), "sk"); // still to come
        tab->resume();
        QTRY_COMPARE(tab->rows()->sortedBy(), "sk");
        QCOMPARE(first(tab), "29");
        QVERIFY(tab->rows()->sortOrder() == Qt::DescendingOrder);
        tab->run(); // a new run gives it up
        QVERIFY(rests(tab));
        QVERIFY(!tab->view().contains("sort"));
    }

    void anOrderWaitsForTheEnd() {
        Fixture f;
        MemorySettings settings;
        Workspace workspace(rf::openEngine, &settings);
        ItemsTab* tab = opened(workspace, f.file("a.rfdb"));
        tab->query()->setLimit(16);
        tab->setView({{"pages", 1}, {"sort", QJsonObject{{"by", "sk"}, {"descending", true}}}});
        tab->resume();
        QVERIFY(rests(tab));
        QCOMPARE(tab->items()->loaded(), 16);
        QVERIFY(tab->rows()->sortedBy().isEmpty());
        QCOMPARE(tab->view()["sort"].toObject()["by"].toString(), "sk");
        tab->items()->fetchMore({});
        QTRY_COMPARE(tab->rows()->sortedBy(), "sk");
    }

    void anItemThatIsGoneEndsTheSearch() {
        Fixture f;
        const QString path = f.file("a.rfdb");
        MemorySettings settings;
        Workspace workspace(rf::openEngine, &settings);
        ItemsTab* tab = opened(workspace, path);
        tab->query()->setLimit(10);
        tab->setView({{"pages", 2}, {"item", keyed("c", "none").toJson(true)}});
        QSignalSpy resumed(tab, &ItemsTab::resumed);
        tab->resume();
        QVERIFY(rests(tab));
        QTRY_COMPARE(tab->items()->pages(), 2); // what was read then, and no more
        QVERIFY(rests(tab));
        QVERIFY(resumed.isEmpty());
        QCOMPARE(tab->view()["pages"].toInt(), 2);
    }

    void aSecondWindowsSessionIsTakenOver() {
        Fixture f;
        const QString one = f.file("a.rfdb"), two = f.file("b.rfdb");
        const QString folder = f.path("settings");
        {
            FileSettings first(folder);
            Workspace a(rf::openEngine, &first);
            a.restoreSession();
            QVERIFY(opened(a, one)->edits()->stageInsert(keyed("new", "1")));
            FileSettings second(folder);
            QVERIFY(second.isSecond());
            Workspace b(rf::openEngine, &second);
            b.restoreSession();
            QVERIFY(b.tabs().isEmpty() && b.files().isEmpty());
            QVERIFY(opened(b, two)->edits()->stageInsert(keyed("new", "2")));
        }
        {
            FileSettings settings(folder);
            Workspace workspace(rf::openEngine, &settings);
            workspace.restoreSession();
            QVERIFY(QTest::qWaitFor([&] { return workspace.tabs().size() == 2; }, kPatience));
            QCOMPARE(workspace.stagedCount(workspace.fileAt(one)), 1);
            QCOMPARE(workspace.stagedCount(workspace.fileAt(two)), 1);
        }
        FileSettings settings(folder); // and they stay
        QVERIFY(settings.leftSessions().isEmpty());
        Workspace workspace(rf::openEngine, &settings);
        workspace.restoreSession();
        QVERIFY(QTest::qWaitFor([&] { return workspace.tabs().size() == 2; }, kPatience));
        QCOMPARE(workspace.stagedCount(), 2);
    }

    void aDeletedFileIsPutBackWithItsTabs() {
        Fixture f;
        const QString path = f.file("a.rfdb"), other = f.file("b.rfdb");
        MemorySettings settings;
        Workspace workspace(rf::openEngine, &settings);
        workspace.restoreSession();
        ItemsTab* tab = opened(workspace, path);
        FileSession* session = tab->session();
        opened(workspace, other);
        workspace.setCurrentTab(0);
        QVERIFY(tab->edits()->stageInsert(keyed("new", "1")));
        put(*session->client()->service(), "Shop", keyed("c", "written"));
        QVERIFY(QFile::remove(path));
        QVERIFY(isOutside(session, Outside::Gone));
        put(*session->client()->service(), "Shop", keyed("c", "written later"));

        Job* job = workspace.putBack(session);
        QVERIFY(done(job));
        QVERIFY2(job->state() == Job::State::Finished, qPrintable(job->failure().detail));
        FileSession* again = nullptr;
        QVERIFY(QTest::qWaitFor([&] {
            again = workspace.fileAt(path);
            return again && again->state() == FileSession::State::Open && workspace.tabs().size() == 2;
        }, kPatience));
        QVERIFY(QFile::exists(path));
        QCOMPARE(workspace.tabs().first()->session(), again);
        QCOMPARE(workspace.currentTab(), 0);
        QCOMPARE(workspace.tabs().first()->edits()->count(), 1);
        const TableInfo shop = again->table("us-east-1", "Shop");
        for (const char* sk : {"00", "29", "written", "written later"})
            QVERIFY2(stored(*again->client()->service(), shop, keyed("c", sk)), sk);
        QVERIFY(again->outside() == Outside::None);
        QCOMPARE(QDir(f.dir.path()).entryList({"a*kept*"}).size(), 0);
        workspace.closeFile(again, true);
        QVERIFY(rf::checkFile(path.toStdString())->whole());
    }

    void aCopyIsSavedBesideAReplacedFile() {
        Fixture f;
        const QString path = f.file("a.rfdb"), other = f.file("b.rfdb"), copy = f.path("copy.rfdb");
        MemorySettings settings;
        Workspace workspace(rf::openEngine, &settings);
        ItemsTab* tab = opened(workspace, path);
        FileSession* session = tab->session();
        put(*session->client()->service(), "Shop", keyed("c", "mine"));
        QVERIFY(QFile::rename(path, f.path("moved.rfdb")));
        QVERIFY(isOutside(session, Outside::Gone));
        QVERIFY(QFile::rename(f.path("moved.rfdb"), path)); // and back
        QVERIFY(isOutside(session, Outside::None));
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::copy(other, path));
        QVERIFY(isOutside(session, Outside::Replaced));
        Job* job = workspace.saveCopy(session, copy);
        QVERIFY(done(job));
        QVERIFY2(job->state() == Job::State::Finished, qPrintable(job->failure().detail));
        FileSession* saved = workspace.fileAt(copy);
        QVERIFY(saved && is(saved, FileSession::State::Open));
        QVERIFY(stored(*saved->client()->service(), saved->table("us-east-1", "Shop"), keyed("c", "mine")));
        Job* twice = workspace.saveCopy(session, copy); // never written over
        QVERIFY(done(twice));
        QVERIFY(twice->state() == Job::State::Failed);
    }

    void strayBytesAreSeen() {
        Fixture f;
        const QString path = f.file("a.rfdb");
        // Without an engine: its next checkpoint would cut them off again.
        FileWatch watch(path, true);
        watch.look();
        QTest::qWait(100);
        QVERIFY(watch.state() == Outside::None);
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write(QByteArray(3'000, 'x')), 3'000);
        file.close();
        QVERIFY(QTest::qWaitFor([&] { return watch.state() == Outside::Grown; }, kPatience));
        QCOMPARE(watch.strayBytes(), 3'000);
        QVERIFY(file.resize(file.size() - 3'000));
        QVERIFY(QTest::qWaitFor([&] { return watch.state() == Outside::None; }, kPatience));
    }

    void itsOwnWritesAreNoTrouble() {
        Fixture f;
        MemorySettings settings;
        Workspace workspace(rf::openEngine, &settings);
        FileSession* session = opened(workspace, f.file("a.rfdb"))->session();
        QSignalSpy changed(session, &FileSession::outsideChanged);
        for (int round = 0; round < 5; ++round) {
            for (int i = 0; i < 40; ++i) put(*session->client()->service(), "Shop", keyed("d", qPrintable(QString::number(i))));
            session->watch()->look();
            QTest::qWait(50);
        }
        QCOMPARE(changed.size(), 0);
    }

    void whatTheHolderWritesIsSeen() {
        Fixture f;
        const QString path = f.file("a.rfdb");
        auto holder = rf::openEngine(path.toStdString(), {});
        QVERIFY(holder);
        MemorySettings settings;
        Workspace workspace(rf::openEngine, &settings);
        FileSession* session = workspace.openFile(path, FileSession::Mode::ReadOnly);
        QVERIFY(is(session, FileSession::State::Open));
        session->watch()->look();
        QTest::qWait(100);
        put(**holder, "Shop", keyed("c", "theirs"));
        QVERIFY(isOutside(session, Outside::Changed));
        session->watch()->forgetChanges();
        QVERIFY(session->outside() == Outside::None);
        QVERIFY(stored(*session->client()->service(), session->table("us-east-1", "Shop"), keyed("c", "theirs")));
    }
};

RF_TEST_GUILESS_MAIN(TestRestart)

} // namespace tst_restart

#include "tst_restart.moc"
