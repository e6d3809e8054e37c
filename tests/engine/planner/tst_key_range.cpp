// Ranges of key bytes against the meaning of the conditions they stand for.

#include "engine/planner/access_path.h"
#include "engine/value/key_codec.h"
#include "tests/support/program.h"

#include <random>

namespace tst_key_range {

using namespace rf;
using namespace rf::plan;
using expr::KeyComparison;
using expr::KeyOperator;
using Kind = KeyProblem::Kind;

namespace {

AttributeValue s(std::string text) { return AttributeValue::string(std::move(text)); }
AttributeValue n(std::string_view text) { return AttributeValue::number(text); }
AttributeValue b(std::string bytes) { return AttributeValue::binary(std::move(bytes)); }

KeyComparison is(std::string name, AttributeValue value) { return {std::move(name), KeyOperator::Equal, {std::move(value)}}; }
KeyComparison op(std::string name, KeyOperator op, AttributeValue value) { return {std::move(name), op, {std::move(value)}}; }
KeyComparison between(std::string name, AttributeValue low, AttributeValue high) {
    return {std::move(name), KeyOperator::Between, {std::move(low), std::move(high)}};
}

TablePtr table(Type range) {
    auto schema = std::make_shared<TableSchema>();
    schema->region = "r";
    schema->name = "Orders";
    schema->key = {{{"pk", Type::S}}, {{"sk", range}}};
    schema->tree = 3;
    IndexSchema index;
    index.name = "byStatus";
    index.key = {{{"status", Type::S}, {"year", Type::N}}, {{"month", Type::N}, {"title", Type::S}}};
    index.projection = {ProjectionType::Include, {"a", "b"}};
    index.tree = 4;
    IndexSchema local;
    local.name = "byDate";
    local.kind = IndexKind::Local;
    local.key = {{{"pk", Type::S}}, {{"date", Type::S}}};
    local.projection = {ProjectionType::KeysOnly, {}};
    local.tree = 5;
    schema->indexes = {index, local};
    return schema;
}

/// Values of one type in which neighbours, prefixes, zero bytes and extremes meet.
std::vector<AttributeValue> valuesOf(Type type) {
    std::vector<AttributeValue> values;
    if (type == Type::N) {
        for (const char* text : {"-1e125", "-12345", "-10", "-1.5", "-1", "-0.1", "-1e-130", "0", "1e-130", "0.1", "1",
                                 "1.5", "9", "10", "11", "99", "100", "12345", "1e38", "1e125"})
            values.push_back(n(text));
        return values;
    }
    const std::string zero(1, '\0'), one(1, '\x01'), high(1, '\xFF');
    for (const std::string& text : {std::string("a"), std::string("a") + zero, "a" + zero + zero, "a" + zero + high,
                                    "a" + one, std::string("aa"), std::string("ab"), std::string("b"), zero, zero + one,
                                    high, high + high, std::string("\xC3\xA9"), std::string("A"), std::string("abc")})
        values.push_back(type == Type::S ? s(text) : b(text));
    return values;
}

const QList<KeyOperator> kOperators{KeyOperator::Equal,   KeyOperator::Less,         KeyOperator::LessEqual,
                                    KeyOperator::Greater, KeyOperator::GreaterEqual, KeyOperator::BeginsWith};

} // namespace

class TestKeyRange : public QObject {
    Q_OBJECT
private slots:
    void everyOperatorOnEveryType_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("S") << int(Type::S);
        QTest::newRow("N") << int(Type::N);
        QTest::newRow("B") << int(Type::B);
    }
    void everyOperatorOnEveryType() {
        QFETCH(int, type);
        const TablePtr t = table(static_cast<Type>(type));
        const auto values = valuesOf(static_cast<Type>(type));
        int inside = 0;
        const auto check = [&](const KeyComparison& condition) {
            const ByteRange range = rangeOf(t->key, {is("pk", s("p")), condition});
            for (const AttributeValue& value : values) {
                const std::string key = startKeyBytes({t.get(), nullptr}, {{"pk", s("p")}, {"sk", value}});
                QCOMPARE(range.contains(key), satisfies(value, condition));
                inside += range.contains(key);
                for (const char* other : {"o", "p2", "pp"})
                    QVERIFY(!range.contains(startKeyBytes({t.get(), nullptr}, {{"pk", s(other)}, {"sk", value}})));
            }
        };
        for (const AttributeValue& first : values) {
            for (const KeyOperator each : kOperators)
                if (each != KeyOperator::BeginsWith || type != int(Type::N)) check(op("sk", each, first));
            for (const AttributeValue& second : values) check(between("sk", first, second));
        }
        QVERIFY(inside > int(values.size() * values.size()));
    }
    void partitionAloneIsTheWholePartition() {
        const TablePtr t = table(Type::B);
        const ByteRange range = rangeOf(t->key, {is("pk", s("p"))});
        for (const AttributeValue& value : valuesOf(Type::B)) {
            QVERIFY(range.contains(startKeyBytes({t.get(), nullptr}, {{"pk", s("p")}, {"sk", value}})));
            QVERIFY(!range.contains(startKeyBytes({t.get(), nullptr}, {{"pk", s("q")}, {"sk", value}})));
        }
    }
    void numbersOfOneValueAreOneKey() {
        const TablePtr t = table(Type::N);
        QVERIFY(rangeOf(t->key, {is("pk", s("p")), is("sk", n("1e3"))}) ==
                rangeOf(t->key, {is("pk", s("p")), is("sk", n("1000.0"))}));
    }
    void compositeKeys() {
        const TablePtr t = table(Type::S);
        const Source source{t.get(), &t->indexes[0]};
        std::mt19937 random(7);
        const auto pick = [&](int count) { return std::to_string(random() % count); };
        std::vector<Item> items;
        for (int i = 0; i < 300; ++i)
            items.push_back({{"status", s(pick(3))}, {"year", n(pick(3))}, {"month", n(pick(4))},
                             {"title", s("t" + pick(5))}, {"pk", s(pick(50))}, {"sk", s(pick(50))}});
        const std::vector<std::vector<KeyComparison>> ranges{
            {},
            {is("month", n("1"))},
            {op("month", KeyOperator::GreaterEqual, n("2"))},
            {is("month", n("1")), is("title", s("t3"))},
            {is("month", n("1")), op("title", KeyOperator::BeginsWith, s("t"))},
            {is("month", n("3")), between("title", s("t1"), s("t3"))},
            {is("month", n("3")), op("title", KeyOperator::Less, s("t2"))},
        };
        int inside = 0;
        for (auto conditions : ranges) {
            conditions.insert(conditions.begin(), {is("year", n("1")), is("status", s("2"))});
            QVERIFY(!checkKeyConditions(source.key(), conditions));
            const ByteRange range = rangeOf(source.key(), conditions);
            for (const Item& item : items) {
                const bool expected = std::all_of(conditions.begin(), conditions.end(), [&](const KeyComparison& each) {
                    return satisfies(*item.find(each.attribute), each);
                });
                QCOMPARE(range.contains(startKeyBytes(source, item)), expected);
                inside += expected;
            }
        }
        QVERIFY(inside > 50);
    }
    void problems_data() {
        QTest::addColumn<bool>("composite");
        QTest::addColumn<QVector<KeyComparison>>("conditions");
        QTest::addColumn<int>("kind"); // -1 = good
        QTest::addColumn<QString>("attribute");
        using List = QVector<KeyComparison>;
        const auto row = [](const char* name, bool composite, List conditions, int kind, const char* attribute = "") {
            QTest::newRow(name) << composite << conditions << kind << QString(attribute);
        };
        const auto text = [](std::size_t length) { return s(std::string(length, 'x')); };
        row("hash", false, {is("pk", s("a"))}, -1);
        row("hash and range", false, {op("sk", KeyOperator::Less, s("z")), is("pk", s("a"))}, -1);
        row("nothing", false, {}, int(Kind::Missed), "pk");
        row("range only", false, {is("sk", s("a"))}, int(Kind::Missed), "pk");
        row("stranger only", false, {is("x", s("a"))}, int(Kind::Missed), "pk");
        row("stranger second", false, {is("pk", s("a")), is("x", s("a"))}, int(Kind::Missed), "sk");
        row("three", false, {is("pk", s("a")), is("sk", s("a")), is("x", s("a"))}, int(Kind::TooMany));
        row("hash less", false, {op("pk", KeyOperator::Less, s("a"))}, int(Kind::NotSupported), "pk");
        row("hash type", false, {is("pk", n("1"))}, int(Kind::WrongType), "pk");
        row("hash type before its operator", false, {op("pk", KeyOperator::Less, n("1"))}, int(Kind::WrongType), "pk");
        row("range type", false, {is("pk", s("a")), is("sk", b("1"))}, int(Kind::WrongType), "sk");
        row("between type", false, {is("pk", s("a")), between("sk", s("a"), n("1"))}, int(Kind::WrongType), "sk");
        row("hash empty", false, {is("pk", s(""))}, int(Kind::Empty), "pk");
        row("range empty", false, {is("pk", s("a")), op("sk", KeyOperator::BeginsWith, s(""))}, int(Kind::Empty), "sk");
        row("hash 2048", false, {is("pk", text(2048))}, -1);
        row("hash 2049", false, {is("pk", text(2049))}, int(Kind::HashTooLong), "pk");
        row("range 1024", false, {is("pk", s("a")), is("sk", text(1024))}, -1);
        row("range 1025", false, {is("pk", s("a")), is("sk", text(1025))}, int(Kind::RangeTooLong), "sk");
        const auto hash = List{is("status", s("a")), is("year", n("1"))};
        row("composite hash", true, hash, -1);
        row("half a hash", true, {is("status", s("a"))}, int(Kind::Missed), "year");
        row("gap", true, hash + List{is("title", s("a"))}, int(Kind::Missed), "month");
        row("all four", true, hash + List{is("month", n("1")), is("title", s("a"))}, -1);
        row("inequality first", true, hash + List{op("month", KeyOperator::Less, n("1")), is("title", s("a"))},
            int(Kind::NotSupported), "title");
        row("stranger fifth", true, hash + List{is("month", n("1")), is("title", s("a")), is("x", s("a"))},
            int(Kind::NotSupported));
    }
    void problems() {
        QFETCH(bool, composite);
        QFETCH(QVector<KeyComparison>, conditions);
        QFETCH(int, kind);
        QFETCH(QString, attribute);
        const TablePtr t = table(Type::S);
        const auto problem = checkKeyConditions(composite ? t->indexes[0].key : t->key,
                                                {conditions.begin(), conditions.end()});
        QCOMPARE(problem.has_value(), kind >= 0);
        if (!problem) return;
        QCOMPARE(int(problem->kind), kind);
        QCOMPARE(QString::fromStdString(problem->attribute), attribute);
    }
    void hashOnlyTakesOneCondition() {
        const KeySchema key{{{"pk", Type::S}}, {}};
        QCOMPARE(int(checkKeyConditions(key, {is("pk", s("a")), is("b", s("a"))})->kind), int(Kind::NotSupported));
    }
    void segmentsAreDisjointAndWhole() {
        std::mt19937_64 random(11);
        std::vector<std::string> keys;
        for (int i = 0; i < 300; ++i) {
            std::string key;
            appendHash(i == 0 ? 0 : i == 1 ? ~std::uint64_t{0} : random(), key);
            keys.push_back(key + "rest");
        }
        for (const std::int64_t total : {1, 2, 3, 7, 100, 4095, 4096, 4097, 10'000}) {
            std::vector<int> seen(keys.size());
            std::string last;
            for (std::int64_t segment = 0; segment < total; ++segment) {
                const ByteRange range = segmentRange(segment, total);
                if (range.empty()) continue;
                QCOMPARE(range.begin, last); // they follow one another
                last = range.end;
                for (std::size_t i = 0; i < keys.size(); ++i) seen[i] += range.contains(keys[i]);
            }
            QVERIFY(last.empty());
            QVERIFY(std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; }));
        }
        QVERIFY(segmentRange(9999, 10'000).empty() || segmentRange(9998, 10'000).empty());
    }
    void startKeys() {
        const TablePtr t = table(Type::N);
        const Item whole{{"pk", s("p")}, {"sk", n("-3.5")}, {"status", s("x\0y")}, {"year", n("2026")}, {"month", n("2")},
                         {"title", s("t")}, {"date", s("d")}, {"other", s("z")}};
        const auto names = [](const Source& source) {
            QStringList list;
            for (const KeyAttribute& each : startKeyAttributes(source)) list << QString::fromStdString(each.name);
            return list.join(' ');
        };
        const Source own{t.get(), nullptr}, global{t.get(), &t->indexes[0]}, local{t.get(), &t->indexes[1]};
        QCOMPARE(names(own), QString("pk sk"));
        QCOMPARE(names(global), QString("status year month title pk sk"));
        QCOMPARE(names(local), QString("pk date sk"));
        for (const Source& source : {own, global, local}) {
            const std::string bytes = startKeyBytes(source, whole);
            const auto key = keyAttributes(source, bytes);
            QVERIFY(key);
            QCOMPARE(key->size(), startKeyAttributes(source).size());
            for (const auto& [name, value] : *key) QVERIFY(*whole.find(name) == value);
            QVERIFY(!keyAttributes(source, bytes.substr(0, bytes.size() - 1)));
        }
        QCOMPARE(*tableKeyOfEntry(global, startKeyBytes(global, whole)), startKeyBytes(own, whole));
        QCOMPARE(own.tree(), TreeId{3});
        QCOMPARE(global.tree(), TreeId{4});
    }
    void resuming() {
        const ByteRange range{"b", "f"};
        QVERIFY((resumed(range, "c", true) == ByteRange{std::string("c\0", 2), "f"}));
        QVERIFY((resumed(range, "c", false) == ByteRange{"b", "c"}));
        QVERIFY((resumed(range, "a", true) == ByteRange{"b", "f"}));
        QVERIFY((resumed(range, "g", false) == ByteRange{"b", "f"}));
        QVERIFY((resumed({"b", ""}, "c", false) == ByteRange{"b", "c"}));
        QVERIFY(!resumed(range, "c", true).contains("c"));
        QVERIFY(resumed(range, "c", true).contains(std::string("c\0", 2)));
    }
    void explained() {
        const TablePtr t = table(Type::N);
        AccessPath path = queryPath(t, nullptr, {is("pk", s("c-1")), between("sk", n("10"), n("20"))}, false);
        QCOMPARE(QString::fromStdString(explain(path).tree), QString("table Orders"));
        QCOMPARE(QString::fromStdString(explain(path).range),
                 QString("pk = \"c-1\" and sk between 10 and 20, descending by sk"));
        QVERIFY(explain(path).reason.find("narrows the sort key") != std::string::npos);
        resumeAfter(path, startKeyBytes(path.source, {{"pk", s("c-1")}, {"sk", n("15")}}));
        QVERIFY(explain(path).range.ends_with("behind the start key"));

        const AccessPath scan = scanPath(t, &t->indexes[0], 1, 4);
        QCOMPARE(QString::fromStdString(explain(scan).text()),
                 QString("index byStatus of Orders (global, 2 attributes projected)\nsegment 1 of 4 of the hash space\n"
                         "no key condition: every record of the index is examined"));
    }
};

RF_TEST_GUILESS_MAIN(TestKeyRange)

} // namespace tst_key_range

#include "tst_key_range.moc"
