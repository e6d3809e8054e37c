// The query builder: the request its fields make, what keeps it from running, what it says it will cost, and that the
// engine takes every request it makes.

#include "models/query/expression_writer.h"
#include "models/query/query_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_query_model {


using namespace rf::models;
using namespace rf::models::test;

namespace {

using enum RangeOperator;

struct Form {
    std::unique_ptr<rf::Service> service = memoryEngine();
    TableInfo table = madeShop(*service);
    QueryModel model;
    Form() { model.setTable(table); }

    void put(const Value& item) { test::put(*service, "Shop", item); }
    QString problems() const {
        QStringList fields;
        for (const QueryProblem& problem : model.problems()) fields << problem.field;
        return fields.join(' ');
    }
    /// Runs what the form makes; sort keys of the answer, or the error's words.
    QString run() {
        const auto request = model.build();
        if (!request) return "no request: " + problems();
        const auto shown = [](const auto& page) {
            if (!page) return fromUtf8(page.error().message);
            QStringList keys;
            for (const auto& item : *page->items) keys << fromUtf8(item.find("sk")->asString());
            return keys.join(' ');
        };
        return request->isQuery() ? shown(rf::call<rf::Query>(*service, std::get<0>(request->input)))
                                  : shown(rf::call<rf::Scan>(*service, std::get<1>(request->input)));
    }
};

FilterChip chip(const char* path, FilterOperator op, ValueType type, const QStringList& values) {
    return {path, op, type, values, true};
}

} // namespace

class TestQueryModel : public QObject {
    Q_OBJECT
private slots:
    void writerNames();
    void writerShort();
    void writerReadable();
    void asksForATable();
    void keyConditions_data();
    void keyConditions();
    void keyProblems_data();
    void keyProblems();
    void indexes();
    void valuesStayWithTheirNames();
    void options();
    void filters_data();
    void filters();
    void filterRefusals_data();
    void filterRefusals();
    void scans();
    void tooMany();
    void texts();
    void estimates_data();
    void estimates();
    void estimateFollows();
    void statuses();
};

void TestQueryModel::writerNames() {
    ExpressionWriter writer;
    QCOMPARE(writer.name("status"), "#status");
    QCOMPARE(writer.name("status"), "#status"); // one placeholder a name
    QCOMPARE(writer.name("a.b"), "#a");
    QCOMPARE(writer.name("c d"), "#a2");
    QCOMPARE(writer.path(*ValuePath::parse("lines[0].sku")), "#lines[0].#sku");
    QCOMPARE(writer.value(Value::string("x"), "status"), ":status");
    QCOMPARE(writer.value(Value::string("x"), "status"), ":status2"); // a new one for every value
    QCOMPARE(int(writer.names()->size()), 5);
    QVERIFY(!ExpressionWriter().names() && !ExpressionWriter().values());
}

void TestQueryModel::writerShort() {
    ExpressionWriter writer(ExpressionWriter::Style::Short);
    QSet<QString> all;
    std::size_t longest = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string name = writer.name(QString("attribute %1").arg(i));
        longest = std::max(longest, name.size());
        all << QString::fromStdString(name);
    }
    QCOMPARE(all.size(), 4000);
    QCOMPARE(longest, std::size_t(4)); // '#' and at most three of 62 signs
}

void TestQueryModel::writerReadable() {
    ExpressionWriter writer;
    const std::string text = writer.name("shipTo.city") + " = " + writer.value(Value::string("Lyon :x #y"), "city") +
                             " AND " + writer.name("n") + " > " + writer.value(*Value::parse(ValueType::N, "5"), "n");
    QVERIFY2(writer.readable(text).endsWith("= \"Lyon :x #y\" AND n > 5"), qPrintable(writer.readable(text)));
}

void TestQueryModel::asksForATable() {
    QueryModel model;
    QCOMPARE(model.problems().size(), 1);
    QCOMPARE(model.problems().first().field, "table");
    QVERIFY(!model.build() && model.expressionText().isEmpty() && model.title().isEmpty());
}

void TestQueryModel::keyConditions_data() {
    QTest::addColumn<int>("op");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("upper");
    QTest::addColumn<QString>("found");
    const auto row = [](RangeOperator op, const char* value, const char* upper, const char* found) {
        QTest::addRow("%s %s %s", qPrintable(rangeOperatorText(op)), value, upper)
            << int(op) << QString(value) << QString(upper) << QString(found);
    };
    row(Any, "", "", "A B#1 B#2 C");
    row(Any, "ignored", "", "A B#1 B#2 C");
    row(Equal, "B#1", "", "B#1");
    row(Less, "B#2", "", "A B#1");
    row(LessEqual, "B#2", "", "A B#1 B#2");
    row(Greater, "B#1", "", "B#2 C");
    row(GreaterEqual, "B#1", "", "B#1 B#2 C");
    row(Between, "B#1", "B#2", "B#1 B#2");
    row(Between, "B", "B", "");
    row(BeginsWith, "B#", "", "B#1 B#2");
}

