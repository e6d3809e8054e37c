// DynamoDB JSON as people type it: places of mistakes, nothing lost on the way there and back.

#include "models/value/json_text.h"
#include "tests/engine/value/random_values.h"
#include "tests/support/program.h"

#include "engine/value/json.h"

namespace tst_json_text {

using namespace rf::models;

class TestJsonText : public QObject {
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void mistakes_data();
    void mistakes();
    void everyCutIsAMistake();
    void nesting();
    void randomItemsReadBack();
    void writes();
    void writesPlain();
    void singleValues();
};

void TestJsonText::reads_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("json");
    QTest::newRow("nothing inside") << " {\n} "
                                    << "{}";
    QTest::newRow("all types")
        << R"({"s":{"S":"a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"},"n":{"N":"1.50"},"b":{"B":"aGk="},"o":{"BOOL":false},
             "z":{"NULL":true},"ss":{"SS":["b","a"]},"ns":{"NS":["2","1"]},"bs":{"BS":["aGk="]},
             "l":{"L":[{"S":""},{"L":[]}]},"m":{"M":{"x":{"M":{}}}}})"
        << QString::fromUtf8(
               R"({"b":{"B":"aGk="},"bs":{"BS":["aGk="]},"l":{"L":[{"S":""},{"L":[]}]},"m":{"M":{"x":{"M":{}}}},)"
               R"("n":{"N":"1.5"},"ns":{"NS":["1","2"]},"o":{"BOOL":false},"s":{"S":"a\"\\/\b\f\n\r\té😀"},)"
               R"("ss":{"SS":["a","b"]},"z":{"NULL":true}})");
    QTest::newRow("nul") << R"({"a\u0000":{"S":"\u0000"}})"
                         << R"({"a\u0000":{"S":"\u0000"}})";
    QTest::newRow("space everywhere") << "\t{ \"a\"\r\n:\n{ \"S\" : \"x\" } }\n"
                                      << R"({"a":{"S":"x"}})";
    QTest::newRow("mark of byte order") << QString(QChar(0xFEFF)) + R"({"a":{"S":"x"}})"
                                        << R"({"a":{"S":"x"}})";
    QTest::newRow("no name inside of a map") << R"({"a":{"M":{"":{"S":"x"}}}})"
                                             << R"({"a":{"M":{"":{"S":"x"}}}})";
    QTest::newRow("odd name") << R"({" . ":{"S":"x"}})"
                              << R"({" . ":{"S":"x"}})";
}

void TestJsonText::reads() {
    QFETCH(QString, text);
    QFETCH(QString, json);
    JsonProblem problem;
    const auto item = itemFromJsonText(text, &problem);
    QVERIFY2(item, qPrintable(problem.message));
    QCOMPARE(item->toJson(true), json);
}

