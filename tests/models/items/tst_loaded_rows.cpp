// Pages in memory, dropped and read again: the store of rows by itself, and the grid with little memory over an engine
// whose items change meanwhile.

#include "engine/api/ops/delete_item.h"
#include "models/items/shown_rows.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_loaded_rows {

using namespace rf::models;
using namespace rf::models::test;

namespace {

LoadedRow row(const char* id, quint32 bytes = 100, quint16 kind = 1) {
    return {keyed("c", id), id, kind, bytes};
}
std::vector<LoadedRow> rows(std::initializer_list<const char*> ids) {
    std::vector<LoadedRow> made;
    for (const char* id : ids) made.push_back(row(id));
    return made;
}
PageMark from(int n) {
    return {rf::Item{{"sk", rf::AttributeValue::string(std::to_string(n))}}, 2, 0};
}
QString idsOf(const LoadedRows& loaded) {
    QStringList ids;
    for (int at = 0; at < loaded.size(); ++at)
        ids << (loaded.at(at) ? QString(loaded.at(at)->id) : QStringLiteral("-"));
    return ids.join(' ');
}

/// Sixty items of about a kilobyte, ten a page, with memory for one page and a half.
struct Small {
    std::shared_ptr<HeldService> service = std::make_shared<HeldService>(memoryEngine());
    TableInfo table = madeShop(*service);
    EngineClient client{service};
    StagedEdits edits;
    ItemsModel model{&client, &edits};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    ShownRows shown;
    QAbstractItemModelTester shownTester{&shown, QAbstractItemModelTester::FailureReportingMode::Fatal};

