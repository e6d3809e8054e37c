// Tables as pages know them: the form of a new one, what the sidebar's tree shows, and how it follows the engine.

#include "models/tables/table_draft.h"
#include "models/tables/tables_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_tables {


using namespace rf::models;
using namespace rf::models::test;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

QString diagram(const QAbstractItemModel& model, const QModelIndex& parent = {}, const QString& indent = {}) {
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        const QString key = at.data(TablesModel::KeyTextRole).toString();
        lines << indent + at.data().toString() + (key.isEmpty() ? "" : " (" + key + ")");
        const QString below = diagram(model, at, indent + "  ");
        if (!below.isEmpty()) lines << below;
    }
    return lines.join('\n');
}

TableDraft draft() {
    TableDraft table;
    table.name = "Shop";
    table.hash = {"pk", ValueType::S};
    table.range = KeyPart{"sk", ValueType::S};
    return table;
}

DraftIndex index(const char* name, bool global, const char* hash, const char* range) {
    DraftIndex index;
    index.name = name;
    index.global = global;
    index.hash = {hash, ValueType::S};
    if (range) index.range = KeyPart{range, ValueType::S};
    return index;
}

TableInfo inRegion(TableInfo table, const char* region) {
    table.region = region;
    return table;
}

struct Tree {
    QObject shop, other;
    TablesModel model;
    QAbstractItemModelTester tester{&model, kFatal};
    void set(QObject& session, const QList<TableInfo>& tables, const char* name = "shop.rfdb") {
        FileEntry entry;
        entry.name = name;
        entry.path = QString("/data/") + name;
        entry.tables = tables;
        model.setFile(&session, entry);
    }
};

} // namespace

class TestTables : public QObject {
    Q_OBJECT
private slots:
    void draftProblems_data();
    void draftProblems();
    void draftsAreTaken_data();
    void draftsAreTaken();
    void infoOfADescription();
    void treeShows();
    void treeFollows();
    void treeOfRegions();
    void treeRoles();
    void filters_data();
    void filters();
};

void TestTables::draftProblems_data() {
    QTest::addColumn<TableDraft>("table");
    QTest::addColumn<QString>("said"); ///< empty = good
    const auto row = [](const char* name, const char* said, const std::function<void(TableDraft&)>& change) {
        TableDraft table = draft();
        change(table);
        QTest::newRow(name) << table << QString(said);
    };
    row("good", "", [](auto&) {});
    row("no name", "3 to 255", [](auto& t) { t.name.clear(); });
    row("short name", "3 to 255", [](auto& t) { t.name = "ab"; });
    row("longest name", "", [](auto& t) { t.name = QString(255, 'a'); });
    row("too long", "3 to 255", [](auto& t) { t.name = QString(256, 'a'); });
    row("odd name", "3 to 255", [](auto& t) { t.name = "Müller"; });
    row("signs", "", [](auto& t) { t.name = "a_b.c-d"; });
    row("no partition key", "partition key", [](auto& t) { t.hash.name.clear(); });
    row("no sort key's name", "sort key", [](auto& t) { t.range->name.clear(); });
    row("one attribute twice", "two attributes", [](auto& t) { t.range->name = "pk"; });
    row("index without a key", "partition key", [](auto& t) { t.indexes << index("GSI", true, "", nullptr); });
    row("index name", "index name", [](auto& t) { t.indexes << index("G", true, "a", nullptr); });
    row("two of a name", "Two indexes",
        [](auto& t) { t.indexes << index("GSI", true, "a", nullptr) << index("GSI", true, "b", nullptr); });
    row("local without sort key", "sort key", [](auto& t) { t.indexes << index("LSI", false, "", nullptr); });
    row("local of a simple table", "local index", [](auto& t) {
        t.range.reset();
        t.indexes << index("LSI", false, "", "a");
    });
    row("nothing to include", "include", [](auto& t) {
        t.indexes << index("GSI", true, "a", nullptr);
        t.indexes[0].projection = "INCLUDE";
    });
    row("two types", "two types", [](auto& t) {
        t.indexes << index("GSI", true, "sk", nullptr);
        t.indexes[0].hash.type = ValueType::N;
    });
    row("five local", "", [](auto& t) {
        for (int i = 0; i < 5; ++i) t.indexes << index(qPrintable(QString("LSI%1").arg(i)), false, "", "a");
    });
    row("six local", "5 local", [](auto& t) {
        for (int i = 0; i < 6; ++i) t.indexes << index(qPrintable(QString("LSI%1").arg(i)), false, "", "a");
    });
    row("twenty global", "", [](auto& t) {
        for (int i = 0; i < 20; ++i) t.indexes << index(qPrintable(QString("GSI%1").arg(i)), true, "a", nullptr);
    });
    row("twenty-one global", "20 global", [](auto& t) {
        for (int i = 0; i < 21; ++i) t.indexes << index(qPrintable(QString("GSI%1").arg(i)), true, "a", nullptr);
    });
}

