// Text found in the rows a grid shows, and rows sorted by a column.

#include "models/items/row_finder.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_row_finder {

using namespace rf::models;
using namespace rf::models::test;

namespace {

struct Found {
    std::shared_ptr<HeldService> service = std::make_shared<HeldService>(memoryEngine());
    TableInfo table = madeShop(*service);
    EngineClient client{service};
    StagedEdits edits;
    ItemsModel model{&client, &edits};
    ShownRows rows;
    QAbstractItemModelTester tester{&rows, QAbstractItemModelTester::FailureReportingMode::Fatal};
    RowFinder finder{&rows};

    Found() {
        edits.setTable(table);
        rows.setSourceModel(&model);
    }
    void put(const char* sk, const QByteArray& more) { test::put(*service, "Shop", keyed("c", sk, more)); }
    bool run(int limit = 0) {
        model.run(queryOf(table, "c", limit));
        if (!QTest::qWaitFor([this] { return model.state() != ItemsModel::State::Loading; })) return false;
        finder.setColumns(model.attributes());
        return true;
    }
    QString find(const QString& text, bool caseSensitive = false, bool whole = false) {
        finder.find({text, caseSensitive, whole});
        (void)QTest::qWaitFor([this] { return !finder.isRunning(); });
        QStringList hits;
        for (const auto& hit : finder.hits()) hits << QString::number(hit.row) + hit.attribute;
        return hits.join(' ');
    }
    QString order() {
        QStringList texts;
        for (int row = 0; row < rows.rowCount(); ++row)
            texts << rows.index(row, model.columnOf("sk")).data().toString();
        return texts.join(' ');
    }
};

} // namespace

class TestRowFinder : public QObject {
    Q_OBJECT
private slots:
    void finds();
    void goesOn();
    void followsChanges();
    void rowsNotInMemory();
    void manyRowsDoNotHoldUp();
    void sorts();
    void sortsOnlyWhatIsWhole();
    void sortedRowsStayPut();
};

void TestRowFinder::finds() {
    Found f;
    f.put("1", R"("name":{"S":"Ann Lee"},"n":{"N":"12"})");
    f.put("2", R"("name":{"S":"ann"},"tags":{"SS":["Ann","Bo"]})");
    f.put("3", R"("name":{"S":"Bob"},"n":{"N":"120"})");
    QVERIFY(f.run());
    QCOMPARE(f.find("ann"), QStringLiteral("0name 1name 1tags"));
    QCOMPARE(f.find("ann", true), QStringLiteral("1name"));
    QCOMPARE(f.find("ANN", false, true), QStringLiteral("1name"));
    QCOMPARE(f.find("12"), QStringLiteral("0n 2n"));
    QCOMPARE(f.find("nowhere"), QString());
    f.finder.setColumns({"n"});
    QCOMPARE(f.find("ann"), QString());
    QCOMPARE(f.find(""), QString());
}

void TestRowFinder::goesOn() {
    Found f;
    for (const char* sk : {"1", "2", "3"}) f.put(sk, R"("a":{"S":"x"},"b":{"S":"x"})");
    QVERIFY(f.run());
    f.finder.setColumns({"pk", "sk", "a", "b"});
    QCOMPARE(f.find("x"), QStringLiteral("0a 0b 1a 1b 2a 2b"));
    QCOMPARE(f.finder.next(-1, {}), 0);
    QCOMPARE(f.finder.next(0, "a"), 1);
    QCOMPARE(f.finder.next(0, "b"), 2);
    QCOMPARE(f.finder.next(2, "b"), 0);
    QCOMPARE(f.finder.previous(0, "a"), 5);
    QCOMPARE(f.finder.previous(1, "sk"), 1);
    QCOMPARE(f.finder.at(1, "b"), 3);
    QCOMPARE(f.finder.at(1, "sk"), -1);
}

void TestRowFinder::followsChanges() {
    Found f;
    f.put("1", R"("a":{"S":"x"})");
    f.put("2", R"("a":{"S":"y"})");
    QVERIFY(f.run());
    QCOMPARE(f.find("x"), QStringLiteral("0a"));
    QVERIFY(f.model.setData(f.model.index(1, f.model.columnOf("a")), "xx"));
    QVERIFY(QTest::qWaitFor([&] { return f.finder.count() == 2; }));
    QVERIFY(f.run());
    QVERIFY(QTest::qWaitFor([&] { return f.finder.count() == 2; }));
}

