// Differences as deep as they go, and what values say beside each other.

#include "models/edit/diff.h"
#include "models/edit/review_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_diff {

using namespace rf::models;
using namespace rf::models::test;

class TestDiff : public QObject {
    Q_OBJECT
private slots:
    void deep_data();
    void deep();
    void deepestLevel();
    void oneSideMissing();
    void comparedText_data();
    void comparedText();
    void reviewNamesWhatIsInside();
};

namespace {

/// "path|before|after" a line; "-" where a side has nothing.
QString linesOf(const QList<AttributeDiff>& diffs) {
    QStringList lines;
    for (const AttributeDiff& diff : diffs)
        lines << diff.name + '|' + (diff.before ? diff.before->toJson() : "-") + '|' +
                     (diff.after ? diff.after->toJson() : "-");
    return lines.join('\n');
}

Value attribute(const QByteArray& json) {
    return keyed("c", "1", "\"a\":" + json);
}

} // namespace

void TestDiff::deep_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("lines");
    const auto row = [](const char* name, const char* before, const char* after, const char* lines) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(lines);
    };
    row("equal", "{\"S\":\"x\"}", "{\"S\":\"x\"}", "");
    row("equal numbers", "{\"N\":\"1\"}", "{\"N\":\"1.0\"}", "");
    row("scalar", "{\"S\":\"x\"}", "{\"S\":\"y\"}", "a|{\"S\":\"x\"}|{\"S\":\"y\"}");
    row("other type", "{\"S\":\"1\"}", "{\"N\":\"1\"}", "a|{\"S\":\"1\"}|{\"N\":\"1\"}");
    row("in a map", "{\"M\":{\"x\":{\"N\":\"1\"},\"y\":{\"N\":\"2\"}}}",
        "{\"M\":{\"x\":{\"N\":\"1\"},\"y\":{\"N\":\"3\"}}}",
        "a.y|{\"N\":\"2\"}|{\"N\":\"3\"}");
    row("added and removed", "{\"M\":{\"x\":{\"N\":\"1\"}}}", "{\"M\":{\"y\":{\"N\":\"1\"}}}",
        "a.x|{\"N\":\"1\"}|-\na.y|-|{\"N\":\"1\"}");
    row("name with a dot", "{\"M\":{\"x.y\":{\"N\":\"1\"}}}", "{\"M\":{\"x.y\":{\"N\":\"2\"}}}",
        "a.\"x.y\"|{\"N\":\"1\"}|{\"N\":\"2\"}");
    row("in a list", "{\"L\":[{\"N\":\"1\"},{\"N\":\"2\"}]}", "{\"L\":[{\"N\":\"1\"},{\"N\":\"3\"}]}",
        "a[1]|{\"N\":\"2\"}|{\"N\":\"3\"}");
    row("map in a list", "{\"L\":[{\"M\":{\"q\":{\"N\":\"1\"}}}]}", "{\"L\":[{\"M\":{\"q\":{\"N\":\"2\"}}}]}",
        "a[0].q|{\"N\":\"1\"}|{\"N\":\"2\"}");
    row("list of another length", "{\"L\":[{\"N\":\"1\"}]}", "{\"L\":[{\"N\":\"1\"},{\"N\":\"2\"}]}",
        "a|{\"L\":[{\"N\":\"1\"}]}|{\"L\":[{\"N\":\"1\"},{\"N\":\"2\"}]}");
    row("map that became empty", "{\"M\":{\"x\":{\"N\":\"1\"}}}", "{\"M\":{}}", "a.x|{\"N\":\"1\"}|-");
    row("map that became a list", "{\"M\":{}}", "{\"L\":[]}", "a|{\"M\":{}}|{\"L\":[]}");
    row("set", "{\"SS\":[\"a\",\"b\"]}", "{\"SS\":[\"a\"]}", "a|{\"SS\":[\"a\",\"b\"]}|{\"SS\":[\"a\"]}");
}

void TestDiff::deep() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, lines);
    QCOMPARE(linesOf(deepDiffOf(attribute(before), attribute(after))), lines);
}

void TestDiff::deepestLevel() {
    const Value before = everyType("c", "1", 32);
    ValuePath path = ValuePath::attribute("nested");
    for (Value at = before.child("nested"); isContainer(at.type()); at = at.child(0))
        path = at.type() == ValueType::L ? path.child(0) : path.child(QStringLiteral("in"));
    const auto after = before.withAt(path, Value::string("top"));
    QVERIFY(after);
    const auto diffs = deepDiffOf(before, *after);
    QCOMPARE(diffs.size(), 1);
    QCOMPARE(diffs.first().name, path.toString());
    QCOMPARE(diffs.first().after, Value::string("top"));
}

void TestDiff::oneSideMissing() {
    const Value item = attribute("{\"M\":{\"x\":{\"N\":\"1\"}}}");
    QCOMPARE(deepDiffOf(std::nullopt, item).size(), 3); // pk, sk and the map as a whole
    QCOMPARE(deepDiffOf(item, std::nullopt).size(), 3);
    QVERIFY(deepDiffOf(std::nullopt, std::nullopt).isEmpty());
}

void TestDiff::comparedText_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("string") << QByteArray("{\"S\":\"x\"}") << "x";
    QTest::newRow("set") << QByteArray("{\"SS\":[\"a\",\"b\"]}") << "{ \"a\", \"b\" }";
    QTest::newRow("map") << QByteArray("{\"M\":{\"x\":{\"N\":\"1\"}}}") << "{\"x\":1}";
    QTest::newRow("list") << QByteArray("{\"L\":[{\"N\":\"1\"},{\"S\":\"y\"}]}") << "[1,\"y\"]";
}

void TestDiff::comparedText() {
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    QCOMPARE(rf::models::comparedText(attribute(json).child("a")), text);
    QVERIFY(rf::models::comparedText(attribute("{\"L\":[{\"S\":\"" + QByteArray(900, 'x') + "\"}]}").child("a")).size() <
            450);
}

void TestDiff::reviewNamesWhatIsInside() {
    StagedEdits edits;
    edits.setTable(bareShop());
    ReviewModel review(&edits);
    const Value before = attribute("{\"M\":{\"city\":{\"S\":\"Lyon\"},\"zip\":{\"S\":\"69002\"}}}");
    const Value after = attribute("{\"M\":{\"city\":{\"S\":\"Grenoble\"},\"zip\":{\"S\":\"69002\"}}}");
    QVERIFY(edits.stageEdit(before, after, "edit"));
    const QModelIndex change = review.index(0, 0);
    QCOMPARE(review.rowCount(change), 1);
    QCOMPARE(review.index(0, ReviewModel::NameColumn, change).data().toString(), "a.city");
    QCOMPARE(review.index(0, ReviewModel::BeforeColumn, change).data().toString(), "Lyon");
    QCOMPARE(review.index(0, ReviewModel::AfterColumn, change).data().toString(), "Grenoble");
}

RF_TEST_GUILESS_MAIN(TestDiff)

} // namespace tst_diff

#include "tst_diff.moc"
