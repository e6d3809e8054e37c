// Syntax errors of every expression: which token, and which text is near it. Also what is legal and looks odd.

#include "tests/engine/expr/expr_support.h"
#include "tests/support/program.h"

namespace tst_syntax {

using namespace rf;
using namespace rf::test;
using expr::Parameter;

namespace {

QString syntax(const QString& token, const QString& near) {
    return QString("Syntax error; token: \"%1\", near: \"%2\"").arg(token, near);
}

void columns() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
}
void bad(const char* text, const char* token, const char* near) {
    QTest::newRow(text) << QString(text) << syntax(token, near);
}
void good(const char* text) { QTest::newRow(text) << QString(text) << QString("ok"); }

QString without(const QString& prefix, const QString& text) {
    return text.startsWith(prefix) ? text.mid(prefix.size()) : text;
}

} // namespace

class TestSyntax : public QObject {
    Q_OBJECT
private slots:
    void conditions_data() {
        columns();
        // The end comes too early.
        bad("a", "<EOF>", "a");
        bad("(a)", "<EOF>", ")");
        bad("a =", "<EOF>", "=");
        bad("a = :v AND", "<EOF>", "AND");
        bad("a = :v or", "<EOF>", "or");
        bad("NOT", "<EOF>", "NOT");
        bad("NOT a", "<EOF>", "a");
        bad("(", "<EOF>", "(");
        bad("(a = :v", "<EOF>", ":v");
        bad("attribute_exists(", "<EOF>", "(");
        bad("attribute_exists(a", "<EOF>", "a");
        bad("a BETWEEN :v", "<EOF>", ":v");
        bad("a BETWEEN :v AND", "<EOF>", "AND");
        bad("a IN", "<EOF>", "IN");
        bad("a IN (", "<EOF>", "(");
        bad("a IN (:v", "<EOF>", ":v");
        bad("a.", "<EOF>", ".");
        bad("a[", "<EOF>", "[");
        bad("a[0", "<EOF>", "0");
        bad("   ", "<EOF>", "");
        // A token that does not belong.
        bad("a = = :v", "=", "= = :v");
        bad("= :v", "=", "= :v");
        bad("a b", "b", "a b");
        bad("a foo :v", "foo", "a foo :v");
        bad("a = :v b = :w", "b", ":v b =");
        bad("a = :v)", ")", ":v)");
        bad("(a = :v))", ")", "))");
        bad(")", ")", ")");
        bad("()", ")", "()");
        bad("attribute_exists()", ")", "()");
        bad("attribute_exists(a,)", ")", ",)");
        bad("attribute_exists(a b)", "b", "a b)");
        bad("attribute_exists(a = :v)", "=", "a = :v");
        bad("attribute_exists(NOT a)", "NOT", "(NOT a");
        bad("attribute_exists(size(a) AND b)", "AND", ") AND b");
        bad("a = b = c", "=", "b = c");
        bad("a < b < c", "<", "b < c");
        bad("(a = :v) = :w", "=", ") = :w");
        bad("a = (b = :v)", "=", "b = :v");
        bad("a = (b AND c)", "AND", "b AND c");
        bad("a = NOT b", "NOT", "= NOT b");
        bad("a AND b = :v", "AND", "a AND b");
        bad("(a) AND b = :v", "AND", ") AND b");
        bad("(a AND b)", "AND", "a AND b");
        bad("(NOT a) AND b = :v", ")", "a) AND");
        bad("AND a = :v", "AND", "AND a");
        bad("a = :v AND AND b = :v", "AND", "AND AND b");
        bad("a = :v OR OR b = :v", "OR", "OR OR b");
        bad("a NOT = :v", "NOT", "a NOT =");
        bad("and = :v", "and", "and =");
        bad("a.in = :v", "in", ".in =");
        bad("between BETWEEN :v AND :w", "between", "between BETWEEN");
        bad("a BETWEEN :v OR :w", "OR", ":v OR :w");
        bad("a BETWEEN :v :w", ":w", ":v :w");
        bad("a BETWEEN (:v AND :w)", "AND", ":v AND :w");
        bad("(a BETWEEN :v) AND :w", ")", ":v) AND");
        bad("a = :v BETWEEN :v AND :w", "BETWEEN", ":v BETWEEN :v");
        bad("a IN :v", ":v", "IN :v");
        bad("a IN ()", ")", "()");
        bad("a IN (:v,)", ")", ",)");
        bad("a IN (:v :w)", ":w", ":v :w)");
        bad("a IN (b = :v)", "=", "b = :v");
        bad("a, b", ",", "a, b");
        bad("a = :v, b = :w", ",", ":v, b");
        bad(":v.a = :w", ".", ":v.a");
        bad("(a).b = :v", ".", ").b");
        bad("size(a).b = :v", ".", ").b");
        bad("a + b = :v", "+", "a + b");
        bad("a = b - c", "-", "b - c");
        // Characters and names the lexer does not know.
        bad("!", "!", "!");
        bad("!!! INVALID", "!", "!!");
        bad("a != :v", "!", "a !=");
        bad("a = 'x'", "'", "= 'x");
        bad("a = \"x\"", "\"", "= \"x");
        bad("a = 5", "5", "= 5");
        bad("a = 5x", "5", "= 5x");
        bad("_a = :v", "_", "_a");
        bad("a._b = :v", "_", "._b");
        bad("1a = :v", "1", "1a");
        bad("# = :v", "#", "# =");
        bad("a = :", ":", "= :");
        bad("a = : v", ":", "= : v");
        bad("a = @v AND b = :v", "@", "= @v");
        bad("a = é AND b = :v", "é", "= é AND");
        bad("a-b = :v", "-", "a-b");
        bad("a == :v", "=", "== :v");
        bad("a <>= :v", "=", "<>= :v");
        bad("a = > :v", ">", "= > :v");
        bad("a[-1] = :v", "-", "[-1");
        bad("a[b] = :v", "b", "[b]");
        bad("a[:v] = :v", ":v", "[:v]");
        bad("a[#a] = :v", "#a", "[#a]");
        bad("a[] = :v", "]", "[] =");
        bad("a[0.b = :v", ".", "0.b");
        bad("a[1 2] = :v", "2", "1 2]");
        bad("a..b = :v", ".", "..b");
        bad(".a = :v", ".", ".a");
        bad("a.:v = :v", ":v", ".:v =");
        bad("a.0 = :v", "0", ".0 =");
        // Legal.
        good("a=:v");
        good(" \t\r\n a \t= \r\n :v ");
        good("a.b[0][1].c = :v");
        good("a . b [ 0 ] = :v");
        good("#a.#dot[3] = :v");
        good("#0 = :v");
        good("(a) = (:v)");
        good("(a = :v)");
        good("(a = :v) AND (b = :w)");
        good("(a = :v AND (b = :w))");
        good("(NOT (a = :v))");
        good("NOT NOT a = :v");
        good("NOT (NOT a = :v) and not b = :w");
        good("not a between :v AnD :w Or b iN (:v, (:w), b.c)");
        good("a BETWEEN (:v) AND (:w) AND b = :v");
        good("NOT a BETWEEN :v AND :w");
        good("((a) = :v) AND b = :w");
        good("(size(a)) > :n");
        good("size((a)) > :n");
        good("size (a) > :n");
        good("(attribute_exists(a)) OR attribute_not_exists(b)");
        good("size(a) BETWEEN :1 AND size(b)");
        good(":v = a");
        good(":v IN (a, b)");
        good("andy = :v");
        good("a_1 = :v");
    }
    void conditions() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto parsed = condition(text.toStdString());
        QCOMPARE(without("Invalid ConditionExpression: ", answer(parsed)), expected);
    }

    void updates_data() {
        columns();
        bad("INVALID SYNTAX HERE", "INVALID", "INVALID SYNTAX");
        bad("SET", "<EOF>", "SET");
        bad("SET a", "<EOF>", "a");
        bad("SET a =", "<EOF>", "=");
        bad("SET a = :v +", "<EOF>", "+");
        bad("SET a = :v,", "<EOF>", ",");
        bad("SET a = (:v", "<EOF>", ":v");
        bad("SET a = if_not_exists(a, :v", "<EOF>", ":v");
        bad("ADD a", "<EOF>", "a");
        bad("DELETE a", "<EOF>", "a");
        bad("REMOVE", "<EOF>", "REMOVE");
        bad("REMOVE a,", "<EOF>", ",");
        bad("a = :v", "a", "a =");
        bad("SET a-b = :v", "-", "a-b");
        bad("SET a :v", ":v", "a :v");
        bad("SET  0 = :v", "0", "SET  0 =");
        bad("SET _1 = :v", "_", "SET _1");
        bad("SET :v = :w", ":v", "SET :v =");
        bad("SET a = :v b = :w", "b", ":v b =");
        bad("SET a = b = c", "=", "b = c");
        bad("SET a = b + c + d", "+", "c + d");
        bad("SET a = b + c - d", "-", "c - d");
        bad("SET a = (b + c) + d", "+", ") + d");
        bad("SET a = b + (c + d)", "+", "c + d");
        bad("SET a = ((b + c))", "+", "b + c");
        bad("SET a = if_not_exists(b, c + d)", "+", "c + d");
        bad("SET a = b * :n", "*", "b * :n");
        bad("SET a = b / :n", "/", "b / :n");
        bad("SET a = 5", "5", "= 5");
        bad("SET a = -:n", "-", "= -:n");
        bad("SET a = :v)", ")", ":v)");
        bad("SET a = (:v, :w)", ",", ":v, :w");
        bad("SET a = ()", ")", "()");
        bad("SET a = if_not_exists()", ")", "()");
        bad("SET a = if_not_exists(b,)", ")", ",)");
        bad("SET a = if_not_exists(b :v)", ":v", "b :v)");
        bad("SET set = :v", "set", "SET set =");
        bad("SET a.add = :v", "add", ".add =");
        bad("SET a = remove", "remove", "= remove");
        bad("SET , a = :v", ",", "SET , a");
        bad("SET REMOVE a", "REMOVE", "SET REMOVE a");
        bad("REMOVE a = :v", "=", "a = :v");
        bad("REMOVE a b", "b", "a b");
        bad("REMOVE :v", ":v", "REMOVE :v");
        bad("ADD a 1", "1", "a 1");
        bad("ADD a b", "b", "a b");
        bad("ADD a = :n", "=", "a = :n");
        bad("ADD a :n + :n", "+", ":n + :n");
        bad("ADD a (:n)", "(", "a (:n");
        bad("ADD hits : incr", ":", "hits : incr");
        bad("ADD a :n, #,", "#", ", #,");
        bad("DELETE a [", "<EOF>", "[");
        bad("DELETE a x", "x", "a x");
        bad("SET size(a) = :v", "(", "size(a");
        good("SET a=:v");
        good("set a = :v remove b add c :n delete d :ss");
        good("DELETE d :ss ADD c :n REMOVE b SET a = :v");
        good("SET a = (:v), b = (a + :n), c = (a) + (:n), d = ((a) - :n)");
        good("SET a = ((:v))");
        good("SET a = list_append(if_not_exists(b, :el), :l)");
        good("SET a = if_not_exists(b, if_not_exists(c, :v))");
        good("SET a = if_not_exists(b, :0) + :n");
        good("SET a = (if_not_exists((b), (:0)) + :n)");
        good("SET a.b[3].#n = :v, #dot = :v");
        good("SET and = :v1"); // keywords of conditions are names here
    }
    void updates() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        if (text == "SET and = :v1") expected = "Attribute name is a reserved keyword; reserved keyword: and";
        QCOMPARE(without("Invalid UpdateExpression: ", answer(update(text.toStdString()))), expected);
    }

    void projections_data() {
        columns();
        bad("!!!", "!", "!!");
        bad("!!! INVALID !!!", "!", "!!");
        bad("a,", "<EOF>", ",");
        bad("a b", "b", "a b");
        bad(",a", ",", ",a");
        bad("a,,b", ",", ",,b");
        bad("a.", "<EOF>", ".");
        bad("a.b-c", "-", "b-c");
        bad("(a)", "(", "(a");
        bad("a[x]", "x", "[x]");
        bad("a[0]b", "b", "]b");
        bad("l[].x", "]", "[].");
        bad(":v", ":v", ":v");
        bad("size(a)", "(", "size(a");
        bad("\"a b\"", "\"", "\"a");
        bad("a;", ";", "a;");
        good("a");
        good(" a , b.c , d[0] , #n.#dot[1][2] ");
    }
    void projections() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(without("Invalid ProjectionExpression: ", answer(projection(text.toStdString()))), expected);
    }

    void everyParameterHasItsPrefix() {
        const QString empty = ": The expression can not be empty;";
        QCOMPARE(answer(condition("")), "Invalid ConditionExpression" + empty);
        QCOMPARE(answer(condition("", Parameter::Filter)), "Invalid FilterExpression" + empty);
        QCOMPARE(answer(keyCondition("")), "Invalid KeyConditionExpression" + empty);
        QCOMPARE(answer(update("")), "Invalid UpdateExpression" + empty);
        QCOMPARE(answer(projection("")), "Invalid ProjectionExpression" + empty);
        QCOMPARE(answer(keyCondition("a")), "Invalid KeyConditionExpression: " + syntax("<EOF>", "a"));
        QCOMPARE(answer(condition("a b", Parameter::Filter)), "Invalid FilterExpression: " + syntax("b", "a b"));
    }
};

RF_TEST_GUILESS_MAIN(TestSyntax)

} // namespace tst_syntax

#include "tst_syntax.moc"
