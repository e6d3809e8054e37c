// Writing JSON: the exact characters of DynamoDB JSON, pretty JSON, plain JSON, strings and base64.

#include "engine/value/json.h"
#include "tests/engine/value/random_values.h"
#include "tests/support/program.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tst_json_write {

using namespace rf;

namespace {
std::string jsonString(std::string_view text) {
    std::string out;
    appendJsonString(text, out);
    return out;
}
QString stripped(const std::string& json) {
    return QString::fromUtf8(QJsonDocument::fromJson(QByteArray::fromStdString(json)).toJson(QJsonDocument::Compact));
}
} // namespace

class TestJsonWrite : public QObject {
    Q_OBJECT
private slots:
    void identicalToTheCharacter_data() {
        QTest::addColumn<QString>("json");
        const auto row = [](const char* name, const QString& json) { QTest::newRow(name) << json; };
        row("empty", "{}");
        row("scalars", "{\"a\":{\"S\":\"\"},\"b\":{\"N\":\"0\"},\"c\":{\"B\":\"\"},\"d\":{\"BOOL\":false},"
                       "\"e\":{\"BOOL\":true},\"f\":{\"NULL\":true}}");
        row("38 digits", "{\"n\":{\"N\":\"-12345678901234567890123456789012345678\"},"
                         "\"o\":{\"N\":\"0.98765432109876543210987654321098765432\"},"
                         "\"p\":{\"N\":\"1234567890123456789.0123456789012345678\"}}");
        row("extremes", "{\"n\":{\"N\":\"" + QString(38, '9') + QString(88, '0') + "\"},\"o\":{\"N\":\"-0." +
                            QString(129, '0') + "1\"}}");
        row("binary", "{\"b\":{\"B\":\"AAEC/w==\"},\"c\":{\"B\":\"+/8=\"},\"d\":{\"BS\":[\"\",\"AA==\",\"/w==\"]}}");
        row("sets", "{\"n\":{\"NS\":[\"-1.5\",\"0\",\"2\",\"10\"]},\"s\":{\"SS\":[\"\",\"A\",\"a\"]}}");
        row("empty documents", "{\"l\":{\"L\":[]},\"m\":{\"M\":{}}}");
        row("names", "{\"\":{\"S\":\"x\"},\"\\\"\":{\"S\":\"x\"},\"a.b c\":{\"S\":\"x\"}}");
        row("escapes", "{\"s\":{\"S\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001F\x7F\"}}");
        row("text", QString::fromUtf8("{\"s\":{\"S\":\"é€😀\"}}"));
        row("mixed", "{\"l\":{\"L\":[{\"S\":\"a\"},{\"L\":[{\"NULL\":true}]},{\"M\":{\"x\":{\"N\":\"1\"}}}]}}");
        QString deep = "{\"S\":\"x\"}";
        for (int i = 0; i < 31; ++i) deep = i % 2 != 0 ? "{\"L\":[" + deep + "]}" : "{\"M\":{\"k\":" + deep + "}}";
        row("32 deep", "{\"deep\":" + deep + "}");
    }
    void identicalToTheCharacter() {
        QFETCH(QString, json);
        const auto item = itemFromJson(json.toStdString());
        QVERIFY2(item, item ? "" : item.error().message.c_str());
        QCOMPARE(QString::fromStdString(toJson(*item)), json);
    }

    void randomItemsReadBack() {
        test::RandomValues random(51);
        for (int i = 0; i < 5'000; ++i) {
            const Item item = random.item();
            const std::string json = toJson(item);
            const auto back = itemFromJson(json);
            QVERIFY2(back, json.c_str());
            QVERIFY(*back == item);
            QCOMPARE(toJson(*back), json);
            QVERIFY(*itemFromJson(toPrettyJson(item)) == item);
        }
    }

    void pretty() {
        const Item item = *itemFromJson("{\"pk\":{\"S\":\"a\"},\"l\":{\"L\":[{\"N\":\"1\"},{\"L\":[]}]},"
                                        "\"m\":{\"M\":{\"x\":{\"SS\":[\"a\",\"b\"]}}},\"e\":{\"M\":{}}}");
        QCOMPARE(toPrettyJson(item), std::string("{\n"
                                                 "  \"e\": {\"M\": {}},\n"
                                                 "  \"l\": {\"L\": [\n"
                                                 "    {\"N\": \"1\"},\n"
                                                 "    {\"L\": []}\n"
                                                 "  ]},\n"
                                                 "  \"m\": {\"M\": {\n"
                                                 "    \"x\": {\"SS\": [\"a\", \"b\"]}\n"
                                                 "  }},\n"
                                                 "  \"pk\": {\"S\": \"a\"}\n"
                                                 "}"));
        QCOMPARE(toPrettyJson({}), std::string("{}"));
    }