    explicit Small(int count = 60) {
        edits.setTable(table);
        shown.setSourceModel(&model);
        for (int i = 0; i < count; ++i) put(i);
        model.run(queryOf(table, "c", 10));
        settle();
        while (model.state() != ItemsModel::State::End) {
            model.fetchMore({});
            settle();
        }
        model.setMemory(24'000);
    }
    ~Small() { service->release(); }
    static QByteArray name(int i) { return QStringLiteral("%1").arg(i, 3, 10, QChar('0')).toLatin1(); }
    void put(int i, const char* type = nullptr) {
        const QByteArray kind = type ? type : i % 2 ? "Line" : "Order";
        test::put(
            *service, "Shop",
            keyed("c", name(i), "\"type\":{\"S\":\"" + kind + "\"},\"pad\":{\"S\":\"" + QByteArray(1000, 'x') + "\"}"));
    }
    void remove(int i) {
        rf::DeleteItem::Input input;
        input.tableName = "Shop";
        input.key = rf::InputAttributes(keyed("c", name(i)).attributes());
        QVERIFY(rf::call<rf::DeleteItem>(*service, std::move(input)));
    }
    void settle() {
        QVERIFY(QTest::qWaitFor([this] { return model.state() != ItemsModel::State::Loading; }));
    }
    QString text(int at) { return model.index(at, model.columnOf("sk")).data().toString(); }
    bool look(int first, int last) {
        QList<int> view;
        for (int at = first; at <= last; ++at) view << at;
        model.setInView(view);
        return QTest::qWaitFor([&] {
            return std::all_of(view.begin(), view.end(),
                               [&](int at) { return at >= model.rowCount() || model.isKept(at); });
        });
    }
};

} // namespace

class TestLoadedRows : public QObject {
    Q_OBJECT
private slots:
    void store();
    void ownRowsStandFirst();
    void takesAcrossPages();
    void longestUnused();
    void dropsAndReadsAgain();
    void whatIsLookedAtStays();
    void heldItemStays();
    void kindsOfDroppedRows();
    void itemsThatCameAndWent();
    void theEndMoves();
    void failureIsSaidAndTriedAgain();
    void aNewRunForgets();
    void partsOfALargePage();
    void readsOnToTheEnd();
    void readingOnBeginsWithThePageUnderWay();
    void readingOnIsCancelled();
};

void TestLoadedRows::store() {
    LoadedRows loaded;
    loaded.append({}, rows({"a", "b"}), false);
    loaded.append(from(1), rows({"c"}), false);
    loaded.append(from(2), rows({"d", "e"}), false);
    QCOMPARE(idsOf(loaded), QStringLiteral("a b c d e"));
    QCOMPARE(loaded.find("d"), 3);
    QCOMPARE(loaded.bytes(), 500);
    loaded.drop(1);
    QCOMPARE(loaded.page(1).rows.capacity(), 0u); // nothing is left of it
    QCOMPARE(idsOf(loaded), QStringLiteral("a b - d e"));
    QCOMPARE(loaded.find("c"), -1);
    QCOMPARE(loaded.kept(), 4);
    QCOMPARE(loaded.kindAt(2), quint16(1));
    loaded.resize(1, {1, 2});
    loaded.restore(1, {row("x"), row("y", 50, 2)});
    QCOMPARE(idsOf(loaded), QStringLiteral("a b x y d e"));
    QCOMPARE(loaded.find("e"), 5);
    QCOMPARE(loaded.kindAt(3), quint16(2));
    QCOMPARE(loaded.bytes(), 550);
    loaded.removePages(1);
    QCOMPARE(idsOf(loaded), QStringLiteral("a b"));
    QCOMPARE(loaded.bytes(), 200);
}

void TestLoadedRows::ownRowsStandFirst() {
    LoadedRows loaded;
    loaded.append({}, rows({"a"}), false);
    loaded.prependOwn(rows({"n"}));
    loaded.prependOwn(rows({"m"}));
    loaded.append(from(1), rows({"b"}), false);
    QCOMPARE(idsOf(loaded), QStringLiteral("m n a b"));
    QCOMPARE(loaded.find("n"), 1);
    QVERIFY(loaded.page(0).isOwn());
    QCOMPARE(loaded.pageOf("b"), 2);
    QCOMPARE(loaded.longestUnused({}), 1); // never the own page
}

void TestLoadedRows::takesAcrossPages() {
    LoadedRows loaded;
    loaded.append({}, rows({"a", "b"}), false);
    loaded.append(from(1), rows({"c"}), false);
    loaded.append(from(2), rows({"d", "e"}), false);
    const auto gone = loaded.take(1, 3);
    QCOMPARE(gone.size(), std::size_t(3));
    QCOMPARE(idsOf(loaded), QStringLiteral("a e"));
    QCOMPARE(loaded.find("e"), 1);
    QCOMPARE(loaded.kept(), 2);
    QCOMPARE(loaded.bytes(), 200);
    QCOMPARE(loaded.pageAt(1), 2);
}

void TestLoadedRows::longestUnused() {
    LoadedRows loaded;
    for (const char* id : {"a", "b", "c"}) loaded.append(from(1), rows({id}), false);
    QCOMPARE(loaded.longestUnused({}), 0);
    loaded.touch(0);
    QCOMPARE(loaded.longestUnused({}), 1);
    QCOMPARE(loaded.longestUnused({1}), 2);
    loaded.append(from(4), rows({"d"}), true); // nobody looked at it
    QCOMPARE(loaded.longestUnused({}), 3);
    QCOMPARE(loaded.longestUnused({0, 1, 2, 3}), -1);
}

void TestLoadedRows::dropsAndReadsAgain() {
    Small s;
    QCOMPARE(s.model.rowCount(), 60);
    QVERIFY(s.model.kept() <= 20);
    QVERIFY(s.model.kept() > 0);
    QVERIFY(!s.model.isWhole());
    QVERIFY(!s.model.isKept(0));
    QVERIFY(!s.model.index(0, 0).data().isValid());
    QVERIFY(!s.model.index(0, 0).data(ItemsModel::KeptRole).toBool());
    QVERIFY(!(s.model.flags(s.model.index(0, 2)) & Qt::ItemIsEditable));
    QVERIFY(s.model.statusText().contains("in memory"));
    const double consumed = s.model.consumed();
    QVERIFY(s.look(3, 14));
    QCOMPARE(s.text(3), QStringLiteral("003"));
    QCOMPARE(s.text(14), QStringLiteral("014"));
    QVERIFY(s.model.consumed() > consumed); // reading again is paid for
    QCOMPARE(s.model.rowCount(), 60);
    QCOMPARE(s.model.state(), ItemsModel::State::End);
}

void TestLoadedRows::whatIsLookedAtStays() {
    Small s;
    QVERIFY(s.look(0, 9));
    const int calls = s.service->callCount();
    for (int first : {20, 30, 40}) {
        QList<int> view{0};
        for (int at = first; at < first + 5; ++at) view << at;
        s.model.setInView(view);
        QVERIFY(QTest::qWaitFor([&] { return s.model.isKept(first); }));
    }
    QVERIFY(s.model.isKept(0));
    QCOMPARE(s.service->callCount(), calls + 3); // nothing twice
}

void TestLoadedRows::heldItemStays() {
    Small s;
    QVERIFY(s.look(25, 25));
    s.model.hold(s.model.idAt(25));
    for (int first : {0, 10, 30, 40, 50}) QVERIFY(s.look(first, first));
    QVERIFY(s.model.isKept(25));
    s.model.hold({});
    for (int first : {0, 10, 30, 40, 50}) QVERIFY(s.look(first, first));
    QVERIFY(!s.model.isKept(25));
}

void TestLoadedRows::kindsOfDroppedRows() {
    Small s;
    s.shown.setEntity("Line");
    QCOMPARE(s.shown.rowCount(), 30);
    QCOMPARE(s.shown.sourceRow(0), 1);
    s.put(1, "Order");
    QVERIFY(s.look(0, 9));
    QCOMPARE(s.shown.rowCount(), 29); // what was read again is of another kind
    QCOMPARE(s.shown.sourceRow(0), 3);
    QCOMPARE(s.model.entities(), QList<EntityCount>({{"Order", 31}, {"Line", 29}}));
    QString why;
    QVERIFY(!s.shown.sortBy("sk", Qt::DescendingOrder, &why));
    QVERIFY(!why.isEmpty());
}

void TestLoadedRows::itemsThatCameAndWent() {
    Small s;
    s.remove(2);
    s.remove(5);
    QVERIFY(s.look(0, 9)); // ten items again: two of the next page
    QCOMPARE(s.text(9), QStringLiteral("011"));
    QVERIFY(s.look(10, 19));
    QCOMPARE(s.text(10), QStringLiteral("012"));
    for (int first = 20; first < 60; first += 10) QVERIFY(s.look(first, first + 9));
    QCOMPARE(s.model.rowCount(), 58);
    QVERIFY(s.look(50, 57));
    QCOMPARE(s.text(57), QStringLiteral("059"));
    QCOMPARE(s.model.state(), ItemsModel::State::End);
}

void TestLoadedRows::theEndMoves() {
    Small s(55);
    for (int first = 0; first < 30; first += 10) QVERIFY(s.look(first, first + 9)); // the end is not in memory
    QVERIFY(!s.model.isKept(54));
    for (int i = 55; i < 65; ++i) s.put(i);
    QVERIFY(s.look(50, 54));
    s.settle();
    QVERIFY(s.model.rowCount() > 55); // what came shows that there are more
    while (s.model.state() == ItemsModel::State::Idle) {
        s.model.fetchMore({});
        s.settle();
    }
    QCOMPARE(s.model.rowCount(), 65);
    QCOMPARE(s.text(64), QStringLiteral("064"));
    // And nothing comes after a page any more.
    for (int first = 30; first < 60; first += 10) QVERIFY(s.look(first, first + 9));
    for (int i = 5; i < 65; ++i) s.remove(i);
    QVERIFY(s.look(0, 4));
    QCOMPARE(s.model.rowCount(), 5);
    QCOMPARE(s.model.state(), ItemsModel::State::End);
}

void TestLoadedRows::failureIsSaidAndTriedAgain() {
    Small s;
    rf::Error error;
    error.code = rf::ErrorCode::ProvisionedThroughputExceeded;
    error.message = "too fast";
    s.service->failNext(error);
    s.model.setInView({0, 1, 2});
    QVERIFY(QTest::qWaitFor([&] { return !s.model.rereadFailure().headline.isEmpty(); }));
    QVERIFY(!s.model.isKept(0));
    QCOMPARE(s.model.rowCount(), 60);
    QVERIFY(s.look(0, 3)); // another view tries again
    QVERIFY(s.model.rereadFailure().headline.isEmpty());
    QCOMPARE(s.text(0), QStringLiteral("000"));
}

void TestLoadedRows::aNewRunForgets() {
    Small s;
    s.service->hold();
    s.model.setInView({0});
    s.model.run(queryOf(s.table, "c", 10));
    s.service->release();
    s.settle();
    QCOMPARE(s.model.rowCount(), 10);
    QCOMPARE(s.text(9), QStringLiteral("009"));
    QTest::qWait(20);
    QCOMPARE(s.model.rowCount(), 10);
}

void TestLoadedRows::partsOfALargePage() {
    Small s;
    for (int i = 60; i < 500; ++i) s.put(i);
    s.model.setMemory(64 << 20);
    s.model.run(queryOf(s.table, "c", 0));
    s.settle();
    QCOMPARE(s.model.rowCount(), 500);
    s.model.setMemory(300'000); // of five hundred kilobytes
    QVERIFY(s.model.kept() > 0);
    QVERIFY(s.model.kept() < 500);
    const int calls = s.service->callCount();
    for (const int row : {0, 499, 250}) {
        QVERIFY(s.look(row, row));
        QCOMPARE(s.text(row), QString::fromLatin1(s.name(row)));
    }
    QVERIFY(s.service->callCount() - calls <= 3);
    QCOMPARE(s.model.rowCount(), 500);
    QCOMPARE(s.model.state(), ItemsModel::State::End);
}

void TestLoadedRows::readsOnToTheEnd() {
    Small s;
    for (int i = 60; i < 500; ++i) s.put(i);
    s.model.setMemory(100'000);
    s.model.run(queryOf(s.table, "c", 10));
    s.settle();
    QVERIFY(!s.model.isReadingOn());
    s.model.readOn();
    QVERIFY(s.model.isReadingOn());
    QVERIFY(QTest::qWaitFor([&] { return s.model.state() == ItemsModel::State::End; }));
    QVERIFY(!s.model.isReadingOn());
    QCOMPARE(s.model.rowCount(), 500);
    QVERIFY(s.model.pages() < 10); // larger pages than ten
    QVERIFY(s.model.kept() < 200);
    QVERIFY(s.look(480, 490));
    QCOMPARE(s.text(481), QStringLiteral("481"));
}

void TestLoadedRows::readingOnBeginsWithThePageUnderWay() {
    Small s;
    s.service->hold();
    s.model.run(queryOf(s.table, "c", 10));
    s.model.readOn();
    QVERIFY(s.model.isReadingOn());
    s.service->release();
    s.settle();
    QCOMPARE(s.model.state(), ItemsModel::State::End);
    QCOMPARE(s.model.rowCount(), 60);
    QVERIFY(!s.model.isReadingOn());
}

void TestLoadedRows::readingOnIsCancelled() {
    Small s;
    s.model.run(queryOf(s.table, "c", 10));
    s.settle();
    s.service->hold();
    s.model.readOn();
    s.model.cancel();
    s.service->release();
    QCOMPARE(s.model.state(), ItemsModel::State::Idle);
    QTest::qWait(20);
    QCOMPARE(s.model.rowCount(), 10);
    s.model.fetchMore({});
    s.settle();
    QCOMPARE(s.model.rowCount(), 20);
}

RF_TEST_GUILESS_MAIN(TestLoadedRows)

} // namespace tst_loaded_rows

#include "tst_loaded_rows.moc"
