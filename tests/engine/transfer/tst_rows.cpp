// Rows as they stand in files: CSV in all its dialects and with everything that breaks it, JSON in all the shapes people
// have it in, text in other encodings.

#include "engine/transfer/plain_json.h"
#include "engine/transfer/rows.h"
#include "engine/transfer/sniff.h"
#include "tests/support/program.h"

#include <fstream>

namespace tst_rows {

using namespace rf;
using namespace rf::transfer;

namespace {

/// Rows as "line:a|b|c", those that cannot be read as "line!problem".
QStringList rowsOf(const Source& source, const Layout& layout) {
    auto reader = RowReader::open(source, layout);
    if (!reader) return {"unreadable"};
    QStringList rows;
    Row row;
    for (;;) {
        const auto more = (*reader)->next(row);
        if (!more) return rows << QString::fromStdString(more.error().message);
        if (!*more) return rows;
        QString text = QString::number(row.line);
        if (!row.problem.empty()) {
            rows << text + "!" + QString::fromStdString(row.text) + "!" + QString::fromStdString(row.problem);
            continue;
        }
        QStringList cells;
        for (const Cell& cell : row.cells) cells << QString::fromStdString(cell.quoted && cell.text.empty() ? "\"\"" : cell.text);
        rows << text + ":" + (layout.isCsv() ? cells.join('|') : QString::fromStdString(row.text));
    }
}
QStringList csv(const std::string& text, char delimiter = ',', char quote = '"') {
    return rowsOf({{}, text}, {.delimiter = delimiter, .quote = quote});
}
QStringList json(const std::string& text, Format format) { return rowsOf({{}, text}, {.format = format}); }

} // namespace

class TestRows : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;

