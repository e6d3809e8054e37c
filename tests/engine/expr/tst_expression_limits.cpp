// Limits of expressions, small stacks under hostile nesting, and random programs.

#include "tests/engine/expr/expr_support.h"
#include "tests/engine/expr/small_stack.h"
#include "tests/engine/value/random_values.h"
#include "tests/support/program.h"

namespace tst_expression_limits {

using namespace rf;
using namespace rf::test;
using expr::Parameter;

namespace {

std::string joined(int count, const std::string& text, const std::string& separator) {
    return times(count - 1, text + separator) + text;
}

constexpr const char* kTooMany = "The expression contains too many operators; operator count: 301";

/// Pieces of all five languages; strung together they are sometimes right.
std::string randomText(RandomValues& random) {
    static const char* const kPieces[] = {"SET ",
                                          "REMOVE ",
                                          "ADD ",
                                          "DELETE ",
                                          "a",
                                          "b",
                                          "a.b",
                                          "a[0]",
                                          "l[3].x",
                                          "#a",
                                          "#n",
                                          "#q",
                                          ":v",
                                          ":n",
                                          ":ss",
                                          ":l",
                                          ":q",
                                          " = ",
                                          " <> ",
                                          " < ",
                                          " <= ",
                                          " > ",
                                          " >= ",
                                          " + ",
                                          " - ",
                                          "(",
                                          ")",
                                          "((",
                                          "))",
                                          ", ",
                                          ",",
                                          " AND ",
                                          " OR ",
                                          " NOT ",
                                          " IN (",
                                          " BETWEEN ",
                                          "size(",
                                          "contains(",
                                          "begins_with(",
                                          "attribute_type(",
                                          "if_not_exists(",
                                          "list_append(",
                                          "attribute_exists(",
                                          "name",
                                          "[",
                                          "]",
                                          ".",
                                          "!",
                                          "\xC3\xA9",
                                          "\xFF",
                                          "5",
                                          "_",
                                          " ",
                                          "\t"};
    std::string text;
    for (int count = 1 + random.below(14); count > 0; --count) text += kPieces[random.below(std::size(kPieces))];
    return text;
}

/// A condition that is right, of the given depth.
std::string randomCondition(RandomValues& random, int depth) {
    static const char* const kOperands[] = {"s",    "n",   "ss", "l",  "m",       "zz",
                                            "l[0]", "m.k", ":v", ":n", "size(s)", "size(l)"};
    const auto operand = [&] { return std::string(kOperands[random.below(std::size(kOperands))]); };
    if (depth > 0) {
        switch (random.below(4)) {
        case 0: return randomCondition(random, depth - 1) + " AND " + randomCondition(random, depth - 1);
        case 1: return randomCondition(random, depth - 1) + " OR " + randomCondition(random, depth - 1);
        case 2: return "NOT " + randomCondition(random, 0);
        default: return "NOT (" + randomCondition(random, depth - 1) + " OR zz = :v)";
        }
    }
    switch (random.below(7)) {
    case 0: return "contains(" + operand() + ", :v)";
    case 1: return "attribute_not_exists(zz" + std::to_string(random.below(9)) + ")";
    case 2: return "begins_with(s, :v)";
    case 3: return operand() + " IN (" + operand() + ", " + operand() + ")";
    case 4: return operand() + " BETWEEN :1 AND :9";
    default: {
        static const char* const kComparators[] = {" = ", " <> ", " < ", " <= ", " > ", " >= "};
        return operand() + kComparators[random.below(6)] + ":n";
    }
    }
}

} // namespace

class TestExpressionLimits : public QObject {
    Q_OBJECT
private slots:
    void size_data() {
        QTest::addColumn<int>("parameter");
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("tail");
        QTest::newRow("condition") << int(Parameter::Condition) << "a"
                                   << " = :v";
        QTest::newRow("filter") << int(Parameter::Filter) << "a"
                                << " = :v";
        QTest::newRow("key condition") << int(Parameter::KeyCondition) << "a"
                                       << " = :v";
        QTest::newRow("projection") << int(Parameter::Projection) << "a"
                                    << "";
        QTest::newRow("update") << int(Parameter::Update) << "SET a"
                                << " = :v";
    }
    void size() {
        QFETCH(int, parameter);
        QFETCH(QString, head);
        QFETCH(QString, tail);
        const auto which = static_cast<Parameter>(parameter);
        const auto ask = [&](int length) {
            const QString text = head + QString(length - head.size() - tail.size(), ' ') + tail;
            switch (which) {
            case Parameter::Update: return answer(update(text.toStdString()));
            case Parameter::Projection: return answer(projection(text.toStdString()));
            case Parameter::KeyCondition: return answer(keyCondition(text.toStdString()));
            default: return answer(condition(text.toStdString(), which));
            }
        };
        QCOMPARE(ask(4096), "ok");
        const QString count = which == Parameter::Update ? "" : " expression size: 4097";
        QCOMPARE(ask(4097), QString::fromStdString("Invalid " + std::string(expr::parameterName(which))) +
                                ": Expression size has exceeded the maximum allowed size;" + count);
    }

