// What is wrong with a condition before any item is seen: every message, and which of two errors is told.

#include "tests/engine/expr/expr_support.h"
#include "tests/support/program.h"

namespace tst_condition_messages {

using namespace rf;
using namespace rf::test;
using expr::Parameter;

namespace {

void row(const char* text, const char* expected) { QTest::newRow(text) << QString(text) << QString(expected); }

constexpr const char* kRedundant = "The expression has redundant parentheses;";

} // namespace

class TestConditionMessages : public QObject {
    Q_OBJECT
private slots:
    void messages_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        // Parentheses.
        for (const char* text : {"((a = :v))", "((a) ) = :v", "a = ((:v))", "(((a = :v)))", "((a = :v)) AND b = :w",
                                 "NOT ((a = :v))", "size(((a))) = :n", "a IN (((:v)))", "((attribute_exists(a)))",
                                 "a BETWEEN ((:v)) AND :w", "((a = :v AND b = :w))", "( ( a = :v ) )"})
            row(text, kRedundant);
        for (const char* text : {"((a = :v) AND b = :w)", "(a = :v AND (b = :w))", "((a) = :v)", "(a = (:v))",
                                 "(NOT (a = :v))", "((a = :v) AND (b = :w))", "size((a)) = :n", "a IN ((:v), (:w))"})
            row(text, "ok");
        // Functions.
        row("foo(a)", "Invalid function name; function: foo");
        row("a < f(g(b))", "Invalid function name; function: g");
        row("SIZE(a) = :n", "Invalid function name; function: SIZE");
        row("Attribute_exists(a)", "Invalid function name; function: Attribute_exists");
        row("if_not_exists(a, :v) = :v",
            "The function is not allowed in a condition expression; function: if_not_exists");
        row("list_append(a, :l) = :l", "The function is not allowed in a condition expression; function: list_append");
        for (const char* text : {"size(a)", "NOT size(a)", "size(a) AND b = :v", "b = :v OR size(a)", "(size(a))"})
            row(text, "The function is not allowed to be used this way in an expression; function: size");
        row("a = begins_with(b, :v)",
            "The function is not allowed to be used this way in an expression; function: begins_with");
        row("attribute_exists(a) = :bool",
            "The function is not allowed to be used this way in an expression; function: attribute_exists");
        row("size(contains(a, :v)) = :n",
            "The function is not allowed to be used this way in an expression; function: contains");
        row("a IN (:v, attribute_exists(b))",
            "The function is not allowed to be used this way in an expression; function: attribute_exists");
        row("a BETWEEN :v AND attribute_type(b, :tS)",
            "The function is not allowed to be used this way in an expression; function: attribute_type");
        // Reserved words, in any case and in any step.
        row("name = :v", "Attribute name is a reserved keyword; reserved keyword: name");
        row("NAME = :v", "Attribute name is a reserved keyword; reserved keyword: NAME");
        row("a.Name = :v", "Attribute name is a reserved keyword; reserved keyword: Name");
        row("a[0].zone = :v", "Attribute name is a reserved keyword; reserved keyword: zone");
        row("begins_with(status, :v)", "Attribute name is a reserved keyword; reserved keyword: status");
        row("#n = :v", "ok");
        row("a.#n = :v", "ok");
        row("named = :v", "ok");
        // Undefined placeholders.
        row("#q = :v", "An expression attribute name used in the document path is not defined; attribute name: #q");
        row("a.#q[0] = :v",
            "An expression attribute name used in the document path is not defined; attribute name: #q");
        row("a = :q", "An expression attribute value used in expression is not defined; attribute value: :q");
        row(":q = #q", "An expression attribute value used in expression is not defined; attribute value: :q");
        row("#q = :q", "An expression attribute name used in the document path is not defined; attribute name: #q");
        // Numbers of operands.
        row("begins_with(a)",
            "Incorrect number of operands for operator or function; operator or function: begins_with, number of "
            "operands: 1");
        row("begins_with(a, :v, :w)",
            "Incorrect number of operands for operator or function; operator or function: begins_with, number of "
            "operands: 3");
        row("attribute_exists(a, b)",
            "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of "
            "operands: 2");
        row("attribute_not_exists(a, b)",
            "Incorrect number of operands for operator or function; operator or function: attribute_not_exists, "
            "number of operands: 2");
        row("attribute_type(a)",
            "Incorrect number of operands for operator or function; operator or function: attribute_type, number of "
            "operands: 1");
        row("contains(a)",
            "Incorrect number of operands for operator or function; operator or function: contains, number of "
            "operands: 1");
        row("size(a, b) = :n",
            "Incorrect number of operands for operator or function; operator or function: size, number of operands: 2");
        // The same path twice.
        for (const char* op : {"=", "<>", "<", "<=", ">", ">="}) {
            const QString text = QString("a %1 a").arg(op);
            QTest::newRow(qPrintable(text))
                << text
                << QString("The first operand must be distinct from the remaining operands for this operator or "
                           "function; operator: %1, first operand: [a]")
                       .arg(op);
        }
        row("contains(a, a)",
            "The first operand must be distinct from the remaining operands for this operator or function; operator: "
            "contains, first operand: [a]");
        row("begins_with(a, #a)",
            "The first operand must be distinct from the remaining operands for this operator or function; operator: "
            "begins_with, first operand: [a]");
        row("a.b[1].c = #a.b[1].c",
            "The first operand must be distinct from the remaining operands for this operator or function; operator: "
            "=, first operand: [a, b, [1], c]");
        row("#n = #n",
            "The first operand must be distinct from the remaining operands for this operator or function; operator: "
            "=, first operand: [name]");
        row("a.b = a.c", "ok");
        row("a[0] = a[1]", "ok");
        row("#dot = x.y", "ok"); // one step against two
        // Types of literals.
        for (const char* op : {"<", "<=", ">", ">="}) {
            const std::pair<const char*, const char*> types[] = {{":bool", "BOOL"}, {":null", "NULL"}, {":ss", "SS"},
                                                                 {":ns", "NS"},     {":bs", "BS"},     {":l", "L"},
                                                                 {":m", "M"}};
            for (const auto& [value, type] : types) {
                const QString expected = QString("Incorrect operand type for operator or function; operator or "
                                                 "function: %1, operand type: %2")
                                             .arg(op, type);
                QTest::newRow(qPrintable(QString("a %1 %2").arg(op, value)))
                    << QString("a %1 %2").arg(op, value) << expected;
                QTest::newRow(qPrintable(QString("%2 %1 a").arg(op, value)))
                    << QString("%2 %1 a").arg(op, value) << expected;
            }
            for (const char* value : {":s", ":n", ":b", "size(b)", "b"}) {
                const QString text = QString("a %1 %2").arg(op, value);
                QTest::newRow(qPrintable(text)) << text << QString("ok");
            }
        }
        for (const char* value : {":s", ":n", ":b", ":bool", ":null", ":ss", ":ns", ":bs", ":l", ":m"})
            for (const char* text : {"a = %1", "a <> %1", "a IN (%1, b)", "contains(a, %1)"})
                QTest::newRow(qPrintable(QString(text).arg(value))) << QString(text).arg(value) << QString("ok");
        row("a BETWEEN :l AND :l",
            "Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: L");
        row(":bool BETWEEN a AND b",
            "Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: BOOL");
        row("begins_with(a, :n)",
            "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N");
        row("begins_with(:l, a)",
            "Incorrect operand type for operator or function; operator or function: begins_with, operand type: L");
        row("begins_with(size(a), :v)",
            "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N");
        row("begins_with(:s, a)", "ok");
        row("begins_with(a, :b)", "ok");
        row("size(:n) = :n",
            "Incorrect operand type for operator or function; operator or function: size, operand type: N");
        row("size(:bool) = :n",
            "Incorrect operand type for operator or function; operator or function: size, operand type: BOOL");
        row("size(:null) = :n",
            "Incorrect operand type for operator or function; operator or function: size, operand type: NULL");
        row("size(size(a)) = :n",
            "Incorrect operand type for operator or function; operator or function: size, operand type: N");
        for (const char* value : {":s", ":b", ":ss", ":ns", ":bs", ":l", ":m"})
            QTest::newRow(value) << QString("size(%1) = :n").arg(value) << QString("ok");
        for (const char* function : {"attribute_exists", "attribute_not_exists"})
            for (const char* operand : {":v", "size(a)"}) {
                const QString text = QString("%1(%2)").arg(function, operand);
                QTest::newRow(qPrintable(text))
                    << text
                    << QString("Operator or function requires a document path; operator or function: %1").arg(function);
            }
        row("attribute_type(a, :n)",
            "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N");
        row("attribute_type(a, b)",
            "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: "
            "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
        row("attribute_type(a, :dog)",
            "Invalid attribute type name found; type: DOG, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        row("attribute_type(a, :es)",
            "Invalid attribute type name found; type: , valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        for (const char* code : {"S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"})
            QTest::newRow(code) << QString("attribute_type(a, :t%1)").arg(code) << QString("ok");
        // Bounds.
        row("a BETWEEN :1 AND :z",
            "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: "
            "AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:z}");
        row("a BETWEEN :9 AND :1",
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound "
            "operand: AttributeValue: {N:9}, upper bound operand: AttributeValue: {N:1}");
        row("a BETWEEN :z AND :s",
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound "
            "operand: AttributeValue: {S:z}, upper bound operand: AttributeValue: {S:text}");
        row("a BETWEEN :hi AND :lo",
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound "
            "operand: AttributeValue: {B:/w==}, upper bound operand: AttributeValue: {B:AQ==}");
        row("a BETWEEN :1 AND :1", "ok");
        row("a BETWEEN :9 AND b", "ok");
        row("a BETWEEN :9 AND size(b)", "ok");
        // List positions.
        row("a[2147483647] = :v", "ok");
        row("a[2147483648] = :v", "List index is not within the allowable range; index: [2147483648]");
        row("a[99999999999] = :v", "List index is not within the allowable range; index: [99999999999]");
        row("a[99999999999999999999999] = :v",
            "List index is not within the allowable range; index: [99999999999999999999999]");
        row("a[007] = :v", "ok");
    }
    void messages() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const QString prefix = expected == "ok" ? "" : "Invalid ConditionExpression: ";
        QCOMPARE(answer(condition(text.toStdString())), prefix + expected);
        const QString filter = expected == "ok" ? "" : "Invalid FilterExpression: ";
        QCOMPARE(answer(condition(text.toStdString(), Parameter::Filter)), filter + expected);
    }

