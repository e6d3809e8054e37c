// Files opened lately, and what a file is.

#include "models/session/file_kind.h"
#include "models/session/recent_files.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

namespace tst_recent_files {

using namespace rf::models;

class TestRecentFiles : public QObject {
    Q_OBJECT
private slots:
    void newestFirstAndTen();
    void outlivesTheModel();
    void shows();
    void garbageInSettings();
    void kinds_data();
    void kinds();
    void targets();
};

void TestRecentFiles::newestFirstAndTen() {
    MemorySettings settings;
    RecentFiles recent(&settings);
    QAbstractItemModelTester tester(&recent, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int i = 0; i < 12; ++i) recent.add(QString("/d/%1.rfdb").arg(i), i, i);
    QCOMPARE(recent.rowCount({}), 10);
    QCOMPARE(recent.entries().first().path, "/d/11.rfdb");
    recent.add("/d/5.rfdb", 99, 3); // again: to the top, once
    QCOMPARE(recent.rowCount({}), 10);
    QCOMPARE(recent.entries().first().bytes, 99);
    recent.add("/d/5.rfdb", 100, 3);
    QCOMPARE(recent.entries().first().bytes, 100);
    recent.remove("/d/5.rfdb");
    QCOMPARE(recent.rowCount({}), 9);
    recent.clear();
    QCOMPARE(recent.rowCount({}), 0);
    QCOMPARE(RecentFiles(&settings).rowCount({}), 0);
}

void TestRecentFiles::outlivesTheModel() {
    MemorySettings settings;
    RecentFiles(&settings).add("/d/a \"b\".rfdb", qint64(5) << 32, 4);
    const RecentFiles back(&settings);
    QCOMPARE(back.entries().size(), 1);
    QCOMPARE(back.entries().first().path, "/d/a \"b\".rfdb");
    QCOMPARE(back.entries().first().bytes, qint64(5) << 32);
    QCOMPARE(back.entries().first().tables, 4);
}

void TestRecentFiles::shows() {
    MemorySettings settings;
    RecentFiles recent(&settings);
    recent.add(QDir::homePath() + "/work/shop.rfdb", 7, -1);
    const QModelIndex at = recent.index(0);
    QCOMPARE(at.data(RecentFiles::NameRole).toString(), "shop.rfdb");
    QCOMPARE(at.data(RecentFiles::FolderRole).toString(), "~/work");
    QCOMPARE(at.data(RecentFiles::OpenedTextRole).toString(), "just now");
    QCOMPARE(at.data(RecentFiles::TablesRole).toInt(), -1);
    QVERIFY(!at.data(RecentFiles::ExistsRole).toBool());
}

void TestRecentFiles::garbageInSettings() {
    MemorySettings settings;
    settings.setValue("recentFiles", "[1,{},{\"path\":\"/x\"}]");
    QCOMPARE(RecentFiles(&settings).entries().size(), 1);
    settings.setValue("recentFiles", "{");
    QCOMPARE(RecentFiles(&settings).entries().size(), 0);
}

void TestRecentFiles::kinds_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FileKind>("kind");
    const QByteArray magic("SQLite format 3\0", 16);
    QByteArray foreign = magic + QByteArray(84, 0), ours = foreign;
    ours.replace(68, 4, "RFDB");
    QTest::newRow("ours") << "a.rfdb" << ours << FileKind::TableFile;
    QTest::newRow("ours by another name") << "a.db" << ours << FileKind::TableFile;
    QTest::newRow("of no application") << "shared-local-instance.db" << foreign << FileKind::DynamoDbLocal;
    QTest::newRow("cut short") << "a.db" << magic << FileKind::Unknown;
    QTest::newRow("empty, ours to be") << "a.rfdb" << QByteArray() << FileKind::TableFile;
    QTest::newRow("empty") << "a.txt" << QByteArray() << FileKind::Unknown;
    QTest::newRow("lines") << "a.txt" << QByteArray("\n {\"Item\":{}}") << FileKind::Rows;
    QTest::newRow("lines with a mark") << "a.json" << QByteArray("\xef\xbb\xbf{}") << FileKind::Rows;
    QTest::newRow("gzip") << "a.json.gz" << QByteArray("\x1f\x8b\x08") << FileKind::Rows;
    QTest::newRow("gzip of something") << "a.tar.gz" << QByteArray("\x1f\x8b\x08") << FileKind::Unknown;
    QTest::newRow("text") << "a.txt" << QByteArray("hello") << FileKind::Unknown;
}

void TestRecentFiles::kinds() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(FileKind, kind);
    QTemporaryDir dir;
    QFile file(dir.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QCOMPARE(kindOfFile(file.fileName()), kind);
    QCOMPARE(kindOfFile(dir.filePath("none")), FileKind::Unknown);
    const bool exported = name.endsWith(".json.gz"); // a folder of such files is an export to S3
    QCOMPARE(kindOfFile(dir.path()), exported ? FileKind::Rows : FileKind::Unknown);
}

void TestRecentFiles::targets() {
    QTemporaryDir dir;
    const auto touch = [&dir](const char* name) { QVERIFY(QFile(dir.filePath(name)).open(QIODevice::WriteOnly)); };
    QCOMPARE(suggestedTargetOf(dir.filePath("shop.db")), dir.filePath("shop.rfdb"));
    touch("shop.rfdb");
    QCOMPARE(suggestedTargetOf(dir.filePath("shop.db")), dir.filePath("shop 2.rfdb"));
    touch("shop 2.rfdb");
    QCOMPARE(suggestedTargetOf(dir.filePath("shop.db")), dir.filePath("shop 3.rfdb"));
    QCOMPARE(suggestedTargetOf(dir.filePath("key_us-east-1.v2.db")), dir.filePath("key_us-east-1.v2.rfdb"));
}

RF_TEST_GUILESS_MAIN(TestRecentFiles)

} // namespace tst_recent_files

#include "tst_recent_files.moc"
