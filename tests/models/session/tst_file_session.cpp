// One open file: its states, its tables, its failures. Real files.

#include "models/session/file_session.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QTemporaryDir>

namespace tst_file_session {

using namespace rf::models;
using namespace rf::models::test;

namespace {

using State = FileSession::State;
using Mode = FileSession::Mode;

rf::Result<std::unique_ptr<rf::Service>> open(const std::filesystem::path& path, const rf::EngineOptions& options) {
    return rf::openEngine(path, options);
}

bool settled(FileSession& session) {
    return QTest::qWaitFor([&session] { return session.state() != State::Opening; }, 30'000);
}

rf::CreateTable::Input plainTable(const std::string& name) {
    rf::CreateTable::Input input;
    input.tableName = name;
    input.attributeDefinitions = {{{"id", "S"}}};
    input.keySchema = {{{"id", "HASH"}}};
    input.billingMode = "PAY_PER_REQUEST";
    return input;
}

/// Runs a control-plane call and waits for what it says.
template <class Start>
Failure answerOf(Start start) {
    std::optional<Failure> answer;
    start([&answer](const Failure& failure) { answer = failure; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000)) return Failure::own("no answer");
    return *answer;
}

} // namespace

class TestFileSession : public QObject {
    Q_OBJECT
private slots:
    void opensAndCloses();
    void createsAndReopensAtOnce();
    void controlPlane();
    void tablesSettleByThemselves();
    void whatClientsDoToTablesShows();
    void regions();
    void failures();
    void heldFileOpensReadOnly();
    void foreignDatabase();
    void closedOrDestroyedWhileOpening();
    void inMemory();
};

void TestFileSession::opensAndCloses() {
    QTemporaryDir dir;
    FileSession session(dir.filePath("shop.rfdb"), Mode::Create, open);
    QVERIFY(session.state() == State::Closed && !session.client());
    QSignalSpy states(&session, &FileSession::stateChanged);
    session.open();
    QVERIFY(session.state() == State::Opening);
    QCOMPARE(session.entry().status, "opening");
    session.open(); // once is enough
    QVERIFY(settled(session));
    QVERIFY2(session.state() == State::Open, qPrintable(session.failure().detail));
    QVERIFY(session.client() && !session.isReadOnly());
    QCOMPARE(states.size(), 2);
    QCOMPARE(session.name(), "shop.rfdb");
    QCOMPARE(session.entry().status, "");
    QVERIFY(session.sizeBytes() > 0);
    session.close();
    QVERIFY(session.state() == State::Closed && !session.client());
    QVERIFY(session.tables().isEmpty());
}

void TestFileSession::createsAndReopensAtOnce() {
    QTemporaryDir dir;
    const QString path = dir.filePath("a.rfdb");
    for (int round = 0; round < 3; ++round) {
        FileSession session(path, round == 0 ? Mode::Create : Mode::ReadWrite, open);
        session.open();
        QVERIFY(settled(session));
        QVERIFY2(session.state() == State::Open, qPrintable(session.failure().detail));
        QCOMPARE(session.tables().size(), round == 0 ? 0 : 1);
        if (round == 0) madeShop(*session.client()->service());
        session.close();
        session.open(); // the closing before it runs still
        QVERIFY(settled(session));
        QVERIFY2(session.state() == State::Open, qPrintable(session.failure().detail));
        QCOMPARE(session.tables().size(), 1);
    }
}

void TestFileSession::controlPlane() {
    QTemporaryDir dir;
    FileSession session(dir.filePath("a.rfdb"), Mode::Create, open);
    QCOMPARE(answerOf([&](auto done) { session.createTable("us-east-1", plainTable("Tab"), done); }).isEmpty(), false);
    session.open();
    QVERIFY(settled(session));
    QSignalSpy tables(&session, &FileSession::tablesChanged);
    const Failure made = answerOf([&](auto done) { session.createTable("us-east-1", plainTable("Tab"), done); });
    QVERIFY2(made.isEmpty(), qPrintable(made.detail));
    QVERIFY(QTest::qWaitFor([&] { return session.table("us-east-1", "Tab").isValid(); }));
    QVERIFY(tables.size() > 0);
    const Failure twice = answerOf([&](auto done) { session.createTable("us-east-1", plainTable("Tab"), done); });
    QCOMPARE(twice.name, "ResourceInUseException");
    rf::UpdateTable::Input protect;
    protect.tableName = "Tab";
    protect.deletionProtectionEnabled = true;
    QVERIFY(QTest::qWaitFor([&] { return session.table("us-east-1", "Tab").status == "ACTIVE"; }));
    QVERIFY(answerOf([&](auto done) { session.updateTable("us-east-1", protect, done); }).isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return session.table("us-east-1", "Tab").deletionProtection; }));
    QVERIFY(!answerOf([&](auto done) { session.deleteTable("us-east-1", "Tab", done); }).isEmpty());
    protect.deletionProtectionEnabled = false;
    QVERIFY(QTest::qWaitFor([&] { return session.table("us-east-1", "Tab").status == "ACTIVE"; }));
    QVERIFY(answerOf([&](auto done) { session.updateTable("us-east-1", protect, done); }).isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return session.table("us-east-1", "Tab").status == "ACTIVE"; }));
    QVERIFY(answerOf([&](auto done) { session.deleteTable("us-east-1", "Tab", done); }).isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return session.tables().isEmpty(); }));
}

