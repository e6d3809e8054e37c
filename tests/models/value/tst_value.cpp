// Values as pages see them: texts that lose nothing, paths, edits, changes of type.

#include "models/value/json_text.h"
#include "tests/engine/value/random_values.h"
#include "tests/support/program.h"

namespace tst_value {

using namespace rf::models;

namespace {

Value typed(const char* json) {
    JsonProblem problem;
    const auto value = valueFromJsonText(QString::fromUtf8(json), &problem);
    if (!value) qFatal("%s: %s", json, qPrintable(problem.message));
    return *value;
}
Value item(const char* json) {
    JsonProblem problem;
    const auto value = itemFromJsonText(QString::fromUtf8(json), &problem);
    if (!value) qFatal("%s: %s", json, qPrintable(problem.message));
    return *value;
}
ValuePath path(const char* text) {
    const auto read = ValuePath::parse(QString::fromUtf8(text));
    if (!read) qFatal("%s is no path", text);
    return *read;
}

/// Every path inside a value, members of sets too.
void collectPaths(const Value& value, const ValuePath& at, QList<ValuePath>& out) {
    for (int i = 0; i < value.childCount(); ++i) {
        const auto child = value.type() == ValueType::M ? at.child(value.nameAt(i)) : at.child(i);
        out.append(child);
        collectPaths(value.child(i), child, out);
    }
}

} // namespace

class TestValue : public QObject {
    Q_OBJECT
private slots:
    void parse_data();
    void parse();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void editTextReadsBack();
    void keepsEveryCharacter_data();
    void keepsEveryCharacter();
    void initialIsOfItsType();
    void shows_data();
    void shows();
    void shortensWhatIsLong();
    void copies_data();
    void copies();
    void retypes_data();
    void retypes();
    void retypingNeverFails();
    void pathsReadBack_data();
    void pathsReadBack();
    void malformedPaths_data();
    void malformedPaths();
    void edits_data();
    void edits();
    void refusesEdits_data();
    void refusesEdits();
    void editsOfRandomValues();
    void typeCodes();
    void sizes();
};

void TestValue::parse_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("json");
    using enum rf::Type;
    QTest::newRow("text") << int(S) << "a b"
                          << R"({"S":"a b"})";
    QTest::newRow("no text") << int(S) << ""
                             << R"({"S":""})";
    QTest::newRow("spaces stay") << int(S) << " a "
                                 << R"({"S":" a "})";
    QTest::newRow("number") << int(N) << "59.80"
                            << R"({"N":"59.8"})";
    QTest::newRow("38 digits") << int(N) << "12345678901234567890123456789012345678"
                               << R"({"N":"12345678901234567890123456789012345678"})";
    QTest::newRow("exponent") << int(N) << "1e3"
                              << R"({"N":"1000"})";
    QTest::newRow("binary") << int(B) << "aGk="
                            << R"({"B":"aGk="})";
    QTest::newRow("no bytes") << int(B) << ""
                              << R"({"B":""})";
    QTest::newRow("true") << int(BOOL) << "true"
                          << R"({"BOOL":true})";
    QTest::newRow("False") << int(BOOL) << "False"
                           << R"({"BOOL":false})";
    QTest::newRow("null") << int(NUL) << "anything"
                          << R"({"NULL":true})";
    QTest::newRow("strings") << int(SS) << "b\na"
                             << R"({"SS":["a","b"]})";
    QTest::newRow("closing line end") << int(SS) << "a\n"
                                      << R"({"SS":["a"]})";
    QTest::newRow("empty member") << int(SS) << "\"\"\na"
                                  << R"({"SS":["","a"]})";
    QTest::newRow("member of two lines") << int(SS) << R"("a\nb")"
                                         << R"({"SS":["a\nb"]})";
    QTest::newRow("a lone quote is a character") << int(SS) << "\"a"
                                                 << R"({"SS":["\"a"]})";
    QTest::newRow("numbers") << int(NS) << "2\n1.0"
                             << R"({"NS":["1","2"]})";
    QTest::newRow("binaries") << int(BS) << "aGk=\n\"\""
                              << R"({"BS":["","aGk="]})";
    QTest::newRow("list") << int(L) << ""
                          << R"({"L":[]})";
    QTest::newRow("map") << int(M) << ""
                         << R"({"M":{}})";
}

