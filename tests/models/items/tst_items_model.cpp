// The grid against a real engine in memory: pages, states, columns, staged edits laid over, rows as they are written.

#include "models/items/shown_rows.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_items_model {

using namespace rf::models;
using namespace rf::models::test;

namespace {

struct Grid {
    std::shared_ptr<HeldService> service = std::make_shared<HeldService>(memoryEngine());
    TableInfo table = madeShop(*service);
    EngineClient client{service};
    StagedEdits edits;
    ItemsModel model{&client, &edits};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QString why;

    Grid() { edits.setTable(table); }
    ~Grid() { service->release(); }

    void put(const Value& item) { test::put(*service, "Shop", item); }
    /// Items 00 … in one partition.
    void fill(int count, const char* pk = "c") {
        for (int i = 0; i < count; ++i)
            put(keyed(pk, qPrintable(QString("%1").arg(i, 3, 10, QChar('0'))),
                      "\"n\":{\"N\":\"" + QByteArray::number(i) + "\"}"));
    }
    bool settled() {
        return QTest::qWaitFor([this] { return model.state() != ItemsModel::State::Loading; });
    }
    bool run(const PageRequest& request) {
        model.run(request);
        return settled();
    }
    bool more() {
        model.fetchMore({});
        return settled();
    }
    QModelIndex cell(int row, const char* name) { return model.index(row, model.columnOf(name)); }
    QString text(int row, const char* name) { return cell(row, name).data().toString(); }
    QString rows(const char* name = "sk") {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.headerData(row, Qt::Vertical).toString() + ' ' + text(row, name);
        return texts.join(", ");
    }
};

using State = ItemsModel::State;

} // namespace

class TestItemsModel : public QObject {
    Q_OBJECT
private slots:
    void pages();
    void filteredPages();
    void oneRequestInFlight();
    void aNewRunMakesTheOldOneUnwanted();
    void failedKeepsRowsAndGoesOn();
    void cancelled();
    void withoutClient();
    void columns();
    void columnsOfAnIndex();
    void cells();
    void repeatedKey();
    void editsOverlay();
    void typedText_data();
    void typedText();
    void refusedText();
    void removesAttributes();
    void inserts();
    void insertTakesAnotherKey();
    void insertOfALoadedKey();
    void deletesAndReverts();
    void duplicates();
    void blankFollowsTheQuery();
    void committed();
    void committedInPart();
    void rebased();
    void projectedEdits();
    void readOnly();
    void entities();
    void entityOf_data();
    void entityOf();
    void entityFilter();
    void manyRows();
    void editsThatDie();
};

void TestItemsModel::pages() {
    Grid g;
    g.fill(25);
    QSignalSpy states(&g.model, &ItemsModel::stateChanged);
    QVERIFY(!g.model.hasRun() && !g.model.canFetchMore({}));
    QVERIFY(g.run(queryOf(g.table, "c", 10)));
    QCOMPARE(g.model.state(), State::Idle);
    QCOMPARE(g.model.rowCount(), 10);
    QCOMPARE(g.model.pages(), 1);
    QCOMPARE(states.size(), 2);
    QVERIFY(g.model.canFetchMore({}));
    QVERIFY(g.more());
    QCOMPARE(g.model.rowCount(), 20);
    QVERIFY(g.more());
    QCOMPARE(g.model.rowCount(), 25);
    QCOMPARE(g.model.state(), State::End);
    QVERIFY(!g.model.canFetchMore({}));
    QCOMPARE(g.model.scanned(), 25);
    QCOMPARE(g.model.filteredOut(), 0);
    QCOMPARE(g.model.pages(), 3);
    QVERIFY(g.model.consumed() >= 1.5 && g.model.lastPageConsumed() > 0);
    for (int row = 0; row < 25; ++row) {
        QCOMPARE(g.text(row, "n"), QString::number(row));
        QCOMPARE(g.model.rowOf(g.model.idAt(row)), row);
    }
    QVERIFY2(g.model.statusText().startsWith("25 items loaded · scanned 25 · 1.5 RCU"),
             qPrintable(g.model.statusText()));
    const int calls = g.service->callCount();
    g.model.fetchMore({});
    QCOMPARE(g.service->callCount(), calls);
    g.model.refresh();
    QVERIFY(g.settled());
    QCOMPARE(g.model.rowCount(), 10);
    g.model.clear();
    QCOMPARE(g.model.rowCount(), 0);
    QCOMPARE(g.model.columnCount(), 0);
    QVERIFY(g.model.statusText().isEmpty());
}