void TestJsonText::mistakes_data() {
    QTest::addColumn<QString>("text"); // the mistake stands at ‸
    const auto row = [](const char* name, const QString& text) { QTest::newRow(name) << text; };
    const auto utf8 = [](const char* text) { return QString::fromUtf8(text); };
    row("empty", utf8("‸"));
    row("only space", utf8("\n  ‸"));
    row("list", utf8("‸[]"));
    row("text", utf8("‸\"a\""));
    row("more behind", utf8("{}‸ x").replace(QStringLiteral("‸ "), QStringLiteral(" ‸")));
    row("two items", utf8("{}\n‸{}"));
    row("name without quotes", utf8("{‸a:{\"S\":\"x\"}}"));
    row("name in single quotes", utf8("{‸'a':{\"S\":\"x\"}}"));
    row("no colon", utf8("{\"a\" ‸{\"S\":\"x\"}}"));
    row("no name", utf8("{‸\"\":{\"S\":\"x\"}}"));
    row("bare value", utf8("{\"a\":‸\"x\"}"));
    row("bare number", utf8("{\"a\":‸1}"));
    row("null", utf8("{\"a\":‸null}"));
    row("no type", utf8("{\"a\":{‸}}"));
    row("unknown type", utf8("{\n  \"a\": {‸\"X\": \"x\"}}"));
    row("type in small letters", utf8("{\"a\":{‸\"s\":\"x\"}}"));
    row("two types", utf8("{\"a\":{\"S\":\"x\",‸\"N\":\"1\"}}"));
    row("comma after a value", utf8("{\"a\":{\"S\":\"x\",‸}}"));
    row("comma at the end", utf8("{\"a\":{\"S\":\"x\"},‸}"));
    row("no comma", utf8("{\"a\":{\"S\":\"x\"} ‸\"b\":{\"S\":\"x\"}}"));
    row("no text", utf8("{\"a\":{\"S\":‸1}}"));
    row("number without quotes", utf8("{\"a\":{\"N\":‸1}}"));
    row("no number", utf8("{\"a\":{\"N\":‸\"x\"}}"));
    row("39 digits", utf8("{\"a\":{\"N\":‸\"123456789012345678901234567890123456789\"}}"));
    row("boolean in quotes", utf8("{\"a\":{\"BOOL\":‸\"true\"}}"));
    row("boolean misspelt", utf8("{\"a\":{\"BOOL\":‸tru}}"));
    row("boolean too long", utf8("{\"a\":{\"BOOL\":‸truely}}"));
    row("false null", utf8("{\"a\":{\"NULL\":‸false}}"));
    row("no base64", utf8("{\"a\":{\"B\":‸\"x\"}}"));
    row("empty set", utf8("{\"a\":{\"SS\":‸[]}}"));
    row("set of no list", utf8("{\"a\":{\"SS\":‸\"x\"}}"));
    row("member twice", utf8("{\"a\":{\"SS\":[\"x\",\"y\",‸\"x\"]}}"));
    row("number twice", utf8("{\"a\":{\"NS\":[\"1\",‸\"1.0\"]}}"));
    row("bytes twice", utf8("{\"a\":{\"BS\":[\"aGk=\",‸\"aGk=\"]}}"));
    row("member of other type", utf8("{\"a\":{\"NS\":[\"1\",‸2]}}"));
    row("null member", utf8("{\"a\":{\"SS\":[‸null]}}"));
    row("comma at the end of a set", utf8("{\"a\":{\"SS\":[\"x\",‸]}}"));
    row("untyped element", utf8("{\"a\":{\"L\":[‸\"x\"]}}"));
    row("untyped entry", utf8("{\"a\":{\"M\":{\"b\":‸1}}}"));
    row("list as map", utf8("{\"a\":{\"M\":‸[]}}"));
    row("attribute twice", utf8("{\"a\":{\"S\":\"x\"},\n \"b\":{\"S\":\"x\"},\n ‸\"a\":{\"S\":\"x\"}}"));
    row("nested twice", utf8("{\"a\":{\"M\":{\"b\":{\"S\":\"\"},‸\"b\":{\"S\":\"\"}}}}"));
    row("twice by escape", utf8("{\"a\":{\"S\":\"x\"},‸\"\\u0061\":{\"S\":\"x\"}}"));
    row("unknown escape", utf8("{\"a\":{\"S\":\"x‸\\x\"}}"));
    row("short hex", utf8("{\"a\":{\"S\":\"x‸\\u12\"}}"));
    row("half a pair", utf8("{\"a\":{\"S\":\"x‸\\ud800y\"}}"));
    row("half a pair at the end", utf8("{\"a\":{\"S\":\"x‸\\ud800\"}}"));
    row("other half", utf8("{\"a\":{\"S\":\"x‸\\udc00\"}}"));
    row("two first halves", utf8("{\"a\":{\"S\":\"‸\\ud800\\ud800\\udc00\"}}"));
    row("raw half", utf8("{\"a\":{\"S\":\"x‸") + QChar(0xD800) + utf8("\"}}"));
    row("raw line end", utf8("{\"a\":{\"S\":\"x‸\ny\"}}"));
    row("raw tab", utf8("{\"a\":{\"S\":\"‸\t\"}}"));
    row("raw nul", utf8("{\"a\":{\"S\":\"‸") + QChar(0) + utf8("\"}}"));
    row("open text", utf8("{\"a\":{\"S\":‸\"x}}"));
    row("ends early", utf8("{\"a\":{\"S\":\"x\"‸"));
    row("ends after a colon", utf8("{\"a\":‸"));
    row("comment", utf8("{ ‸// no\n}"));
}

