// Conditions against items: truth tables of operators over types, functions, missing paths, precedence, key conditions.

#include "tests/engine/expr/expr_support.h"
#include "tests/support/program.h"

namespace tst_condition_eval {

using namespace rf;
using namespace rf::test;
using expr::KeyOperator;

namespace {

/// Attributes named for their types; a1…c3 for precedence; nested ones under m and l.
const Item& subject() {
    static const Item it = itemOf(R"({"s":{"S":"text"},"n":{"N":"5"},"b":{"B":"AQI="},"bo":{"BOOL":true},
        "nu":{"NULL":true},"ss":{"SS":["a","b"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AQ==","Ag=="]},
        "l":{"L":[{"S":"x"},{"N":"1"}]},"m":{"M":{"k":{"S":"v"}}},
        "s2":{"S":"tex"},"n2":{"N":"5.0"},"n9":{"N":"9"},"es":{"S":""},"eb":{"B":""},"el":{"L":[]},"em":{"M":{}},
        "uni":{"S":"é💩"},"deep":{"M":{"l":{"L":[{"M":{"x":{"N":"1"}}},{"L":[{"S":"in"}]}]}}},
        "x.y":{"S":"dotted"},"t":{"S":"N"},"b2":{"B":"AQ=="}})");
    return it;
}

bool holds(const std::string& text) {
    const auto parsed = condition(text);
    if (!parsed) qFatal("%s: %s", text.c_str(), parsed.error().message.c_str());
    return parsed->evaluate(subject());
}

const QList<QPair<QString, QString>> kTypes{{"s", ":s"},     {"n", ":n"},   {"b", ":b"},   {"bo", ":bool"},
                                            {"nu", ":null"}, {"ss", ":ss"}, {"ns", ":ns"}, {"bs", ":bs"},
                                            {"l", ":l"},     {"m", ":m"}};

void rows(std::initializer_list<const char*> texts, bool expected) {
    for (const char* text : texts) QTest::newRow(text) << QString(text) << expected;
}

} // namespace

class TestConditionEval : public QObject {
    Q_OBJECT
private slots:
    // Every attribute against every literal: equal exactly on the diagonal, ordered only among S, N and B.
    void equalityOfAllTypes() {
        for (int i = 0; i < kTypes.size(); ++i)
            for (int j = 0; j < kTypes.size(); ++j) {
                const QString left = kTypes[i].first, right = kTypes[j].second;
                QCOMPARE(holds(QString("%1 = %2").arg(left, right).toStdString()), i == j);
                QCOMPARE(holds(QString("%1 <> %2").arg(left, right).toStdString()), i != j);
                QCOMPARE(holds(QString("%1 IN (%2)").arg(left, right).toStdString()), i == j);
                QCOMPARE(holds(QString("NOT %1 = %2").arg(left, right).toStdString()), i != j);
            }
    }

    void orderOfAllTypes() {
        for (int i = 0; i < kTypes.size(); ++i)
            for (int j = 0; j < 3; ++j) { // literals of other types are refused
                const bool same = i == j; // and then the values are equal
                for (const char* op : {"<", "<=", ">", ">="}) {
                    const QString text = QString("%1 %2 %3").arg(kTypes[i].first, op, kTypes[j].second);
                    QCOMPARE(holds(text.toStdString()), same && QString(op).endsWith('='));
                    QCOMPARE(holds(("NOT " + text).toStdString()), !(same && QString(op).endsWith('=')));
                }
                const QString between = QString("%1 BETWEEN %2 AND %2").arg(kTypes[i].first, kTypes[j].second);
                QCOMPARE(holds(between.toStdString()), same);
            }
    }

    // Stored values of types without an order: false, whatever the operator, even against themselves.
    void storedTypesWithoutOrder() {
        for (const char* op : {"<", "<=", ">", ">="})
            for (int i = 3; i < kTypes.size(); ++i) {
                const QString name = kTypes[i].first;
                QVERIFY(!holds(QString("deep.%2x %1 %2").arg(op, name).toStdString()));
                for (int j = 0; j < kTypes.size(); ++j)
                    if (j != i) QVERIFY(!holds(QString("%2 %1 %3").arg(op, name, kTypes[j].first).toStdString()));
            }
    }