void TestItemsModel::filteredPages() {
    Grid g;
    g.fill(20);
    PageRequest request = queryOf(g.table, "c", 10);
    auto& input = std::get<rf::Query::Input>(request.input);
    input.filterExpression = "n >= :n";
    input.expressionAttributeValues->set(":n", rf::AttributeValue::number("15"));
    QVERIFY(g.run(request));
    QCOMPARE(g.model.rowCount(), 0); // an empty page is no end
    QCOMPARE(g.model.state(), State::Idle);
    QCOMPARE(g.model.filteredOut(), 10);
    QVERIFY(g.more());
    QCOMPARE(g.model.rowCount(), 5);
    QVERIFY2(g.model.statusText().startsWith("5 items loaded · scanned 20, filtered out 15 · "),
             qPrintable(g.model.statusText()));
}

void TestItemsModel::oneRequestInFlight() {
    Grid g;
    g.fill(30);
    QVERIFY(g.run(queryOf(g.table, "c", 10)));
    const int before = g.service->callCount();
    g.service->hold();
    g.model.fetchMore({});
    g.model.fetchMore({});
    g.model.fetchMore({});
    QVERIFY(!g.model.canFetchMore({}));
    QVERIFY(QTest::qWaitFor([&] { return g.service->callCount() > before; }));
    QTest::qWait(20);
    QCOMPARE(g.service->callCount(), before + 1);
    g.service->release();
    QVERIFY(g.settled());
    QCOMPARE(g.model.rowCount(), 20);
}

void TestItemsModel::aNewRunMakesTheOldOneUnwanted() {
    Grid g;
    g.fill(5, "old");
    g.fill(3, "new");
    g.service->hold();
    g.model.run(queryOf(g.table, "old"));
    g.model.run(queryOf(g.table, "new"));
    g.service->release();
    QVERIFY(g.settled());
    g.client.waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(g.model.rowCount(), 3);
    QCOMPARE(g.text(0, "pk"), "new");
    QCOMPARE(g.model.pages(), 1);
}

void TestItemsModel::failedKeepsRowsAndGoesOn() {
    Grid g;
    g.fill(15);
    QVERIFY(g.run(queryOf(g.table, "c", 10)));
    g.service->failNext({rf::ErrorCode::ProvisionedThroughputExceeded, "too fast"});
    QVERIFY(g.more());
    QCOMPARE(g.model.state(), State::Failed);
    QCOMPARE(g.model.failure().detail, "too fast");
    QCOMPARE(g.model.rowCount(), 10);
    QVERIFY(!g.model.canFetchMore({})); // a view must not hammer it
    g.model.retry();
    QVERIFY(g.settled());
    QCOMPARE(g.model.state(), State::End);
    QCOMPARE(g.rows(), [] {
        QStringList all;
        for (int i = 0; i < 15; ++i) all << QString("%1 %2").arg(i + 1).arg(i, 3, 10, QChar('0'));
        return all.join(", ");
    }());
    g.service->failNext({rf::ErrorCode::Validation, "first page"});
    g.model.refresh();
    QVERIFY(g.settled());
    QCOMPARE(g.model.state(), State::Failed);
    QCOMPARE(g.model.statusText(), g.model.failure().headline);
}

void TestItemsModel::cancelled() {
    Grid g;
    g.fill(15);
    QVERIFY(g.run(queryOf(g.table, "c", 10)));
    g.service->hold();
    g.model.fetchMore({});
    g.model.cancel();
    QCOMPARE(g.model.state(), State::Idle);
    QVERIFY(!g.model.canFetchMore({}));
    g.service->release();
    g.client.waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(g.model.rowCount(), 10);
    g.model.retry();
    QVERIFY(g.settled());
    QCOMPARE(g.model.rowCount(), 15);
}

void TestItemsModel::withoutClient() {
    ItemsModel model(nullptr, nullptr);
    const TableInfo table = bareTable("T", "id");
    model.run(scanOf(table));
    QCOMPARE(model.state(), State::Failed);
    QVERIFY(!model.insertItem(keyed("a", "b")));
    model.deleteRows({0});
    QCOMPARE(model.rowOf("x"), -1);
}

void TestItemsModel::columns() {
    Grid g;
    g.put(keyed("c", "1", R"("b":{"S":"x"},"a":{"N":"1"})"));
    g.put(keyed("c", "2", R"("z":{"BOOL":true},"a":{"S":"s"})"));
    g.put(keyed("c", "3", R"("a":{"S":"s"})"));
    QVERIFY(g.run(queryOf(g.table, "c", 1)));
    QCOMPARE(g.model.attributes(), QStringList({"pk", "sk", "a", "b"}));
    QCOMPARE(g.model.keyColumnCount(), 2);
    QCOMPARE(g.model.columnType(2), ValueType::N);
    QSignalSpy spy(&g.model, &ItemsModel::columnsChanged);
    QVERIFY(g.more());
    QCOMPARE(spy.size(), 1);
    QCOMPARE(g.model.attributes(), QStringList({"pk", "sk", "a", "b", "z"}));
    QVERIFY(g.more());
    QCOMPARE(g.model.columnType(2), ValueType::S); // two of three
    QCOMPARE(g.model.headerData(2, Qt::Horizontal, ItemsModel::TypeCodeRole).toString(), "S");
    QVERIFY(g.model.headerData(0, Qt::Horizontal, ItemsModel::IsKeyRole).toBool());
    QVERIFY(!g.model.headerData(2, Qt::Horizontal, ItemsModel::IsKeyRole).toBool());
    QCOMPARE(g.model.columnOf("z"), 4);
    QCOMPARE(g.model.columnOf("none"), -1);
}