void TestQueryModel::keyConditions() {
    QFETCH(int, op);
    QFETCH(QString, value);
    QFETCH(QString, upper);
    QFETCH(QString, found);
    Form f;
    for (const char* sk : {"A", "B#1", "B#2", "C"}) f.put(keyed("c", sk));
    f.put(keyed("d", "B#1"));
    f.model.setKeyValue("pk", "c");
    f.model.setKeyOperator("sk", RangeOperator(op));
    f.model.setKeyValue("sk", value);
    f.model.setKeyUpperValue("sk", upper);
    QCOMPARE(f.run(), found);
    f.model.setAscending(false);
    QStringList backwards = found.split(' ', Qt::SkipEmptyParts);
    std::reverse(backwards.begin(), backwards.end());
    QCOMPARE(f.run(), backwards.join(' '));
}

void TestQueryModel::keyProblems_data() {
    QTest::addColumn<QString>("pk");
    QTest::addColumn<int>("op");
    QTest::addColumn<QString>("sk");
    QTest::addColumn<QString>("upper");
    QTest::addColumn<QString>("fields");
    QTest::newRow("nothing entered") << "" << int(Any) << ""
                                     << ""
                                     << "pk";
    QTest::newRow("good") << "c" << int(Any) << ""
                          << ""
                          << "";
    QTest::newRow("sort key empty") << "c" << int(Equal) << ""
                                    << ""
                                    << "sk";
    QTest::newRow("both") << "" << int(Equal) << ""
                          << ""
                          << "pk sk";
    QTest::newRow("between without end") << "c" << int(Between) << "a"
                                         << ""
                                         << "sk";
    QTest::newRow("between the wrong way") << "c" << int(Between) << "b"
                                           << "a"
                                           << "sk";
    QTest::newRow("between equal ends") << "c" << int(Between) << "a"
                                        << "a"
                                        << "";
    QTest::newRow("partition key too long") << QString(2049, 'x') << int(Any) << ""
                                            << ""
                                            << "pk";
    QTest::newRow("as long as can be") << QString(2048, 'x') << int(Any) << ""
                                       << ""
                                       << "";
    QTest::newRow("sort key too long") << "c" << int(Equal) << QString(1025, 'x') << ""
                                       << "sk";
}

void TestQueryModel::keyProblems() {
    QFETCH(QString, pk);
    QFETCH(int, op);
    QFETCH(QString, sk);
    QFETCH(QString, upper);
    QFETCH(QString, fields);
    Form f;
    f.model.setKeyValue("pk", pk);
    f.model.setKeyOperator("sk", RangeOperator(op));
    f.model.setKeyValue("sk", sk);
    f.model.setKeyUpperValue("sk", upper);
    QCOMPARE(f.problems(), fields);
    QCOMPARE(f.model.isValid(), fields.isEmpty());
    QCOMPARE(bool(f.model.build()), fields.isEmpty());
    for (const QString& field : fields.split(' ', Qt::SkipEmptyParts)) QVERIFY(!f.model.problemOf(field).isEmpty());
}

void TestQueryModel::indexes() {
    Form f;
    f.put(keyed("c", "1", R"("gsi1pk":{"S":"x"},"gsi1sk":{"S":"b"},"email":{"S":"m"})"));
    f.put(keyed("c", "2", R"("gsi1pk":{"S":"x"},"gsi1sk":{"S":"a"})"));
    QCOMPARE(f.model.targets(), QStringList({"", "GSI1", "GSI2"}));
    QSignalSpy targets(&f.model, &QueryModel::targetChanged);
    f.model.setIndex("none");
    QCOMPARE(targets.size(), 0);
    f.model.setIndex("GSI1");
    QCOMPARE(targets.size(), 1);
    QCOMPARE(f.model.targetText(), "gsi1pk · gsi1sk");
    f.model.setKeyValue("gsi1pk", "x");
    QCOMPARE(f.run(), "2 1");
    QVERIFY(!f.model.canReadConsistently());
    f.model.setConsistentRead(true); // a global index refuses it
    QCOMPARE(f.run(), "2 1");
    f.model.setIndex("GSI2");
    f.model.setKeyValue("email", "m");
    QCOMPARE(f.model.keyFields().size(), 1);
    QCOMPARE(f.run(), "1");
    QCOMPARE(f.model.title(), "Shop.GSI2 · m");
}

