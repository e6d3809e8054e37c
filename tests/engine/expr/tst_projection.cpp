// Projections and placeholders: what is picked, in which shape, what is refused, which placeholders were not used.

#include "tests/engine/expr/expr_support.h"
#include "tests/support/program.h"

namespace tst_projection {

using namespace rf;
using namespace rf::test;
using expr::ExpressionContext;

namespace {

QString json(const Item& it) { return QString::fromStdString(toJson(it)); }
QString canonical(const QString& text) { return json(itemOf(text.toStdString())); }

using Names = std::map<std::string, std::string>;

} // namespace

class TestProjection : public QObject {
    Q_OBJECT
private slots:
    void picks_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QString(text) << QString(expected);
        };
        row("a", R"({"a":{"S":"A"}})");
        row("b, a", R"({"a":{"S":"A"},"b":{"N":"1"}})");
        row("zz", "{}");
        row("zz, a", R"({"a":{"S":"A"}})");
        row("m", R"({"m":{"M":{"x":{"N":"1"},"y":{"M":{"z":{"S":"deep"}}}}}})");
        row("m.x", R"({"m":{"M":{"x":{"N":"1"}}}})");
        row("m.y.z, m.x", R"({"m":{"M":{"x":{"N":"1"},"y":{"M":{"z":{"S":"deep"}}}}}})");
        row("m.zz", "{}");
        row("m.zz, m.x", R"({"m":{"M":{"x":{"N":"1"}}}})");
        row("m.y.zz, a", R"({"a":{"S":"A"}})");
        row("m[0]", "{}");
        row("a.b", "{}");
        row("l[2], l[0]", R"({"l":{"L":[{"S":"0"},{"M":{"a":{"N":"1"},"b":{"N":"2"},"c":{"N":"3"}}}]}})");
        row("l[1]", R"({"l":{"L":[{"L":[{"S":"10"},{"S":"11"}]}]}})");
        row("l[9]", "{}");
        row("l[9], l[0]", R"({"l":{"L":[{"S":"0"}]}})");
        row("l.a", "{}");
        row("l[2].a, l[2].c", R"({"l":{"L":[{"M":{"a":{"N":"1"},"c":{"N":"3"}}}]}})");
        row("l[2].a, l[1][1], l[0], l[2].zz", R"({"l":{"L":[{"S":"0"},{"L":[{"S":"11"}]},{"M":{"a":{"N":"1"}}}]}})");
        row("#dot", R"({"x.y":{"BOOL":true}})");
        row("x.y", "{}");
        row("el, em", R"({"el":{"L":[]},"em":{"M":{}}})");
        row("em.a, el[0]", "{}");
    }
    void picks() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Item it = itemOf(R"({"a":{"S":"A"},"b":{"N":"1"},"x.y":{"BOOL":true},"el":{"L":[]},"em":{"M":{}},
            "m":{"M":{"x":{"N":"1"},"y":{"M":{"z":{"S":"deep"}}}}},
            "l":{"L":[{"S":"0"},{"L":[{"S":"10"},{"S":"11"}]},{"M":{"a":{"N":"1"},"b":{"N":"2"},"c":{"N":"3"}}}]}})");
        const auto parsed = projection(text.toStdString());
        QVERIFY2(parsed, qPrintable(answer(parsed)));
        QCOMPARE(json(parsed->apply(it)), canonical(expected));
    }

    void attributesToGetAreLiteral() {
        const Item it = itemOf(R"({"a.b":{"S":"1"},"name":{"S":"2"},"l[0]":{"S":"3"},"a":{"M":{"b":{"S":"4"}}}})");
        const auto picked = expr::ProjectionPaths::topLevel({"name", "a.b", "zz", "l[0]"}).apply(it);
        QCOMPARE(json(picked), canonical(R"({"a.b":{"S":"1"},"name":{"S":"2"},"l[0]":{"S":"3"}})"));
    }

    void messages_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const QString& expected) {
            QTest::newRow(text) << QString(text) << expected;
        };
        const auto clash = [&](const char* text, const char* verb, const char* one, const char* two) {
            row(text,
                QString("Two document paths %1 with each other; must remove or rewrite one of these paths; path one: "
                        "%2, path two: %3")
                    .arg(verb, one, two));
        };
        clash("a, a", "overlap", "[a]", "[a]");
        clash("#a, #A", "overlap", "[a]", "[a]");
        clash("a, #a", "overlap", "[a]", "[a]");
        clash("a.b, a", "overlap", "[a, b]", "[a]");
        clash("z, z.a", "overlap", "[z]", "[z, a]");
        clash("l[0].a, b, l[0]", "overlap", "[l, [0], a]", "[l, [0]]");
        clash("m.y, m[0]", "conflict", "[m, y]", "[m, [0]]");
        clash("m[0], m.y, m.y", "overlap", "[m, y]", "[m, y]");
        row("name", "Attribute name is a reserved keyword; reserved keyword: name");
        row("add", "Attribute name is a reserved keyword; reserved keyword: add");
        row("a.LIST[0]", "Attribute name is a reserved keyword; reserved keyword: LIST");
        row("#q", "An expression attribute name used in the document path is not defined; attribute name: #q");
        row("#q, a, a, name", "Attribute name is a reserved keyword; reserved keyword: name");
        row("a, a, #q", "An expression attribute name used in the document path is not defined; attribute name: #q");
        row("l[4294967296]", "List index is not within the allowable range; index: [4294967296]");
        row("a.b, a.c, l[0], l[1].a, l[1].b", "ok");
    }
    void messages() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        if (expected != "ok") expected.prepend("Invalid ProjectionExpression: ");
        QCOMPARE(answer(projection(text.toStdString())), expected);
    }

    void placeholderMaps_data() {
        QTest::addColumn<QString>("names");  // key=name;key=name, or "-" for none
        QTest::addColumn<QString>("values"); // JSON, or "-"
        QTest::addColumn<QString>("expected");
        const QString none = "-";
        QTest::newRow("none") << none << none << "ok";
        QTest::newRow("good") << "#a=a;#_1=x.y"
                              << R"({":a":{"S":""},":_1":{"N":"1"}})"
                              << "ok";
        QTest::newRow("empty names") << "" << none << "ExpressionAttributeNames must not be empty";
        QTest::newRow("empty values") << none << "{}"
                                      << "ExpressionAttributeValues must not be empty";
        QTest::newRow("names first") << ""
                                     << "{}"
                                     << "ExpressionAttributeNames must not be empty";
        for (const QString key : {"a", "#", "#a-b", ":a", "##a", "#a b", "#é"})
            QTest::newRow(qPrintable(key))
                << key + "=x" << none
                << "ExpressionAttributeNames contains invalid key: Syntax error; key: \"" + key + "\"";
        for (const QString key : {"a", ":", ":a-b", "#a", "::a", ":a.b"})
            QTest::newRow(qPrintable("value " + key))
                << none << "{\"" + key + "\":{\"S\":\"x\"}}"
                << "ExpressionAttributeValues contains invalid key: Syntax error; key: \"" + key + "\"";
        QTest::newRow("empty name")
            << "#x=" << none << "ExpressionAttributeNames contains invalid value: Empty attribute name for key #x";
        QTest::newRow("longest name") << "#x=" + QString(65535, 'n') << none << "ok";
        QTest::newRow("longer name") << "#x=" + QString(65536, 'n') << none
                                     << "ExpressionAttributeNames contains invalid value: Attribute name is too large, "
                                        "must be less than or equal to 65535 bytes for key #x";
        QTest::newRow("longest key") << "#" + QString(254, 'k') + "=a" << none << "ok";
        QTest::newRow("longer key") << "#" + QString(255, 'k') + "=a" << none
                                    << "ExpressionAttributeNames contains invalid key: The expression attribute map "
                                       "contains a key that is too long; size of key: 256";
    }
    void placeholderMaps() {
        QFETCH(QString, names);
        QFETCH(QString, values);
        QFETCH(QString, expected);
        Names map;
        for (const QString& entry : names.split(';', Qt::SkipEmptyParts))
            map[entry.section('=', 0, 0).toStdString()] = entry.section('=', 1).toStdString();
        const AttributeMap with = values == "-" ? AttributeMap() : itemOf(values.toStdString());
        const ExpressionContext context(names == "-" ? nullptr : &map, values == "-" ? nullptr : &with);
        QCOMPARE(answer(context.checkPlaceholders()), expected);
    }

    void nestingOfValuesIsChecked() {
        const auto told = [](int lists) {
            AttributeValue value = AttributeValue::string("");
            for (int i = 0; i < lists; ++i) value = AttributeValue::list({value});
            AttributeMap with;
            with.set(":v", value);
            return answer(ExpressionContext(nullptr, &with).checkPlaceholders());
        };
        QCOMPARE(told(31), "ok");
        QCOMPARE(told(32), "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels "
                           "beyond supported limit");
    }

    void unusedOnesAreNamed() {
        const Names map{{"#b", "b"}, {"#a", "a"}, {"#used", "u"}};
        const AttributeMap with = itemOf(R"({":z":{"S":""},":y":{"S":""},":used":{"S":""}})");
        ExpressionContext context(&map, &with);
        QVERIFY(expr::Update::parse("SET x = :used", context));
        QVERIFY(expr::Condition::parse("attribute_exists(#used)", expr::Parameter::Condition, context));
        QCOMPARE(answer(context.finish()),
                 "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}");
        QVERIFY(expr::ProjectionPaths::parse("#a.#b", context));
        QCOMPARE(answer(context.finish()),
                 "Value provided in ExpressionAttributeValues unused in expressions: keys: {:y, :z}");
        QVERIFY(expr::Condition::parse("a IN (:y, :z)", expr::Parameter::Filter, context));
        QCOMPARE(answer(context.finish()), "ok");
        QCOMPARE(answer(ExpressionContext(nullptr, nullptr).finish()), "ok");
    }

    void withoutMapsNothingIsDefined() {
        ExpressionContext context(nullptr, nullptr);
        QCOMPARE(answer(expr::Condition::parse("#a = a", expr::Parameter::Condition, context)),
                 "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; "
                 "attribute name: #a");
        QCOMPARE(answer(expr::Update::parse("SET a = :v", context)),
                 "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute "
                 "value: :v");
    }
};

RF_TEST_GUILESS_MAIN(TestProjection)

} // namespace tst_projection

#include "tst_projection.moc"