/// What the form finds good the engine takes.
void TestTables::draftProblems() {
    QFETCH(TableDraft, table);
    QFETCH(QString, said);
    const QString problem = table.problem();
    if (!said.isEmpty()) {
        QVERIFY2(problem.contains(said), qPrintable(problem));
        return;
    }
    QCOMPARE(problem, "");
    const auto service = memoryEngine();
    const auto made = rf::call<rf::CreateTable>(*service, table.request());
    QVERIFY2(bool(made), made ? "" : made.error().message.c_str());
}

void TestTables::draftsAreTaken_data() {
    QTest::addColumn<bool>("onDemand");
    QTest::newRow("on demand") << true;
    QTest::newRow("provisioned") << false;
}

void TestTables::draftsAreTaken() {
    QFETCH(bool, onDemand);
    TableDraft table = draft();
    table.hash.type = ValueType::N;
    table.range->type = ValueType::B;
    table.onDemand = onDemand;
    table.readUnits = 7;
    table.deletionProtection = true;
    table.indexes << index("LSI", false, "ignored", "placedAt") << index("GSI", true, "email", nullptr);
    table.indexes[0].projection = "KEYS_ONLY";
    table.indexes[1].projection = "INCLUDE";
    table.indexes[1].included = {"name"};
    const auto service = memoryEngine();
    const TableInfo info = made(*service, table.request());
    QCOMPARE(info.hash, (KeyPart{"pk", ValueType::N}));
    QCOMPARE(*info.range, (KeyPart{"sk", ValueType::B}));
    QCOMPARE(info.billingMode, onDemand ? "PAY_PER_REQUEST" : "PROVISIONED");
    QVERIFY(info.deletionProtection);
    const IndexInfo *lsi = info.index("LSI"), *gsi = info.index("GSI");
    QVERIFY(lsi && gsi && !lsi->global && gsi->global);
    QCOMPARE(lsi->keyText(), "pk · placedAt");
    QCOMPARE(lsi->projection, "KEYS_ONLY");
    QCOMPARE(gsi->projected, QStringList{"name"});
    QCOMPARE(info.index("none"), nullptr);
}

void TestTables::infoOfADescription() {
    const auto service = memoryEngine();
    madeShop(*service);
    put(*service, "Shop", keyed("c", "1", R"("email":{"S":"m"})"));
    put(*service, "Shop", keyed("c", "2"));
    const TableInfo info = described(*service, "Shop");
    QCOMPARE(info.keyText(), "pk · sk");
    QCOMPARE(info.keyNames(), QStringList({"pk", "sk"}));
    QCOMPARE(info.itemCount, 2);
    QCOMPARE(info.index("GSI2")->itemCount, 1);
    QVERIFY(info.arn().endsWith("table/Shop"));
    QCOMPARE(info.keyOf(keyed("c", "1", R"("x":{"S":"y"})")), keyed("c", "1"));
    QVERIFY(info.sameAs(described(*service, "Shop")));
    put(*service, "Shop", keyed("c", "3"));
    QVERIFY(!info.sameAs(described(*service, "Shop")));
    QVERIFY(!TableInfo::of({}).isValid());
}

void TestTables::treeShows() {
    const auto service = memoryEngine();
    Tree t;
    t.set(t.shop, {madeShop(*service), bareTable("Carts", "id")});
    t.set(t.other, {}, "empty.rfdb");
    QCOMPARE(diagram(t.model), QString("shop.rfdb\n  Shop (pk · sk)\n    Table (pk · sk)\n    GSI1 (gsi1pk · gsi1sk)\n"
                                       "    GSI2 (email)\n  Carts (id)\n    Table (id)\nempty.rfdb"));
    t.model.removeFile(&t.shop);
    t.model.removeFile(&t.shop);
    QCOMPARE(diagram(t.model), "empty.rfdb");
}