void TestItemsModel::columnsOfAnIndex() {
    Grid g;
    g.put(keyed("c", "1", R"("gsi1pk":{"S":"p"},"gsi1sk":{"S":"s"},"email":{"S":"a@b"},"x":{"N":"1"})"));
    QVERIFY(g.run(scanOf(g.table, 0, "GSI1")));
    QCOMPARE(g.model.attributes(), QStringList({"pk", "sk", "gsi1pk", "gsi1sk", "email", "x"}));
    QCOMPARE(g.model.keyColumnCount(), 4);
    QVERIFY(g.model.isComplete());
    QVERIFY(!g.cell(0, "gsi1pk").data(ItemsModel::IsKeyRole).toBool());
    QVERIFY(g.run(scanOf(g.table, 0, "GSI2")));
    QCOMPARE(g.model.attributes(), QStringList({"pk", "sk", "email"}));
    QVERIFY(!g.model.isComplete());
}

void TestItemsModel::cells() {
    Grid g;
    g.put(everyType("c", "1"));
    g.put(keyed("c", "2", R"("n":{"NULL":true},"s":{"S":""})"));
    QVERIFY(g.run(queryOf(g.table, "c")));
    QCOMPARE(g.model.item(0), everyType("c", "1")); // nothing is lost on the way
    const Value whole = everyType("c", "1");
    for (const QString& name : whole.names()) {
        const QModelIndex cell = g.model.index(0, g.model.columnOf(name));
        const Value value = whole.child(name);
        QCOMPARE(cell.data(ItemsModel::ValueRole).value<Value>(), value);
        QCOMPARE(cell.data(ItemsModel::TypeRole).toInt(), int(value.type()));
        QCOMPARE(cell.data(ItemsModel::TypeCodeRole).toString(), value.typeCode());
        QCOMPARE(cell.data().toString(), value.displayText());
        QCOMPARE(cell.data(Qt::EditRole).toString(), value.editText());
        QCOMPARE(cell.data(ItemsModel::ChildCountRole).toInt(), value.childCount());
        QCOMPARE(cell.data(ItemsModel::CellStateRole).toInt(), int(CellState::Plain));
        const bool nested = value.type() == ValueType::L || value.type() == ValueType::M;
        const bool key = name == "pk" || name == "sk";
        QCOMPARE(bool(g.model.flags(cell) & Qt::ItemIsEditable), !nested && !key);
    }
    // Absent, NULL and "" differ.
    QCOMPARE(g.cell(1, "b").data(ItemsModel::TypeRole).toInt(), -1);
    QVERIFY(!g.cell(1, "b").data().isValid());
    QVERIFY(!g.cell(1, "b").data(ItemsModel::ValueRole).isValid());
    QCOMPARE(g.cell(1, "b").data(ItemsModel::CellStateRole).toInt(), int(CellState::Absent));
    QCOMPARE(g.text(1, "n"), "null");
    QVERIFY(g.cell(1, "s").data().isValid());
    QCOMPARE(g.cell(0, "f").data(Qt::AccessibleTextRole).toString(), "f, boolean, false");
}

void TestItemsModel::repeatedKey() {
    Grid g;
    g.fill(2, "a");
    g.fill(2, "b");
    QVERIFY(g.run(scanOf(g.table)));
    QList<bool> repeated;
    for (int row = 0; row < 4; ++row) repeated << g.cell(row, "pk").data(ItemsModel::RepeatedKeyRole).toBool();
    QCOMPARE(repeated, QList<bool>({false, true, false, true}));
    QVERIFY(!g.cell(1, "sk").data(ItemsModel::RepeatedKeyRole).toBool());
}