    void typeNames() {
        const QStringList codes{"S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"};
        for (int i = 0; i < kTypes.size(); ++i)
            for (int j = 0; j < codes.size(); ++j) {
                QCOMPARE(holds(QString("attribute_type(%1, :t%2)").arg(kTypes[i].first, codes[j]).toStdString()),
                         i == j);
                QCOMPARE(holds(QString("attribute_type(%1, :t%2)").arg(kTypes[i].second, codes[j]).toStdString()),
                         i == j);
            }
    }

    void truth_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        // Missing operands: everything false, <> true, NOT inverts.
        rows({"zz <> :v",
              "zz <> yy",
              "NOT zz = :v",
              "NOT zz < :v",
              "NOT zz BETWEEN :v AND :w",
              "NOT zz IN (:v)",
              "NOT contains(zz, :v)",
              "NOT begins_with(zz, :v)",
              "size(zz) <> :n",
              "size(n) <> :n",
              "size(bo) <> :n",
              "size(nu) <> :n",
              "attribute_not_exists(zz)",
              "attribute_not_exists(m.zz)",
              "attribute_not_exists(s.k)",
              "attribute_not_exists(l[2])",
              "attribute_not_exists(m[0])",
              "attribute_not_exists(l.k)",
              "attribute_not_exists(zz[0].a)",
              "NOT attribute_exists(zz)",
              "NOT attribute_type(zz, :tS)",
              "NOT size(zz) = :0"},
             true);
        rows({"zz = :v",
              "zz = yy",
              "zz < :v",
              "zz > :v",
              "zz <= yy",
              ":v >= zz",
              "zz BETWEEN :v AND :w",
              "s BETWEEN zz AND :w",
              "s BETWEEN :s AND zz",
              "zz IN (:v, yy)",
              "zz IN (zz2)",
              "contains(zz, :v)",
              "contains(s, zz)",
              "begins_with(zz, :es)",
              "begins_with(s, zz)",
              "size(zz) = :0",
              "size(zz) < :n",
              "size(n) = :1",
              "size(bo) > :0",
              "size(nu) >= :0",
              "attribute_exists(zz)",
              "attribute_exists(l[2])",
              "attribute_exists(deep.l[9][0])",
              "attribute_type(zz, :tNULL)",
              "s = :s AND zz = :v"},
             false);
        // Presence; NULL is present.
        rows({"attribute_exists(s)", "attribute_exists(nu)", "attribute_exists(es)", "attribute_exists(el)",
              "attribute_exists(deep.l[0].x)", "attribute_exists(#dot)", "attribute_exists(deep.l[1][0])"},
             true);
        // Paths.
        rows({"deep.l[0].x = :1", "m.k = :v", "l[0] = :x", "l[1] = :1", "deep.l[1][0] <> :v", "#dot <> x.y",
              "l[00] = :x"},
             true);
        rows({"l[1] = :x", "m.k = :w", "deep.l[0].y = :1", "x.y = :v"}, false);
        // Numbers by value, strings and binaries by bytes.
        rows({"n = n2", "n <= n2", "n < n9", "n9 > :n", "n BETWEEN :1 AND :9", "n BETWEEN n2 AND n2", "s > s2",
              "s2 < :s", "es < s", "b > b2", "eb < b2", "b2 < :b", "s BETWEEN s2 AND :z", "n IN (:1, :s, :n)",
              "s IN (:v, l, :s)", "l IN (:l)", "uni > :z"},
             true);
        rows({"n < n2", "n > n9", "n BETWEEN :9 AND n9", "n BETWEEN n9 AND n2", "n IN (:1, :s)", "n = s", "n < s",
              "s BETWEEN n AND :z", "s IN (:ss)"},
             false);
        // begins_with.
        rows({"begins_with(s, s2)", "begins_with(s, :s)", "begins_with(s, es)", "begins_with(b, b2)",
              "begins_with(:s, s2)", "begins_with(b, eb)", "begins_with(s, :es)"},
             true);
        rows({"begins_with(s2, s)", "begins_with(s, :x)", "begins_with(s, b2)", "begins_with(b, s2)",
              "begins_with(n, :s)", "begins_with(ss, :s)", "begins_with(l, :x)", "begins_with(b2, b)"},
             false);
        // contains, over all types.
        rows({"contains(s, s2)", "contains(s, :x)", "contains(s, :es)", "contains(b, b2)", "contains(b, :b)",
              "contains(ns, :1)", "contains(ns, :2)", "contains(l, :x)", "contains(l, :1)"},
             true);
        rows({"contains(s, :y)",  "contains(s, :n)",     "contains(s, :b)",     "contains(b, :hi)", "contains(b, :x)",
              "contains(ss, :x)", "contains(ss, :1)",    "contains(ss, :ss)",   "contains(ns, :3)", "contains(ns, :x)",
              "contains(bs, :b)", "contains(bs, :x)",    "contains(l, :y)",     "contains(l, :l)",  "contains(m, :v)",
              "contains(n, :n)",  "contains(bo, :bool)", "contains(nu, :null)", "contains(el, :x)", "contains(em, :x)"},
             false);
        rows({"contains(bs, b2)", "contains(bs, :lo)", "contains(deep.l, deep.l[0])",
              "contains(deep.l[1], deep.l[1][0])", "contains(:l, l[0])"},
             true);
        // size.
        rows({"size(s) > :3",           "size(es) = :0",      "size(b) = :2",
              "size(eb) = :0",          "size(ss) = :2",      "size(ns) = :2",
              "size(bs) = :2",          "size(l) = :2",       "size(el) = :0",
              "size(m) = :1",           "size(em) = :0",      "size(uni) = :3",
              "size(:s) > :3",          "size(:l) = size(l)", "size(s) BETWEEN :1 AND :9",
              "size(ss) IN (:9, :2)",   ":2 = size(l)",       "attribute_type(size(s), :tN)",
              "contains(ns, size(ss))", "size(deep.l) = :2"},
             true);
        rows({"size(s) < :3", "size(s) = :s", "size(uni) = :2", "size(ss) IN (:9, :s)", "size(s) > s"}, false);
        // Precedence: NOT over AND over OR.
        rows({"NOT s = :v AND n = :n", "s = :s OR n = :9 AND s = :v", "(s = :s OR n = :9) AND NOT s = :v",
              "NOT s = :v OR s = :v AND s = :w", "NOT NOT s = :s", "NOT (s = :v AND n = :n)", "NOT (s = :v OR n = :9)",
              "n BETWEEN :1 AND :9 AND s = :s", "NOT n BETWEEN :9 AND n9", "s = :v AND s = :v OR s = :s",
              "s = :s AND (n = :n AND (m.k = :v AND NOT zz = :v))"},
             true);
        rows({"NOT s = :s AND n = :n", "(s = :s OR n = :9) AND s = :v", "NOT (s = :s OR n = :9)", "NOT NOT s = :v",
              "NOT NOT NOT s = :s", "s = :v OR n = :9 OR zz = :v", "s = :s AND n = :n AND zz = :v"},
             false);
    }
    void truth() {
        QFETCH(QString, text);
        QFETCH(bool, expected);
        QCOMPARE(holds(text.toStdString()), expected);
    }

