// Reading DynamoDB JSON: what is accepted, and every message word for word (spec/01 §1–3, spec/02 §3, spec/10 §1).

#include "engine/value/json.h"
#include "tests/support/program.h"

namespace tst_json_read {

using namespace rf;

namespace {

constexpr const char* kEmpty =
    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
constexpr const char* kMultiple =
    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes";
constexpr const char* kNesting = "Nesting Levels have exceeded supported limits: Attributes in the item have nested "
                                 "levels beyond supported limit";
constexpr const char* kNotNumeric = "The parameter cannot be converted to a numeric value";

Result<AttributeValue> read(const std::string& text) {
    RF_ASSIGN(const JsonDocument document, JsonDocument::parse(text));
    return attributeValueFromJson(document.root());
}

std::string nestedLists(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "{\"L\":[";
    text += "{\"S\":\"x\"}";
    for (int i = 0; i < count; ++i) text += "]}";
    return text;
}
std::string nestedMaps(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "{\"M\":{\"k\":";
    text += "{\"N\":\"1\"}";
    for (int i = 0; i < count; ++i) text += "}}";
    return text;
}

} // namespace

class TestJsonRead : public QObject {
    Q_OBJECT
    void row(const char* json, const QString& message) { QTest::newRow(json) << QString(json) << message; }
    void compare(ErrorCode code) {
        QFETCH(QString, json);
        QFETCH(QString, message);
        const auto value = read(json.toStdString());
        QVERIFY(!value);
        QCOMPARE(value.error().code, code);
        QCOMPARE(QString::fromStdString(value.error().message), message);
    }

private slots:
    void accepted_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("canonical");
        const auto same = [](const char* json) { QTest::newRow(json) << QString(json) << QString(json); };
        same("{\"S\":\"\"}");
        same("{\"B\":\"\"}");
        same("{\"L\":[]}");
        same("{\"M\":{}}");
        same("{\"SS\":[\"\"]}");
        same("{\"BS\":[\"\"]}");
        row("{\"N\":\"+1.50E+2\"}", "{\"N\":\"150\"}");
        row("{\"BOOL\":\"TRUE\"}", "{\"BOOL\":true}");
        row("{\"BOOL\":\"No\"}", "{\"BOOL\":false}");
        row("{\"BOOL\":\"0\"}", "{\"BOOL\":false}");
        row("{\"NULL\":\"yes\"}", "{\"NULL\":true}");
        row("{\"S\":\"a\",\"N\":null}", "{\"S\":\"a\"}");
        row("{\"S\":\"a\",\"X\":7,\"s\":[]}", "{\"S\":\"a\"}");
        row("{\"S\":\"a\",\"S\":\"b\"}", "{\"S\":\"b\"}");
        row("{\"S\":1,\"S\":\"b\"}", "{\"S\":\"b\"}");
        row("{\"M\":{\"b\":{\"S\":\"1\"},\"a\":{\"S\":\"2\"},\"b\":{\"S\":\"3\"}}}",
            "{\"M\":{\"a\":{\"S\":\"2\"},\"b\":{\"S\":\"3\"}}}");
        row("{\"SS\":[\"b\",\"a\"]}", "{\"SS\":[\"a\",\"b\"]}");
        row("{\"NS\":[\"10\",\"9.0\",\"-1\"]}", "{\"NS\":[\"-1\",\"9\",\"10\"]}");
        row("{\"S\":\"\\ud83d\\ude00\"}", "{\"S\":\"\xF0\x9F\x98\x80\"}");
        row("{\"S\":\"\\\\ud800\"}", "{\"S\":\"\\\\ud800\"}");
        row("{\"S\":\"a\\u0000b\"}", "{\"S\":\"a\\u0000b\"}");
        row(" { \"S\" : \"a\" } ", "{\"S\":\"a\"}");
    }
    void accepted() {
        QFETCH(QString, json);
        QFETCH(QString, canonical);
        const auto value = read(json.toStdString());
        QVERIFY2(value, value ? "" : value.error().message.c_str());
        QCOMPARE(QString::fromStdString(toJson(*value)), canonical);
    }