    // Of two errors the one of the earlier family is told, wherever it stands; inside a family the first.
    void priorities_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("contained");
        row("((a = :v)) AND b = = :v", "Syntax error");
        row("foo(a) AND ((b = :v))", "redundant parentheses");
        row("size(a) AND foo(b)", "Invalid function name");
        row("name = :v AND foo(b)", "Invalid function name");
        row("name = :v AND size(b)", "not allowed to be used this way");
        row("#q = :v AND name = :v", "reserved keyword: name");
        row("a < :l AND #q = :v", "operator or function: <"); // comparison by comparison
        row("#q = :v AND a < :l", "attribute name: #q");
        row("begins_with(#q)", "attribute name: #q");
        row("contains(a, a, :q)", "attribute value: :q");
        row("a = a AND contains(b)", "operator: =");
        row("contains(b) AND a = a", "number of operands: 1");
        row("size(size(a)) = size(b, c)", "number of operands: 2");
        row("a < :l AND b < :m", "operand type: L");
        row("name = :v AND zone = :v", "keyword: name");
        row("foo(bar(a))", "function: bar");
    }
    void priorities() {
        QFETCH(QString, text);
        QFETCH(QString, contained);
        const QString told = answer(condition(text.toStdString()));
        QVERIFY2(told.contains(contained), qPrintable(told));
    }

    void everyReservedWordIsRefused() {
        int refused = 0;
        // Names of at most three letters, and some that are longer: the table is searched, not guessed.
        for (const char* word :
             {"ABORT", "ABSOLUTE", "add",  "Zone", "year", "values", "TTL",  "time",     "name",   "index",
              "Hash",  "range",    "user", "by",   "to",   "data",   "DATE", "language", "status", "WITHOUT"}) {
            QVERIFY2(expr::isReservedWord(word), word);
            ++refused;
        }
        QCOMPARE(refused, 20);
        for (const char* word : {"", "a", "pk", "sk", "ABORTS", "ABOR", "zones", "x_name", "CURRENTTIMESTAMPANDMORE",
                                 "namE ", "id", "email"})
            QVERIFY2(!expr::isReservedWord(word), word);
    }
};

RF_TEST_GUILESS_MAIN(TestConditionMessages)

} // namespace tst_condition_messages

#include "tst_condition_messages.moc"