void TestItemsModel::editsOverlay() {
    Grid g;
    g.fill(3);
    QVERIFY(g.run(queryOf(g.table, "c")));
    QSignalSpy changed(&g.model, &QAbstractItemModel::dataChanged);
    QVERIFY(g.model.setData(g.cell(1, "n"), "7"));
    QVERIFY(changed.size() > 0);
    QCOMPARE(g.text(1, "n"), "7");
    QCOMPARE(g.cell(1, "n").data(ItemsModel::CellStateRole).toInt(), int(CellState::Edited));
    QCOMPARE(g.cell(1, "n").data(ItemsModel::OriginalTextRole).toString(), "1");
    QCOMPARE(g.cell(1, "sk").data(ItemsModel::CellStateRole).toInt(), int(CellState::Plain));
    QCOMPARE(g.cell(1, "n").data(Qt::AccessibleTextRole).toString(), "n, number, 7, edited from 1");
    QCOMPARE(g.rows("n"), "1 0, ~ 7, 3 2");
    QCOMPARE(g.model.original(1)->child("n").editText(), "1");
    QVERIFY(g.model.rowState(1) == RowState::Edited);
    // A new attribute brings its column.
    QVERIFY(g.model.stageValue(1, *ValuePath::parse("extra"), Value::boolean(true)));
    QCOMPARE(g.model.attributes().last(), "extra");
    QCOMPARE(g.cell(1, "extra").data(ItemsModel::CellStateRole).toInt(), int(CellState::Added));
    QCOMPARE(g.edits.count(), 1);
    g.edits.stack()->undo();
    g.edits.stack()->undo();
    QCOMPARE(g.rows("n"), "1 0, 2 1, 3 2");
    QVERIFY(g.model.attributes().contains("extra")); // a column stays until the next run
    // Coming back to what was loaded is no change.
    QVERIFY(g.model.setData(g.cell(0, "n"), "5") && g.model.setData(g.cell(0, "n"), "0.0"));
    QVERIFY(g.edits.isEmpty());
    // Staged edits lie over rows that are loaded later too.
    QVERIFY(g.model.setData(g.cell(2, "n"), "9"));
    g.model.refresh();
    QVERIFY(g.settled());
    QCOMPARE(g.rows("n"), "1 0, 2 1, ~ 9");
}

void TestItemsModel::typedText_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("json");
    QTest::newRow("S") << "s"
                       << "x y"
                       << R"({"S":"x y"})";
    QTest::newRow("S that looks like a number") << "s"
                                                << "007"
                                                << R"({"S":"007"})";
    QTest::newRow("empty S") << "s"
                             << ""
                             << R"({"S":""})";
    QTest::newRow("N") << "n"
                       << "1e2"
                       << R"({"N":"100"})";
    QTest::newRow("N of 38 digits") << "n"
                                    << "12345678901234567890123456789012345679"
                                    << R"({"N":"12345678901234567890123456789012345679"})";
    QTest::newRow("B") << "b"
                       << "/w=="
                       << R"({"B":"/w=="})";
    QTest::newRow("BOOL") << "t"
                          << "false"
                          << R"({"BOOL":false})";
    QTest::newRow("SS") << "ss"
                        << "one\ntwo"
                        << R"({"SS":["one","two"]})";
    QTest::newRow("NS") << "ns"
                        << "10\n9"
                        << R"({"NS":["9","10"]})";
    QTest::newRow("absent: the column's type") << "only"
                                               << "5"
                                               << R"({"N":"5"})";
}

void TestItemsModel::typedText() {
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, json);
    Grid g;
    g.put(everyType("c", "1"));
    g.put(keyed("c", "2", R"("only":{"N":"1"})"));
    QVERIFY(g.run(queryOf(g.table, "c")));
    const QModelIndex cell = g.model.index(0, g.model.columnOf(name));
    QVERIFY2(g.model.setData(cell, text), qPrintable(cell.data(ItemsModel::ProblemRole).toString()));
    QCOMPARE(cell.data(ItemsModel::ValueRole).value<Value>().toJson(), json);
    QVERIFY(g.model.setData(cell, QVariant::fromValue(everyType("c", "1").child(name))) ||
            !everyType("c", "1").has(name));
}

void TestItemsModel::refusedText() {
    Grid g;
    g.fill(2);
    QVERIFY(g.run(queryOf(g.table, "c")));
    QVERIFY(!g.model.setData(g.cell(0, "n"), "many"));
    QVERIFY(!g.cell(0, "n").data(ItemsModel::ProblemRole).toString().isEmpty());
    QVERIFY(g.cell(1, "n").data(ItemsModel::ProblemRole).toString().isEmpty());
    QCOMPARE(g.text(0, "n"), "0");
    QVERIFY(!g.model.setData(g.cell(1, "sk"), "x")); // the key
    QVERIFY(!g.cell(1, "sk").data(ItemsModel::ProblemRole).toString().isEmpty());
    QVERIFY(g.cell(0, "n").data(ItemsModel::ProblemRole).toString().isEmpty());
    QVERIFY(g.model.setData(g.cell(0, "n"), "4"));
    QVERIFY(g.cell(1, "sk").data(ItemsModel::ProblemRole).toString().isEmpty());
    QCOMPARE(g.edits.count(), 1);
}