void TestTables::treeFollows() {
    const auto service = memoryEngine();
    Tree t;
    const TableInfo shop = madeShop(*service), a = bareTable("Aaa", "id"), z = bareTable("Zzz", "id");
    t.set(t.shop, {a, shop, z});
    const QPersistentModelIndex gsi2 = t.model.indexOf(&t.shop, {}, "Shop", "GSI2"),
                                last = t.model.indexOf(&t.shop, {}, "Zzz");
    QSignalSpy data(&t.model, &QAbstractItemModel::dataChanged);
    t.set(t.shop, {a, shop, z}); // nothing new
    QCOMPARE(data.size(), 0);
    TableInfo fewer = shop;
    fewer.indexes.removeFirst();
    fewer.itemCount = 12;
    t.set(t.shop, {fewer, z});
    QVERIFY(gsi2.isValid() && last.isValid());
    QCOMPARE(gsi2.row(), 1); // the table's own key stands first
    QCOMPARE(last.row(), 1);
    QCOMPARE(t.model.indexOf(&t.shop, {}, "Shop").data(TablesModel::ItemCountRole).toLongLong(), 12);
    QVERIFY(data.size() > 0);
    t.set(t.shop, {z, fewer}); // another order
    QCOMPARE(last.row(), 0);
    QVERIFY(gsi2.isValid());
    QVERIFY(!t.model.indexOf(&t.shop, {}, "Aaa").isValid());
    QVERIFY(!t.model.indexOf(&t.other).isValid());
}

void TestTables::treeOfRegions() {
    Tree t;
    const TableInfo table = bareShop();
    t.set(t.shop, {table, inRegion(table, "eu-west-1")});
    QCOMPARE(diagram(t.model), QString("shop.rfdb\n  us-east-1\n    Shop (pk · sk)\n      Table (pk · sk)\n"
                                       "  eu-west-1\n    Shop (pk · sk)\n      Table (pk · sk)"));
    QCOMPARE(t.model.indexOf(&t.shop, "eu-west-1", "Shop").data(TablesModel::RegionRole).toString(), "eu-west-1");
    t.set(t.shop, {inRegion(table, "eu-west-1")}); // one region needs no level
    QCOMPARE(diagram(t.model), QString("shop.rfdb\n  Shop (pk · sk)\n    Table (pk · sk)"));
}

void TestTables::treeRoles() {
    const auto service = memoryEngine();
    Tree t;
    t.set(t.shop, {madeShop(*service)});
    const QModelIndex file = t.model.indexOf(&t.shop), table = t.model.indexOf(&t.shop, {}, "Shop"),
                      key = t.model.index(0, 0, table), gsi = t.model.indexOf(&t.shop, {}, "Shop", "GSI1");
    const auto kind = [](const QModelIndex& at) { return NodeKind(at.data(TablesModel::KindRole).toInt()); };
    QVERIFY(kind(file) == NodeKind::File && kind(table) == NodeKind::Table && kind(key) == NodeKind::TableKey &&
            kind(gsi) == NodeKind::GlobalIndex);
    QCOMPARE(gsi.data(TablesModel::TableRole).toString(), "Shop");
    QCOMPARE(gsi.data(TablesModel::IndexRole).toString(), "GSI1");
    QCOMPARE(key.data(TablesModel::IndexRole).toString(), "");
    QCOMPARE(key.data(TablesModel::NameRole).toString(), "Shop");
    QCOMPARE(gsi.data(TablesModel::FileRole).value<QObject*>(), &t.shop);
    QCOMPARE(gsi.data(TablesModel::PathRole).toString(), "/data/shop.rfdb");
    QCOMPARE(gsi.data(TablesModel::InfoRole).value<TableInfo>().name, "Shop");
    QCOMPARE(gsi.data(TablesModel::StatusRole).toString(), "ACTIVE");
}

void TestTables::filters_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("left");
    const QString all =
        "shop.rfdb\n  Shop (pk · sk)\n    Table (pk · sk)\n    GSI1 (gsi1pk · gsi1sk)\n    GSI2 (email)\n"
        "  Carts (id)\n    Table (id)";
    QTest::newRow("nothing") << "" << all;
    QTest::newRow("blank") << "  " << all;
    QTest::newRow("a table, any case") << "sHOP" << all.section('\n', 0, 4);
    QTest::newRow("an index") << "GSI2"
                              << "shop.rfdb\n  Shop (pk · sk)\n    GSI2 (email)";
    QTest::newRow("a key attribute") << "email"
                                     << "shop.rfdb\n  Shop (pk · sk)\n    GSI2 (email)";
    QTest::newRow("none") << "xyz"
                          << "";
}

void TestTables::filters() {
    QFETCH(QString, text);
    QFETCH(QString, left);
    const auto service = memoryEngine();
    Tree t;
    t.set(t.shop, {madeShop(*service), bareTable("Carts", "id")});
    TablesFilterModel filter;
    filter.setSourceModel(&t.model);
    QAbstractItemModelTester tester(&filter, kFatal);
    filter.setText(text);
    QCOMPARE(diagram(filter), left);
    filter.setText({});
    QCOMPARE(diagram(filter), diagram(t.model));
}

RF_TEST_GUILESS_MAIN(TestTables)

} // namespace tst_tables

#include "tst_tables.moc"