void TestValue::parse() {
    QFETCH(int, type);
    QFETCH(QString, text);
    QFETCH(QString, json);
    QString why;
    const auto value = Value::parse(static_cast<ValueType>(type), text, &why);
    QVERIFY2(value, qPrintable(why));
    QCOMPARE(value->toJson(), json);
}

void TestValue::refusesWithAReason_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("text");
    using enum rf::Type;
    QTest::newRow("half a pair") << int(S) << QString(QChar(0xD800));
    QTest::newRow("other half") << int(S) << QStringLiteral("a") + QChar(0xDC00);
    QTest::newRow("half a pair in a set") << int(SS) << QString(QChar(0xD800));
    QTest::newRow("no number") << int(N) << "abc";
    QTest::newRow("no digits") << int(N) << "";
    QTest::newRow("space") << int(N) << " 1";
    QTest::newRow("39 digits") << int(N) << "123456789012345678901234567890123456789";
    QTest::newRow("too large") << int(N) << "1e126";
    QTest::newRow("too small") << int(N) << "1e-131";
    QTest::newRow("comma") << int(N) << "1,5";
    QTest::newRow("no base64") << int(B) << "a";
    QTest::newRow("no boolean") << int(BOOL) << "yes";
    QTest::newRow("empty set") << int(SS) << "";
    QTest::newRow("only line ends") << int(NS) << "\n\n";
    QTest::newRow("twice") << int(SS) << "a\na";
    QTest::newRow("twice by value") << int(NS) << "1\n1.0";
    QTest::newRow("twice by bytes") << int(BS) << "aGk=\naGk=";
    QTest::newRow("a bad member") << int(NS) << "1\nx";
    QTest::newRow("list") << int(L) << "[]";
    QTest::newRow("map") << int(M) << "{}";
}

void TestValue::refusesWithAReason() {
    QFETCH(int, type);
    QFETCH(QString, text);
    QString why;
    QVERIFY(!Value::parse(static_cast<ValueType>(type), text, &why));
    QVERIFY(!why.isEmpty());
}

void TestValue::editTextReadsBack() {
    rf::test::RandomValues random(7);
    int checked = 0;
    while (checked < 4000) {
        const Value value(random.value());
        if (value.type() == ValueType::L || value.type() == ValueType::M) continue;
        QString why;
        const auto back = Value::parse(value.type(), value.editText(), &why);
        QVERIFY2(back, qPrintable(why + value.toJson()));
        QCOMPARE(back->toJson(), value.toJson());
        ++checked;
    }
}

void TestValue::keepsEveryCharacter_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("nul") << QStringLiteral("a") + QChar(0) + QStringLiteral("b");
    QTest::newRow("byte order mark first") << QString(QChar(0xFEFF)) + "a";
    QTest::newRow("two marks") << QString(2, QChar(0xFEFF));
    QTest::newRow("no-break space") << QString(QChar(0xA0));
    QTest::newRow("separators") << QString(QChar(0x2028)) + QChar(0x2029);
    QTest::newRow("noncharacters") << QString(QChar(0xFDD0)) + QChar(0xFFFF);
    QTest::newRow("four bytes") << QString::fromUtf8("😀");
    QTest::newRow("line ends") << QStringLiteral("a\r\nb\rc\n");
}

void TestValue::keepsEveryCharacter() {
    QFETCH(QString, text);
    QVERIFY(isText(text));
    QCOMPARE(fromUtf8(toUtf8(text)), text);
    const Value value = Value::string(text);
    QCOMPARE(value.editText(), text);
    QCOMPARE(value.copyText(), text);
    QCOMPARE(Value::parse(ValueType::S, text)->editText(), text);

    const auto set = Value::parse(ValueType::SS, QStringLiteral("other"))->withInserted({}, 0, value);
    QVERIFY(set);
    QCOMPARE(*Value::parse(ValueType::SS, set->editText()), *set);

    const auto map = Value::emptyMap().withAt(ValuePath::attribute(text), value);
    QVERIFY(map);
    QCOMPARE(*itemFromJsonText(itemToJsonText(*map)), *map);
    const QString json = itemToJsonText(*map);
    QVERIFY2(!json.contains(QChar(0xA0)) && !json.contains(QChar(0x2028)) && !json.contains(QChar(0x2029)),
             "a text editor would alter these characters");
}

void TestValue::initialIsOfItsType() {
    for (const ValueType type : allTypes()) {
        const Value value = Value::initial(type);
        QCOMPARE(value.type(), type);
        QCOMPARE(*Value::parse(type, value.editText()), value);
        QCOMPARE(value.childCount(), isSet(type) ? 1 : 0);
    }
}