void TestItemsModel::removesAttributes() {
    Grid g;
    g.fill(1);
    QVERIFY(g.run(queryOf(g.table, "c")));
    QVERIFY(g.model.setData(g.cell(0, "n"), {}));
    QCOMPARE(g.cell(0, "n").data(ItemsModel::CellStateRole).toInt(), int(CellState::Removed));
    QCOMPARE(g.cell(0, "n").data(ItemsModel::OriginalTextRole).toString(), "0");
    QVERIFY(!g.model.item(0).has("n"));
    QVERIFY(g.model.setData(g.cell(0, "n"), {})); // nothing left to remove
    QVERIFY(!g.model.setData(g.cell(0, "pk"), {}));
}

void TestItemsModel::inserts() {
    Grid g;
    g.fill(2);
    QVERIFY(g.run(queryOf(g.table, "c")));
    QVERIFY(g.model.insertItem(keyed("c", "x", R"("fresh":{"S":"1"})"), &g.why));
    QVERIFY(g.model.insertItem(keyed("c", "y"), &g.why));
    QCOMPARE(g.rows(), "+ y, + x, 1 000, 2 001"); // newest first
    QCOMPARE(g.model.loaded(), 2);
    QVERIFY(g.model.attributes().contains("fresh"));
    QCOMPARE(g.model.rowOf(g.model.idAt(1)), 1);
    QVERIFY(!g.model.original(0));
    QVERIFY(g.model.setData(g.cell(1, "fresh"), "2"));
    QCOMPARE(g.model.item(1).child("fresh").editText(), "2");
    g.model.refresh();
    QVERIFY(g.settled());
    QCOMPARE(g.rows(), "+ y, + x, 1 000, 2 001"); // they outlive a run
    g.model.deleteRows({0});                      // takes it back
    QCOMPARE(g.rows(), "+ x, 1 000, 2 001");
    g.edits.stack()->undo();
    QCOMPARE(g.rows(), "+ y, + x, 1 000, 2 001");
    g.edits.revertAll();
    QCOMPARE(g.rows(), "1 000, 2 001");
}

void TestItemsModel::insertTakesAnotherKey() {
    Grid g;
    g.fill(1);
    QVERIFY(g.run(queryOf(g.table, "c")));
    for (const char* sk : {"x", "y", "z"}) QVERIFY(g.model.insertItem(keyed("c", sk)));
    const QPersistentModelIndex middle = g.cell(1, "sk");
    QVERIFY(g.model.flags(middle) & Qt::ItemIsEditable);
    QVERIFY(g.model.setData(middle, "renamed"));
    QVERIFY(middle.isValid());
    QCOMPARE(g.rows(), "+ z, + renamed, + x, 1 000");
    QVERIFY(!g.model.setData(g.cell(1, "sk"), "x"));   // staged already
    QVERIFY(!g.model.setData(g.cell(1, "sk"), "000")); // loaded already
    QCOMPARE(g.rows(), "+ z, + renamed, + x, 1 000");
}

void TestItemsModel::insertOfALoadedKey() {
    Grid g;
    g.fill(1);
    QVERIFY(g.run(queryOf(g.table, "c")));
    QVERIFY(!g.model.insertItem(keyed("c", "000"), &g.why));
    QVERIFY(!g.why.isEmpty());
    g.why.clear();
    QVERIFY(!g.model.insertItem(item(R"({"pk":{"S":"c"}})"), &g.why)); // no sort key
    QVERIFY(!g.why.isEmpty());
    QVERIFY(g.edits.isEmpty());
}

void TestItemsModel::deletesAndReverts() {
    Grid g;
    g.fill(4);
    QVERIFY(g.run(queryOf(g.table, "c")));
    QVERIFY(g.model.setData(g.cell(1, "n"), "9"));
    g.model.deleteRows({1, 2});
    QCOMPARE(g.rows("n"), "1 0, − 1, − 2, 4 3"); // as loaded
    QVERIFY(!(g.model.flags(g.cell(2, "n")) & Qt::ItemIsEditable));
    QVERIFY(!g.model.setData(g.cell(2, "n"), "5"));
    g.edits.stack()->undo(); // both at once
    QCOMPARE(g.rows("n"), "1 0, ~ 9, 3 2, 4 3");
    g.edits.stack()->redo();
    g.model.revertRows({1, 2, 3});
    QCOMPARE(g.rows("n"), "1 0, 2 1, 3 2, 4 3");
    QVERIFY(g.edits.isEmpty());
}

void TestItemsModel::duplicates() {
    Grid g;
    g.put(keyed("c", "o", R"("n":{"N":"1"})"));
    QVERIFY(g.run(queryOf(g.table, "c")));
    QVERIFY(g.model.duplicate(0, &g.why));
    QVERIFY(g.model.duplicate(1, &g.why));
    QCOMPARE(g.rows(), "+ o copy 2, + o copy, 1 o");
    QCOMPARE(g.model.item(0).child("n").editText(), "1");

    rf::CreateTable::Input input;
    input.tableName = "Numbers";
    input.attributeDefinitions = {{{"id", "N"}}};
    input.keySchema = {{{"id", "HASH"}}};
    input.billingMode = "PAY_PER_REQUEST";
    const TableInfo numbers = made(*g.service, input);
    test::put(*g.service, "Numbers", item(R"({"id":{"N":"7"}})"));
    test::put(*g.service, "Numbers", item(R"({"id":{"N":"8"}})"));
    g.edits.setTable(numbers);
    QVERIFY(g.run(scanOf(numbers)));
    const int seven = g.text(0, "id") == "7" ? 0 : 1;
    QVERIFY(g.model.duplicate(seven, &g.why));
    QCOMPARE(g.text(0, "id"), "9");
}