    void validation_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("message");
        const QString invalid = "One or more parameter values were invalid: ";
        row("{}", kEmpty);
        row("{\"X\":\"a\"}", kEmpty);
        row("{\"S\":null}", kEmpty);
        row("{\"S\":\"a\",\"S\":null}", kEmpty);
        row("null", kEmpty);
        row("{\"L\":[{\"S\":\"a\"},{}]}", kEmpty);
        row("{\"L\":[null]}", kEmpty);
        row("{\"M\":{\"a\":{\"M\":{\"b\":{}}}}}", kEmpty);
        row("{\"S\":\"a\",\"N\":\"1\"}", kMultiple);
        row("{\"M\":{\"a\":{\"S\":\"a\",\"BOOL\":true}}}", kMultiple);
        // The content of a member comes before the count of members.
        row("{\"S\":\"a\",\"N\":\"b\"}", QString(kNotNumeric) + ": b");
        row("{\"S\":\"a\",\"M\":{\"x\":{}}}", kEmpty);
        row("{\"L\":[{\"N\":\"x\"}],\"M\":{\"x\":{\"N\":\"y\"}}}", QString(kNotNumeric) + ": y");
        row("{\"L\":[{}],\"SS\":[]}", invalid + "An string set  may not be empty");
        row("{\"N\":\"\"}", kNotNumeric);
        row("{\"N\":\"abc\"}", QString(kNotNumeric) + ": abc");
        row("{\"N\":\"1e126\"}",
            "Number overflow. Attempting to store a number with magnitude larger than supported range");
        row("{\"N\":\"1e-131\"}",
            "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        row("{\"N\":\"123456789012345678901234567890123456789\"}",
            "Attempting to store more than 38 significant digits in a Number");
        row("{\"NULL\":false}", invalid + "Null attribute value types must have the value of true");
        row("{\"NULL\":\"no\"}", invalid + "Null attribute value types must have the value of true");
        row("{\"L\":[{\"NULL\":false}]}", invalid + "Null attribute value types must have the value of true");
        row("{\"SS\":[]}", invalid + "An string set  may not be empty");
        row("{\"NS\":[]}", invalid + "An number set  may not be empty");
        row("{\"BS\":[]}", invalid + "Binary sets should not be empty");
        row("{\"M\":{\"a\":{\"L\":[{\"SS\":[]}]}}}", invalid + "An string set  may not be empty");
        row("{\"SS\":[\"a\",\"a\"]}", invalid + "Input collection [\"a\", \"a\"] contains duplicates.");
        row("{\"SS\":[\"b\",\"a\",\"b\"]}", invalid + "Input collection [\"b\", \"a\", \"b\"] contains duplicates.");
        row("{\"NS\":[\"1\",\"1.0\"]}", "Input collection contains duplicates");
        row("{\"NS\":[\"1\",\"x\"]}", QString(kNotNumeric) + ": x");
        row("{\"BS\":[\"Yg==\",\"Yg==\"]}",
            invalid + "Input collection [Yg==, Yg==]of type BS contains duplicates.");
        row("{\"SS\":[\"a\",null]}", invalid + "An string set may not have a null string as a member");
    }
    void validation() { compare(ErrorCode::Validation); }