    void anAbsentItemIsAnEmptyOne() {
        const Item none;
        QVERIFY(condition("attribute_not_exists(pk)")->evaluate(none));
        QVERIFY(condition("a <> :v OR b < :w")->evaluate(none));
        QVERIFY(!condition("a = :v")->evaluate(none));
        QVERIFY(expr::Condition().evaluate(none));
    }

    void pathsInWrittenOrder() {
        const auto parsed = condition("b.#a[3] = :v AND NOT contains(c, d) OR size(b) IN (:v, e)");
        QStringList paths;
        for (const auto& path : parsed->paths()) paths << QString::fromStdString(path.toString());
        QCOMPARE(paths.join(' '), "[b, a, [3]] [c] [d] [b] [e]");
    }

    void keyConditions_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // attribute, operator, operands; or the message
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QString(text) << QString(expected);
        };
        row("a = :v", "a 0 {\"S\":\"v\"}");
        row(":v = a", "a 0 {\"S\":\"v\"}");
        row("#n = :v", "name 0 {\"S\":\"v\"}");
        row("#dot = :v", "x.y 0 {\"S\":\"v\"}");
        row("(a = :v)", "a 0 {\"S\":\"v\"}");
        row("a = :v AND b < :n", "a 0 {\"S\":\"v\"}, b 1 {\"N\":\"5\"}");
        row("b < :n AND a = :v", "b 1 {\"N\":\"5\"}, a 0 {\"S\":\"v\"}");
        row("(a = :v) AND (b <= :n)", "a 0 {\"S\":\"v\"}, b 2 {\"N\":\"5\"}");
        row("(a = :v AND (b > :n))", "a 0 {\"S\":\"v\"}, b 3 {\"N\":\"5\"}");
        row("a = :v AND b >= :n", "a 0 {\"S\":\"v\"}, b 4 {\"N\":\"5\"}");
        row(":n < b", "b 3 {\"N\":\"5\"}");
        row(":n <= b", "b 4 {\"N\":\"5\"}");
        row(":n > b", "b 1 {\"N\":\"5\"}");
        row(":n >= b", "b 2 {\"N\":\"5\"}");
        row("b BETWEEN :1 AND :9", "b 5 {\"N\":\"1\"} {\"N\":\"9\"}");
        row("begins_with(b, :v) AND a = :v", "b 6 {\"S\":\"v\"}, a 0 {\"S\":\"v\"}");
        row("a = :v AND b = :w AND c = :x AND d BETWEEN :y AND :z",
            "a 0 {\"S\":\"v\"}, b 0 {\"S\":\"w\"}, c 0 {\"S\":\"x\"}, d 5 {\"S\":\"y\"} {\"S\":\"z\"}");
        row("a = :l", "a 0 {\"L\":[{\"S\":\"x\"},{\"N\":\"1\"}]}");
        const auto badOperator = [&](const char* text, const char* name) {
            QTest::newRow(text) << QString(text)
                                << QString("Invalid operator used in KeyConditionExpression: %1").arg(name);
        };
        badOperator("a = :v OR b = :v", "OR");
        badOperator("NOT a = :v", "NOT");
        badOperator("a <> :v", "<>");
        badOperator("a IN (:v)", "IN");
        badOperator("a = :v AND attribute_exists(b)", "attribute_exists");
        badOperator("attribute_not_exists(b)", "attribute_not_exists");
        badOperator("attribute_type(b, :tS)", "attribute_type");
        badOperator("contains(a, :v)", "contains");
        badOperator("a = :v AND (b = :v OR c = :v)", "OR");
        badOperator("a = b OR c = :v", "OR");
        row("a = :v AND a = :w", "KeyConditionExpressions must only contain one condition per key");
        row("a = :v AND b = :v AND #a > :w", "KeyConditionExpressions must only contain one condition per key");
        row("a.b = :v", "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested "
                        "attributes");
        row("a = :v AND b[0] > :v", "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions "
                                    "on nested attributes");
        row("size(a) = :n", "KeyConditionExpressions cannot contain nested operations");
        row("a = size(b)", "KeyConditionExpressions cannot contain nested operations");
        row("a BETWEEN :1 AND size(b)", "KeyConditionExpressions cannot contain nested operations");
        row("size(a) BETWEEN :1 AND :9", "KeyConditionExpressions cannot contain nested operations");
        row("a = b", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
        row("a BETWEEN b AND :v",
            "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
        row("begins_with(a, b)",
            "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
        row(":v = :w", "Invalid condition in KeyConditionExpression: No key attribute specified");
        row(":v BETWEEN a AND :w", "Invalid condition in KeyConditionExpression: BETWEEN operator must have the key "
                                   "attribute as its first operand");
        row("begins_with(:v, a)", "Invalid condition in KeyConditionExpression: begins_with operator must have the "
                                  "key attribute as its first operand");
        // What is wrong with any condition keeps its prefix.
        row("name = :v",
            "Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: name");
        row("a = :q", "Invalid KeyConditionExpression: An expression attribute value used in expression is not "
                      "defined; attribute value: :q");
        row("begins_with(b, :n)", "Invalid KeyConditionExpression: Incorrect operand type for operator or function; "
                                  "operator or function: begins_with, operand type: N");
        row("((a = :v))", "Invalid KeyConditionExpression: The expression has redundant parentheses;");
        row("a = :v OR b < :l", "Invalid KeyConditionExpression: Incorrect operand type for operator or function; "
                                "operator or function: <, operand type: L");
    }
    void keyConditions() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto parsed = keyCondition(text.toStdString());
        if (!parsed) {
            QCOMPARE(answer(parsed, expected.startsWith("Invalid KeyConditionExpression: ")), expected);
            return;
        }
        QStringList comparisons;
        for (const auto& comparison : *parsed) {
            QString line = QString("%1 %2").arg(QString::fromStdString(comparison.attribute)).arg(int(comparison.op));
            for (const auto& operand : comparison.operands) line += " " + QString::fromStdString(toJson(operand));
            comparisons << line;
        }
        QCOMPARE(comparisons.join(", "), expected);
    }
};

RF_TEST_GUILESS_MAIN(TestConditionEval)

} // namespace tst_condition_eval

#include "tst_condition_eval.moc"