void TestValue::shows_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("shown");
    QTest::newRow("text") << R"({"S":"a"})"
                          << "a";
    QTest::newRow("line end") << R"({"S":"a\nb"})" << QString::fromUtf8("a␊b");
    QTest::newRow("tab, nul") << R"({"S":"\t\u0000"})" << QString::fromUtf8("␉␀");
    QTest::newRow("separator") << R"({"S":"a\u2028b"})" << QString::fromUtf8("a␤b");
    QTest::newRow("number") << R"({"N":"59.80"})"
                            << "59.8";
    QTest::newRow("true") << R"({"BOOL":true})"
                          << "true";
    QTest::newRow("null") << R"({"NULL":true})"
                          << "null";
    QTest::newRow("binary") << R"({"B":"aGk="})"
                            << "aGk=";
    QTest::newRow("strings") << R"({"SS":["vip","eu"]})"
                             << R"({ "eu", "vip" })";
    QTest::newRow("numbers") << R"({"NS":["10","9"]})"
                             << "{ 9, 10 }";
    QTest::newRow("binaries") << R"({"BS":["aGk="]})"
                              << "{ aGk= }";
    QTest::newRow("map") << R"({"M":{"sku":{"S":"a"},"qty":{"N":"1"}}})"
                         << "{ qty, sku }";
    QTest::newRow("empty map") << R"({"M":{}})"
                               << "{ }";
    QTest::newRow("list") << R"({"L":[{"S":"a"},{"L":[]}]})"
                          << "[ 2 ]";
    QTest::newRow("empty list") << R"({"L":[]})"
                                << "[ 0 ]";
}

void TestValue::shows() {
    QFETCH(QString, json);
    QFETCH(QString, shown);
    QCOMPARE(typed(json.toUtf8().constData()).displayText(), shown);
}