    void serialization_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("message");
        row("{\"S\":1}", "NUMBER_VALUE cannot be converted to String");
        row("{\"N\":1}", "NUMBER_VALUE cannot be converted to String");
        row("{\"N\":-1}", "NUMBER_VALUE cannot be converted to String");
        row("{\"N\":18446744073709551615}", "NUMBER_VALUE cannot be converted to String");
        row("{\"N\":1.5}", "DECIMAL_VALUE cannot be converted to String");
        row("{\"S\":true}", "TRUE_VALUE cannot be converted to String");
        row("{\"S\":false}", "FALSE_VALUE cannot be converted to String");
        row("{\"S\":[]}", "Unrecognized collection type class java.lang.String");
        row("{\"S\":{}}", "Start of structure or map found where not expected");
        row("{\"BOOL\":1}", "NUMBER_VALUE cannot be converted to Boolean");
        row("{\"BOOL\":1.5}", "DECIMAL_VALUE cannot be converted to Boolean");
        row("{\"BOOL\":\"maybe\"}", "Unexpected token received from parser");
        row("{\"BOOL\":\"yesyes\"}", "Unexpected token received from parser");
        row("{\"NULL\":\"\"}", "Unexpected token received from parser");
        row("{\"BOOL\":[]}", "Unrecognized collection type class java.lang.Boolean");
        row("{\"NULL\":{}}", "Start of structure or map found where not expected");
        row("{\"B\":true}", "only base-64-encoded strings are convertible to bytes");
        row("{\"B\":1}", "only base-64-encoded strings are convertible to bytes");
        row("{\"B\":[]}", "Unrecognized collection type class java.nio.ByteBuffer");
        row("{\"B\":{}}", "Start of structure or map found where not expected");
        row("{\"B\":\"YQ\"}", "Base64 encoded length is expected a multiple of 4 bytes but found: 2");
        row("{\"B\":\"YR==\"}", "Invalid last non-pad Base64 character dectected");
        row("{\"B\":\"YWJ=\"}", "Invalid last non-pad Base64 character dectected");
        row("{\"B\":\"Y*==\"}", "Invalid Base64 character: '*'");
        row("{\"B\":\"A===\"}", "Invalid Base64 character: '='");
        row("{\"B\":\"YQ==YQ==\"}", "Invalid Base64 character: '='");
        row("{\"SS\":\"a\"}", "Unexpected field type");
        row("{\"SS\":{}}", "Start of structure or map found where not expected");
        row("{\"SS\":[1]}", "NUMBER_VALUE cannot be converted to String");
        row("{\"NS\":[1]}", "NUMBER_VALUE cannot be converted to String");
        row("{\"BS\":[\"a\"]}", "Base64 encoded length is expected a multiple of 4 bytes but found: 1");
        row("{\"L\":\"a\"}", "Unexpected field type");
        row("{\"L\":{}}", "Start of structure or map found where not expected");
        row("{\"L\":[1]}", "Unexpected value type in payload");
        row("{\"M\":\"a\"}", "Unexpected field type");
        row("{\"M\":[]}", "Unrecognized collection type java.util.Map<java.lang.String, "
                          "com.amazonaws.dynamodb.v20120810.AttributeValue>");
        row("{\"M\":{\"a\":\"b\"}}", "Unexpected value type in payload");
        row("{\"M\":{\"a\":[]}}",
            "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue");
        row("\"a\"", "Unexpected value type in payload");
        // A wrong type anywhere wins over a bad content before it.
        row("{\"L\":[{\"N\":\"x\"},{\"S\":1}]}", "NUMBER_VALUE cannot be converted to String");
        row("{\"S\":\"a\",\"N\":true}", "TRUE_VALUE cannot be converted to String");
    }
    void serialization() { compare(ErrorCode::Serialization); }

    void noJson_data() {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, QByteArray text) { QTest::newRow(name) << text; };
        row("nothing", "");
        row("blank", "  ");
        row("open", "{\"S\":\"a\"");
        row("two", "{}{}");
        row("comma", "{\"S\":\"a\",}");
        row("single quotes", "{'S':'a'}");
        row("raw control", "{\"S\":\"a\nb\"}");
        row("bad escape", "{\"S\":\"\\x\"}");
        row("invalid UTF-8", "{\"S\":\"\xFF\"}");
        row("overlong UTF-8", "{\"S\":\"\xC0\x80\"}");
        row("UTF-8 of a surrogate", "{\"S\":\"\xED\xA0\x80\"}");
        row("lone high", "{\"S\":\"\\ud800\"}");
        row("lone low", "{\"S\":\"\\uDC00\"}");
        row("high high", "{\"S\":\"\\ud800\\ud800\"}");
        row("high other", "{\"S\":\"\\ud800\\u0041\"}");
        row("low high", "{\"S\":\"\\udc00\\ud800\"}");
        row("lone low after a pair", "{\"S\":\"\\ud83d\\ude00\\ude00\"}");
        row("lone low in a name", "{\"M\":{\"\\udc00\":{\"S\":\"a\"}}}");
        row("lone low after backslashes", "{\"S\":\"\\\\\\\\\\udc00\"}");
        row("nul", QByteArray("{\"S\":\"a\0b\"}", 11));
        row("too deep", QByteArray(400, '[') + QByteArray(400, ']'));
        row("bottomless", QByteArray(1'000'000, '['));
    }
    void noJson() {
        QFETCH(QByteArray, text);
        const auto document = JsonDocument::parse(text.toStdString());
        QVERIFY(!document);
        QCOMPARE(document.error().code, ErrorCode::Serialization);
        QCOMPARE(document.error().message, std::string());
    }

    void nesting() {
        QVERIFY(read(nestedLists(31)));
        QVERIFY(read(nestedMaps(31)));
        for (const std::string& text : {nestedLists(32), nestedMaps(32), nestedLists(60)}) {
            const auto value = read(text);
            QVERIFY(!value);
            QCOMPARE(value.error().code, ErrorCode::Validation);
            QCOMPARE(value.error().message, std::string(kNesting));
        }
        // As an attribute of an item the value is as deep as by itself.
        QVERIFY(itemFromJson("{\"a\":" + nestedLists(31) + "}"));
        QVERIFY(!itemFromJson("{\"a\":" + nestedLists(32) + "}"));
    }

    void mapsOfAttributes() {
        const auto item = itemFromJson("{\"b\":{\"N\":\"1\"},\"a\":{\"S\":\"x\"}}");
        QVERIFY(item);
        QCOMPARE(*item, (Item{{"a", AttributeValue::string("x")}, {"b", AttributeValue::number(Number::fromInt(1))}}));
        QVERIFY(itemFromJson("{}")->empty());

        const auto document = JsonDocument::parse("{\"a\":{\"S\":\"x\"},\"b\":{\"M\":{\"c\":{}}},\"d\":{\"N\":\"x\"}}");
        std::string bad;
        const auto map = attributeMapFromJson(document->root(), &bad);
        QVERIFY(!map);
        QCOMPARE(map.error().message, std::string(kEmpty));
        QCOMPARE(bad, std::string("b"));

        const auto wrongType = itemFromJson("{\"a\":{},\"b\":{\"S\":1}}");
        QCOMPARE(wrongType.error().code, ErrorCode::Serialization);
        QCOMPARE(itemFromJson("[]").error().code, ErrorCode::Serialization);
    }

    void documentOutlivesItsText() {
        auto text = std::make_unique<std::string>("{\"S\":\"kept\"}");
        auto document = JsonDocument::parse(*text);
        text.reset();
        const JsonDocument moved = std::move(*document);
        QCOMPARE(attributeValueFromJson(moved.root())->asString(), std::string("kept"));
    }
};

RF_TEST_APPLESS_MAIN(TestJsonRead)

} // namespace tst_json_read

#include "tst_json_read.moc"