void TestFileSession::tablesSettleByThemselves() {
    QTemporaryDir dir;
    FileSession session(dir.filePath("a.rfdb"), Mode::Create, open);
    session.open();
    QVERIFY(settled(session));
    QVERIFY(answerOf([&](auto done) { session.createTable("us-east-1", shopInput(), done); }).isEmpty());
    // Nobody asks again: the session does until all is ACTIVE.
    QVERIFY(QTest::qWaitFor([&] {
        const TableInfo table = session.table("us-east-1", "Shop");
        return table.status == "ACTIVE" && table.indexes.size() == 2 && table.indexes[0].status == "ACTIVE";
    }));
    rf::UpdateTable::Input add;
    add.tableName = "Shop";
    add.attributeDefinitions = {
        {{"pk", "S"}, {"sk", "S"}, {"gsi1pk", "S"}, {"gsi1sk", "S"}, {"email", "S"}, {"sku", "S"}}};
    rf::GlobalSecondaryIndexUpdateIn update;
    update.create = rf::GlobalSecondaryIndexIn{"GSI3", {{{"sku", "HASH"}}}, rf::ProjectionIn{"ALL", {}}};
    add.globalSecondaryIndexUpdates = {{update}};
    const Failure added = answerOf([&](auto done) { session.updateTable("us-east-1", add, done); });
    QVERIFY2(added.isEmpty(), qPrintable(added.detail));
    QVERIFY(QTest::qWaitFor([&] {
        const TableInfo table = session.table("us-east-1", "Shop");
        const IndexInfo* index = table.index("GSI3");
        return index && index->status == "ACTIVE" && table.status == "ACTIVE";
    }));
}