void TestQueryModel::valuesStayWithTheirNames() {
    Form f;
    f.model.setKeyValue("pk", "c");
    f.model.setKeyOperator("sk", Between);
    f.model.setKeyValue("sk", "a");
    f.model.setKeyUpperValue("sk", "b");
    f.model.setTable(madeShop(*f.service, "Shop2"));
    QCOMPARE(f.model.keyFields()[0].value, "c");
    QVERIFY(f.model.keyFields()[1].op == Between);
    QCOMPARE(f.model.keyFields()[1].value2, "b");
    // A sort key of the same name whose type does not know the operator falls back.
    f.model.setKeyOperator("sk", BeginsWith);
    TableInfo other = bareShop();
    other.range->type = ValueType::N;
    f.model.setTable(other);
    QVERIFY(f.model.keyFields()[1].op == Any);
    f.model.setKeyOperator("pk", Less); // a partition key is always equal
    QVERIFY(f.model.keyFields()[0].op == Equal);
}

void TestQueryModel::options() {
    Form f;
    for (int i = 0; i < 5; ++i) f.put(keyed("c", qPrintable(QString::number(i))));
    f.model.setKeyValue("pk", "c");
    QSignalSpy changed(&f.model, &QueryModel::changed);
    f.model.setLimit(2);
    f.model.setLimit(2);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(f.run(), "0 1");
    f.model.setConsistentRead(true);
    QVERIFY(*std::get<rf::Query::Input>(f.model.build()->input).consistentRead);
    f.model.setLimit(0);
    QCOMPARE(f.run(), "0 1 2 3 4");
    QVERIFY(!std::get<rf::Query::Input>(f.model.build()->input).limit);
    f.model.setLimit(-1);
    QCOMPARE(f.problems(), "limit");
}

void TestQueryModel::filters_data() {
    using enum FilterOperator;
    QTest::addColumn<FilterChip>("filter");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("text");
    const auto row = [](const FilterChip& chip, const char* found) {
        QTest::newRow(qPrintable(chip.text())) << chip << QString(found) << chip.text();
    };
    row(chip("n", FilterOperator::Equal, ValueType::N, {"2"}), "2");
    row(chip("n", NotEqual, ValueType::N, {"2"}), "1 3 4");
    row(chip("n", FilterOperator::Less, ValueType::N, {"2"}), "1");
    row(chip("n", FilterOperator::LessEqual, ValueType::N, {"2"}), "1 2");
    row(chip("n", FilterOperator::Greater, ValueType::N, {"2"}), "3");
    row(chip("n", FilterOperator::GreaterEqual, ValueType::N, {"2"}), "2 3");
    row(chip("n", FilterOperator::Between, ValueType::N, {"2", "3"}), "2 3");
    row(chip("n", In, ValueType::N, {"1", "3", "9"}), "1 3");
    row(chip("s", Contains, ValueType::S, {"yo"}), "1");
    row(chip("tags", Contains, ValueType::S, {"vip"}), "2");
    row(chip("s", FilterOperator::BeginsWith, ValueType::S, {"P"}), "2");
    row(chip("n", Exists, ValueType::S, {}), "1 2 3");
    row(chip("n", NotExists, ValueType::S, {}), "4");
    row(chip("s", TypeIs, ValueType::S, {"NULL"}), "3");
    row(chip("s", SizeEqual, ValueType::N, {"5"}), "2");
    row(chip("s", SizeLess, ValueType::N, {"5"}), "1");
    row(chip("tags", SizeGreater, ValueType::N, {"1"}), "2");
    row(chip("m.deep[1].x", FilterOperator::Equal, ValueType::BOOL, {"true"}), "4");
    row(chip("odd name", FilterOperator::Equal, ValueType::S, {"a\"b"}), "4");
    row(chip("size", FilterOperator::Equal, ValueType::SS, {"x\ny"}), "4");
}

