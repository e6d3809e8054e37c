// "Only if" as people type it, index keys that repeat other attributes, and what a write then demands.

#include "models/edit/mirror_check.h"
#include "models/edit/only_if.h"
#include "models/edit/transaction_plan.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_only_if {

using namespace rf::models;
using namespace rf::models::test;

namespace {

Value loadedItem() {
    return keyed("c", "o",
                 "\"status\":{\"S\":\"SHIPPED\"},\"qty\":{\"N\":\"3\"},\"gift\":{\"BOOL\":false},\"none\":{\"NULL\":true},"
                 "\"to\":{\"M\":{\"city\":{\"S\":\"Lyon\"},\"size\":{\"N\":\"1\"}}},\"lines\":{\"L\":[{\"N\":\"7\"}]},"
                 "\"odd name\":{\"S\":\"it's\"},\"gsi1pk\":{\"S\":\"STATUS#SHIPPED\"}");
}

} // namespace

class TestOnlyIf : public QObject {
    Q_OBJECT
private slots:
    void reads_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* text, bool holds) { QTest::newRow(text) << QString::fromUtf8(text) << holds; };
        row("status = :loaded", true);
        row("status = 'SHIPPED'", true);
        row("status = 'OTHER'", false);
        row("qty > 2 AND qty < 3.5", true);
        row("qty between 1 and 2", false);
        row("status in ('A', 'SHIPPED')", true);
        row("not status = 'SHIPPED'", false);
        row("gift = false AND none = null", true);
        row("attribute_exists(to.city) AND attribute_not_exists(nothing)", true);
        row("to.city = :loaded AND to.size = 1", true); // size is a word of the language only before a parenthesis
        row("size(status) = 7", true);
        row("begins_with(status, 'SHIP')", true);
        row("lines[0] = :loaded AND lines[0] > -1", true);
        row("\"odd name\" = 'it''s'", true);
        row("attribute_type(qty, 'N')", true);
        row("(qty = 1 OR qty = 3) AND status <> 'X'", true);
    }
    void reads() {
        QFETCH(QString, text);
        QFETCH(bool, holds);
        QString why;
        const auto found = onlyIfHolds(text, loadedItem(), &why);
        QVERIFY2(found, qPrintable(why));
        QCOMPARE(*found, holds);
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"status =", "status = 'open", "= 3", "nothing = :loaded", ":loaded = status", "status = :other",
                                 "status LIKE 'x'", "qty = 1.2.3", "to. = 1", "status = 'a' status"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void refuses() {
        QFETCH(QString, text);
        QString why;
        QVERIFY(!onlyIfHolds(text, loadedItem(), &why));
        QVERIFY(!why.isEmpty());
    }

    void standsInsteadOfEverythingLoaded() {
        const auto engine = memoryEngine();
        const TableInfo table = madeShop(*engine);
        const Value before = loadedItem();
        const Value after = *before.withAt(ValuePath::attribute("qty"), *Value::parse(ValueType::N, "9"));
        StagedEdits edits;
        edits.setTable(table);
        QVERIFY(edits.stageEdit(before, after, "edit"));
        const ItemId id = edits.idOf(before);
        edits.setCondition(id, QStringLiteral("status = :loaded"));
        auto planned = planAction(table, edits.changes().first());
        QVERIFY(planned);
        QCOMPARE(planned->cover, ConditionCover::Own);
        QCOMPARE(planned->conditionText(), QStringLiteral("pk = \"c\" AND sk = \"o\" AND (status = \"SHIPPED\")"));
        // Somebody changed something else meanwhile: it is written all the same, and theirs stays.
        put(*engine, "Shop", *before.withAt(ValuePath::attribute("theirs"), Value::boolean(true)));
        rf::TransactWriteItems::Input input;
        input.transactItems.emplace();
        input.transactItems->push_back(planned->action);
        QVERIFY(rf::call<rf::TransactWriteItems>(*engine, input));
        const auto now = stored(*engine, table, before);
        QVERIFY(now->has("theirs"));
        QCOMPARE(now->child("qty").displayText(), QStringLiteral("9"));
        // No condition at all: the item must be there, nothing else.
        edits.setCondition(id, QStringLiteral(""));
        QCOMPARE(planAction(table, edits.changes().first())->conditionText(), QStringLiteral("pk = \"c\" AND sk = \"o\""));
        edits.setCondition(id, QStringLiteral("status ="));
        QVERIFY(!planAction(table, edits.changes().first()));
        edits.stack()->undo();
        QCOMPARE(edits.changes().first().onlyIf, std::optional(QStringLiteral("")));
        edits.setCondition(id, std::nullopt);
        QCOMPARE(planAction(table, edits.changes().first())->cover, ConditionCover::Everything);
    }

    void mirrors() {
        const auto engine = memoryEngine();
        const TableInfo table = madeShop(*engine);
        const Value before = loadedItem();
        const auto with = [](const Value& item, const char* name, const char* text) {
            return *item.withAt(ValuePath::attribute(name), Value::string(QString::fromUtf8(text)));
        };
        QVERIFY(mirrorWarnings(table, before, before).isEmpty());
        const Value after = with(before, "status", "DELIVERED");
        const auto warnings = mirrorWarnings(table, before, after);
        QCOMPARE(warnings.size(), 1);
        QCOMPARE(warnings[0].attribute, QStringLiteral("gsi1pk"));
        QCOMPARE(warnings[0].index, QStringLiteral("GSI1"));
        QCOMPARE(warnings[0].mirrored, QStringLiteral("status"));
        QCOMPARE(warnings[0].stale, QStringLiteral("SHIPPED"));
        QCOMPARE(warnings[0].fix.editText(), QStringLiteral("STATUS#DELIVERED"));
        QVERIFY(mirrorWarnings(table, before, with(after, "gsi1pk", "STATUS#DELIVERED")).isEmpty());
        QVERIFY(mirrorWarnings(table, before, with(after, "gsi1pk", "other")).isEmpty()); // edited by hand: meant so
        QVERIFY(mirrorWarnings(table, before, *after.withoutAt(ValuePath::attribute("gsi1pk"))).isEmpty());
        QVERIFY(mirrorWarnings(table, before, with(before, "other", "x")).isEmpty());
        const Value whole = with(with(before, "email", "a@b.example"), "mail", "a@b.example");
        QCOMPARE(mirrorWarnings(table, whole, with(whole, "mail", "c@d.example")).value(0).fix.editText(),
                 QStringLiteral("c@d.example"));
        const Value shortOne = with(with(before, "gsi1pk", "A#1"), "n", "1");
        QVERIFY(mirrorWarnings(table, shortOne, with(shortOne, "n", "2")).isEmpty()); // one digit agrees by chance
    }
};

RF_TEST_GUILESS_MAIN(TestOnlyIf)

} // namespace tst_only_if

#include "tst_only_if.moc"