void TestFileSession::whatClientsDoToTablesShows() {
    QTemporaryDir dir;
    FileSession session(dir.filePath("shop.rfdb"), Mode::Create, open);
    session.open();
    QVERIFY(settled(session));
    const auto service = session.client()->service(); // as a client of its endpoint reaches it
    const auto table = [&session] { return session.table("us-east-1", "Theirs"); };
    QVERIFY(rf::call<rf::CreateTable>(*service, plainTable("Theirs")));
    QTRY_COMPARE_WITH_TIMEOUT(table().status, "ACTIVE", 30'000);
    QCOMPARE(table().billingMode, "PAY_PER_REQUEST");
    rf::UpdateTable::Input update{.tableName = "Theirs"};
    update.billingMode = "PROVISIONED";
    update.provisionedThroughput = {{5, 5}};
    QVERIFY(rf::call<rf::UpdateTable>(*service, update));
    QTRY_COMPARE_WITH_TIMEOUT(table().billingMode, "PROVISIONED", 30'000);
    QVERIFY(rf::call<rf::DeleteTable>(*service, {.tableName = "Theirs"}));
    QTRY_VERIFY_WITH_TIMEOUT(!table().isValid(), 30'000);
}

void TestFileSession::regions() {
    QTemporaryDir dir;
    FileSession session(dir.filePath("a.rfdb"), Mode::Create, open);
    session.open();
    QVERIFY(settled(session));
    QVERIFY(answerOf([&](auto done) { session.createTable("us-east-1", plainTable("Tab"), done); }).isEmpty());
    QVERIFY(answerOf([&](auto done) { session.createTable("eu-west-1", plainTable("Tab"), done); }).isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return session.tables().size() == 2; }));
    QVERIFY(session.table("eu-west-1", "Tab").isValid() && session.table("us-east-1", "Tab").isValid());
    QVERIFY(!session.table("eu-west-2", "Tab").isValid());
    QCOMPARE(session.entry().tables.size(), 2);
}

void TestFileSession::failures() {
    QTemporaryDir dir;
    FileSession missing(dir.filePath("none.rfdb"), Mode::ReadWrite, open);
    missing.open();
    QVERIFY(settled(missing));
    QVERIFY(missing.state() == State::Failed);
    QVERIFY(!missing.failure().headline.isEmpty() && !missing.client());
    QCOMPARE(missing.entry().status, "failed");
    QVERIFY(!missing.entry().detail.isEmpty());
    QVERIFY(!missing.looksConvertible());
    // Made meanwhile: opening again is what a user does.
    {
        FileSession maker(dir.filePath("none.rfdb"), Mode::Create, open);
        maker.open();
        QVERIFY(settled(maker));
    }
    missing.open();
    QVERIFY(settled(missing));
    QVERIFY2(missing.state() == State::Open, qPrintable(missing.failure().detail));
}

void TestFileSession::heldFileOpensReadOnly() {
    QTemporaryDir dir;
    const QString path = dir.filePath("a.rfdb");
    auto holder = rf::openEngine(path.toStdString(), {.mode = rf::EngineOptions::Mode::Create});
    QVERIFY(holder);
    madeShop(**holder);
    FileSession session(path, Mode::ReadWrite, open);
    session.open();
    QVERIFY(settled(session));
    QVERIFY(session.state() == State::Failed);
    QVERIFY(session.failure().held);
    session.openReadOnly();
    QVERIFY(settled(session));
    QVERIFY2(session.state() == State::Open, qPrintable(session.failure().detail));
    QVERIFY(session.isReadOnly());
    QCOMPARE(session.entry().status, "read-only");
    QCOMPARE(session.tables().size(), 1);
    QVERIFY(!answerOf([&](auto done) { session.deleteTable("us-east-1", "Shop", done); }).isEmpty());
}

void TestFileSession::foreignDatabase() {
    QTemporaryDir dir;
    QFile file(dir.filePath("shared-local-instance.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray head = QByteArray("SQLite format 3\0", 16) + QByteArray(84, 0);
    head.replace(16, 2, QByteArray("\x04\x00", 2));
    head.replace(18, 6, QByteArray("\x01\x01\x00\x40\x20\x20", 6));
    file.write(head + QByteArray(924, 0));
    file.close();
    // Whatever the engine calls it, a database of no application that is refused as not ours may be converted.
    FileSession session(file.fileName(), Mode::ReadWrite, [](const std::filesystem::path&, const rf::EngineOptions&) {
        return rf::Result<std::unique_ptr<rf::Service>>(rf::Error{rf::ErrorCode::FileNotOurs, "not a table file"});
    });
    session.open();
    QVERIFY(settled(session));
    QVERIFY(session.failure().notOurs);
    QVERIFY(session.looksConvertible());
}

void TestFileSession::closedOrDestroyedWhileOpening() {
    QTemporaryDir dir;
    const QString path = dir.filePath("a.rfdb");
    {
        FileSession session(path, Mode::Create, open);
        session.open();
    }
    {
        FileSession session(path, Mode::ReadWrite, open);
        session.open();
        session.close();
        QVERIFY(session.state() == State::Closed);
        session.open();
        QVERIFY(settled(session));
        QVERIFY2(session.state() == State::Open, qPrintable(session.failure().detail));
    }
    FileSession last(path, Mode::ReadWrite, open);
    last.open();
    QVERIFY(settled(last));
    QVERIFY2(last.state() == State::Open, qPrintable(last.failure().detail));
}

void TestFileSession::inMemory() {
    FileSession session({}, Mode::InMemory, open);
    session.open();
    QVERIFY(settled(session));
    QVERIFY2(session.state() == State::Open, qPrintable(session.failure().detail));
    QVERIFY(session.isInMemory() && !session.name().isEmpty());
}

RF_TEST_GUILESS_MAIN(TestFileSession)

} // namespace tst_file_session

#include "tst_file_session.moc"