void TestJsonText::mistakes() {
    QFETCH(QString, text);
    const auto at = text.indexOf(QChar(0x2038));
    QVERIFY(at >= 0);
    text.remove(at, 1);
    const auto before = QStringView(text).left(at);
    JsonProblem problem;
    QVERIFY(!itemFromJsonText(text, &problem));
    QVERIFY(!problem.message.isEmpty());
    QCOMPARE(problem.offset, int(at));
    QCOMPARE(problem.line, 1 + int(before.count(u'\n')));
    QCOMPARE(problem.column, int(at - before.lastIndexOf(u'\n')));
}

void TestJsonText::everyCutIsAMistake() {
    const QString text = QStringLiteral(R"({"a": {"S": "x\u00e9"}, "b": {"L": [{"N": "1"}, {"BOOL": true}]},)"
                                        R"( "c": {"M": {"d": {"SS": ["p", "q"]}, "e": {"NULL": true}}}})");
    QVERIFY(itemFromJsonText(text));
    for (int length = 0; length < text.size(); ++length) {
        JsonProblem problem;
        QVERIFY(!itemFromJsonText(text.left(length), &problem));
        QVERIFY(problem.offset >= 0 && problem.offset <= length);
        QVERIFY(!problem.message.isEmpty());
    }
}

void TestJsonText::nesting() {
    const auto nested = [](int levels) {
        return QStringLiteral("{\"a\":") + QString(R"({"L":[)").repeated(levels) + QStringLiteral(R"({"S":""})") +
               QString("]}").repeated(levels) + u'}';
    };
    QVERIFY(itemFromJsonText(nested(31)));
    JsonProblem problem;
    QVERIFY(!itemFromJsonText(nested(32), &problem));
    QCOMPARE(problem.offset, int(nested(32).indexOf(R"({"S")")));
    QVERIFY(!itemFromJsonText(nested(100'000), &problem));
}

void TestJsonText::randomItemsReadBack() {
    rf::test::RandomValues random(1);
    for (int i = 0; i < 1500; ++i) {
        rf::AttributeMap map;
        for (auto& [name, value] : random.item())
            if (!name.empty()) map.set(name, value);
        const Value item(rf::AttributeValue::map(std::move(map)));
        JsonProblem problem;
        const auto back = itemFromJsonText(itemToJsonText(item), &problem);
        QVERIFY2(back, qPrintable(problem.message + itemToJsonText(item)));
        QCOMPARE(back->toJson(true), item.toJson(true));
        const auto engine = rf::itemFromJson(toUtf8(itemToJsonText(item)));
        QVERIFY(engine);
        QVERIFY(*engine == item.attributes());
    }
}

void TestJsonText::writes() {
    const auto item = itemFromJsonText(R"({"a":{"L":[{"S":"x"},{"M":{"n":{"NS":["2","1"]}}}]},"pk":{"S":"k"},
        "e":{"L":[]},"m":{"M":{}},"sk":{"N":"1"}})");
    QCOMPARE(itemToJsonText(*item, {"pk", "sk", "absent"}), R"({
  "pk": {"S": "k"},
  "sk": {"N": "1"},
  "a": {"L": [
    {"S": "x"},
    {"M": {
      "n": {"NS": ["1", "2"]}
    }}
  ]},
  "e": {"L": []},
  "m": {"M": {}}
})");
    QCOMPARE(itemToJsonText(Value::emptyMap()), "{}");
}

void TestJsonText::writesPlain() {
    const auto item = itemFromJsonText(
        R"({"b":{"B":"aGk="},"n":{"N":"12345678901234567890123456789012345678"},"s":{"SS":["a"]},"z":{"NULL":true}})");
    QCOMPARE(itemToPlainJsonText(*item, {"z"}), R"({
  "z": null,
  "b": "aGk=",
  "n": 12345678901234567890123456789012345678,
  "s": ["a"]
})");
}

void TestJsonText::singleValues() {
    QCOMPARE(valueFromJsonText(R"( {"SS":["a","b"]} )")->type(), ValueType::SS);
    JsonProblem problem;
    QVERIFY(!valueFromJsonText(R"({"S":"a"} x)", &problem));
    QCOMPARE(problem.column, 11);
    QVERIFY(!valueFromJsonText("12", &problem));
    QCOMPARE(problem.column, 1);
}

RF_TEST_GUILESS_MAIN(TestJsonText)

} // namespace tst_json_text

#include "tst_json_text.moc"