    std::filesystem::path file(const QByteArray& bytes) {
        const std::filesystem::path path = std::filesystem::path(m_dir.path().toStdString()) / "in";
        std::ofstream(path, std::ios::binary).write(bytes.data(), bytes.size());
        return path;
    }

private slots:
    void csvAsItIsWritten() {
        QCOMPARE(csv("a,b\n1,2\n"), (QStringList{"1:a|b", "2:1|2"}));
        QCOMPARE(csv("a,b\r\n1,2"), (QStringList{"1:a|b", "2:1|2"}));
        QCOMPARE(csv("a;b,c\n", ';'), QStringList{"1:a|b,c"});
        QCOMPARE(csv("a\tb\n", '\t'), QStringList{"1:a|b"});
        QCOMPARE(csv("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\nx\n"), (QStringList{"1:a,b|say \"hi\"|two\nlines", "3:x"}));
        QCOMPARE(csv(",\"\",\n"), QStringList{"1:|\"\"|"});
        QCOMPARE(csv("a\n\n  \nb\n"), (QStringList{"1:a", "4:b"}));
        QCOMPARE(csv("'a,b',c\n", ',', '\''), QStringList{"1:a,b|c"});
        QCOMPARE(csv("\"a\",5\" pipe\n", ',', '\0'), QStringList{"1:\"a\"|5\" pipe"});
        QCOMPARE(csv("a,5\" pipe\n"), QStringList{"1:a|5\" pipe"}); // a quote inside stands for itself
        QCOMPARE(csv(""), QStringList());
    }
    void brokenQuotesCostTheirLine() {
        const QStringList rows = csv("id,note\n1,\"never closed\n2,fine\n3,\"said \"hi\" to me\"\n4,fine\n");
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[1], "2!1,\"never closed!Column 2: text stands after the closing quote.");
        QCOMPARE(rows[2], "3:2|fine");
        QCOMPARE(rows[3], "4!3,\"said \"hi\" to me\"!Column 2: text stands after the closing quote.");
        QCOMPARE(rows[4], "5:4|fine");
        QCOMPARE(csv("1,\"open\n2,x\n"), (QStringList{"1!1,\"open!Column 2: the quote is never closed.", "2:2|x"}));
    }
    void aCellOf400KbAndMore() {
        const std::string cell(3'000'000, 'x');
        const QStringList rows = csv("a,\"" + cell + "\"\nb,c\n");
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].size(), 3'000'004);
        QCOMPARE(rows[1], "2:b|c");
        QVERIFY(csv(std::string(kMaxRow + 10, 'x'))[0].contains("longer than 16 MB"));
    }

    void otherEncodings() {
        const Source utf16{file(QByteArray("\xFF\xFE") + QByteArray("a\0,\0\xE9\0\n\0=\xD8\0\xDE,\0b\0\n\0", 18)), {}};
        QCOMPARE(rowsOf(utf16, {.encoding = Encoding::Utf16Le}), (QStringList{u8"1:a|é", u8"2:😀|b"}));
        QCOMPARE(rowsOf({file("caf\xE9,1\n"), {}}, {.encoding = Encoding::Latin1}), QStringList{u8"1:café|1"});
        QCOMPARE(rowsOf({file("\x93quoted\x94,\x80\n"), {}}, {.encoding = Encoding::Windows1252}), QStringList{u8"1:“quoted”|€"});
        QCOMPARE(rowsOf({file("\xEF\xBB\xBF" "a,b\n"), {}}, {}), QStringList{"1:a|b"});
    }
    void aLineInAnotherEncodingIsRefusedAlone() {
        const QStringList rows = rowsOf({file("a,\xC3\xA9\nb,caf\xE9 x\nc,1\n"), {}}, {});
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0], u8"1:a|é");
        QVERIFY2(rows[1].contains("Byte 0xE9 at position 6 of the row is not UTF-8"), qPrintable(rows[1]));
        QCOMPARE(rows[2], "3:c|1");
        const QStringList bytes = rowsOf({file("a\x81z\nb\n"), {}}, {.encoding = Encoding::Windows1252});
        QVERIFY2(bytes[0].contains("Byte 0x81 at position 2 of the row is no character of windows-1252"), qPrintable(bytes[0]));
        QCOMPARE(bytes[1], "2:b");
        const QStringList half = rowsOf({file(QByteArray("a\0\0\xD8\n\0b\0", 8)), {}}, {.encoding = Encoding::Utf16Le});
        QVERIFY2(half[0].contains("Half a character at position 2"), qPrintable(half[0]));
        QCOMPARE(half[1], "2:b");
    }

    void jsonAsItIsWritten() {
        const QStringList two{"1:{\"a\":1}", "2:{\"a\":[2,{}]}"};
        QCOMPARE(json("{\"a\":1}\n{\"a\":[2,{}]}\n", Format::JsonLines), two);
        QCOMPARE(json("{\"a\":1}\n{\"a\":[2,{}]}\n", Format::JsonObjects), two);
        QCOMPARE(json("[{\"a\":1},\n{\"a\":[2,{}]}]\n", Format::JsonArray), two);
        QCOMPARE(json("[]", Format::JsonArray), QStringList());
        QCOMPARE(json("{\n \"a\": \"}\\\"{\"\n}\n{\"b\":2}", Format::JsonObjects), (QStringList{"1:{\n \"a\": \"}\\\"{\"\n}", "4:{\"b\":2}"}));
        const std::string scan = "{\"Count\": 2, \"Items\": [{\"a\":{\"S\":\"]\"}},\n{\"b\":{\"N\":\"1\"}}], \"ScannedCount\": 2,\n"
                                 "\"LastEvaluatedKey\": {\"Items\": [1]}, \"ConsumedCapacity\": null}\n{\"Items\":[{\"c\":{\"S\":\"x\"}}]}";
        QCOMPARE(json(scan, Format::ScanOutput), (QStringList{"1:{\"a\":{\"S\":\"]\"}}", "2:{\"b\":{\"N\":\"1\"}}", "4:{\"c\":{\"S\":\"x\"}}"}));
    }
    void brokenJsonCostsItsElement() {
        const QStringList rows = json("[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": \"open,\n  },\n  {\n    \"a\": [2\n  },\n  {\n    \"a\": 3\n  }\n]\n", Format::JsonArray);
        QCOMPARE(rows.size(), 4);
        QVERIFY2(rows[0].startsWith("2:") && rows[3].startsWith("11:"), qPrintable(rows.join("\n")));
        QVERIFY2(rows[1].startsWith("5!") && rows[2].startsWith("8!"), qPrintable(rows.join("\n")));
        QVERIFY(json("[{\"a\":1},{\"b\":", Format::JsonArray)[1].startsWith("1!{\"b\":!"));
        QCOMPARE(json("[{\"a\":1}", Format::JsonArray)[1], "1!!The file ends before its list of items does: it was cut short.");
        QCOMPARE(json("{\"a\":1}\nnot JSON\n{\"a\":2}\n", Format::JsonLines)[1], "2:not JSON");
    }
    void plainJsonKeepsEveryDigit() {
        const auto item = plainJsonItem("{\"n\":12345678901234567890123456789012345678,\"d\":0.1,\"e\":1E3,\"l\":[true,null,\"x\",{\"a\":\"\\u00e9\"}]}");
        QVERIFY2(item, item ? "" : item.error().message.c_str());
        QCOMPARE(item->find("n")->asNumber().toString(), std::string("12345678901234567890123456789012345678"));
        QCOMPARE(item->find("d")->asNumber().toString(), std::string("0.1"));
        QCOMPARE(item->find("e")->asNumber().toString(), std::string("1000"));
        QCOMPARE(item->find("l")->asList()[3].asMap().find("a")->asString(), std::string("\xC3\xA9"));
    }
    void plainJsonRefusals_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("twice") << R"({"a":1,"b":{"c":1,"c":2}})" << "b.c is given twice.";
        QTest::newRow("39 digits") << R"({"l":[{"n":123456789012345678901234567890123456789}]})" << "l[0].n: Attempting to store more than 38 significant digits";
        QTest::newRow("out of range") << R"({"n":1e126})" << "n: Number overflow";
        QTest::newRow("bad number") << R"({"n":01})" << "not JSON";
        QTest::newRow("plus") << R"({"n":+1})" << "not JSON";
        QTest::newRow("cut") << R"({"n":1)" << "not JSON";
        QTest::newRow("more") << R"({"n":1} {"n":2})" << "not JSON";
        QTest::newRow("comma") << R"({"n":1,})" << "not JSON";
        QTest::newRow("array") << R"([1])" << "must be one JSON object";
        QTest::newRow("text") << R"("x")" << "must be one JSON object";
        QTest::newRow("nothing") << "" << "not JSON";
        QTest::newRow("no name") << R"({"":1})" << "no name";
        QTest::newRow("NaN") << R"({"n":NaN})" << "not JSON";
        QTest::newRow("deep") << QString(400, '[') + QString(400, ']') << "";
    }
    void plainJsonRefusals() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto item = plainJsonItem(text.toStdString());
        QVERIFY(!item);
        QVERIFY2(QString::fromStdString(item.error().message).contains(says), item.error().message.c_str());
    }

    void typesAreGuessedWithCare() {
        const auto type = [](std::vector<std::string_view> cells) { return QString::fromStdString(std::string(wordOf(guessType(cells)))); };
        QCOMPARE(type({"1", "-2.5", "", "0"}), "N");
        QCOMPARE(type({"19.90", "20.00"}), "N");
        QCOMPARE(type({"007"}), "S");
        QCOMPARE(type({"1e5"}), "S");
        QCOMPARE(type({"+49"}), "S");
        QCOMPARE(type({"1.1", "1.10"}), "S"); // versions
        QCOMPARE(type({"12345678901234567890123456789012345678"}), "N");
        QCOMPARE(type({"123456789012345678901234567890123456789"}), "S");
        QCOMPARE(type({"true", "FALSE"}), "BOOL");
        QCOMPARE(type({"{\"a\":1}", "[]"}), "JSON");
        QCOMPARE(type({"{a}"}), "S");
        QCOMPARE(type({"", ""}), "S");
        QCOMPARE(type({"1", "x"}), "S");
    }
    void shapesAreRecognised_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shape");
        QTest::newRow("csv") << QByteArray("id,qty\na,1\nb,2\n") << "csv utf-8 , header id:S qty:N";
        QTest::newRow("semicolon") << QByteArray("id;price\na;1,5\nb;2,5\n") << "csv utf-8 ; header id:S price:S";
        QTest::newRow("tab") << QByteArray("id\tn\na\t1\n") << "csv utf-8 \t header id:S n:N";
        QTest::newRow("no header") << QByteArray("a,1\nb,2\n") << "csv utf-8 , column 1:S column 2:N";
        QTest::newRow("typed header") << QByteArray("id:S,tags:SS,v:S,v:N\na,\"[\"\"x\"\"]\",,1\n") << "csv utf-8 , header exact id:S tags:SS v:S v:N";
        QTest::newRow("latin") << QByteArray("id,name\n1,caf\xE9\n") << "csv windows-1252 , header id:N name:S";
        QTest::newRow("mixed") << QByteArray("id,name\n1,\xC3\xA9\n2,\xC3\xA9\n3,caf\xE9\n") << "csv utf-8 , header id:N name:S";
        QTest::newRow("utf-16") << QByteArray("\xFF\xFEi\0d\0,\0n\0\n\0a\0,\0" "1\0\n\0", 18) << "csv utf-16le , header id:S n:N";
        QTest::newRow("lines") << QByteArray("{\"id\":\"a\",\"n\":1}\n{\"id\":\"b\"}\n") << "jsonl utf-8 plain id:auto n:auto";
        QTest::newRow("typed lines") << QByteArray("{\"Item\":{\"id\":{\"S\":\"a\"}}}\n") << "jsonl utf-8 typed id:auto";
        QTest::newRow("array") << QByteArray("[{\"id\":\"a\"}]") << "json-array utf-8 plain id:auto";
        QTest::newRow("objects") << QByteArray("{\n\"id\": \"a\"\n}\n{\n\"id\": \"b\"\n}\n") << "json-objects utf-8 plain id:auto";
        QTest::newRow("scan") << QByteArray("{\n    \"Items\": [\n        {\n            \"id\": {\n                \"S\": \"a\"\n            }\n        }\n    ],\n    \"Count\": 1\n}\n")
                              << "scan utf-8 typed id:auto";
        QTest::newRow("an item with a list named Items") << QByteArray("{\"id\":\"a\",\"Items\":[{\"sku\":1}]}\n") << "jsonl utf-8 plain Items:auto id:auto";
        QTest::newRow("nothing") << QByteArray("") << "jsonl utf-8 plain";
    }
    void shapesAreRecognised() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shape);
        const auto seen = look({file(bytes), {}}, nullptr);
        QVERIFY2(seen, seen ? "" : seen.error().message.c_str());
        const Layout& layout = seen->mapping.layout;
        std::string text = std::string(wordOf(layout.format)) + ' ' + std::string(wordOf(layout.encoding));
        if (layout.isCsv()) text += std::string(" ") + layout.delimiter + (layout.header ? " header" : "") + (layout.exactQuotes ? " exact" : "");
        else text += layout.typedJson ? " typed" : " plain";
        for (const Column& column : seen->mapping.columns) text += ' ' + column.attribute + ':' + std::string(wordOf(column.as));
        QCOMPARE(QString::fromStdString(text), shape);
        const auto back = mappingFromJson(toJson(seen->mapping));
        QVERIFY(back && *back == seen->mapping);
    }
};

RF_TEST_GUILESS_MAIN(TestRows)

} // namespace tst_rows

#include "tst_rows.moc"
