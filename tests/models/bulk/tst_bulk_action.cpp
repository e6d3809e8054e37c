// What bulk actions make of an item, and which forms say none.

#include "models/bulk/bulk_action.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_bulk_action {


using namespace rf::models;
using namespace rf::models::test;
using Kind = BulkAction::Kind;

namespace {

const QByteArray kMore = "\"status\":{\"S\":\"SHIPPED\"},\"qty\":{\"N\":\"3\"},\"tags\":{\"SS\":[\"a\"]},"
                         "\"to\":{\"M\":{\"city\":{\"S\":\"Lyon\"},\"zip\":{\"S\":\"69\"}}},"
                         "\"lines\":{\"L\":[{\"N\":\"1\"},{\"N\":\"2\"}]},"
                         "\"huge\":{\"N\":\"99999999999999999999999999999999999999\"}";

BulkAction action(Kind kind, const char* path, const char* text = "", ValueType type = ValueType::S, const char* name = "") {
    return {kind, QString::fromUtf8(path), type, QString::fromUtf8(text), QString::fromUtf8(name)};
}

} // namespace

class TestBulkAction : public QObject {
    Q_OBJECT
private slots:
    void outcomes_data() {
        QTest::addColumn<BulkAction>("form");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("after"); ///< DynamoDB JSON; empty: gone; "=": same; "!": refused
        const auto row = [](const char* name, const BulkAction& form, const char* path, const char* after) {
            QTest::newRow(name) << form << QString::fromUtf8(path) << QString::fromUtf8(after);
        };
        row("value", action(Kind::SetValue, "status", "DELIVERED"), "status", "{\"S\":\"DELIVERED\"}");
        row("value that is there", action(Kind::SetValue, "status", "SHIPPED"), "", "=");
        row("new attribute", action(Kind::SetValue, "done", "true", ValueType::BOOL), "done", "{\"BOOL\":true}");
        row("nested", action(Kind::SetValue, "to.city", "Paris"), "to.city", "{\"S\":\"Paris\"}");
        row("element", action(Kind::SetValue, "lines[1]", "7", ValueType::N), "lines[1]", "{\"N\":\"7\"}");
        row("nested under nothing", action(Kind::SetValue, "from.city", "x"), "", "!");
        row("list", action(Kind::SetValue, "l", "{\"L\":[{\"S\":\"x\"}]}", ValueType::L), "l", "{\"L\":[{\"S\":\"x\"}]}");
        row("text", action(Kind::SetText, "gsi1pk", "STATUS#{status}#{qty}"), "gsi1pk", "{\"S\":\"STATUS#SHIPPED#3\"}");
        row("text with braces", action(Kind::SetText, "t", "{{{to.zip}"), "t", "{\"S\":\"{69\"}");
        row("text of what is missing", action(Kind::SetText, "t", "{nothing}"), "", "!");
        row("text of a set", action(Kind::SetText, "t", "{tags}"), "", "!");
        row("expression", action(Kind::SetExpression, "qty", "qty + 2"), "qty", "{\"N\":\"5\"}");
        row("expression with a default", action(Kind::SetExpression, "n", "if_not_exists(n, 4)"), "n", "{\"N\":\"4\"}");
        row("counter", action(Kind::SetExpression, "seen", "if_not_exists(seen, 0) + 1"), "seen", "{\"N\":\"1\"}");
        row("list_append", action(Kind::SetExpression, "lines", "list_append(lines, [9])"), "lines[2]", "{\"N\":\"9\"}");
        row("expression of what is missing", action(Kind::SetExpression, "qty", "nothing + 1"), "", "!");
        row("add", action(Kind::AddNumber, "qty", "-0.5"), "qty", "{\"N\":\"2.5\"}");
        row("add nothing", action(Kind::AddNumber, "qty", "0"), "", "=");
        row("add to a string", action(Kind::AddNumber, "status", "1"), "", "!");
        row("add to what is missing", action(Kind::AddNumber, "nothing", "1"), "", "!");
        row("more than 38 digits", action(Kind::AddNumber, "huge", "0.5"), "", "!");
        row("remove", action(Kind::Remove, "to.zip"), "to.zip", "");
        row("remove what is missing", action(Kind::Remove, "nothing"), "", "=");
        row("rename", action(Kind::Rename, "status", "", ValueType::S, "state"), "state", "{\"S\":\"SHIPPED\"}");
        row("rename onto another", action(Kind::Rename, "status", "", ValueType::S, "qty"), "", "!");
        row("rename what is missing", action(Kind::Rename, "nothing", "", ValueType::S, "x"), "", "=");
        row("index key of a wrong type", action(Kind::SetValue, "gsi1pk", "1", ValueType::N), "", "!");
        row("delete", action(Kind::Delete, ""), "", "");
    }
    void outcomes() {
        QFETCH(BulkAction, form);
        QFETCH(QString, path);
        QFETCH(QString, after);
        const auto engine = memoryEngine();
        const TableInfo table = madeShop(*engine);
        const Value before = keyed("c", "o", kMore);
        BulkProblem problem;
        const auto transform = compiled(form, table, &problem);
        QVERIFY2(transform, qPrintable(problem.message));
        QVERIFY(!form.describe().isEmpty());
        const BulkOutcome outcome = (*transform)(before);
        const auto wanted = after == QLatin1String("=")   ? BulkOutcome::Kind::Same
                            : after == QLatin1String("!") ? BulkOutcome::Kind::Refused
                                                          : BulkOutcome::Kind::Changed;
        QCOMPARE(outcome.kind, wanted);
        QCOMPARE(outcome.why.isEmpty(), wanted != BulkOutcome::Kind::Refused);
        QCOMPARE(outcome.after.has_value(), wanted == BulkOutcome::Kind::Changed && form.kind != Kind::Delete);
        if (!outcome.after) return;
        const auto there = outcome.after->at(*ValuePath::parse(path));
        QCOMPARE(there ? there->toJson() : QString(), after);
        QCOMPARE(table.keyOf(*outcome.after), table.keyOf(before));
    }

