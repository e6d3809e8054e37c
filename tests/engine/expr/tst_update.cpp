// Updates: static messages and their order, the semantics of every action, images, surcharges.

#include "tests/engine/expr/expr_support.h"
#include "tests/support/program.h"

namespace tst_update {

using namespace rf;
using namespace rf::test;

namespace {

constexpr const char* kInvalidPath = "The document path provided in the update expression is invalid for update";
constexpr const char* kMissing = "The provided expression refers to an attribute that does not exist in the item";
constexpr const char* kWrongType = "An operand in the update expression has an incorrect data type";
constexpr const char* kOverflow =
    "Number overflow. Attempting to store a number with magnitude larger than supported range";

QString json(const Item& it) { return QString::fromStdString(toJson(it)); }
/// Sorted, canonical: what the engine itself writes.
QString canonical(const QString& text) { return json(itemOf(text.toStdString())); }

void row(const char* text, const char* expected) { QTest::newRow(text) << QString(text) << QString(expected); }
void row(const char* before, const char* text, const char* expected) {
    QTest::newRow(text) << QString(before) << QString(text) << QString(expected);
}

} // namespace

class TestUpdate : public QObject {
    Q_OBJECT
private slots:
    void messages_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        row("SET name = :v", "Attribute name is a reserved keyword; reserved keyword: name");
        row("REMOVE a.Zone", "Attribute name is a reserved keyword; reserved keyword: Zone");
        row("SET a = status", "Attribute name is a reserved keyword; reserved keyword: status");
        row("SET a = foo(b)", "Invalid function name; function: foo");
        row("SET a = If_Not_Exists(b, :v)", "Invalid function name; function: If_Not_Exists");
        for (const char* function :
             {"size", "contains", "begins_with", "attribute_exists", "attribute_not_exists", "attribute_type"})
            QTest::newRow(function)
                << QString("SET a = %1(b)").arg(function)
                << QString("The function is not allowed in an update expression; function: %1").arg(function);
        row("SET a = list_append(list_append(b, :l), :l)",
            "The function is not allowed to be used this way in an expression; function: list_append");
        row("SET a = if_not_exists(b, list_append(c, :l))",
            "The function is not allowed to be used this way in an expression; function: list_append");
        for (const char* section : {"SET a = :v SET b = :w", "ADD a :n REMOVE c ADD b :n", "REMOVE a REMOVE b",
                                    "DELETE a :ss SET c = :v DELETE b :ss"}) {
            const QString name = QString(section).section(' ', 0, 0);
            QTest::newRow(section)
                << QString(section)
                << QString("The \"%1\" section can only be used once in an update expression;").arg(name);
        }
        row("set a = :v Set b = :w", "The \"SET\" section can only be used once in an update expression;");
        row("SET #q = :v", "An expression attribute name used in the document path is not defined; attribute name: #q");
        row("SET a = #q", "An expression attribute name used in the document path is not defined; attribute name: #q");
        row("SET a = :q", "An expression attribute value used in expression is not defined; attribute value: :q");
        row("ADD a :q", "An expression attribute value used in expression is not defined; attribute value: :q");
        const std::tuple<const char*, const char*, const char*> overlaps[] = {
            {"SET a = :v, a = :w", "[a]", "[a]"},
            {"SET a = :v REMOVE #a", "[a]", "[a]"},
            {"SET m = :m, m.k = :v", "[m]", "[m, k]"},
            {"SET m.k = :v REMOVE m", "[m, k]", "[m]"},
            {"ADD a[0] :n DELETE a[0].x :ss", "[a, [0]]", "[a, [0], x]"},
            {"SET a.b.c = :v, b = :v, a.b = :v", "[a, b, c]", "[a, b]"},
            {"REMOVE a.b, a[0], a.b", "[a, b]", "[a, b]"}};
        for (const auto& [text, one, two] : overlaps)
            QTest::newRow(text) << QString(text)
                                << QString("Two document paths overlap with each other; must remove or rewrite one of "
                                           "these paths; path one: %1, path two: %2")
                                       .arg(one, two);
        row("SET m.y = :v, m[0] = :w",
            "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [m, y], "
            "path two: [m, [0]]");
        row("SET a.b[2] = :v, c = :v REMOVE a.b.c",
            "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: "
            "[a, b, [2]], path two: [a, b, c]");
        row("SET a.b = :v, a.c = :w, b.a = :v", "ok");
        row("SET a[0] = :v, a[1].b = :w REMOVE a[2]", "ok");
        const std::pair<const char*, const char*> refused[] = {
            {":s", "STRING"},  {":n", "NUMBER"}, {":b", "BINARY"}, {":bool", "BOOLEAN"},
            {":null", "NULL"}, {":l", "LIST"},   {":m", "MAP"}};
        for (const auto& [value, type] : refused) {
            const QString tail = QString(", operand type: %1, typeSet: ALLOWED_FOR_").arg(type);
            const QString head = "Incorrect operand type for operator or function; operator: ";
            if (QString(type) != "NUMBER")
                QTest::newRow(qPrintable(QString("ADD %1").arg(type)))
                    << QString("ADD a %1").arg(value) << head + "ADD" + tail + "ADD_OPERAND";
            QTest::newRow(qPrintable(QString("DELETE %1").arg(type)))
                << QString("DELETE a %1").arg(value) << head + "DELETE" + tail + "DELETE_OPERAND";
        }
        row("ADD a :n, b :ss, c :ns, d :bs", "ok");
        row("DELETE b :ss, c :ns, d :bs", "ok");
        row("SET a = if_not_exists(b)",
            "Incorrect number of operands for operator or function; operator or function: if_not_exists, number of "
            "operands: 1");
        row("SET a = list_append(b, :l, :l)",
            "Incorrect number of operands for operator or function; operator or function: list_append, number of "
            "operands: 3");
        row("SET a = if_not_exists(:v, :w)",
            "Operator or function requires a document path; operator or function: if_not_exists");
        row("SET a = if_not_exists(if_not_exists(b, :v), :w)",
            "Operator or function requires a document path; operator or function: if_not_exists");
        row("SET a = b + :s",
            "Incorrect operand type for operator or function; operator or function: +, operand type: S");
        row("SET a = :l - b",
            "Incorrect operand type for operator or function; operator or function: -, operand type: L");
        row("SET a = list_append(b, :v)",
            "Incorrect operand type for operator or function; operator or function: list_append, operand type: S");
        row("SET a = list_append(:ss, b)",
            "Incorrect operand type for operator or function; operator or function: list_append, operand type: SS");
        row("SET a[99999999999] = :v", "List index is not within the allowable range; index: [99999999999]");
        // Which of two.
        row("SET name = foo(b)", "Attribute name is a reserved keyword; reserved keyword: name");
        row("SET a = foo(b) SET c = :v", "Invalid function name; function: foo");
        row("SET a = #q SET c = :v", "The \"SET\" section can only be used once in an update expression;");
        row("SET a = :q, b = #q",
            "An expression attribute name used in the document path is not defined; attribute name: #q");
        row("SET a = :q, a = :v",
            "An expression attribute value used in expression is not defined; attribute value: :q");
        row("ADD a :s, a :n",
            "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], "
            "path two: [a]");
        row("SET b = if_not_exists(c) ADD a :s",
            "Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: "
            "ALLOWED_FOR_ADD_OPERAND");
    }
    void messages() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        if (expected != "ok") expected.prepend("Invalid UpdateExpression: ");
        QCOMPARE(answer(update(text.toStdString())), expected);
    }

    void semantics_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // the item after, or the message
        constexpr const char* kList = R"({"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"N":"3"}]}})";
        constexpr const char* kMap = R"({"m":{"M":{"x":{"N":"1"},"l":{"L":[{"S":"p"},{"M":{"k":{"S":"q"}}}]}}}})";
        // SET.
        row("{}", "SET a = :v", R"({"a":{"S":"v"}})");
        row(R"({"a":{"N":"1"}})", "SET a = :l", R"({"a":{"L":[{"S":"x"},{"N":"1"}]}})");
        row(R"({"a":{"S":"A"},"b":{"S":"B"}})", "SET a = b, b = a", R"({"a":{"S":"B"},"b":{"S":"A"}})");
        row(R"({"a":{"S":"A"}})", "REMOVE a SET b = a", R"({"b":{"S":"A"}})");
        row(R"({"a":{"N":"1"}})", "SET a = a + :1, b = a + :9", R"({"a":{"N":"2"},"b":{"N":"10"}})");
        row("{}", "SET a = b", kMissing);
        row(kMap, "SET a = m.l[1].k, b = m.l[0]",
            R"({"a":{"S":"q"},"b":{"S":"p"},"m":{"M":{"x":{"N":"1"},"l":{"L":[{"S":"p"},{"M":{"k":{"S":"q"}}}]}}}})");
        row(kMap, "SET m.x = :v, m.y = :w",
            R"({"m":{"M":{"x":{"S":"v"},"y":{"S":"w"},"l":{"L":[{"S":"p"},{"M":{"k":{"S":"q"}}}]}}}})");
        row(kMap, "SET m.l[1].k = :v, m.l[0] = m.x",
            R"({"m":{"M":{"x":{"N":"1"},"l":{"L":[{"N":"1"},{"M":{"k":{"S":"v"}}}]}}}})");
        row(kMap, "SET m.zz.k = :v", kInvalidPath);
        row(kMap, "SET m[0] = :v", kInvalidPath);
        row(kMap, "SET m.l.k = :v", kInvalidPath);
        row(kMap, "SET m.x.k = :v", kInvalidPath);
        row(kMap, "SET m.l[7].k = :v", kInvalidPath);
        row("{}", "SET a.b = :v", kInvalidPath);
        row("{}", "SET a[0] = :v", kInvalidPath);
        row(R"({"x.y":{"S":"old"},"x":{"M":{}}})", "SET #dot = :v", R"({"x.y":{"S":"v"},"x":{"M":{}}})");
        // List positions.
        row(kList, "SET l[1] = :v", R"({"l":{"L":[{"N":"0"},{"S":"v"},{"N":"2"},{"N":"3"}]}})");
        row(kList, "SET l[9] = :v", R"({"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"N":"3"},{"S":"v"}]}})");
        row(kList, "SET l[90] = :z, l[7] = :x, l[8] = :y, l[0] = :v",
            R"({"l":{"L":[{"S":"v"},{"N":"1"},{"N":"2"},{"N":"3"},{"S":"x"},{"S":"y"},{"S":"z"}]}})");
        row(R"({"l":{"L":[]}})", "SET l[0] = :v", R"({"l":{"L":[{"S":"v"}]}})");
        row(R"({"l":{"L":[]}})", "SET l[2147483647] = :v", R"({"l":{"L":[{"S":"v"}]}})");
        row(kList, "REMOVE l[1]", R"({"l":{"L":[{"N":"0"},{"N":"2"},{"N":"3"}]}})");
        row(kList, "REMOVE l[1], l[3], l[0]", R"({"l":{"L":[{"N":"2"}]}})");
        row(kList, "REMOVE l[0], l[1], l[2], l[3]", R"({"l":{"L":[]}})");
        row(kList, "REMOVE l[4], l[99]", R"({"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"N":"3"}]}})");
        row(kList, "REMOVE l[1] SET l[3] = :x", R"({"l":{"L":[{"N":"0"},{"N":"2"},{"S":"x"}]}})");
        row(kList, "REMOVE l[0], l[4] SET l[6] = :x", R"({"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"},{"S":"x"}]}})");
        row(kList, "SET l[2] = l[0], l[0] = l[3] REMOVE l[1]", R"({"l":{"L":[{"N":"3"},{"N":"0"},{"N":"3"}]}})");
        row(R"({"l":{"L":[{"M":{"a":{"N":"1"}}},{"M":{"a":{"N":"2"},"b":{"L":[{"N":"9"}]}}}]}})",
            "REMOVE l[0], l[1].a SET l[1].b[5] = :v", R"({"l":{"L":[{"M":{"b":{"L":[{"N":"9"},{"S":"v"}]}}}]}})");
        row(R"({"l":{"L":[{"L":[{"N":"1"},{"N":"2"}]},{"L":[{"N":"3"},{"N":"4"}]}]}})",
            "REMOVE l[0][0], l[1][1], l[1][0]", R"({"l":{"L":[{"L":[{"N":"2"}]},{"L":[]}]}})");
        // if_not_exists, list_append.
        row("{}", "SET a = if_not_exists(a, :v)", R"({"a":{"S":"v"}})");
        row(R"({"a":{"NULL":true}})", "SET a = if_not_exists(a, :v)", R"({"a":{"NULL":true}})");
        row(R"({"b":{"N":"7"}})", "SET a = if_not_exists(a, b)", R"({"a":{"N":"7"},"b":{"N":"7"}})");
        row(R"({"c":{"N":"7"}})", "SET a = if_not_exists(a, if_not_exists(b, c))", R"({"a":{"N":"7"},"c":{"N":"7"}})");
        row("{}", "SET a = if_not_exists(a, b)", kMissing);
        row("{}", "SET a = if_not_exists(a, :0) + :n", R"({"a":{"N":"5"}})");
        row(R"({"a":{"N":"3"}})", "SET a = if_not_exists(a, :0) - :n", R"({"a":{"N":"-2"}})");
        row(R"({"m":{"M":{}}})", "SET m.c = if_not_exists(m.c, :1)", R"({"m":{"M":{"c":{"N":"1"}}}})");
        row(R"({"a":{"L":[{"N":"0"}]}})", "SET a = list_append(a, :l)",
            R"({"a":{"L":[{"N":"0"},{"S":"x"},{"N":"1"}]}})");
        row(R"({"a":{"L":[{"N":"0"}]}})", "SET a = list_append(:l, a)",
            R"({"a":{"L":[{"S":"x"},{"N":"1"},{"N":"0"}]}})");
        row(R"({"a":{"L":[{"N":"0"}]}})", "SET b = list_append(a, a)",
            R"({"a":{"L":[{"N":"0"}]},"b":{"L":[{"N":"0"},{"N":"0"}]}})");
        row("{}", "SET a = list_append(if_not_exists(a, :el), :l)", R"({"a":{"L":[{"S":"x"},{"N":"1"}]}})");
        row("{}", "SET a = list_append(a, :l)", kMissing);
        row(R"({"a":{"S":"x"}})", "SET a = list_append(a, :l)", kWrongType);
        row(R"({"a":{"SS":["x"]}})", "SET a = list_append(:l, a)", kWrongType);
        // Arithmetic.
        row(R"({"a":{"N":"1"}})", "SET a = a - :n", R"({"a":{"N":"-4"}})");
        row("{}", "SET a = :n + :n, b = :n - :n", R"({"a":{"N":"10"},"b":{"N":"0"}})");
        row(R"({"a":{"S":"1"}})", "SET a = a + :n", kWrongType);
        row("{}", "SET a = a + :n", kMissing);
        row("{}", "SET a = :n - a", kMissing);
        row(R"({"a":{"L":[]}})", "SET b = list_append(a, :l) + :n", kWrongType);
        row(R"({"a":{"N":"99999999999999999999999999999999999999"}})", "SET a = a + :1",
            R"({"a":{"N":"100000000000000000000000000000000000000"}})");
        row(R"({"a":{"N":"99999999999999999999999999999999999998"}})", "SET a = a + :1",
            R"({"a":{"N":"99999999999999999999999999999999999999"}})");
        row(R"({"a":{"N":"100000000000000000000000000000000000000"}})", "SET a = a + :1", kOverflow);
        row(R"({"a":{"N":"0.1"},"b":{"N":"0.2"}})", "SET a = a + b", R"({"a":{"N":"0.3"},"b":{"N":"0.2"}})");
        row(R"({"a":{"N":"9.9999999999999999999999999999999999999E+125"}})", "SET a = a + a", kOverflow);
        row(R"({"a":{"N":"1E+60"}})", "ADD a :1", kOverflow);
        // REMOVE.
        row(kMap, "REMOVE m", "{}");
        row(kMap, "REMOVE m.x, m.l[1].k", R"({"m":{"M":{"l":{"L":[{"S":"p"},{"M":{}}]}}}})");
        row(kMap, "REMOVE zz, m.zz, m.l[5]",
            R"({"m":{"M":{"x":{"N":"1"},"l":{"L":[{"S":"p"},{"M":{"k":{"S":"q"}}}]}}}})");
        row(kMap, "REMOVE zz.a", kInvalidPath);
        row(kMap, "REMOVE m.zz.a", kInvalidPath);
        row(kMap, "REMOVE m[0]", kInvalidPath);
        row(kMap, "REMOVE m.l.k", kInvalidPath);
        row(kMap, "REMOVE m.l[7].k", kInvalidPath);
        // ADD.
        row("{}", "ADD a :n, b :ss, c :ns, d :bs",
            R"({"a":{"N":"5"},"b":{"SS":["a","b"]},"c":{"NS":["1","2"]},"d":{"BS":["AQ==","Ag=="]}})");
        row(R"({"a":{"N":"-7.5"}})", "ADD a :n", R"({"a":{"N":"-2.5"}})");
        row(R"({"b":{"SS":["c","b"]}})", "ADD b :ss", R"({"b":{"SS":["a","b","c"]}})");
        row(R"({"c":{"NS":["2.0","30"]}})", "ADD c :ns", R"({"c":{"NS":["1","2","30"]}})");
        row(R"({"d":{"BS":["/w=="]}})", "ADD d :bs", R"({"d":{"BS":["AQ==","Ag==","/w=="]}})");
        row(kMap, "ADD m.x :n, m.y :ss, m.l[9] :n",
            R"({"m":{"M":{"x":{"N":"6"},"y":{"SS":["a","b"]},"l":{"L":[{"S":"p"},{"M":{"k":{"S":"q"}}},{"N":"5"}]}}}})");
        row(R"({"a":{"S":"1"}})", "ADD a :n", kWrongType);
        row(R"({"a":{"N":"1"}})", "ADD a :ss", kWrongType);
        row(R"({"a":{"SS":["1"]}})", "ADD a :ns", kWrongType);
        row(R"({"a":{"L":[]}})", "ADD a :ss", kWrongType);
        row("{}", "ADD a.b :n", kInvalidPath);
        // DELETE.
        row(R"({"b":{"SS":["c","b"]}})", "DELETE b :ss", R"({"b":{"SS":["c"]}})");
        row(R"({"b":{"SS":["b"]},"p":{"S":"k"}})", "DELETE b :ss", R"({"p":{"S":"k"}})");
        row(R"({"c":{"NS":["2.0","30"]}})", "DELETE c :ns", R"({"c":{"NS":["30"]}})");
        row(R"({"d":{"BS":["/w==","AQ=="]}})", "DELETE d :bs", R"({"d":{"BS":["/w=="]}})");
        row(R"({"b":{"SS":["c"]}})", "DELETE b :ss, zz :ss", R"({"b":{"SS":["c"]}})");
        row(R"({"m":{"M":{"s":{"SS":["a"]}}}})", "DELETE m.s :ss, m.zz :ss", R"({"m":{"M":{}}})");
        row(R"({"l":{"L":[{"SS":["a"]},{"N":"1"}]}})", "DELETE l[0] :ss", R"({"l":{"L":[{"N":"1"}]}})");
        row(R"({"b":{"S":"a"}})", "DELETE b :ss", kWrongType);
        row(R"({"b":{"NS":["1"]}})", "DELETE b :ss", kWrongType);
        row("{}", "DELETE zz.b :ss", kInvalidPath);
        // All four.
        row(R"({"a":{"N":"1"},"b":{"SS":["a","z"]},"c":{"S":"x"}})", "SET d = c REMOVE c ADD a :n DELETE b :ss",
            R"({"a":{"N":"6"},"b":{"SS":["z"]},"d":{"S":"x"}})");
    }
    void semantics() {
        QFETCH(QString, before);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto parsed = update(text.toStdString());
        QVERIFY2(parsed, qPrintable(answer(parsed)));
        const Item old = itemOf(before.toStdString());
        const Item kept = old;
        const auto after = parsed->apply(old, true);
        QVERIFY(old == kept);
        if (after)
            QCOMPARE(json(*after), canonical(expected));
        else
            QCOMPARE(answer(after, false), expected);
    }

    void anAbsentItem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("onlyRemoves");
        const auto row = [](const char* text, const char* expected, bool only) {
            QTest::newRow(text) << QString(text) << QString(expected) << only;
        };
        row("REMOVE a", R"({"pk":{"S":"k"}})", true);
        row("REMOVE a.b, c[0], d.e[1].f", R"({"pk":{"S":"k"}})", true);
        row("DELETE a :ss, b.c :ns", R"({"pk":{"S":"k"}})", true);
        row("DELETE a :ss REMOVE b", R"({"pk":{"S":"k"}})", true);
        row("REMOVE a.b SET c = :v", R"({"pk":{"S":"k"},"c":{"S":"v"}})", false);
        row("ADD a :n", R"({"pk":{"S":"k"},"a":{"N":"5"}})", false);
        row("SET a = pk", R"({"pk":{"S":"k"},"a":{"S":"k"}})", false);
        row("SET a.b = :v", kInvalidPath, false);
        row("SET a = b", kMissing, false);
    }
    void anAbsentItem() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QFETCH(bool, onlyRemoves);
        const auto parsed = update(text.toStdString());
        QVERIFY(parsed);
        QCOMPARE(parsed->onlyRemoves(), onlyRemoves);
        const auto after = parsed->apply(itemOf(R"({"pk":{"S":"k"}})"), false);
        QCOMPARE(after ? json(*after) : answer(after, false), after ? canonical(expected) : expected);
    }

    void images_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("updatedOld");
        QTest::addColumn<QString>("updatedNew");
        const auto row = [](const char* before, const char* text, const char* updatedOld, const char* updatedNew) {
            QTest::newRow(text) << QString(before) << QString(text) << QString(updatedOld) << QString(updatedNew);
        };
        constexpr const char* kItem = R"({"pk":{"S":"k"},"a":{"N":"1"},"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}},
            "l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]}})";
        row(kItem, "SET a = :n, b = :v", R"({"a":{"N":"1"}})", R"({"a":{"N":"5"},"b":{"S":"v"}})");
        row(kItem, "SET a = :1", R"({"a":{"N":"1"}})", R"({"a":{"N":"1"}})");
        row(kItem, "SET m.x = :n", R"({"m":{"M":{"x":{"N":"1"}}}})", R"({"m":{"M":{"x":{"N":"5"}}}})");
        row(kItem, "SET l[2] = :x, l[0] = :y", R"({"l":{"L":[{"N":"0"},{"N":"2"}]}})",
            R"({"l":{"L":[{"S":"y"},{"S":"x"}]}})");
        row(kItem, "SET l[100] = :x", "{}", "{}");
        row(kItem, "REMOVE l[1]", R"({"l":{"L":[{"N":"1"}]}})", R"({"l":{"L":[{"N":"2"}]}})");
        row(kItem, "REMOVE a, m.y", R"({"a":{"N":"1"},"m":{"M":{"y":{"N":"2"}}}})", "{}");
        row(kItem, "REMOVE zz", "{}", "{}");
        row(kItem, "ADD a :n SET c = :v REMOVE m", R"({"a":{"N":"1"},"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}}})",
            R"({"a":{"N":"6"},"c":{"S":"v"}})");
    }
    void images() {
        QFETCH(QString, before);
        QFETCH(QString, text);
        QFETCH(QString, updatedOld);
        QFETCH(QString, updatedNew);
        const auto parsed = update(text.toStdString());
        QVERIFY(parsed);
        const Item old = itemOf(before.toStdString());
        const auto after = parsed->apply(old, true);
        QVERIFY(after);
        QCOMPARE(json(parsed->updatedOld(old)), canonical(updatedOld));
        QCOMPARE(json(parsed->updatedNew(old, *after)), canonical(updatedNew));
    }

    void surcharges_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("bytes");
        QTest::newRow("set") << "SET a = :v" << 3 + 19;
        QTest::newRow("two sets") << "SET a = :v, b = :w" << 3 + 38;
        QTest::newRow("add") << "ADD a :n" << 3 + 19;
        QTest::newRow("remove") << "REMOVE a" << 3 + 2;
        QTest::newRow("delete") << "DELETE a :ss" << 3 + 2;
        QTest::newRow("list target") << "SET a[0] = :v" << 3 + 20;
        QTest::newRow("below a list target") << "SET a[0].b = :v" << 3 + 19;
        QTest::newRow("list removal") << "REMOVE a[0], b" << 3 + 3 + 2;
        QTest::newRow("arithmetic") << "SET a = a + :n" << 3 + 69;
        QTest::newRow("arithmetic on a list") << "SET a[1] = :n - a[2]" << 3 + 70;
        QTest::newRow("all") << "SET a = if_not_exists(a, :v) REMOVE b ADD c :n DELETE d :ss" << 3 + 19 + 2 + 19 + 2;
    }
    void surcharges() {
        QFETCH(QString, text);
        QFETCH(int, bytes);
        QCOMPARE(update(text.toStdString())->sizeSurcharge(), std::size_t(bytes));
    }

    void literalsAndTargets() {
        const auto parsed = update("SET a = :v, b = a, c.d = :w, e = (:n), f = if_not_exists(f, :v) REMOVE g ADD h :n");
        QVERIFY(parsed->literalFor("a") && *parsed->literalFor("a") == AttributeValue::string("v"));
        QVERIFY(parsed->literalFor("e") && *parsed->literalFor("e") == AttributeValue::number("5"));
        for (const char* name : {"b", "c", "d", "f", "g", "h", "zz"}) QVERIFY2(!parsed->literalFor(name), name);
        QStringList targets;
        for (const auto& path : parsed->targets()) targets << QString::fromStdString(path.toString());
        QCOMPARE(targets.join(' '), "[a] [b] [c, d] [e] [f] [g] [h]");
    }

    void nestingIsCheckedAgain() {
        // 31 lists around a scalar is the deepest value there may be.
        const auto nested = [](int lists) {
            AttributeValue value = AttributeValue::number("1");
            for (int i = 0; i < lists; ++i) value = AttributeValue::list({value});
            return value;
        };
        AttributeMap with;
        with.set(":deep", nested(30));
        with.set(":deeper", nested(31));
        const Item before = itemOf(R"({"l":{"L":[]}})");
        QVERIFY(update("SET l[0] = :deep", with)->apply(before, true));
        QVERIFY(update("SET l = :deeper", with)->apply(before, true));
        const auto refused = update("SET l[0] = :deeper", with)->apply(before, true);
        QVERIFY(answer(refused, false).startsWith("Nesting Levels have exceeded supported limits: "));
    }
};

RF_TEST_GUILESS_MAIN(TestUpdate)

} // namespace tst_update

#include "tst_update.moc"