void TestQueryModel::filters() {
    QFETCH(FilterChip, filter);
    QFETCH(QString, found);
    Form f;
    f.put(keyed("c", "1", R"("n":{"N":"1"},"s":{"S":"Lyon"})"));
    f.put(keyed("c", "2", R"("n":{"N":"2"},"s":{"S":"Paris"},"tags":{"SS":["eu","vip"]})"));
    f.put(keyed("c", "3", R"("n":{"N":"3"},"s":{"NULL":true},"tags":{"SS":["eu"]})"));
    f.put(keyed("c", "4", R"("m":{"M":{"deep":{"L":[{"S":"no"},{"M":{"x":{"BOOL":true}}}]}}},"odd name":{"S":"a\"b"},
        "size":{"SS":["y","x"]})"));
    f.model.setKeyValue("pk", "c");
    f.model.filters()->add(filter);
    QCOMPARE(f.run(), found);
    f.model.setMode(QueryMode::Scan);
    QStringList scanned = f.run().split(' ', Qt::SkipEmptyParts);
    scanned.sort();
    QCOMPARE(scanned.join(' '), found);
    FilterChip off = filter;
    off.enabled = false;
    f.model.filters()->replace(0, off);
    QCOMPARE(f.run().split(' ').size(), 4);
}

void TestQueryModel::filterRefusals_data() {
    using enum FilterOperator;
    QTest::addColumn<FilterChip>("filter");
    QTest::addColumn<bool>("good");
    const auto row = [](const char* name, const FilterChip& chip, bool good = false) {
        QTest::newRow(name) << chip << good;
    };
    QStringList ninetyNine, hundred;
    for (int i = 0; i < 100; ++i) (i < 99 ? ninetyNine : hundred) << QString::number(i);
    hundred += ninetyNine;
    row("no path", chip("", FilterOperator::Equal, ValueType::S, {"x"}));
    row("broken path", chip("a[", FilterOperator::Equal, ValueType::S, {"x"}));
    row("no value", chip("a", FilterOperator::Equal, ValueType::S, {}));
    row("no number", chip("a", FilterOperator::Equal, ValueType::N, {"x"}));
    row("one bound", chip("a", FilterOperator::Between, ValueType::N, {"1"}));
    row("bounds the wrong way", chip("a", FilterOperator::Between, ValueType::N, {"2", "10"}), true);
    row("bounds by number, not by text", chip("a", FilterOperator::Between, ValueType::N, {"10", "2"}));
    row("less than a list", chip("a", FilterOperator::Less, ValueType::L, {""}));
    row("begins with a number", chip("a", FilterOperator::BeginsWith, ValueType::N, {"1"}));
    row("unknown type", chip("a", TypeIs, ValueType::S, {"X"}));
    row("size of text", chip("a", SizeEqual, ValueType::S, {"1"}));
    row("in nothing", chip("a", In, ValueType::N, {}));
    row("in ninety-nine", chip("a", In, ValueType::N, ninetyNine), true);
    row("in a hundred", chip("a", In, ValueType::N, hundred));
    row("a key attribute", chip("pk", FilterOperator::Equal, ValueType::S, {"x"}));
    row("inside one", chip("sk[0]", FilterOperator::Equal, ValueType::S, {"x"}));
}

void TestQueryModel::filterRefusals() {
    QFETCH(FilterChip, filter);
    QFETCH(bool, good);
    Form f;
    f.model.setKeyValue("pk", "c");
    f.model.filters()->add(filter);
    QCOMPARE(f.problems(), good ? "" : "filter:0");
    if (good) QCOMPARE(f.run(), "");
    filter.enabled = false; // what is off does not matter
    f.model.filters()->replace(0, filter);
    QCOMPARE(f.problems(), "");
}

void TestQueryModel::scans() {
    Form f;
    for (int i = 0; i < 3; ++i) f.put(keyed(qPrintable(QString::number(i)), "x"));
    f.model.setMode(QueryMode::Scan);
    QVERIFY(f.model.isValid()); // no key is asked
    QCOMPARE(f.run(), "x x x");
    QCOMPARE(f.model.title(), "Shop · scan");
    f.model.filters()->add(chip("pk", FilterOperator::Equal, ValueType::S, {"1"})); // a scan may filter keys
    QCOMPARE(f.run(), "x");
    f.model.setIndex("GSI2");
    QCOMPARE(f.run(), "");
    f.model.filters()->setChips({chip("status", FilterOperator::Equal, ValueType::S, {"x"})});
    QCOMPARE(f.problems(), "filter:0"); // a keys-only index does not hold it
    QVERIFY(f.model.problemOf("filter:0").contains("GSI2"));
}

void TestQueryModel::tooMany() {
    Form f;
    f.model.setKeyValue("pk", "c");
    QList<FilterChip> chips;
    for (int i = 0; i < 150; ++i) chips << chip("a", FilterOperator::Equal, ValueType::N, {QString::number(i)});
    f.model.filters()->setChips(chips);
    QCOMPARE(f.problems(), "");
    QCOMPARE(f.run(), ""); // the service takes as many
    f.model.filters()->add(chips.first());
    QCOMPARE(f.problems(), "filter");
}