void TestItemsModel::blankFollowsTheQuery() {
    Grid g;
    QVERIFY(g.run(queryOf(g.table, "c-1")));
    QCOMPARE(g.model.blankItem(), keyed("c-1", ""));
    PageRequest request = queryOf(g.table, "c-1");
    auto& input = std::get<rf::Query::Input>(request.input);
    input.indexName = "GSI1";
    request.index = "GSI1";
    input.expressionAttributeNames = rf::NameMap{{"#k0", "gsi1pk"}, {"#k1", "gsi1sk"}};
    input.keyConditionExpression = "#k0 = :k0 AND #k1 >= :k1";
    input.expressionAttributeValues->set(":k1", rf::AttributeValue::string("low"));
    QVERIFY(g.run(request));
    QCOMPARE(g.model.blankItem(), keyed("", "", R"("gsi1pk":{"S":"c-1"})"));
    QVERIFY(g.run(scanOf(g.table)));
    QCOMPARE(g.model.blankItem(), keyed("", ""));
}

void TestItemsModel::committed() {
    Grid g;
    g.fill(4);
    QVERIFY(g.run(queryOf(g.table, "c")));
    QVERIFY(g.model.setData(g.cell(0, "n"), "10"));
    g.model.deleteRows({1, 2});
    QVERIFY(g.model.insertItem(keyed("c", "x", R"("n":{"N":"99"})")));
    QVERIFY(g.model.insertItem(keyed("c", "y", R"("n":{"N":"98"})")));
    QCOMPARE(g.rows("n"), "+ 98, + 99, ~ 10, − 1, − 2, 4 3");
    const QPersistentModelIndex selected = g.cell(0, "n");
    g.edits.markCommitted(g.edits.ids());
    QCOMPARE(g.rows("n"), "1 98, 2 99, 3 10, 4 3");
    QVERIFY(selected.isValid()); // what was inserted keeps its row
    QCOMPARE(selected.data().toString(), "98");
    for (int row = 0; row < 4; ++row) QCOMPARE(g.model.rowOf(g.model.idAt(row)), row);
    QVERIFY(g.model.setData(g.cell(0, "n"), "1")); // an edit now, not an insert
    QVERIFY(g.model.rowState(0) == RowState::Edited);
}

void TestItemsModel::committedInPart() {
    Grid g;
    g.fill(1);
    QVERIFY(g.run(queryOf(g.table, "c")));
    QList<ItemId> ids;
    for (const char* sk : {"v", "w", "x", "y", "z"}) {
        QVERIFY(g.model.insertItem(keyed("c", sk)));
        ids << g.model.idAt(0);
    }
    const QPersistentModelIndex x = g.cell(2, "sk"), w = g.cell(3, "sk");
    g.edits.markCommitted({ids[0], ids[2], ids[3]});
    QCOMPARE(g.rows(), "+ z, + w, 1 y, 2 x, 3 v, 4 000");
    QCOMPARE(x.row(), 3);
    QCOMPARE(w.row(), 1);
    for (int row = 0; row < 6; ++row) QCOMPARE(g.model.rowOf(g.model.idAt(row)), row);
}

void TestItemsModel::rebased() {
    Grid g;
    g.fill(3);
    QVERIFY(g.run(queryOf(g.table, "c")));
    QVERIFY(g.model.setData(g.cell(0, "n"), "10"));
    const Value theirs = keyed("c", "000", R"("n":{"N":"5"},"by":{"S":"them"})");
    g.edits.rebase(g.model.idAt(0), theirs,
                   *theirs.withAt(*ValuePath::parse("n"), item(R"({"n":{"N":"10"}})").child("n")));
    QCOMPARE(g.text(0, "n"), "10");
    QCOMPARE(g.text(0, "by"), "them");
    QCOMPARE(g.cell(0, "n").data(ItemsModel::OriginalTextRole).toString(), "5");
    QCOMPARE(g.cell(0, "by").data(ItemsModel::CellStateRole).toInt(), int(CellState::Plain));
    g.model.deleteRows({1});
    g.edits.rebase(g.model.idAt(1), std::nullopt, std::nullopt); // gone already
    QCOMPARE(g.rows(), "~ 000, 2 002");
    // An insert that met an item becomes an edit of it.
    QVERIFY(g.model.insertItem(keyed("c", "x", R"("n":{"N":"1"})")));
    const ItemId id = g.model.idAt(0);
    g.edits.rebase(id, keyed("c", "x", R"("n":{"N":"0"})"), keyed("c", "x", R"("n":{"N":"1"})"));
    QCOMPARE(g.rows(), "~ x, ~ 000, 3 002");
    QCOMPARE(g.model.rowOf(id), 0);
}