    void plain() {
        const Item item = *itemFromJson(
            "{\"b\":{\"B\":\"AAE=\"},\"bs\":{\"BS\":[\"AA==\"]},\"l\":{\"L\":[{\"N\":\"1\"},{\"NULL\":true}]},"
            "\"m\":{\"M\":{\"x\":{\"BOOL\":true}}},\"n\":{\"N\":\"12345678901234567890123456789012345678\"},"
            "\"ns\":{\"NS\":[\"1\",\"2.5\"]},\"s\":{\"S\":\"a\\n\"},\"ss\":{\"SS\":[\"x\"]}}");
        QCOMPARE(toPlainJson(item),
                 std::string("{\"b\":\"AAE=\",\"bs\":[\"AA==\"],\"l\":[1,null],\"m\":{\"x\":true},"
                             "\"n\":12345678901234567890123456789012345678,\"ns\":[1,2.5],\"s\":\"a\\n\",\"ss\":[\"x\"]}"));
    }
    void plainIsJson() {
        test::RandomValues random(52);
        for (int i = 0; i < 500; ++i) {
            const std::string plain = toPlainJson(random.item());
            QVERIFY2(!stripped(plain).isEmpty(), plain.c_str());
        }
    }

    void strings() {
        QCOMPARE(jsonString(""), std::string("\"\""));
        QCOMPARE(jsonString("a/b"), std::string("\"a/b\""));
        QCOMPARE(jsonString("\"\\"), std::string("\"\\\"\\\\\""));
        QCOMPARE(jsonString(std::string_view("\0\x0B\x1F\x7F", 4)), std::string("\"\\u0000\\u000B\\u001F\x7F\""));
        std::string all;
        for (int byte = 0; byte < 128; ++byte) all += static_cast<char>(byte);
        const auto back = JsonDocument::parse(jsonString(all));
        QVERIFY(back);
        QCOMPARE(std::string(std::string_view(back->root())), all);
    }

    void escapesAtEveryPlace() {
        for (int length = 1; length <= 20; ++length)
            for (int at = 0; at < length; ++at)
                for (int byte = 0; byte < 128; ++byte) {
                    std::string text(static_cast<std::size_t>(length), '~');
                    text[static_cast<std::size_t>(at)] = static_cast<char>(byte);
                    const std::string json = jsonString(text);
                    const bool escaped = byte < 0x20 || byte == '"' || byte == '\\';
                    QCOMPARE(json.size() > text.size() + 2, escaped);
                    const auto document = JsonDocument::parse(json);
                    QVERIFY(document);
                    QCOMPARE(std::string(std::string_view(document->root())), text);
                }
        const std::string long8 = "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 \xC3\xA9";
        QCOMPARE(jsonString(long8 + long8), "\"" + long8 + long8 + "\"");
    }

    void base64() {
        test::RandomValues random(53);
        for (int i = 0; i < 2'000; ++i) {
            const std::string bytes = random.bytes(40);
            const std::string text = base64Encode(bytes);
            QCOMPARE(text, QByteArray::fromStdString(bytes).toBase64().toStdString());
            const auto back = base64Decode(text);
            QVERIFY(back);
            QCOMPARE(*back, bytes);
        }
    }
    void base64RefusesWhatIsNotCanonical() {
        for (const char* text : {"YQ", "YQ=", "YR==", "YWJ=", "Y===", "====", "YQ==YQ==", "Y Q=", "YQ-_", "=YQ="}) {
            const auto bytes = base64Decode(text);
            QVERIFY2(!bytes, text);
            QCOMPARE(bytes.error().code, ErrorCode::Serialization);
        }
        // Of all last characters only those whose unread bits are 0 stand for anything.
        for (const char last : std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")) {
            for (const std::string& text : {std::string("Y") + last + "==", std::string("YW") + last + "="}) {
                const QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(text));
                const bool canonical = bytes.toBase64().toStdString() == text;
                const auto decoded = base64Decode(text);
                QCOMPARE(decoded.has_value(), canonical);
                if (!decoded)
                    QCOMPARE(decoded.error().message,
                             std::string("Invalid last non-pad Base64 character dectected"));
            }
        }
        QCOMPARE(base64Decode("\xC3\xA9YQ").error().message, std::string("Invalid Base64 character: '\xC3\xA9'"));
    }
};

RF_TEST_APPLESS_MAIN(TestJsonWrite)

} // namespace tst_json_write

#include "tst_json_write.moc"