void TestQueryModel::texts() {
    Form f;
    f.model.setKeyValue("pk", "c");
    f.model.setKeyOperator("sk", BeginsWith);
    f.model.setKeyValue("sk", "ORDER#");
    f.model.filters()->add(chip("status", FilterOperator::NotEqual, ValueType::S, {"CANCELLED"}));
    QCOMPARE(f.model.expressionText(), R"(KeyConditionExpression: #pk = :pk AND begins_with(#sk, :sk)
FilterExpression: #status <> :status
ExpressionAttributeNames: {"#pk": "pk", "#sk": "sk", "#status": "status"}
ExpressionAttributeValues: {":pk":{"S":"c"},":sk":{"S":"ORDER#"},":status":{"S":"CANCELLED"}})");
    QCOMPARE(f.model.title(), "Shop · c");
    QCOMPARE(f.model.filters()->index(0).data().toString(), "status <> CANCELLED");
}

void TestQueryModel::estimates_data() {
    QTest::addColumn<QString>("pk"); ///< empty = a scan
    QTest::addColumn<int>("limit");
    QTest::addColumn<bool>("consistent");
    QTest::newRow("partition of 20") << "c" << 0 << false;
    QTest::newRow("consistently") << "c" << 0 << true;
    QTest::newRow("limited") << "c" << 7 << false;
    QTest::newRow("empty partition") << "none" << 0 << false;
    QTest::newRow("scan") << "" << 0 << false;
    QTest::newRow("scan, limited") << "" << 3 << true;
}

void TestQueryModel::estimates() {
    QFETCH(QString, pk);
    QFETCH(int, limit);
    QFETCH(bool, consistent);
    auto service = std::make_shared<HeldService>(memoryEngine());
    const TableInfo table = madeShop(*service);
    for (int i = 0; i < 20; ++i)
        put(*service, "Shop",
            keyed("c", qPrintable(QString::number(i)), "\"b\":{\"S\":\"" + QByteArray(2000, 'x') + "\"}"));
    for (int i = 0; i < 5; ++i) put(*service, "Shop", keyed("d", qPrintable(QString::number(i))));
    EngineClient client(service);
    QueryModel model;
    model.setTable(table);
    model.setMode(pk.isEmpty() ? QueryMode::Scan : QueryMode::Query);
    model.setKeyValue("pk", pk);
    model.setLimit(limit);
    model.setConsistentRead(consistent);
    QSignalSpy estimated(&model, &QueryModel::estimateChanged);
    model.setClient(&client);
    QVERIFY(QTest::qWaitFor([&] { return estimated.size() > 0; }));
    QVERIFY(model.estimate().known && !model.estimate().upperBound);
    // The engine then takes exactly what was said.
    const auto request = *model.build();
    const double units =
        request.isQuery()
            ? rf::call<rf::Query>(*service, std::get<0>(request.input))->consumedCapacity->total.capacityUnits
            : rf::call<rf::Scan>(*service, std::get<1>(request.input))->consumedCapacity->total.capacityUnits;
    QCOMPARE(model.estimate().units, units);
    QCOMPARE(model.estimate().text(), QString::number(units, 'f', 1) + " RCU");
}

void TestQueryModel::estimateFollows() {
    auto service = std::make_shared<HeldService>(memoryEngine());
    const TableInfo table = madeShop(*service);
    put(*service, "Shop", keyed("c", "1"));
    EngineClient client(service);
    QueryModel model;
    model.setTable(table);
    model.setClient(&client);
    QVERIFY(!model.estimate().known);
    model.setKeyValue("pk", "c");
    QVERIFY(QTest::qWaitFor([&] { return model.estimate().known; }));
    model.setKeyValue("pk", ""); // no request, no estimate
    QVERIFY(!model.estimate().known && model.estimate().text().isEmpty());
    model.setKeyValue("pk", "c");
    QVERIFY(QTest::qWaitFor([&] { return model.estimate().known; }));
    model.setClient(nullptr);
    QVERIFY(!model.estimate().known);
}

void TestQueryModel::statuses() {
    TableInfo table = bareShop();
    QueryModel model;
    for (const auto& [status, good] :
         {std::pair{"ACTIVE", true}, {"UPDATING", true}, {"CREATING", false}, {"DELETING", false}}) {
        table.status = status;
        model.setTable(table);
        model.setKeyValue("pk", "c");
        QCOMPARE(model.isValid(), good);
        QCOMPARE(model.problemOf("table").isEmpty(), good);
    }
}

RF_TEST_GUILESS_MAIN(TestQueryModel)

} // namespace tst_query_model

#include "tst_query_model.moc"
