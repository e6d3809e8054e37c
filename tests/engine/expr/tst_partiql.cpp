// PartiQL statements: what they come to, what is wrong with them, and that none of them is too deep.

#include "engine/expr/partiql.h"
#include "tests/engine/expr/expr_support.h"
#include "tests/engine/expr/small_stack.h"
#include "tests/engine/value/random_values.h"
#include "tests/support/program.h"

namespace tst_partiql {

using namespace rf;
using namespace rf::test;
using expr::PartiqlStatement;
using Kind = PartiqlStatement::Kind;

namespace {

std::vector<AttributeValue> parameters(const std::string& json) {
    std::vector<AttributeValue> list;
    const Item holder = itemOf("{\"l\":{\"L\":" + json + "}}");
    for (const AttributeValue& value : holder.find("l")->asList()) list.push_back(value);
    return list;
}

Result<PartiqlStatement> parse(const std::string& text, const std::string& with = "[]") {
    return expr::parsePartiql(text, parameters(with));
}
QString fault(const std::string& text, const std::string& with = "[]") {
    const auto parsed = parse(text, with);
    return parsed ? "ok" : QString::fromStdString(parsed.error().message);
}

/// Whether an item passes a WHERE clause.
bool passes(const std::string& where, const std::string& json, const std::string& with = "[]") {
    auto parsed = parse("SELECT * FROM T WHERE " + where, with);
    if (!parsed) qFatal("%s: %s", where.c_str(), parsed.error().message.c_str());
    const Item it = itemOf(json);
    for (const auto& conjunct : parsed->where)
        if (!conjunct.condition.evaluate(it)) return false;
    return true;
}

/// The item after an UPDATE.
QString updated(const std::string& clauses, const std::string& json, const std::string& with = "[]") {
    auto parsed = parse("UPDATE T " + clauses + " WHERE pk = 'a'", with);
    if (!parsed) return QString::fromStdString(parsed.error().message);
    const auto after = parsed->update->apply(itemOf(json), true);
    return QString::fromStdString(after ? toJson(*after) : after.error().message);
}

/// Clauses of an UPDATE, and the item after it or the error.
const std::vector<std::pair<const char*, const char*>>& updates() {
    static const std::vector<std::pair<const char*, const char*>> rows{
        {"SET n = 2", R"({"l":{"L":[{"N":"1"}]},"n":{"N":"2"},"ss":{"SS":["a","b"]}})"},
        {"SET n = n + 1 SET x = 'y'", R"({"l":{"L":[{"N":"1"}]},"n":{"N":"2"},"ss":{"SS":["a","b"]},"x":{"S":"y"}})"},
        {"SET n = 10 - n, x = n", R"({"l":{"L":[{"N":"1"}]},"n":{"N":"9"},"ss":{"SS":["a","b"]},"x":{"N":"1"}})"},
        {"REMOVE n REMOVE ss", R"({"l":{"L":[{"N":"1"}]}})"},
        {"REMOVE l[0], ss", R"({"l":{"L":[]},"n":{"N":"1"}})"},
        {"SET l[0] = 7", R"({"l":{"L":[{"N":"7"}]},"n":{"N":"1"},"ss":{"SS":["a","b"]}})"},
        {"SET l[9] = 7", R"({"l":{"L":[{"N":"1"},{"N":"7"}]},"n":{"N":"1"},"ss":{"SS":["a","b"]}})"},
        {"SET l = list_append(l, [2])", R"({"l":{"L":[{"N":"1"},{"N":"2"}]},"n":{"N":"1"},"ss":{"SS":["a","b"]}})"},
        {"SET l = list_append(['z'], l)", R"({"l":{"L":[{"S":"z"},{"N":"1"}]},"n":{"N":"1"},"ss":{"SS":["a","b"]}})"},
        {"SET ss = set_add(ss, <<'c'>>)", R"({"l":{"L":[{"N":"1"}]},"n":{"N":"1"},"ss":{"SS":["a","b","c"]}})"},
        {"SET ss = set_delete(ss, <<'a'>>)", R"({"l":{"L":[{"N":"1"}]},"n":{"N":"1"},"ss":{"SS":["b"]}})"},
        {"SET ss = set_delete(ss, <<'a','b'>>)", R"({"l":{"L":[{"N":"1"}]},"n":{"N":"1"}})"},
        {"SET ss = set_add(l, <<'c'>>)", "The first argument of set_add must be the path that is set"},
        {"SET n = 1 + 'x'",
         "Incorrect operand type for operator or function; operator or function: +, operand type: S"},
        {"SET n = 1, n = 2", "Two document paths overlap with each other; must remove or rewrite one of these paths; "
                             "path one: [n], path two: [n]"},
        {"SET x = none", "The provided expression refers to an attribute that does not exist in the item"},
        {"SET none.x = 1", "The document path provided in the update expression is invalid for update"},
    };
    return rows;
}

// Out of the class: moc loses its way in raw texts.
constexpr const char* kNestedItem = R"({"a":{"S":"1"},"m":{"M":{"x":{"N":"2"},"y z":{"N":"3"},"q":{"N":"6"},
            "l":{"L":[{"L":[{"N":"0"},{"N":"1"},{"N":"5"}]}]}}},"l":{"L":[{"N":"0"},{"N":"4"}]}})";
