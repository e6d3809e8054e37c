// The JSON side: checked at every change, with the place of the first mistake; text that stands unsaved is kept.

#include "models/items/item_json.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_item_json {

using namespace rf::models;
using namespace rf::models::test;

namespace {

TableInfo shop() {
    TableInfo table = bareShop();
    table.indexes.append({.name = "GSI2", .hash = {{"email", ValueType::S}}});
    return table;
}

struct Fixture {
    ItemJson json;
    QSignalSpy edits{&json, &ItemJson::edited};
    QSignalSpy texts{&json, &ItemJson::textChanged};
    Value item;

    explicit Fixture(const Value& shown) : item(shown) { json.setItem(shop(), item, item); }
    Value last() const { return edits.last().first().value<Value>(); }
};

} // namespace

class TestItemJson : public QObject {
    Q_OBJECT
private slots:
    void everyTypeRoundTrips();
    void editsOnlyWhatIsAnother();
    void mistakes_data();
    void mistakes();
    void mistakesOfTheItem_data();
    void mistakesOfTheItem();
    void unsavedTextIsKept();
    void plainIsReadOnly();
    void newItemMayChangeItsKey();
    void readOnly();
    void cleared();
};

void TestItemJson::everyTypeRoundTrips() {
    Fixture f(everyType("a", "b", 32));
    QVERIFY2(f.json.isValid(), qPrintable(f.json.problemText()));
    QVERIFY(f.json.text().startsWith("{\n  \"pk\""));
    const QString text = f.json.text();
    f.json.setText(text + "\n\n");
    QVERIFY(f.json.isValid());
    QCOMPARE(f.edits.size(), 0);
    QString other = text;
    other.replace("\"bottom\"", "\"changed\"");
    f.json.setText(other);
    QCOMPARE(f.edits.size(), 1);
    f.json.setText(text);
    QCOMPARE(f.last(), f.item);
}

void TestItemJson::editsOnlyWhatIsAnother() {
    Fixture f(keyed("a", "b", R"("n":{"N":"1"},"ss":{"SS":["x","y"]})"));
    f.json.setText(R"({"ss":{"SS":["y","x"]},"sk":{"S":"b"},"pk":{"S":"a"},"n":{"N":"1.0"}})");
    QVERIFY(f.json.isValid());
    QCOMPARE(f.edits.size(), 0); // the same item in other words
    f.json.setText(R"({"ss":{"SS":["y"]},"sk":{"S":"b"},"pk":{"S":"a"},"n":{"N":"1.0"}})");
    QCOMPARE(f.edits.size(), 1);
    QCOMPARE(f.last().child("ss").childCount(), 1);
}

void TestItemJson::mistakes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("empty") << "" << 1;
    QTest::newRow("open") << "{\n\"pk\":{\"S\":\"a\"},\n\"sk\":{\"S\":\"b\"}" << 3;
    QTest::newRow("bad number") << "{\"pk\":{\"S\":\"a\"},\n\"sk\":{\"S\":\"b\"},\n\"n\":{\"N\":\"x\"}}" << 3;
    QTest::newRow("unknown type") << "{\"pk\":{\"S\":\"a\"},\n\"sk\":{\"X\":\"b\"}}" << 2;
    QTest::newRow("empty set") << "{\"pk\":{\"S\":\"a\"},\n\"sk\":{\"S\":\"b\"},\"e\":{\"SS\":[]}}" << 2;
    QTest::newRow("twice") << "{\"pk\":{\"S\":\"a\"},\n\"sk\":{\"S\":\"b\"},\n\"sk\":{\"S\":\"b\"}}" << 3;
}

void TestItemJson::mistakes() {
    QFETCH(QString, text);
    QFETCH(int, line);
    Fixture f(keyed("a", "b"));
    f.json.setText(text);
    QVERIFY(!f.json.isValid());
    QCOMPARE(f.json.problem()->line, line);
    QVERIFY(f.json.problemText().startsWith(QString("Line %1, column").arg(line)));
    QCOMPARE(f.edits.size(), 0);
    QCOMPARE(f.json.text(), text);
}

