// Log groups as lines: levels told from words, news that come by themselves, patterns, older pages, retention.

#include "models/streams/log_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_log_model {

using namespace rf::models;

namespace {

const QString kRegion = QStringLiteral("us-east-1"), kGroup = QStringLiteral("/aws/lambda/f");

struct Desk {
    Desk() : session({}, FileSession::Mode::InMemory, [](const std::filesystem::path&, const rf::EngineOptions&) { return rf::openEngine({}, {.mode = rf::EngineOptions::Mode::InMemory}); }) {
        session.open();
        if (!QTest::qWaitFor([this] { return session.state() == FileSession::State::Open; })) qFatal("not open");
    }
    ~Desk() { session.close(); }
    void log(const QStringList& messages, const std::string& stream = "s") {
        std::vector<rf::logs::LogLine> lines;
        for (const QString& each : messages) lines.push_back({++ms, each.toStdString()});
        const auto done = session.client()->service()->logs()->append("us-east-1", kGroup.toStdString(), stream, lines);
        if (!done) qFatal("%s", done.error().message.c_str());
    }
    FileSession session;
    qint64 ms = 1'790'000'000'000;
};

QStringList texts(const LogModel& model) {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) all << model.index(row, LogModel::Text).data().toString();
    return all;
}

} // namespace

class TestLogModel : public QObject {
    Q_OBJECT
private slots:
    void levelsAreToldFromWords_data() {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("level");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << "POST /orders" << "INFO" << "POST /orders";
        QTest::newRow("start") << "START RequestId: 5f1c Version: $LATEST" << "START" << "RequestId: 5f1c Version: $LATEST";
        QTest::newRow("end") << "END RequestId: 5f1c" << "END" << "RequestId: 5f1c";
        QTest::newRow("report") << "REPORT RequestId: 5f1c\tDuration: 2 ms" << "REPORT" << "RequestId: 5f1c  Duration: 2 ms";
        QTest::newRow("console") << "[WARN] careful" << "WARN" << "careful";
        QTest::newRow("python") << "[ERROR]\t2026-11-29T01:00:00.000Z\tr\tbroken" << "ERROR" << "2026-11-29T01:00:00.000Z\tr\tbroken";
        QTest::newRow("node") << "2026-11-29T01:00:00.000Z\tr-1\tERROR\tbroken" << "ERROR" << "broken";
        QTest::newRow("colon") << "warning: disk" << "WARN" << "disk";
        QTest::newRow("json") << "{\"level\": \"error\", \"m\": 1}" << "ERROR" << "{\"level\": \"error\", \"m\": 1}";
        QTest::newRow("traceback") << "Traceback (most recent call last):" << "ERROR" << "Traceback (most recent call last):";
        QTest::newRow("a word that is none") << "Error handling is fun" << "ERROR" << "handling is fun";
    }
    void levelsAreToldFromWords() {
        QFETCH(QString, message);
        QFETCH(QString, level);
        QFETCH(QString, text);
        const LogText said = LogText::of(message);
        QCOMPARE(levelText(said.level), level);
        QCOMPARE(said.text, text);
    }

    void linesComeByThemselves() {
        Desk desk;
        LogModel model;
        QAbstractItemModelTester tester(&model);
        model.setGroup(&desk.session, kRegion, kGroup); // nobody has logged yet
        QTest::qWait(50);
        QVERIFY(model.failure().isEmpty());
        desk.log({"one", "[ERROR] two"});
        QTRY_COMPARE(texts(model), (QStringList{"one", "two"}));
        desk.log({"three"});
        desk.log({"four"}, "another");
        QTRY_COMPARE(texts(model), (QStringList{"one", "two", "three", "four"}));
        model.setLevels(LogModel::Levels::Errors);
        QCOMPARE(texts(model), QStringList{"two"});
        desk.log({"[ERROR] five", "six"});
        QTRY_COMPARE(texts(model), (QStringList{"two", "five"}));
        QTRY_COMPARE(model.groups(), QStringList()); // asked before there was one
        model.refreshGroups();
        QTRY_COMPARE(model.groups(), QStringList{kGroup});
    }

    void aLineThatComesLateStandsWhereItBelongs() {
        Desk desk;
        LogModel model;
        QAbstractItemModelTester tester(&model);
        desk.log({"a", "b"});
        model.setGroup(&desk.session, kRegion, kGroup);
        QTRY_COMPARE(model.rowCount(), 2);
        desk.ms -= 1; // between a and b, by its time
        const qint64 after = desk.ms;
        desk.ms -= 1;
        desk.log({"late"});
        desk.ms = after + 5;
        desk.log({"c"});
        QTRY_COMPARE(model.rowCount(), 4);
        QCOMPARE(texts(model).last(), QString("c"));
        QVERIFY(texts(model).indexOf("late") < 3);
    }

    void patternsSearchAndSayWhatIsWrong() {
        Desk desk;
        LogModel model;
        QAbstractItemModelTester tester(&model);
        desk.log({"GET /a 200", "GET /b 500", "POST /a 500"});
        model.setGroup(&desk.session, kRegion, kGroup);
        QTRY_COMPARE(model.rowCount(), 3);
        model.setPattern("500 -POST");
        QTRY_COMPARE(texts(model), QStringList{"GET /b 500"});
        desk.log({"GET /c 500", "GET /c 200"});
        QTRY_COMPARE(texts(model), (QStringList{"GET /b 500", "GET /c 500"}));
        model.setPattern("{ $.a = ");
        QTRY_VERIFY(!model.failure().isEmpty());
        QVERIFY(model.failure().detail.contains("Invalid"));
        model.setPattern({});
        QTRY_COMPARE(model.rowCount(), 5);
        QVERIFY(model.failure().isEmpty());
    }

    void olderLinesAreFetched() {
        Desk desk;
        LogModel model;
        QAbstractItemModelTester tester(&model);
        QStringList many;
        for (int i = 0; i < 2'500; ++i) many << QString("line %1").arg(i);
        desk.log(many);
        model.setGroup(&desk.session, kRegion, kGroup);
        QTRY_COMPARE(model.rowCount(), 1'000);
        QVERIFY(model.hasOlder());
        QCOMPARE(texts(model).last(), QString("line 2499"));
        model.fetchOlder();
        QTRY_COMPARE(model.rowCount(), 2'000);
        model.fetchOlder();
        QTRY_COMPARE(model.rowCount(), 2'500);
        QCOMPARE(texts(model), many);
        QVERIFY(!model.hasOlder());
    }

    void retentionAndDeletionReachTheFile() {
        Desk desk;
        LogModel model;
        desk.ms = QDateTime::currentMSecsSinceEpoch() - 1'000;
        desk.log({"a"});
        model.setGroup(&desk.session, kRegion, kGroup);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.retentionDays(), 0);
        bool done = false;
        model.setRetentionDays(7, [&](const Failure& failure) { done = failure.isEmpty(); });
        QTRY_VERIFY(done);
        QTRY_COMPARE(model.retentionDays(), 7);
        done = false;
        model.clear([&](const Failure& failure) { done = failure.isEmpty(); });
        QTRY_VERIFY(done);
        QTRY_COMPARE(model.rowCount(), 0);
        QVERIFY(!desk.session.client()->service()->logs()->group("us-east-1", kGroup.toStdString()).has_value());
    }
};

RF_TEST_GUILESS_MAIN(TestLogModel)

} // namespace tst_log_model

#include "tst_log_model.moc"