constexpr const char* kColumns =
    R"({"a":{"S":"1"},"l[0][2]":{"N":"5"},"l[1]":{"N":"4"},"q":{"N":"6"},"x":{"N":"2"},"y z":{"N":"3"}})";
constexpr const char* kRichItem =
    R"({"a":{"N":"5"},"s":{"S":"hello"},"z":{"NULL":true},"t":{"BOOL":true},"e":{"N":"150"},
            "q":{"S":"it\u0027s"},"ss":{"SS":["x","y"]},"l":{"L":[{"N":"7"}]},"m":{"M":{"k":{"S":"v"}}}})";
constexpr const char* kTextAndBinary = R"({"a":{"S":"x"},"b":{"B":"AQI="}})";
constexpr const char* kTextAndBinaryParameters = R"([{"S":"x"},{"B":"AQI="}])";
constexpr const char* kTextItem = R"({"a":{"S":"x"}})";
constexpr const char* kListParameter = R"([{"L":[{"S":"y"},{"S":"x"}]}])";
constexpr const char* kTwoParameters = R"([{"S":"x"},{"S":"y"}])";
constexpr const char* kOneParameter = R"([{"S":"x"}])";
constexpr const char* kBinaryParameter = R"([{"B":"AQI="}])";
constexpr const char* kInserted =
    R"({"pk":{"S":"a"},"n":{"N":"-1.5"},"l":{"L":[{"N":"1"},{"S":"x"},{"M":{"k":{"NULL":true}}}]},
            "s":{"NS":["1","2"]},"b":{"B":"AQI="},"t":{"BOOL":true},"e":{"L":[]},"m":{"M":{}}})";
constexpr const char* kMapParameter = R"([{"M":{"pk":{"S":"x"}}}])";
constexpr const char* kKeyOnly = R"({"pk":{"S":"x"}})";
constexpr const char* kBeforeUpdate = R"({"n":{"N":"1"},"l":{"L":[{"N":"1"}]},"ss":{"SS":["a","b"]}})";

} // namespace

class TestPartiql : public QObject {
    Q_OBJECT
private slots:
    void selectShapes() {
        auto all = parse("select * from \"My.Table\".\"by-date\" where pk = 'a' order by sk desc, pk ASC;");
        QVERIFY(all);
        QVERIFY(all->kind == Kind::Select && all->reads() && !all->projection);
        QCOMPARE(all->table, std::string("My.Table"));
        QCOMPARE(*all->index, std::string("by-date"));
        QCOMPARE(all->orderBy.size(), std::size_t{2});
        QVERIFY(all->orderBy[0].attribute == "sk" && all->orderBy[0].descending && !all->orderBy[1].descending);
        QCOMPARE(all->where[0].comparison->operands[0], AttributeValue::string("a"));
    }
    void columnsAreNamedByTheirLastStep() {
        const auto picked = parse("SELECT a, m.x, m.\"y z\", l[1], m.l[0][2], m['q'] FROM T");
        QVERIFY(picked);
        const Item it = itemOf(kNestedItem);
        QCOMPARE(QString::fromStdString(toJson(picked->projection->apply(it))), QString(kColumns));
        QVERIFY(picked->projection->apply({}).empty());
    }
    void reservedWordsOfExpressionsAreNames() {
        QVERIFY(parse("SELECT data, name, status FROM T WHERE size = 1 AND year > 2"));
        QVERIFY(parse("UPDATE T SET data = 1 WHERE pk = 'a'"));
    }

    void comments() {
        const auto parsed = parse("SELECT * -- all of it\nFROM T -- WHERE a = 1");
        QVERIFY(parsed && parsed->where.empty());
    }