void TestItemJson::mistakesOfTheItem_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("no key") << R"({"pk":{"S":"a"}})"
                            << "sk";
    QTest::newRow("type of key") << R"({"pk":{"S":"a"},"sk":{"N":"1"}})"
                                 << "is of type S, not N";
    QTest::newRow("other key") << R"({"pk":{"S":"a"},"sk":{"S":"c"}})"
                               << "cannot change";
    QTest::newRow("empty key") << R"({"pk":{"S":""},"sk":{"S":"b"}})"
                               << "must not be empty";
    QTest::newRow("type of an index key") << R"({"pk":{"S":"a"},"sk":{"S":"b"},"email":{"N":"1"}})"
                                          << "Index GSI2";
    QTest::newRow("too large") << R"({"pk":{"S":"a"},"sk":{"S":"b"},"x":{"S":")" + QString(410'000, 'x') + R"("}})"
                               << "at most 409,600 bytes";
}

void TestItemJson::mistakesOfTheItem() {
    QFETCH(QString, text);
    QFETCH(QString, says);
    Fixture f(keyed("a", "b"));
    f.json.setText(text);
    QVERIFY(!f.json.isValid());
    QVERIFY2(f.json.problemText().contains(says), qPrintable(f.json.problemText()));
    QCOMPARE(f.edits.size(), 0);
}

void TestItemJson::unsavedTextIsKept() {
    Fixture f(keyed("a", "b", R"("n":{"N":"1"})"));
    const QString mine = R"({ "pk":{"S":"a"}, "sk":{"S":"b"}, "n":{"N":"2"} })";
    f.json.setText(mine);
    f.texts.clear();
    f.json.setItem(shop(), f.last(), f.item); // staged: the same item comes back
    QCOMPARE(f.json.text(), mine);
    f.json.setText(mine + "x"); // a mistake
    f.json.setItem(shop(), f.last(), f.item);
    QCOMPARE(f.json.text(), mine + "x");
    QVERIFY(!f.json.isValid());
    QCOMPARE(f.texts.size(), 0);
    f.json.setItem(shop(), f.item, f.item); // undone elsewhere
    QCOMPARE(f.texts.size(), 1);
    QVERIFY(f.json.isValid());
    QVERIFY(f.json.text().contains("\"1\""));
    f.json.setText(mine + "x");
    const Value other = keyed("a", "c");
    f.json.setItem(shop(), other, other);
    QVERIFY(f.json.isValid() && f.json.text().contains("\"c\""));
}

void TestItemJson::plainIsReadOnly() {
    Fixture f(keyed("a", "b", R"("n":{"N":"1"})"));
    f.json.setFormat(ItemJson::Format::Plain);
    QVERIFY(!f.json.isEditable());
    QVERIFY(!f.json.text().contains("\"N\""));
    f.json.setText("{}");
    QVERIFY(f.json.text() != "{}");
    f.json.setFormat(ItemJson::Format::DynamoDb);
    QVERIFY(f.json.isEditable() && f.json.text().contains("\"N\""));
    QCOMPARE(f.edits.size(), 0);
}

void TestItemJson::newItemMayChangeItsKey() {
    ItemJson json;
    QSignalSpy edits(&json, &ItemJson::edited);
    json.setItem(shop(), keyed("a", "b"), std::nullopt);
    json.setText(R"({"pk":{"S":"z"},"sk":{"S":"b"}})");
    QVERIFY(json.isValid());
    QCOMPARE(edits.size(), 1);
}

void TestItemJson::readOnly() {
    Fixture f(keyed("a", "b"));
    f.json.setReadOnly(true);
    const QString before = f.json.text();
    f.json.setText("{}");
    QCOMPARE(f.json.text(), before);
    QVERIFY(!f.json.isEditable());
}

void TestItemJson::cleared() {
    Fixture f(keyed("a", "b"));
    f.json.clear();
    QVERIFY(f.json.text().isEmpty() && f.json.isValid());
    f.json.setText("{}");
    QCOMPARE(f.edits.size(), 0);
}

RF_TEST_GUILESS_MAIN(TestItemJson)

} // namespace tst_item_json

#include "tst_item_json.moc"