    void formsThatSayNothing_data() {
        QTest::addColumn<BulkAction>("form");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const BulkAction& form, const char* field) {
            QTest::newRow(name) << form << QString::fromUtf8(field);
        };
        row("no attribute", action(Kind::SetValue, "", "x"), "path");
        row("bad path", action(Kind::SetValue, "a[", "x"), "path");
        row("the key", action(Kind::SetValue, "pk", "x"), "path");
        row("no number", action(Kind::SetValue, "qty", "many", ValueType::N), "text");
        row("no number to add", action(Kind::AddNumber, "qty", "1,5"), "text");
        row("open brace", action(Kind::SetText, "t", "{a"), "text");
        row("no expression", action(Kind::SetExpression, "t", " "), "text");
        row("bad expression", action(Kind::SetExpression, "t", "a +"), "text");
        row("more than one", action(Kind::SetExpression, "t", "1 SET b = 2"), "text");
        row("a condition", action(Kind::SetExpression, "t", "1 WHERE a = 2"), "text");
        row("no new name", action(Kind::Rename, "a"), "name");
        row("its own name", action(Kind::Rename, "a", "", ValueType::S, "a"), "name");
        row("into the key", action(Kind::Rename, "a", "", ValueType::S, "sk"), "name");
        row("an element", action(Kind::Rename, "a[0]", "", ValueType::S, "b"), "path");
        row("bad JSON", action(Kind::SetValue, "m", "{", ValueType::M), "text");
        row("JSON of another type", action(Kind::SetValue, "m", "{\"S\":\"x\"}", ValueType::M), "text");
    }
    void formsThatSayNothing() {
        QFETCH(BulkAction, form);
        QFETCH(QString, field);
        BulkProblem problem;
        QVERIFY(!compiled(form, bareShop(), &problem));
        QCOMPARE(problem.field, field);
        QVERIFY(!problem.message.isEmpty());
    }
};

RF_TEST_GUILESS_MAIN(TestBulkAction)

} // namespace tst_bulk_action

#include "tst_bulk_action.moc"