void TestRowFinder::rowsNotInMemory() {
    Found f;
    for (int i = 0; i < 40; ++i) f.put(qPrintable(QString::number(100 + i)), R"("a":{"S":"x"})");
    f.model.setMemory(3'000);
    QVERIFY(f.run(10));
    while (f.model.state() == ItemsModel::State::Idle) {
        f.model.fetchMore({});
        QVERIFY(QTest::qWaitFor([&] { return f.model.state() != ItemsModel::State::Loading; }));
    }
    f.find("x");
    QVERIFY(f.finder.missing() > 0);
    QCOMPARE(f.finder.missing() + f.finder.count(), 40);
}

void TestRowFinder::manyRowsDoNotHoldUp() {
    Found f;
    for (int i = 0; i < 3'000; ++i)
        f.put(qPrintable(QString::number(10'000 + i)), R"("a":{"S":"some words to look at"})");
    QVERIFY(f.run());
    f.finder.find({"words", false, false});
    QVERIFY(f.finder.isRunning()); // nothing is done at once
    QVERIFY(QTest::qWaitFor([&] { return !f.finder.isRunning(); }));
    QCOMPARE(f.finder.count(), 3'000);
}

void TestRowFinder::sorts() {
    Found f;
    f.put("1", R"("v":{"N":"10"})");
    f.put("2", R"("v":{"N":"9.5"})");
    f.put("3", R"("v":{"S":"b"})");
    f.put("4", R"("w":{"S":"no v"})");
    f.put("5", R"("v":{"N":"-1"})");
    f.put("6", R"("v":{"BOOL":false})");
    QVERIFY(f.run());
    QCOMPARE(f.order(), QStringLiteral("1 2 3 4 5 6"));
    QVERIFY(f.rows.sortBy("v", Qt::AscendingOrder));
    QCOMPARE(f.order(), QStringLiteral("3 5 2 1 6 4")); // text, numbers by value, truth; absent last
    QVERIFY(f.rows.sortBy("v", Qt::DescendingOrder));
    QCOMPARE(f.order(), QStringLiteral("6 1 2 5 3 4"));
    QVERIFY(f.model.insertItem(keyed("c", "new", R"("v":{"N":"3"})")));
    QCOMPARE(f.order(), QStringLiteral("new 6 1 2 5 3 4"));
    QCOMPARE(f.rows.sourceRow(1), 6);
    QCOMPARE(f.rows.rowOfSource(6), 1);
    QVERIFY(f.rows.sortBy({}, Qt::AscendingOrder));
    QCOMPARE(f.order(), QStringLiteral("new 1 2 3 4 5 6"));
}

void TestRowFinder::sortsOnlyWhatIsWhole() {
    Found f;
    QString why;
    QVERIFY(!f.rows.sortBy("sk", Qt::AscendingOrder, &why));
    for (const char* sk : {"1", "2", "3"}) f.put(sk, R"("v":{"N":"1"})");
    QVERIFY(f.run(2));
    QVERIFY(!f.rows.sortBy("sk", Qt::DescendingOrder, &why));
    QVERIFY(why.contains("more pages"));
    f.model.fetchMore({});
    QVERIFY(QTest::qWaitFor([&] { return f.model.state() != ItemsModel::State::Loading; }));
    QVERIFY(f.rows.sortBy("sk", Qt::DescendingOrder, &why));
    QCOMPARE(f.order(), QStringLiteral("3 2 1"));
    QVERIFY(f.run()); // another run stands as it came
    QCOMPARE(f.order(), QStringLiteral("1 2 3"));
    QVERIFY(f.rows.sortedBy().isEmpty());
}

void TestRowFinder::sortedRowsStayPut() {
    Found f;
    for (const char* sk : {"1", "2", "3"}) f.put(sk, QByteArray("\"v\":{\"N\":\"") + sk + "\"}");
    QVERIFY(f.run());
    const QPersistentModelIndex first = f.rows.index(0, 0);
    QVERIFY(f.rows.sortBy("v", Qt::DescendingOrder));
    QCOMPARE(first.row(), 2); // the cursor goes with its item
    QVERIFY(f.model.setData(f.model.index(0, f.model.columnOf("v")), "99"));
    QCOMPARE(f.order(), QStringLiteral("3 2 1")); // an edit moves no row
    f.model.deleteRows({1});
    f.edits.markCommitted(f.edits.ids());
    QCOMPARE(f.order(), QStringLiteral("3 1"));
}

RF_TEST_GUILESS_MAIN(TestRowFinder)

} // namespace tst_row_finder

#include "tst_row_finder.moc"
