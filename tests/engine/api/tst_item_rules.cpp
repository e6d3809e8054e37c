// Keys and items against values alone and against schemas, for inputs that were built rather than decoded.

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"
#include "tests/support/program.h"

namespace tst_item_rules {

using namespace rf;

namespace {

AttributeValue text(std::string value) { return AttributeValue::string(std::move(value)); }
AttributeValue number(std::string_view value) { return AttributeValue::number(value); }
AttributeValue nested(int lists) {
    AttributeValue value = text("x");
    for (int i = 0; i < lists; ++i) value = AttributeValue::list({std::move(value)});
    return value;
}
InputAttributes attributes(AttributeMap map) { return InputAttributes(std::move(map)); }

IndexSchema index(std::string name, KeyAttribute hash, std::vector<KeyAttribute> range = {}) {
    IndexSchema index;
    index.name = std::move(name);
    index.key = {{std::move(hash)}, std::move(range)};
    return index;
}

TableSchema tableWith(std::vector<IndexSchema> indexes = {}) {
    TableSchema table;
    table.name = "T";
    table.key = {{{"pk", Type::S}}, {{"sk", Type::N}}};
    table.indexes = std::move(indexes);
    return table;
}

QString messageOf(const Status& status) {
    return status ? QString() : QString::fromStdString(status.error().message);
}
QString wording(std::string_view message) { return QString::fromUtf8(message.data(), qsizetype(message.size())); }
QString wording(const std::string& message) { return QString::fromStdString(message); }

} // namespace

class TestItemRules : public QObject {
    Q_OBJECT
private slots:
    void values_data() {
        QTest::addColumn<AttributeMap>("item");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, AttributeMap item, QString message) {
            QTest::newRow(name) << item << message;
        };
        row("plain", {{"a", text("")}, {"b", number("1")}}, {});
        row("empty list and map", {{"a", AttributeValue::list({})}, {"b", AttributeValue::map({})}}, {});
        row("empty string set", {{"a", AttributeValue::stringSet({})}}, wording(msg::kEmptyStringSet));
        row("empty number set", {{"a", AttributeValue::numberSet({})}}, wording(msg::kEmptyNumberSet));
        row("empty binary set, in a map", {{"a", AttributeValue::map({{"b", AttributeValue::binarySet({})}})}},
            wording(msg::kEmptyBinarySet));
        row("empty name", {{"", text("a")}}, wording(msg::kEmptyAttributeName));
        row("name of 65,535 bytes", {{std::string(65'535, 'n'), text("a")}}, {});
        row("name of 65,536 bytes", {{std::string(65'536, 'n'), text("a")}}, wording(msg::kAttributeNameTooLong));
        row("31 lists", {{"a", nested(31)}}, {});
        row("32 lists", {{"a", nested(32)}}, wording(msg::kNesting));
        row("2,000 lists", {{"a", nested(2'000)}}, wording(msg::kNesting));
    }
    void values() {
        QFETCH(AttributeMap, item);
        QFETCH(QString, message);
        QCOMPARE(messageOf(checkValues(attributes(item))), message);
    }

    void aDecodedFaultIsToldFirst() {
        InputAttributes item{{"a", AttributeValue::stringSet({})}};
        item.bad = ValueError{"z", validation("as decoded")};
        QCOMPARE(messageOf(checkValues(item)), QString("as decoded"));
    }

    void expressionValuesNameTheirPlaceholder() {
        QCOMPARE(messageOf(checkExpressionValues(attributes({{":v", AttributeValue::stringSet({})}}))),
                 wording("ExpressionAttributeValues contains invalid value: " + std::string(msg::kEmptyStringSet) +
                         " for key :v"));
        QCOMPARE(messageOf(checkExpressionValues(attributes({{":v", nested(32)}}))), wording(msg::kNesting));
    }

    void envelopedFamily_data() {
        QTest::addColumn<QString>("message");
        QTest::addColumn<bool>("enveloped");
        QTest::newRow("set") << wording(msg::kEmptyStringSet) << true;
        QTest::newRow("number set") << wording(msg::kDuplicateNumbers) << true;
        QTest::newRow("set of a value") << "ExpressionAttributeValues contains invalid value: " + wording(msg::kEmptyNumberSet)
                                        << true;
        QTest::newRow("number") << "The parameter cannot be converted to a numeric value: x" << false;
        QTest::newRow("two types") << wording(msg::kManyTypes) << false;
        QTest::newRow("size") << wording(msg::kItemTooLarge) << false;
    }
    void envelopedFamily() {
        QFETCH(QString, message);
        QFETCH(bool, enveloped);
        QCOMPARE(isEnvelopedFamily(validation(message.toStdString())), enveloped);
    }

    void lookupKeys_data() {
        QTest::addColumn<AttributeMap>("key");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, AttributeMap key, QString message) {
            QTest::newRow(name) << key << message;
        };
        const QString mismatch = wording(msg::kKeyMismatch);
        row("right", {{"pk", text("a")}, {"sk", number("1")}}, {});
        row("missing", {{"pk", text("a")}}, mismatch);
        row("one too many", {{"pk", text("a")}, {"sk", number("1")}, {"x", text("a")}}, mismatch);
        row("another name", {{"pk", text("a")}, {"x", number("1")}}, mismatch);
        row("another type", {{"pk", text("a")}, {"sk", text("1")}}, mismatch);
        row("empty", {{"pk", text("")}, {"sk", number("1")}}, wording(msg::emptyKey("string", "pk")));
        row("longest", {{"pk", text(std::string(2048, 'a'))}, {"sk", number("1")}}, {});
        row("too long", {{"pk", text(std::string(2049, 'a'))}, {"sk", number("1")}}, wording(msg::kHashKeyTooLong));
    }
    void lookupKeys() {
        QFETCH(AttributeMap, key);
        QFETCH(QString, message);
        QCOMPARE(messageOf(checkKey(tableWith(), key)), message);
    }

    void batchesWordKeysAsLookupsDo() {
        const Item missing{{"pk", text("a")}}, mistyped{{"pk", text("a")}, {"sk", text("1")}};
        QCOMPARE(messageOf(checkItemKeys(tableWith(), missing)), wording(msg::missingKey("sk")));
        QCOMPARE(messageOf(checkItemKeys(tableWith(), mistyped)), wording(msg::keyType("sk", "N", "S")));
        for (const Item& item : {missing, mistyped})
            QCOMPARE(messageOf(checkItemKeys(tableWith(), item, KeyWording::Batch)), wording(msg::kKeyMismatch));
    }

    void theIndexFirstByNameIsTold() {
        const TableSchema table = tableWith({index("zeta", {"g", Type::S}), index("alpha", {"g", Type::S}),
                                             index("beta", {"g", Type::S})});
        const Item item{{"pk", text("a")}, {"sk", number("1")}, {"g", number("5")}};
        QCOMPARE(messageOf(checkItemKeys(table, item)), wording(msg::indexKeyType("g", "S", "N", "alpha")));
    }

    void everyKeyOfAnIndexIsChecked() {
        const TableSchema table = tableWith({index("i", {"g", Type::S}, {{"h", Type::N}, {"j", Type::B}})});
        Item item{{"pk", text("a")}, {"sk", number("1")}, {"j", text("not binary")}};
        QCOMPARE(messageOf(checkItemKeys(table, item)), wording(msg::indexKeyType("j", "B", "S", "i")));
        item.set("j", AttributeValue::binary(std::string(1025, 'x')));
        QCOMPARE(messageOf(checkItemKeys(table, item)), wording(msg::kRangeKeyTooLong));
        item.set("j", AttributeValue::binary("x"));
        QVERIFY(checkItemKeys(table, item));
    }

    void indexesBeingDeletedAskForNothing() {
        TableSchema table = tableWith({index("i", {"g", Type::S})});
        table.indexes[0].status = TableStatus::Deleting;
        QVERIFY(checkItemKeys(table, {{"pk", text("a")}, {"sk", number("1")}, {"g", number("5")}}));
    }

    void anUpdateIsAskedOnlyAboutIndexKeysItChanged() {
        const TableSchema table = tableWith({index("i", {"g", Type::S})});
        const Item before{{"pk", text("a")}, {"g", number("5")}};
        Item after = before;
        after.set("x", text("new"));
        QVERIFY(checkUpdatedIndexKeys(table, &before, after));
        after.set("g", number("6"));
        QCOMPARE(messageOf(checkUpdatedIndexKeys(table, &before, after)), wording(msg::kUpdateOfIndexKeyType));
        after.set("g", text(""));
        QCOMPARE(messageOf(checkUpdatedIndexKeys(table, &before, after)),
                 wording(msg::updateOfIndexKeyToEmpty("string")));
        after.set("g", text("x"));
        QVERIFY(checkUpdatedIndexKeys(table, &before, after));
        after.erase("g");
        QVERIFY(checkUpdatedIndexKeys(table, &before, after));
    }

    void emptyKeysAreFoundBeforeOtherFaults() {
        const TableSchema table = tableWith({index("i", {"g", Type::S})});
        QVERIFY(checkEmptyKeys(table, {{"pk", number("1")}}, true));
        QCOMPARE(messageOf(checkEmptyKeys(table, {{"pk", text("")}}, true)), wording(msg::emptyKey("string", "pk")));
        const Item item{{"pk", text("a")}, {"g", text("")}};
        QCOMPARE(messageOf(checkEmptyKeys(table, item, true)), wording(msg::emptyIndexKey("string", "i", "g")));
        QVERIFY(checkEmptyKeys(table, item, false));
    }

    void attributesToGetAreUniqueNames() {
        QVERIFY(checkAttributesToGet({"a", "b"}));
        QCOMPARE(messageOf(checkAttributesToGet({"a", "b", "a"})), wording(msg::duplicateAttributeToGet("a")));
        QCOMPARE(messageOf(checkAttributesToGet({"a", ""})), wording(msg::kEmptyAttributeName));
    }
};

RF_TEST_GUILESS_MAIN(TestItemRules)

} // namespace tst_item_rules

#include "tst_item_rules.moc"