void TestValue::shortensWhatIsLong() {
    QCOMPARE(visibleText(QStringLiteral("abcdef"), 4), QStringLiteral("abcd") + QChar(0x2026));
    QCOMPARE(visibleText(QStringLiteral("abc") + QString::fromUtf8("😀"), 4), QStringLiteral("abc") + QChar(0x2026));
    QCOMPARE(visibleText(QStringLiteral("abcd"), 4), QStringLiteral("abcd"));
    QVERIFY(Value::string(QString(100'000, u'x')).displayText().size() < 1000);
    QVERIFY(Value::binary(QByteArray(100'000, 'x')).displayText().size() < 1000);
    rf::AttributeMap map;
    for (int i = 0; i < 10'000; ++i) map.set("name" + std::to_string(i), rf::AttributeValue::null());
    QVERIFY(Value(rf::AttributeValue::map(map)).displayText().size() < 1000);
}

void TestValue::copies_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("copied");
    QTest::newRow("text") << R"({"S":"a\nb"})"
                          << "a\nb";
    QTest::newRow("number") << R"({"N":"0.10"})"
                            << "0.1";
    QTest::newRow("set") << R"({"SS":["a","b"]})"
                         << R"(["a","b"])";
    QTest::newRow("map") << R"({"M":{"a":{"N":"12345678901234567890123456789012345678"}}})"
                         << R"({"a":12345678901234567890123456789012345678})";
    QTest::newRow("list") << R"({"L":[{"NULL":true},{"BOOL":false}]})"
                          << "[null,false]";
}

void TestValue::copies() {
    QFETCH(QString, json);
    QFETCH(QString, copied);
    QCOMPARE(typed(json.toUtf8().constData()).copyText(), copied);
}

void TestValue::retypes_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("to");
    const auto row = [](const char* from, const char* type, const char* to) {
        QTest::addRow("%s as %s", from, type) << from << type << to;
    };
    row(R"({"S":"12"})", "N", R"({"N":"12"})");
    row(R"({"S":"x"})", "N", R"({"N":"0"})");
    row(R"({"N":"12.5"})", "S", R"({"S":"12.5"})");
    row(R"({"S":"true"})", "BOOL", R"({"BOOL":true})");
    row(R"({"BOOL":true})", "S", R"({"S":"true"})");
    row(R"({"N":"1"})", "BOOL", R"({"BOOL":false})");
    row(R"({"S":"aGk="})", "B", R"({"B":"aGk="})");
    row(R"({"B":"aGk="})", "S", R"({"S":"aGk="})");
    row(R"({"S":"hello!"})", "B", R"({"B":""})");
    row(R"({"S":"a"})", "NULL", R"({"NULL":true})");
    row(R"({"NULL":true})", "S", R"({"S":""})");
    row(R"({"SS":["a","b"]})", "L", R"({"L":[{"S":"a"},{"S":"b"}]})");
    row(R"({"NS":["1","2"]})", "L", R"({"L":[{"N":"1"},{"N":"2"}]})");
    row(R"({"L":[{"S":"b"},{"S":"a"}]})", "SS", R"({"SS":["a","b"]})");
    row(R"({"L":[{"S":"a"},{"S":"a"}]})", "SS", R"({"SS":[""]})");
    row(R"({"L":[]})", "SS", R"({"SS":[""]})");
    row(R"({"L":[{"S":"a"},{"L":[]}]})", "SS", R"({"SS":[""]})");
    row(R"({"SS":["1","2"]})", "NS", R"({"NS":["1","2"]})");
    row(R"({"SS":["1","x"]})", "NS", R"({"NS":["0"]})");
    row(R"({"SS":["1","1.0"]})", "NS", R"({"NS":["0"]})");
    row(R"({"NS":["1","2"]})", "SS", R"({"SS":["1","2"]})");
    row(R"({"S":"a"})", "SS", R"({"SS":["a"]})");
    row(R"({"S":"a"})", "L", R"({"L":[{"S":"a"}]})");
    row(R"({"SS":["a"]})", "S", R"({"S":"a"})");
    row(R"({"SS":["a","b"]})", "S", R"({"S":""})");
    row(R"({"M":{"a":{"S":"b"}}})", "L", R"({"L":[]})");
    row(R"({"L":[{"S":"b"}]})", "M", R"({"M":{}})");
    row(R"({"M":{"a":{"S":"b"}}})", "M", R"({"M":{"a":{"S":"b"}}})");
}

void TestValue::retypes() {
    QFETCH(QString, from);
    QFETCH(QString, type);
    QFETCH(QString, to);
    QCOMPARE(typed(from.toUtf8().constData()).retyped(*typeOfCode(type)).toJson(), to);
}

void TestValue::retypingNeverFails() {
    rf::test::RandomValues random(11);
    for (int i = 0; i < 1000; ++i) {
        const Value value(random.value());
        for (const ValueType type : allTypes()) {
            const Value other = value.retyped(type);
            QCOMPARE(other.type(), type);
            QCOMPARE(*valueFromJsonText(other.toJson()), other);
        }
        QCOMPARE(value.retyped(value.type()), value);
    }
}

void TestValue::pathsReadBack_data() {
    QTest::addColumn<ValuePath>("steps");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << ValuePath::attribute("a") << "a";
    QTest::newRow("nested") << ValuePath::attribute("shipTo").child("city") << "shipTo.city";
    QTest::newRow("element") << ValuePath::attribute("lines").child(0).child("sku") << "lines[0].sku";
    QTest::newRow("elements") << ValuePath::attribute("m").child(1).child(22) << "m[1][22]";
    QTest::newRow("space") << ValuePath::attribute("a b") << "a b";
    QTest::newRow("dot") << ValuePath::attribute("a.b").child("c") << R"("a.b".c)";
    QTest::newRow("bracket") << ValuePath::attribute("x").child("a[0]").child(3) << R"(x."a[0]"[3])";
    QTest::newRow("quote first") << ValuePath::attribute("\"a") << R"("\"a")";
    QTest::newRow("quote inside") << ValuePath::attribute("a\"b") << R"(a"b)";
    QTest::newRow("no name") << ValuePath::attribute("a").child(QString()) << R"(a."")";
    QTest::newRow("tab") << ValuePath::attribute("a\tb") << R"("a\tb")";
}

void TestValue::pathsReadBack() {
    QFETCH(ValuePath, steps);
    QFETCH(QString, text);
    QCOMPARE(steps.toString(), text);
    const auto read = ValuePath::parse(text);
    QVERIFY(read);
    QVERIFY(*read == steps);
    QCOMPARE(read->root(), steps.steps().front().name);
    QCOMPARE(read->parent().size(), steps.size() - 1);
}

void TestValue::malformedPaths_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", ".", "a.", ".a", "a..b", "[0]", "a[", "a[]", "a[x]", "a[-1]", "a[0", "a[0]b", "a]",
                             "\"a", "\"a\"b", "a[99999999999]", "a[1 ]"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
    QTest::newRow("half a pair") << QString(QChar(0xD800));
}

void TestValue::malformedPaths() {
    QFETCH(QString, text);
    QString why;
    QVERIFY(!ValuePath::parse(text, &why));
    QVERIFY(!why.isEmpty());
}

void TestValue::edits_data() {
    QTest::addColumn<QString>("edit");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* edit, const char* path, const char* value, int index, const char* result) {
        QTest::addRow("%s %s %s", edit, path, value) << edit << path << value << index << result;
    };
    // of {"a":{"S":"x"},"l":{"L":[{"N":"1"},{"N":"2"}]},"m":{"M":{"k":{"S":"v"}}},"s":{"SS":["p","q"]}}
    row("put", "a", R"({"N":"1"})", 0, R"("a":{"N":"1"},"l":…,"m":…,"s":…)");
    row("put", "b", R"({"S":"new"})", 0, R"("a":…,"b":{"S":"new"},"l":…,"m":…,"s":…)");
    row("put", "l[1]", R"({"S":"y"})", 0, R"("a":…,"l":{"L":[{"N":"1"},{"S":"y"}]},"m":…,"s":…)");
    row("put", "m.k", R"({"L":[]})", 0, R"("a":…,"l":…,"m":{"M":{"k":{"L":[]}}},"s":…)");
    row("put", "m.n", R"({"S":"w"})", 0, R"("a":…,"l":…,"m":{"M":{"k":{"S":"v"},"n":{"S":"w"}}},"s":…)");
    row("put", "s[0]", R"({"S":"z"})", 0, R"("a":…,"l":…,"m":…,"s":{"SS":["q","z"]})");
    row("put", "s[0]", R"({"S":"p"})", 0, R"("a":…,"l":…,"m":…,"s":…)");
    row("remove", "a", "", 0, R"("l":…,"m":…,"s":…)");
    row("remove", "l[0]", "", 0, R"("a":…,"l":{"L":[{"N":"2"}]},"m":…,"s":…)");
    row("remove", "m.k", "", 0, R"("a":…,"l":…,"m":{"M":{}},"s":…)");
    row("remove", "s[1]", "", 0, R"("a":…,"l":…,"m":…,"s":{"SS":["p"]})");
    row("rename", "a", "b", 0, R"("b":{"S":"x"},"l":…,"m":…,"s":…)");
    row("rename", "a", "a", 0, R"("a":…,"l":…,"m":…,"s":…)");
    row("rename", "m.k", "z", 0, R"("a":…,"l":…,"m":{"M":{"z":{"S":"v"}}},"s":…)");
    row("insert", "l", R"({"S":"y"})", 0, R"("a":…,"l":{"L":[{"S":"y"},{"N":"1"},{"N":"2"}]},"m":…,"s":…)");
    row("insert", "l", R"({"S":"y"})", 2, R"("a":…,"l":{"L":[{"N":"1"},{"N":"2"},{"S":"y"}]},"m":…,"s":…)");
    row("insert", "s", R"({"S":"o"})", 2, R"("a":…,"l":…,"m":…,"s":{"SS":["o","p","q"]})");
}

namespace {

const char* const kSubject =
    R"({"a":{"S":"x"},"l":{"L":[{"N":"1"},{"N":"2"}]},"m":{"M":{"k":{"S":"v"}}},"s":{"SS":["p","q"]}})";

std::optional<Value> edited(const Value& subject, const QString& edit, const QString& path, const QString& value,
                            int index, QString* why) {
    const ValuePath at = path.isEmpty() ? ValuePath() : tst_value::path(path.toUtf8().constData());
    if (edit == "remove") return subject.withoutAt(at, why);
    if (edit == "rename") return subject.withRenamed(at, value, why);
    const Value content = typed(value.toUtf8().constData());
    return edit == "put" ? subject.withAt(at, content, why) : subject.withInserted(at, index, content, why);
}

} // namespace

void TestValue::edits() {
    QFETCH(QString, edit);
    QFETCH(QString, path);
    QFETCH(QString, value);
    QFETCH(int, index);
    QFETCH(QString, result);
    const Value subject = item(kSubject);
    for (const QString& name : subject.names()) // "a":… stands for "as it was"
        result.replace(u'"' + name + QString::fromUtf8("\":…"),
                       u'"' + name + QStringLiteral("\":") + subject.child(name).toJson());
    QString why;
    const auto after = edited(subject, edit, path, value, index, &why);
    QVERIFY2(after, qPrintable(why));
    QCOMPARE(after->toJson(true), u'{' + result + u'}');
    QCOMPARE(subject.toJson(true), QString::fromUtf8(kSubject)); // the old value stands
}

void TestValue::refusesEdits_data() {
    QTest::addColumn<QString>("edit");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("index");
    const auto row = [](const char* edit, const char* path, const char* value, int index = 0) {
        QTest::addRow("%s %s %s %d", edit, path, value, index) << edit << path << value << index;
    };
    row("put", "l[2]", R"({"S":"y"})");
    row("put", "a.b", R"({"S":"y"})");
    row("put", "x.y", R"({"S":"y"})");
    row("put", "s[0]", R"({"N":"1"})");
    row("put", "s[0]", R"({"S":"q"})");
    row("put", "s[2]", R"({"S":"y"})");
    row("put", "a[0]", R"({"S":"y"})");
    row("put", R"("")", R"({"S":"y"})");
    row("remove", "x", "");
    row("remove", "l[2]", "");
    row("remove", "", "");
    row("rename", "a", "m");
    row("rename", "a", "");
    row("rename", "x", "y");
    row("rename", "l[0]", "y");
    row("insert", "l", R"({"S":"y"})", 3);
    row("insert", "l", R"({"S":"y"})", -1);
    row("insert", "s", R"({"S":"p"})", 2);
    row("insert", "s", R"({"N":"1"})", 2);
    row("insert", "m", R"({"S":"p"})", 0);
    row("insert", "a", R"({"S":"p"})", 0);
}

void TestValue::refusesEdits() {
    QFETCH(QString, edit);
    QFETCH(QString, path);
    QFETCH(QString, value);
    QFETCH(int, index);
    QString why;
    QVERIFY(!edited(item(kSubject), edit, path, value, index, &why));
    QVERIFY(!why.isEmpty());
    const Value single = item(R"({"s":{"SS":["only"]}})");
    QVERIFY(!single.withoutAt(tst_value::path("s[0]"), &why));
}

void TestValue::editsOfRandomValues() {
    rf::test::RandomValues random(3);
    for (int round = 0; round < 400; ++round) {
        Value root(rf::AttributeValue::map(random.item()));
        QList<ValuePath> paths;
        collectPaths(root, {}, paths);
        for (const ValuePath& path : paths) {
            const auto here = root.at(path);
            QVERIFY(here);
            QCOMPARE(*root.withAt(path, *here), root); // the same value back
            const auto parent = root.at(path.parent());
            if (isSet(parent->type())) continue;
            const Value fresh(random.value());
            QCOMPARE(*root.withAt(path, fresh)->at(path), fresh);
            if (path.steps().back().name.isEmpty() && !path.steps().back().isIndex()) continue;
            const auto without = root.withoutAt(path);
            QCOMPARE(without->at(path.parent())->childCount(), parent->childCount() - 1);
            if (parent->type() == ValueType::L)
                QCOMPARE(*without->withInserted(path.parent(), path.steps().back().index, *here), root);
            else
                QCOMPARE(*without->withAt(path, *here), root);
        }
    }
}

void TestValue::typeCodes() {
    QCOMPARE(allTypes().size(), 10);
    for (const ValueType type : allTypes()) {
        QCOMPARE(*typeOfCode(rf::models::typeCode(type)), type);
        QVERIFY(!typeLabel(type).isEmpty());
    }
    QCOMPARE(rf::models::typeCode(ValueType::NUL), "NULL");
    QVERIFY(!typeOfCode("X"));
    QVERIFY(!typeOfCode("s"));
}

void TestValue::sizes() {
    const Value value = item(R"({"pk":{"S":"é"},"n":{"N":"12"},"l":{"L":[{"BOOL":true}]}})");
    QCOMPARE(value.itemSizeBytes(), 2 + 2 + 1 + 2 + 1 + 3 + 1 + 1);
    QCOMPARE(value.sizeBytes(), 3 + (1 + 2 + 2) + (1 + 1 + 2) + (1 + 1 + 3 + 1 + 1));
}

RF_TEST_GUILESS_MAIN(TestValue)

} // namespace tst_value

#include "tst_value.moc"
