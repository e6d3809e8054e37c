// Filter patterns: what each kind matches, and what is refused.

#include "engine/logs/filter_pattern.h"
#include "tests/engine/logs/log_pattern_rows.h"
#include "tests/support/program.h"

namespace tst_log_pattern {

using namespace rf;
using rf::logs::FilterPattern;

class TestFilterPattern : public QObject {
    Q_OBJECT
private slots:
    void matches_data();
    void matches();
    void badPatternsAreRefused_data();
    void badPatternsAreRefused();
    void termsNeedQuotes();
    void nastyExpressionsEnd();
};

void TestFilterPattern::matches_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("matches");
    terms();
    expressions();
    json();
    fields();
}

void TestFilterPattern::matches() {
    QFETCH(QString, pattern);
    QFETCH(QString, message);
    const auto parsed = FilterPattern::parse(pattern.toStdString());
    QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
    QTEST(parsed->matches(message.toStdString()), "matches");
}

void TestFilterPattern::badPatternsAreRefused_data() {
    QTest::addColumn<QString>("pattern");
    for (const char* const bad : {
             "\"open", "%open", "%%", "%a!%", "%(a)%", "%(a+)+%", "%a**%", "%[%", "%[]%", "%a{2,1}%", "%a{%", "%a{9999}%", "%[z-a]%", "%\\%", "%\\y%", "%\\x4%", "%ü%", "%*a%", "%a|*%",
             "{", "{}", "{ }", "{ $ = 1 }", "{ $.a }", "{ $.a = }", "{ $.a == 1 }", "{ $.a = 1", "{ $.a = 1 } x", "{ a = 1 }", "{ $.a > x }", "{ $.a > \"x\" }",
             "{ $.a > %x% }", "{ $.a = 1 && }", "{ $.a = 1 || }", "{ ($.a = 1 }", "{ $.a = 1) }", "{ $.a[ = 1 }", "{ $.a[x] = 1 }", "{ $.a[-1] = 1 }", "{ $..a = 1 }",
             "{ $.a IS MAYBE }", "{ $.a EXISTS }", "{ $.a = \"x }", "{ $.a & $.b }",
             "[", "[a", "[a] b", "[a, ..., ...]", "[a = ]", "[a > x]", "[a =]", "[a & b]", "[a b]", "[a = *]b]",
         })
        QTest::newRow(bad) << bad;
    QTest::newRow("deep") << "{ " + QString("(").repeated(500) + "$.a = 1" + QString(")").repeated(500) + " }";
}

void TestFilterPattern::badPatternsAreRefused() {
    QFETCH(QString, pattern);
    const auto parsed = FilterPattern::parse(pattern.toStdString());
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::Validation);
    QCOMPARE(QString::fromStdString(parsed.error().message), "Invalid filter pattern");
}

void TestFilterPattern::termsNeedQuotes() {
    const auto parsed = FilterPattern::parse("request foo-bar");
    QVERIFY(!parsed);
    QCOMPARE(QString::fromStdString(parsed.error().message), "Invalid character(s) in term 'foo-bar'");
}

/// A backtracking matcher would not come back from these.
void TestFilterPattern::nastyExpressionsEnd() {
    const auto parsed = FilterPattern::parse("%a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b%");
    QVERIFY(parsed);
    QVERIFY(!parsed->matches(std::string(20'000, 'a')));
    const auto stars = FilterPattern::parse("{ $.a = *a*a*a*a*a*a*a*a*a*b }");
    QVERIFY(stars);
    QVERIFY(!stars->matches(R"({"a":")" + std::string(20'000, 'a') + "\"}"));
}

RF_TEST_GUILESS_MAIN(TestFilterPattern)

} // namespace tst_log_pattern

#include "tst_log_pattern.moc"