void TestItemsModel::projectedEdits() {
    Grid g;
    g.put(keyed("c", "1", R"("email":{"S":"a@b"},"n":{"N":"1"})"));
    QVERIFY(g.run(scanOf(g.table, 0, "GSI2")));
    QVERIFY(g.model.stageValue(0, *ValuePath::parse("note"), Value::string("hi")));
    QVERIFY(!g.edits.changes().first().complete);
    QVERIFY(g.run(queryOf(g.table, "c")));
    QCOMPARE(g.text(0, "n"), "1"); // not loaded then, not removed now
    QCOMPARE(g.cell(0, "n").data(ItemsModel::CellStateRole).toInt(), int(CellState::Plain));
    QCOMPARE(g.cell(0, "note").data(ItemsModel::CellStateRole).toInt(), int(CellState::Added));
    QVERIFY(g.model.setData(g.cell(0, "note"), "ho"));
    QCOMPARE(g.text(0, "note"), "ho");
    QVERIFY(g.model.setData(g.cell(0, "n"), "2"));
    QCOMPARE(g.text(0, "n"), "2");
    QVERIFY(!g.edits.changes().first().after->has("missing"));
    g.edits.markCommitted(g.edits.ids());
    QCOMPARE(g.text(0, "n"), "2");
    QCOMPARE(g.text(0, "email"), "a@b");
}

void TestItemsModel::readOnly() {
    Grid g;
    g.fill(1);
    QVERIFY(g.run(queryOf(g.table, "c")));
    g.model.setReadOnly(true);
    QVERIFY(!(g.model.flags(g.cell(0, "n")) & Qt::ItemIsEditable));
    QVERIFY(!g.model.setData(g.cell(0, "n"), "5"));
    QVERIFY(!g.model.insertItem(keyed("c", "x"), &g.why) && !g.why.isEmpty());
    QVERIFY(!g.model.duplicate(0, &g.why));
    g.model.deleteRows({0});
    QVERIFY(g.edits.isEmpty());
}

void TestItemsModel::entities() {
    Grid g;
    g.put(keyed("c", "1", R"("type":{"S":"Order"})"));
    g.put(keyed("c", "2", R"("type":{"S":"Line"})"));
    g.put(keyed("c", "3", R"("type":{"S":"Line"})"));
    QVERIFY(g.run(queryOf(g.table, "c")));
    QCOMPARE(g.model.entities(), QList<EntityCount>({{"Order", 1}, {"Line", 2}}));
    QVERIFY(g.model.insertItem(keyed("c", "4", R"("type":{"S":"Line"})")));
    QCOMPARE(g.model.entities().last().count, 2); // loaded items only
    g.model.deleteRows({1});
    g.edits.markCommitted(g.edits.ids());
    QCOMPARE(g.model.entities(), QList<EntityCount>({{"Line", 3}}));
}

