// What outlives the program: forms of queries and staged edits, to JSON text and back without loss.

#include "models/session/session_store.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QJsonDocument>

namespace tst_session_store {

using namespace rf::models;
using namespace rf::models::test;

namespace {

TableInfo shop() {
    TableInfo table = bareShop();
    table.indexes.append({.name = "GSI1", .hash = {{"gsi1pk", ValueType::S}}, .range = {{"gsi1sk", ValueType::N}}});
    return table;
}

/// Through the text that settings hold.
QJsonObject throughText(const QJsonObject& object) {
    return QJsonDocument::fromJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).object();
}
QJsonArray throughText(const QJsonArray& array) {
    return throughText(QJsonObject{{"a", array}})["a"].toArray();
}

} // namespace

class TestSessionStore : public QObject {
    Q_OBJECT
private slots:
    void queryForm();
    void everyOperator();
    void formOfAChangedTable();
    void everyKindOfChange();
    void everyTypeOfValue();
    void whatCannotBeStagedIsCounted();
    void garbage();
};

void TestSessionStore::queryForm() {
    QueryModel query;
    query.setTable(shop());
    query.setIndex("GSI1");
    query.setMode(QueryMode::Scan);
    query.setKeyValue("gsi1pk", "STATUS#\"x\"\n");
    query.setKeyOperator("gsi1sk", RangeOperator::Between);
    query.setKeyValue("gsi1sk", "1");
    query.setKeyUpperValue("gsi1sk", "2");
    query.setLimit(7);
    query.setAscending(false);
    const FilterChip in{"shipTo.city", FilterOperator::In, ValueType::S, {"Lyon", "Nice", ""}, false};
    query.filters()->setChips({in, {"n", FilterOperator::TypeIs, ValueType::S, {"N"}, true}});

    QueryModel back;
    back.setTable(shop());
    restoreQuery(back, throughText(queryToJson(query)));
    QCOMPARE(back.index(), "GSI1");
    QVERIFY(back.mode() == QueryMode::Scan);
    QCOMPARE(back.keyFields().at(0).value, "STATUS#\"x\"\n");
    QVERIFY(back.keyFields().at(1).op == RangeOperator::Between);
    QCOMPARE(back.keyFields().at(1).value2, "2");
    QCOMPARE(back.filters()->chips(), query.filters()->chips());
    QCOMPARE(back.limit(), 7);
    QVERIFY(!back.ascending());
    QCOMPARE(queryToJson(back), queryToJson(query));
}

void TestSessionStore::everyOperator() {
    using enum RangeOperator;
    for (const RangeOperator op : {Any, Equal, Less, LessEqual, Greater, GreaterEqual, Between, BeginsWith}) {
        QueryModel query, back;
        for (QueryModel* model : {&query, &back}) model->setTable(bareShop());
        query.setKeyOperator("sk", op);
        restoreQuery(back, throughText(queryToJson(query)));
        QVERIFY(back.keyFields().at(1).op == op);
    }
    QList<FilterChip> chips;
    for (const FilterOperator op : allFilterOperators())
        for (const ValueType type : allTypes()) chips.append({"a", op, type, {"v"}, true});
    QueryModel query, back;
    query.filters()->setChips(chips);
    restoreQuery(back, throughText(queryToJson(query)));
    QCOMPARE(back.filters()->chips(), chips);
}

void TestSessionStore::formOfAChangedTable() {
    QueryModel query;
    query.setTable(shop());
    query.setIndex("GSI1");
    query.setKeyValue("gsi1pk", "x");
    QueryModel back;
    back.setTable(bareShop()); // the index is gone
    restoreQuery(back, queryToJson(query));
    QCOMPARE(back.index(), "");
    QCOMPARE(back.keyFields().size(), 2);
}

void TestSessionStore::everyKindOfChange() {
    StagedEdits edits;
    edits.setTable(bareShop());
    const Value loaded = keyed("a", "1", R"("n":{"N":"1"})");
    QVERIFY(
        edits.stageEdit(loaded, *loaded.withAt(*ValuePath::parse("n"), Value::boolean(true)), "edit", nullptr, false));
    QVERIFY(edits.stageInsert(keyed("a", "2")));
    edits.stageDelete({keyed("a", "3"), keyed("a", "4")}, true);

    StagedEdits back;
    back.setTable(bareShop());
    QCOMPARE(restoreEdits(back, throughText(editsToJson(edits))), 0);
    QCOMPARE(back.changes(), edits.changes());
    QVERIFY(back.stack()->canUndo());
}

void TestSessionStore::everyTypeOfValue() {
    StagedEdits edits;
    edits.setTable(bareShop());
    const Value whole = everyType("a", "1", 32);
    const auto changed = whole.withAt(*ValuePath::parse("t"), Value::boolean(false));
    QVERIFY(edits.stageEdit(whole, *changed, "edit"));
    QVERIFY(edits.stageInsert(everyType("a", "2", 32)));
    StagedEdits back;
    back.setTable(bareShop());
    QCOMPARE(restoreEdits(back, throughText(editsToJson(edits))), 0);
    QCOMPARE(back.changes(), edits.changes());
    QCOMPARE(back.changes().at(0).before->toJson(true), whole.toJson(true));
}

void TestSessionStore::whatCannotBeStagedIsCounted() {
    StagedEdits edits;
    edits.setTable(bareShop());
    QVERIFY(edits.stageInsert(keyed("a", "1")));
    edits.stageDelete({keyed("a", "2")});
    StagedEdits other;
    other.setTable(bareTable("Shop", "id"));
    QCOMPARE(restoreEdits(other, editsToJson(edits)), 2);
    QVERIFY(other.isEmpty());
}

void TestSessionStore::garbage() {
    StagedEdits edits;
    edits.setTable(bareShop());
    QJsonArray array{1, "x", QJsonObject{}, QJsonObject{{"kind", "edit"}, {"before", "{"}},
                     QJsonObject{{"kind", "insert"}}};
    QCOMPARE(restoreEdits(edits, array), 5);
    QueryModel query;
    query.setTable(bareShop());
    restoreQuery(query, {});
    restoreQuery(query, {{"fields", 5}, {"filters", QJsonArray{1, QJsonObject{{"op", "no such"}}}}});
    QVERIFY(query.filters()->chips().isEmpty());
}

RF_TEST_GUILESS_MAIN(TestSessionStore)

} // namespace tst_session_store

#include "tst_session_store.moc"