    void where_data() {
        QTest::addColumn<QString>("where");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* where, bool holds) { QTest::newRow(where) << where << holds; };
        row("a = 5", true);
        row("5 = a", true);
        row("a = '5'", false);
        row("a <> 5", false);
        row("a != 6", true);
        row("a < 5.5 AND a >= 5 AND a > -5", true);
        row("6 > a", true);
        row("6 < a", false);
        row("a BETWEEN 4 AND 6", true);
        row("a NOT BETWEEN 4 AND 6", false);
        row("a IN [1, 5]", true);
        row("a IN (1, 2)", false);
        row("a NOT IN (1, 2)", true);
        row("NOT a = 6", true);
        row("NOT none = 'x'", true);
        row("none = 'x'", false);
        row("none <> 'x'", true);
        row("none IS MISSING", true);
        row("none IS NOT MISSING", false);
        row("a IS NOT MISSING", true);
        row("z IS NULL", true);
        row("a IS NULL", false);
        row("a IS NOT NULL", true);
        row("begins_with(s, 'he')", true);
        row("BEGINS_WITH(\"s\", 'lo')", false);
        row("contains(s, 'ell')", true);
        row("contains(ss, 'y')", true);
        row("contains(l, 7)", true);
        row("contains(l, 8)", false);
        row("attribute_type(s, 'S')", true);
        row("attribute_type(s, 'N')", false);
        row("size(s) = 5", true);
        row("size(ss) > size(l)", true);
        row("m.k = 'v'", true);
        row("m['k'] = 'v'", true);
        row("l[0] = 7", true);
        row("l[1] = 7", false);
        row("ss = <<'y', 'x'>>", true);
        row("l = [7]", true);
        row("m = {'k': 'v'}", true);
        row("t = true", true);
        row("t = FALSE", false);
        row("a = 1 OR a = 5", true);
        row("a = 1 OR a = 5 AND s = 'no'", false);
        row("(a = 1 OR a = 5) AND s = 'hello'", true);
        row("((a = 5))", true);
        row("NOT (a = 1 OR s = 'no')", true);
        row("q = 'it''s'", true);
        row("e = 1.5e2", true);
    }
    void where() {
        QFETCH(QString, where);
        QFETCH(bool, holds);
        const char* json = kRichItem;
        QCOMPARE(passes(where.toStdString(), json), holds);
    }

    void parametersTakeTheirPlaces() {
        QVERIFY(passes("a = ? AND b = ?", kTextAndBinary, kTextAndBinaryParameters));
        QVERIFY(passes("a IN ?", kTextItem, kListParameter));
        const char* kCount = "Number of parameters in request and statement don't match.";
        QCOMPARE(fault("SELECT * FROM T WHERE a = ?"), QString(kCount));
        QCOMPARE(fault("SELECT * FROM T WHERE a = ?", kTwoParameters), QString(kCount));
        QCOMPARE(fault("SELECT * FROM T", kOneParameter), QString(kCount));
    }

    void conjunctsForKeys() {
        const auto parsed =
            parse("SELECT * FROM T WHERE pk = 'a' AND 5 < sk AND x IN [1,2] AND (y = 1 OR y = 2 OR y IN (3)) "
                  "AND begins_with(z, 'p') AND w BETWEEN 1 AND 2 AND m.k = 1 AND u = v AND NOT o = 1");
        QVERIFY(parsed);
        QCOMPARE(parsed->where.size(), std::size_t{9});
        QVERIFY(parsed->where[0].comparison->op == expr::KeyOperator::Equal);
        QVERIFY(parsed->where[1].comparison->op == expr::KeyOperator::Greater);
        QCOMPARE(parsed->where[1].comparison->attribute, std::string("sk"));
        QCOMPARE(parsed->where[2].oneOf->values.size(), std::size_t{2});
        QCOMPARE(parsed->where[3].oneOf->values.size(), std::size_t{3});
        QVERIFY(parsed->where[4].comparison->op == expr::KeyOperator::BeginsWith);
        QCOMPARE(parsed->where[5].comparison->operands.size(), std::size_t{2});
        for (std::size_t i = 6; i < 9; ++i) QVERIFY(!parsed->where[i].comparison && !parsed->where[i].oneOf);
    }
    void alternativesOfTwoAttributesAreNoKeyCondition() {
        const auto parsed = parse("SELECT * FROM T WHERE a = 1 OR b = 2");
        QVERIFY(parsed && !parsed->where[0].oneOf && !parsed->where[0].comparison);
    }

    void insert() {
        const auto parsed =
            parse("INSERT INTO T VALUE {'pk': 'a', 'n': -1.50, 'l': [1, 'x', {'k': NULL}], 's': <<1, 2>>, "
                  "'b': ?, 't': true, 'e': [], 'm': {}}",
                  kBinaryParameter);
        QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
        QVERIFY(parsed->kind == Kind::Insert && !parsed->reads());
        QCOMPARE(parsed->item, itemOf(kInserted));
        QCOMPARE(parse("INSERT INTO T VALUE ?", kMapParameter)->item, itemOf(kKeyOnly));
    }

    void update_data() {
        QTest::addColumn<QString>("clauses");
        QTest::addColumn<QString>("after");
        for (const auto& [clauses, after] : updates()) QTest::newRow(clauses) << clauses << after;
    }
    void update() {
        QFETCH(QString, clauses);
        QFETCH(QString, after);
        QCOMPARE(updated(clauses.toStdString(), kBeforeUpdate), after);
    }

    void returning() {
        using Returning = expr::PartiqlReturning;
        const auto of = [](const char* clause) {
            return parse(std::string("UPDATE T SET a = 1 WHERE pk = 'a' RETURNING ") + clause)->returning;
        };
        QVERIFY(of("ALL OLD *") == Returning::AllOld);
        QVERIFY(of("all new *") == Returning::AllNew);
        QVERIFY(of("MODIFIED OLD *") == Returning::ModifiedOld);
        QVERIFY(of("MODIFIED NEW *") == Returning::ModifiedNew);
        QVERIFY(parse("DELETE FROM T WHERE pk = 'a' RETURNING ALL OLD *")->returning == Returning::AllOld);
        QVERIFY(!parse("DELETE FROM T WHERE pk = 'a' RETURNING ALL NEW *"));
        QVERIFY(!parse("UPDATE T SET a = 1 WHERE pk = 'a' RETURNING ALL OLD"));
    }
    void exists() {
        const auto parsed = parse("EXISTS(SELECT * FROM T WHERE pk = 'a' AND n = 1)");
        QVERIFY(parsed && parsed->kind == Kind::Exists && !parsed->reads());
        QCOMPARE(parsed->where.size(), std::size_t{2});
    }

    void faults_data() {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("message");
        const QString syntax = "Statement wasn't well formed, can't be processed: ";
        const auto row = [](const char* statement, const QString& message) {
            QTest::newRow(statement) << statement << message;
        };
        row("", syntax + "Expected data manipulation");
        row("CREATE TABLE T", syntax + "Expected data manipulation");
        row("SELECT", syntax + "Unexpected end of statement");
        row("SELECT FROM T", syntax + "Unexpected term at 1:8:4");
        row("SELECT * FROM T WHERE", syntax + "Unexpected end of statement");
        row("SELECT * FROM T WHERE a =", syntax + "Unexpected end of statement");
        row("SELECT * FROM T WHERE a = 1 extra", syntax + "Unexpected term at 1:29:5");
        row("SELECT * FROM T\n  WHERE (a = 1", syntax + "Unexpected end of statement");
        row("SELECT * FROM T\n  WHERE a ~ 1", syntax + "Unexpected character");
        row("SELECT * FROM T WHERE a = 'x", syntax + "Expected end of text");
        row("SELECT COUNT(*) FROM Nowhere", "Unexpected path component at 1:8:5");
        row("SELECT a AS b FROM T", "Aliasing is not supported at 1:10:2");
        row("SELECT * FROM T LIMIT 1", "Unsupported clause: LIMIT at 1:23:1");
        row("SELECT * FROM T WHERE a = 1 GROUP BY a", "Unsupported clause: GROUP BY at 1:38:1");
        row("SELECT DISTINCT a FROM T", "Unsupported clause: DISTINCT");
        row("SELECT VALUE a FROM T", "Unsupported clause: VALUE");
        row("SELECT * FROM T JOIN U", "Unsupported clause: JOIN");
        row("SELECT * FROM T WHERE a LIKE 'x%'", "Unsupported operator in Condition Expression. Operator: like");
        row("SELECT * FROM T WHERE a NOT LIKE 'x%'", "Unsupported operator in Condition Expression. Operator: like");
        row("SELECT * FROM T WHERE a < true",
            "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL");
        row("SELECT * FROM T WHERE a BETWEEN 1 AND [2]",
            "Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: L");
        row("SELECT * FROM T WHERE begins_with(a, 1)",
            "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N");
        row("SELECT * FROM T WHERE attribute_type(a, 'X')",
            "Invalid attribute type name found; type: X, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        row("SELECT * FROM T WHERE EXISTS(SELECT * FROM T WHERE a = 1)",
            "EXISTS can only be used in ExecuteTransaction write requests.");
        row("INSERT INTO T VALUE 'x'", syntax + "Unexpected end of statement");
        row("INSERT INTO T {'a': 1}", syntax + "Unexpected term at 1:15:1");
        row("INSERT INTO T VALUE {'a': <<>>}",
            "One or more parameter values were invalid: An string set  may not be empty");
        row("INSERT INTO T VALUE {'a': <<1, 1.0>>}",
            "One or more parameter values were invalid: Input collection contains duplicates");
        row("INSERT INTO T VALUE {'a': <<1, 'x'>>}", "One or more parameter values were invalid: A set's elements must "
                                                     "be of one type: string, number or binary");
        row("UPDATE T WHERE pk = 'a'", syntax + "Unexpected term at 1:10:5");
        row("UPDATE T SET a WHERE pk = 'a'", syntax + "Unexpected term at 1:16:5");
        row("DELETE T WHERE pk = 'a'", syntax + "Unexpected term at 1:8:1");
    }
    void faults() {
        QFETCH(QString, statement);
        QFETCH(QString, message);
        QCOMPARE(fault(statement.toStdString()), message);
    }

    void numbersHaveTheirLimits() {
        QVERIFY(fault("SELECT * FROM T WHERE a = 123456789012345678901234567890123456789").contains("38 significant"));
        QVERIFY(fault("SELECT * FROM T WHERE a = 1.2.3") != "ok");
    }

    /// 8,192 characters of whatever nests, on a thread with little stack.
    void nothingIsTooDeep_data() {
        QTest::addColumn<QString>("statement");
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QString::fromStdString(text.substr(0, 8192));
        };
        row("parentheses", "SELECT * FROM T WHERE " + times(8200, "("));
        row("closed parentheses", "SELECT * FROM T WHERE " + times(2000, "(") + "a = 1" + times(2000, ")"));
        row("NOT", "SELECT * FROM T WHERE " + times(2000, "NOT ") + "a = 1");
        row("NOT in parentheses", "SELECT * FROM T WHERE " + times(1000, "(NOT ") + "a = 1" + times(1000, ")"));
        row("lists", "INSERT INTO T VALUE {'a': " + times(8200, "["));
        row("maps", "INSERT INTO T VALUE " + times(1500, "{'a':"));
        row("sets", "INSERT INTO T VALUE {'a':" + times(1500, "<<"));
        row("list_append", "UPDATE T SET a = " + times(600, "list_append("));
        row("alternatives", "SELECT * FROM T WHERE a = 1" + times(900, " OR b=1"));
        row("both", "SELECT * FROM T WHERE a = 1" + times(400, " OR b=1 AND c=1"));
        row("paths", "SELECT a" + times(2000, "[0]") + " FROM T");
    }
    void nothingIsTooDeep() {
        QFETCH(QString, statement);
        bool done = false;
        QVERIFY(onSmallStack(256 * 1024, 1024 * 1024, [&] {
            auto parsed = expr::parsePartiql(statement.toStdString(), {});
            if (parsed)
                for (const auto& conjunct : parsed->where) (void)conjunct.condition.evaluate({});
            done = true;
        }));
        QVERIFY(done);
    }
    /// The clause and the value are levels, too.
    void theDepthAllowedIsUsable() {
        const int levels = int(expr::kMaxPartiqlDepth) - 2;
        QCOMPARE(fault("SELECT * FROM T WHERE " + times(levels, "(") + "a = 1" + times(levels, ")")), QString("ok"));
        QVERIFY(fault("SELECT * FROM T WHERE " + times(levels + 1, "(") + "a = 1" + times(levels + 1, ")")) != "ok");
        QCOMPARE(fault("INSERT INTO T VALUE {'a':" + times(32, "[") + times(32, "]") + "}"), QString("ok"));
    }

    void garbageIsAnError() {
        static const char* const kPieces[] = {
            "SELECT ", "* ",   "FROM ",   "T ",      "WHERE ", "a ",     "= ",     "'x' ", "? ",
            "( ",      ") ",   "[ ",      "] ",      "<< ",    ">> ",    "{ ",     "} ",   ": ",
            ", ",      ". ",   "AND ",    "OR ",     "NOT ",   "IN ",    "1 ",     "IS ",  "MISSING ",
            "UPDATE ", "SET ", "DELETE ", "INSERT ", "INTO ",  "VALUE ", "\"q\" ", "-",    ";"};
        RandomValues random(7);
        int right = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::string text = i % 2 == 0 ? "SELECT * FROM T WHERE " : "";
            for (int j = 0; j < 12; ++j) text += kPieces[random.below(int(std::size(kPieces)))];
            right += expr::parsePartiql(text, {}) ? 1 : 0;
        }
        QVERIFY(right < 20'000);
    }
};

RF_TEST_GUILESS_MAIN(TestPartiql)

} // namespace tst_partiql

#include "tst_partiql.moc"