    void sizeWinsOverSyntaxAndCountsBytes() {
        QVERIFY(answer(condition(times(5000, "("))).contains("expression size: 5000"));
        QVERIFY(answer(condition(times(2049, "é"))).contains("expression size: 4098"));
    }

    void operators() {
        const std::string prefix = "Invalid ConditionExpression: ";
        QCOMPARE(answer(condition(joined(150, "a<b", " or "))), "ok");          // 299
        QCOMPARE(answer(condition("NOT " + joined(150, "a<b", " or "))), "ok"); // 300
        QCOMPARE(answer(condition("NOT NOT " + joined(150, "a<b", " or "))), QString::fromStdString(prefix) + kTooMany);
        QCOMPARE(answer(condition(joined(151, "a<b", " or "))), QString::fromStdString(prefix) + kTooMany);
        QCOMPARE(answer(condition(times(1000, "not ") + "a<b")), QString::fromStdString(prefix) + kTooMany);
        QCOMPARE(answer(condition(times(299, "NOT ") + "size(a)<b")), QString::fromStdString(prefix) + kTooMany);
        QCOMPARE(answer(condition(times(298, "NOT ") + "size(a)<b")), "ok");
        // Parentheses, commas and members of IN are free.
        QCOMPARE(answer(condition("a<b " + times(149, "or (a<b ") + times(149, ")"))), "ok");
        QCOMPARE(answer(condition("a<b " + times(150, "or (a<b ") + times(150, ")"))),
                 QString::fromStdString(prefix) + kTooMany);
        QCOMPARE(answer(condition("(a IN (" + joined(99, "b", ",") + ")) AND (a IN (" + joined(99, "b", ",") + "))")),
                 "ok");
        // Assignments are no operators, arithmetic and functions are.
        QString sets;
        for (int i = 0; i < 300; ++i) sets += QString("%1a%2=:v").arg(i ? "," : "SET ").arg(i);
        QCOMPARE(answer(update(sets.toStdString())), "ok");
        const auto nested = [](int count) {
            return "SET a = " + times(count, "if_not_exists(") + "b" + times(count, ",b)");
        };
        QVERIFY(answer(update(nested(240))).contains("requires a document path")); // 240 fit into 4,096 bytes
        QString sums;
        for (int i = 0; i < 301; ++i) sums += QString("%1a%2=b+c").arg(i ? "," : "SET ").arg(i);
        QCOMPARE(answer(update(sums.toStdString())), QString("Invalid UpdateExpression: ") + kTooMany);
    }

    void pathsAndLists() {
        const std::string deepest = joined(32, "a", ".");
        const QString tooDeep = "The document path has too many nesting levels; nesting levels: 33";
        QCOMPARE(answer(condition(deepest + " = :v")), "ok");
        QCOMPARE(answer(condition(deepest + ".a = :v")), "Invalid ConditionExpression: " + tooDeep);
        QCOMPARE(answer(condition("a" + times(31, "[0]") + " = :v")), "ok");
        QCOMPARE(answer(condition("a" + times(32, "[0]") + " = :v")), "Invalid ConditionExpression: " + tooDeep);
        QCOMPARE(answer(projection(deepest + "[0]")), "Invalid ProjectionExpression: " + tooDeep);
        QCOMPARE(answer(update("SET " + deepest + ".a = :v")), "Invalid UpdateExpression: " + tooDeep);
        QVERIFY(answer(projection(joined(2000, "a", "."))).endsWith("nesting levels: 2000"));
        // IN counts its left operand.
        QCOMPARE(answer(condition("a IN (" + joined(99, "b", ", ") + ")")), "ok");
        QCOMPARE(
            answer(condition("a IN (" + joined(100, "b", ", ") + ")")),
            "Invalid ConditionExpression: The IN operator is provided with too many operands; number of operands: 101");
    }