void TestItemsModel::entityOf_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("entity");
    const auto row = [](const char* json, const char* entity) {
        QTest::newRow(json) << QByteArray(json) << QString(entity);
    };
    row(R"({"pk":{"S":"c"},"sk":{"S":"ORDER#123"}})", "ORDER");
    row(R"({"pk":{"S":"c"},"sk":{"S":"ORDER#123#LINE#1"}})", "ORDER#LINE");
    row(R"({"pk":{"S":"CUSTOMER#c-20418"},"sk":{"S":"2024-01-01"}})", "CUSTOMER");
    row(R"({"pk":{"S":"CUSTOMER#1"},"sk":{"S":"PROFILE"}})", "PROFILE");
    row(R"({"pk":{"S":"alice"},"sk":{"S":"2"}})", "");
    row(R"({"pk":{"S":"STATUS#SHIPPED"},"sk":{"S":"1"}})", "STATUS");
    row(R"({"pk":{"S":"c"},"sk":{"S":"x"},"type":{"S":"Order"}})", "Order");
    row(R"({"pk":{"S":"c"},"sk":{"S":"x"},"entityType":{"S":"Cart"}})", "Cart");
    row(R"({"pk":{"S":"c"},"sk":{"S":"x"},"_type":{"S":"Cart"}})", "Cart");
    row(R"({"pk":{"S":"c"},"sk":{"S":"x"},"__typename":{"S":"Cart"}})", "Cart");
    row(R"({"pk":{"S":"c"},"sk":{"S":"x"},"entity":{"S":"Cart"},"type":{"S":"First"}})", "First");
    row(R"({"pk":{"S":"c"},"sk":{"S":"ORDER#1"},"type":{"N":"1"}})", "ORDER");
}

void TestItemsModel::entityOf() {
    QFETCH(QByteArray, json);
    QFETCH(QString, entity);
    QCOMPARE(ItemsModel::entityOf(bareShop(), item(json.toStdString())), entity);
}

void TestItemsModel::entityFilter() {
    Grid g;
    for (int i = 0; i < 6; ++i)
        g.put(keyed("c", qPrintable(QString::number(i)), i % 2 ? R"("type":{"S":"Line"})" : R"("type":{"S":"Order"})"));
    ShownRows rows;
    rows.setSourceModel(&g.model);
    QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QVERIFY(g.run(queryOf(g.table, "c", 4)));
    QVERIFY(!rows.canFetchMore({})); // only who knows the price asks
    rows.setEntity("Line");
    QCOMPARE(rows.rowCount(), 2);
    QVERIFY(!rows.index(0, 0).data(ItemsModel::RepeatedKeyRole).toBool());
    QVERIFY(rows.index(1, 0).data(ItemsModel::RepeatedKeyRole).toBool());
    g.model.fetchMore({}); // the tester may have asked already
    QVERIFY(g.settled());
    QCOMPARE(rows.rowCount(), 3);
    QVERIFY(g.model.insertItem(keyed("c", "new", R"("type":{"S":"Order"})")));
    QCOMPARE(rows.rowCount(), 4);
    rows.setShowAll();
    QCOMPARE(rows.rowCount(), 7);
}

namespace {

/// Endless pages made out of nothing.
class Pages : public rf::Service {
public:
    rf::Result<rf::Response> execute(const rf::Request& request, const rf::Context&) override {
        const auto& input = request.as<rf::Scan>();
        const int from = input.exclusiveStartKey ? std::stoi(input.exclusiveStartKey->find("id")->asString()) + 1 : 0;
        rf::PageOutput page;
        page.items.emplace();
        for (int i = from; i < from + kPage; ++i) {
            rf::Item item;
            item.set("id", rf::AttributeValue::string(std::to_string(i)));
            item.set("n", rf::AttributeValue::number(rf::Number::fromInt(i)));
            page.items->push_back(std::move(item));
        }
        page.count = page.scannedCount = kPage;
        if (from + kPage < kRows)
            page.lastEvaluatedKey = rf::Item{{"id", rf::AttributeValue::string(std::to_string(from + kPage - 1))}};
        return rf::Response::of<rf::Scan>(std::move(page));
    }
    rf::CatalogPtr catalog() const override { return std::make_shared<rf::Catalog>(); }
    rf::StoreInfo info() const override { return {}; }
    rf::Store* store() override { return nullptr; }
    rf::Status close() override { return {}; }
    static constexpr int kPage = 10'000, kRows = 200'000;
};

} // namespace

void TestItemsModel::manyRows() {
    const TableInfo table = bareTable("T", "id");
    EngineClient client(std::make_shared<Pages>());
    StagedEdits edits;
    edits.setTable(table);
    ItemsModel model(&client, &edits);
    model.setMemory(qint64(1) << 30);
    model.run(scanOf(table));
    while (model.state() != State::End) {
        QVERIFY(QTest::qWaitFor([&] { return model.state() != State::Loading; }));
        model.fetchMore({});
    }
    QCOMPARE(model.rowCount(), Pages::kRows);
    const auto id = [&](int i) { return edits.idOf(item("{\"id\":{\"S\":\"" + std::to_string(i) + "\"}}")); };
    QList<int> doomed;
    for (int row = 0; row < Pages::kRows; row += 1000) doomed << row << row + 1;
    model.deleteRows(doomed);
    edits.markCommitted(edits.ids());
    QCOMPARE(model.rowCount(), Pages::kRows - 400);
    QCOMPARE(model.rowOf(id(0)), -1);
    QCOMPARE(model.rowOf(id(1001)), -1);
    QCOMPARE(model.rowOf(id(2)), 0);
    QCOMPARE(model.rowOf(id(1002)), 998);
    QCOMPARE(model.rowOf(id(Pages::kRows - 1)), Pages::kRows - 401);
    QCOMPARE(model.index(998, model.columnOf("n")).data().toString(), "1002");
}

void TestItemsModel::editsThatDie() {
    auto edits = std::make_unique<StagedEdits>();
    const TableInfo table = bareShop();
    edits->setTable(table);
    ItemsModel model(nullptr, edits.get());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QVERIFY(edits->stageInsert(keyed("a", "b")));
    QCOMPARE(model.rowCount(), 1);
    edits.reset();
    QCOMPARE(model.rowCount(), 0);
}

RF_TEST_GUILESS_MAIN(TestItemsModel)

} // namespace tst_items_model

#include "tst_items_model.moc"
