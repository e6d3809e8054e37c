// Unit arithmetic and the forms of ConsumedCapacity (spec/04 §1, spec/02 §5.13, spec/10 §6).

#include "engine/capacity/usage.h"
#include "tests/support/program.h"

namespace tst_capacity {

using namespace rf;
using namespace rf::capacity;

namespace {

IndexSchema indexNamed(std::string name, IndexKind kind) {
    IndexSchema index;
    index.name = std::move(name);
    index.kind = kind;
    return index;
}

} // namespace

class TestCapacity : public QObject {
    Q_OBJECT
private slots:
    void reads_data() {
        QTest::addColumn<qulonglong>("bytes");
        QTest::addColumn<double>("consistent");
        QTest::newRow("no item") << 0ULL << 1.0;
        QTest::newRow("one byte") << 1ULL << 1.0;
        QTest::newRow("4 KB") << 4096ULL << 1.0;
        QTest::newRow("4 KB and a byte") << 4097ULL << 2.0;
        QTest::newRow("8 KB") << 8192ULL << 2.0;
        QTest::newRow("400 KB") << 409'600ULL << 100.0;
        QTest::newRow("a page of 1 MB") << 1'048'576ULL << 256.0;
    }
    void reads() {
        QFETCH(qulonglong, bytes);
        QFETCH(double, consistent);
        QCOMPARE(readUnits(bytes, Reading::Consistent), consistent);
        QCOMPARE(readUnits(bytes, Reading::Eventual), consistent / 2);
        QCOMPARE(readUnits(bytes, Reading::Transactional), consistent * 2);
    }

    void writes_data() {
        QTest::addColumn<qulonglong>("before");
        QTest::addColumn<qulonglong>("after");
        QTest::addColumn<double>("units");
        QTest::newRow("delete of nothing") << 0ULL << 0ULL << 1.0;
        QTest::newRow("small put") << 0ULL << 10ULL << 1.0;
        QTest::newRow("1 KB") << 0ULL << 1024ULL << 1.0;
        QTest::newRow("1 KB and a byte") << 0ULL << 1025ULL << 2.0;
        QTest::newRow("a smaller item over a larger one") << 3000ULL << 10ULL << 3.0;
        QTest::newRow("a larger item over a smaller one") << 10ULL << 3000ULL << 3.0;
        QTest::newRow("delete of 3 KB") << 3072ULL << 0ULL << 3.0;
        QTest::newRow("400 KB") << 0ULL << 409'600ULL << 400.0;
    }
    void writes() {
        QFETCH(qulonglong, before);
        QFETCH(qulonglong, after);
        QFETCH(double, units);
        QCOMPARE(writeUnits(before, after), units);
        QCOMPARE(writeUnits(before, after, Writing::Transactional), units * 2);
    }

    void indexWrites_data() {
        QTest::addColumn<qulonglong>("before");
        QTest::addColumn<qulonglong>("after");
        QTest::addColumn<bool>("moved");
        QTest::addColumn<bool>("changed");
        QTest::addColumn<double>("units");
        QTest::newRow("never in it") << 0ULL << 0ULL << false << false << 0.0;
        QTest::newRow("enters") << 0ULL << 2000ULL << false << true << 2.0;
        QTest::newRow("leaves") << 2000ULL << 0ULL << false << true << 2.0;
        QTest::newRow("stays the same") << 2000ULL << 2000ULL << false << false << 0.0;
        QTest::newRow("grows") << 100ULL << 2000ULL << false << true << 2.0;
        QTest::newRow("shrinks") << 2000ULL << 100ULL << false << true << 2.0;
        QTest::newRow("moves: each half rounded apart") << 500ULL << 500ULL << true << true << 2.0;
        QTest::newRow("moves and grows") << 500ULL << 2000ULL << true << true << 3.0;
    }
    void indexWrites() {
        QFETCH(qulonglong, before);
        QFETCH(qulonglong, after);
        QFETCH(bool, moved);
        QFETCH(bool, changed);
        QFETCH(double, units);
        QCOMPARE(indexWriteUnits({before, after, moved, changed}), units);
    }

    void formOfTheMember() {
        QCOMPARE(reportOf(std::nullopt), Report::None);
        QCOMPARE(reportOf("NONE"), Report::None);
        QCOMPARE(reportOf("TOTAL"), Report::Total);
        QCOMPARE(reportOf("INDEXES"), Report::Indexes);
    }

    void noneSaysNothing() {
        Usage usage;
        usage.addTableRead(1);
        QVERIFY(!usage.report(Report::None, "T"));
    }

    void totalSumsEveryArm() {
        const IndexSchema local = indexNamed("byDate", IndexKind::Local), global = indexNamed("byMail", IndexKind::Global);
        Usage usage;
        usage.addTableWrite(2);
        usage.addIndexWrite(local, 1);
        usage.addIndexWrite(global, 3);
        const auto report = usage.report(Report::Total, "arn:aws:dynamodb:x:1:table/T");
        QVERIFY(report);
        QCOMPARE(report->tableName, std::string("arn:aws:dynamodb:x:1:table/T"));
        QCOMPARE(report->total.capacityUnits, 6.0);
        QVERIFY(!report->total.writeCapacityUnits);
        QVERIFY(!report->table && report->localIndexes.empty() && report->globalIndexes.empty());
    }

    void indexesNameTheArmsThatUsedSomething() {
        const IndexSchema local = indexNamed("byDate", IndexKind::Local), global = indexNamed("byMail", IndexKind::Global),
                          idle = indexNamed("idle", IndexKind::Global);
        Usage usage;
        usage.addTableWrite(1);
        usage.addIndexWrite(local, 1);
        usage.addIndexWrite(global, 2);
        usage.addIndexWrite(global, 2);
        usage.addIndexWrite(idle, 0);
        const auto report = usage.report(Report::Indexes, "T");
        QVERIFY(report);
        QCOMPARE(report->total, CapacityUnits{6});
        QCOMPARE(report->table.value(), CapacityUnits{1});
        QCOMPARE(report->localIndexes, (std::map<std::string, CapacityUnits>{{"byDate", {1}}}));
        QCOMPARE(report->globalIndexes, (std::map<std::string, CapacityUnits>{{"byMail", {4}}}));
    }

    void readingAnIndexReportsTheTableAsZero() {
        const IndexSchema global = indexNamed("byMail", IndexKind::Global);
        Usage usage;
        usage.addIndexRead(global, 0.5);
        const auto report = usage.report(Report::Indexes, "T");
        QCOMPARE(report->table.value(), CapacityUnits{0});
        QCOMPARE(report->globalIndexes.at("byMail"), CapacityUnits{0.5});
        QCOMPARE(report->total, CapacityUnits{0.5});
    }

    void transactionsTellReadFromWrite() {
        const IndexSchema global = indexNamed("byMail", IndexKind::Global);
        Usage usage;
        usage.addTableWrite(2);
        usage.addIndexWrite(global, 1);
        const auto written = usage.report(Report::Indexes, "T", true);
        QCOMPARE(written->total, (CapacityUnits{3, std::nullopt, 3.0}));
        QCOMPARE(written->table.value(), (CapacityUnits{2, std::nullopt, 2.0}));
        QCOMPARE(written->globalIndexes.at("byMail"), (CapacityUnits{1, std::nullopt, 1.0}));
        Usage replay;
        replay.addTableRead(2);
        QCOMPARE(replay.report(Report::Total, "T", true)->total, (CapacityUnits{2, 2.0, std::nullopt}));
    }
};

RF_TEST_GUILESS_MAIN(TestCapacity)

} // namespace tst_capacity

#include "tst_capacity.moc"