    void smallStacks_data() {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const std::string& text) {
            QVERIFY(text.size() <= 4096);
            QTest::newRow(name) << QString::fromStdString(text);
        };
        row("open", times(4096, "("));
        row("close", times(4096, ")"));
        row("groups", times(2046, "(") + "a<b" + times(2046, ")"));
        row("operands", times(2045, "(") + "a" + times(2045, ")") + "<b");
        row("nots", times(1000, "NOT ") + "a<b");
        row("not groups", times(800, "NOT(") + "a<b" + times(800, ")"));
        row("calls", "a<" + times(1300, "f(") + "b" + times(1300, ")"));
        row("sizes", "a<" + times(680, "size(") + "b" + times(680, ")"));
        row("right", times(500, "a<b OR(") + "a<b" + times(500, ")"));
        row("left", times(450, "(") + "a<b" + times(450, " OR a<b)"));
        row("300 deep", times(298, "NOT(") + "a<size(b)" + times(298, ")"));
        row("right 149", times(149, "a<b OR (") + "a<b" + times(149, ")"));
        row("path", joined(2048, "a", "."));
        row("indexes", "a" + times(1365, "[0]"));
        row("update groups", "SET a=" + times(2040, "(") + "b" + times(2040, ")"));
        row("update open", "SET a=" + times(4000, "("));
        row("update calls", "SET a=" + times(1300, "f(") + "b" + times(1300, ")"));
        row("update defaults", "SET a=" + times(200, "if_not_exists(b,") + "b" + times(200, ")"));
        row("update targets", "REMOVE " + joined(2000, "a", ","));
        row("projection", joined(2048, "a", ","));
    }
    void smallStacks() {
        QFETCH(QString, text);
        const std::string bytes = text.toStdString();
        const Item it = itemOf(R"({"a":{"N":"1"},"b":{"S":"x"}})");
        const bool ran = onSmallStack(128 * 1024, 512 * 1024, [&] {
            if (const auto parsed = condition(bytes)) parsed->evaluate(it);
            (void)keyCondition(bytes);
            if (const auto parsed = projection(bytes)) parsed->apply(it);
            if (const auto parsed = update(bytes)) (void)parsed->apply(it, true);
        });
        QVERIFY(ran);
    }

    void deepOnesStillMeanSomething() {
        const Item it = itemOf(R"({"a":{"N":"1"},"b":{"N":"2"},"c":{"SS":["x"]}})");
        QVERIFY(condition(times(298, "NOT(") + "a<b" + times(298, ")"))->evaluate(it));
        QVERIFY(!condition(times(297, "NOT(") + "a<b" + times(297, ")"))->evaluate(it));
        QVERIFY(condition(times(149, "a>b OR (") + "a<b" + times(149, ")"))->evaluate(it));
        QVERIFY(!condition(times(149, "a<b AND (") + "a>b" + times(149, ")"))->evaluate(it));
        const auto defaults = update("SET a = " + times(200, "if_not_exists(z,") + "b" + times(200, ")"));
        QCOMPARE(QString::fromStdString(toJson(*defaults->apply(it, true))),
                 QString(R"({"a":{"N":"2"},"b":{"N":"2"},"c":{"SS":["x"]}})"));
    }

    // Whatever is sent, there is an answer, and the same one twice.
    void randomTexts() {
        RandomValues random(20261125);
        int right = 0;
        for (int round = 0; round < 40000; ++round) {
            const std::string text = randomText(random);
            const Item it = random.item();
            if (const auto parsed = condition(text)) {
                ++right;
                QCOMPARE(parsed->evaluate(it), parsed->evaluate(it));
            } else {
                QVERIFY2(QString::fromStdString(parsed.error().message).startsWith("Invalid ConditionExpression: "),
                         text.c_str());
            }
            (void)keyCondition(text);
            if (const auto parsed = projection(text)) {
                ++right;
                const Item part = parsed->apply(it);
                QVERIFY(part.size() <= it.size());
            }
            if (const auto parsed = update(text)) {
                ++right;
                const auto once = parsed->apply(it, true);
                const auto twice = parsed->apply(it, true);
                QCOMPARE(bool(once), bool(twice));
                if (once) QVERIFY(*once == *twice);
            }
        }
        QVERIFY2(right > 300, qPrintable(QString::number(right)));
    }

    // NOT (x) is the opposite of (x), De Morgan holds, and doubled parentheses are refused around anything.
    void randomConditions() {
        RandomValues random(4711);
        const Item it = itemOf(R"({"s":{"S":"vv"},"n":{"N":"5"},"ss":{"SS":["v","x"]},"l":{"L":[{"N":"5"},{"S":"v"}]},
            "m":{"M":{"k":{"S":"v"}}}})");
        int held = 0;
        constexpr int kRounds = 3000;
        for (int round = 0; round < kRounds; ++round) {
            const std::string one = randomCondition(random, random.below(4));
            const std::string two = randomCondition(random, random.below(3));
            const auto ask = [&](const std::string& text) {
                const auto parsed = condition(text);
                if (!parsed) qFatal("%s: %s", text.c_str(), parsed.error().message.c_str());
                return parsed->evaluate(it);
            };
            const bool a = ask(one), b = ask(two);
            held += a ? 1 : 0;
            QCOMPARE(ask("NOT (" + one + ")"), !a);
            QCOMPARE(ask("(" + one + ") AND (" + two + ")"), a && b);
            QCOMPARE(ask("(" + one + ") OR (" + two + ")"), a || b);
            QCOMPARE(ask("NOT ((" + one + ") AND (" + two + "))"), ask("(NOT (" + one + ")) OR (NOT (" + two + "))"));
            QVERIFY(answer(condition("((" + one + "))")).endsWith("redundant parentheses;"));
        }
        QVERIFY(held > kRounds / 10 && held < kRounds * 9 / 10);
    }
};

RF_TEST_GUILESS_MAIN(TestExpressionLimits)

} // namespace tst_expression_limits

#include "tst_expression_limits.moc"
