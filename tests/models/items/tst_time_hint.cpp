// Numbers said as times, and what a selection comes to.

#include "models/items/selection_figures.h"
#include "models/items/time_hint.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_time_hint {

using namespace rf::models;
using namespace rf::models::test;

namespace {

const QDateTime kNow = QDateTime::fromString(QStringLiteral("2026-11-29T04:00:00Z"), Qt::ISODate);

Value number(const char* text) {
    return *Value::parse(ValueType::N, QString::fromLatin1(text));
}

} // namespace

class TestTimeHint : public QObject {
    Q_OBJECT
private slots:
    void epochs_data();
    void epochs();
    void spans();
    void countdowns();
    void figures();
    void figuresOfTexts();
};

void TestTimeHint::epochs_data() {
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("seconds") << "1795924800" << false << "2026-11-29 04:00:00 UTC, in 0 s (seconds since 1970)";
    QTest::newRow("milliseconds") << "1795921200250" << false
                                  << "2026-11-29 03:00:00.250 UTC, 59 min 59 s ago (milliseconds since 1970)";
    QTest::newRow("microseconds") << "1795928400000000" << false
                                  << "2026-11-29 05:00:00.000 UTC, in 1 h (microseconds since 1970)";
    QTest::newRow("text of digits") << "1795924800" << true << "2026-11-29 04:00:00 UTC, in 0 s (seconds since 1970)";
    QTest::newRow("too early") << "599999999" << false << "";
    QTest::newRow("a price") << "1299.5" << false << "";
    QTest::newRow("between") << "50000000000" << false << "";
    QTest::newRow("negative") << "-1795924800" << false << "";
    QTest::newRow("words") << "soon" << true << "";
    QTest::newRow("long") << "17959248000000000000" << false << "";
}

void TestTimeHint::epochs() {
    QFETCH(QString, value);
    QFETCH(bool, text);
    QFETCH(QString, says);
    const auto epoch = epochOf(text ? Value::string(value) : number(qPrintable(value)));
    QCOMPARE(epoch ? epochText(*epoch, kNow) : QString(), says);
}

void TestTimeHint::spans() {
    QCOMPARE(spanText(0), QStringLiteral("0 s"));
    QCOMPARE(spanText(59), QStringLiteral("59 s"));
    QCOMPARE(spanText(61), QStringLiteral("1 min 1 s"));
    QCOMPARE(spanText(3600), QStringLiteral("1 h"));
    QVERIFY(spanText(3 * 86'400 + 4 * 3600 + 5).startsWith(QStringLiteral("3 day")));
    QVERIFY(spanText(3 * 86'400 + 4 * 3600 + 5).endsWith(QStringLiteral("4 h")));
    QVERIFY(!spanText(86'400 + 5).contains(QStringLiteral("5 s")));
}

void TestTimeHint::countdowns() {
    QCOMPARE(countdownText(number("1795928400"), kNow), QStringLiteral("expires in 1 h"));
    QCOMPARE(countdownText(number("1795924740"), kNow), QStringLiteral("expired 1 min ago"));
    QCOMPARE(countdownChip(number("1796184000"), kNow), QStringLiteral("in 3 d"));
    QCOMPARE(countdownChip(number("1795924740"), kNow), QStringLiteral("1 min ago"));
    QCOMPARE(countdownText(number("1500000000"), kNow), QString());        // more than five years ago: never deleted
    QCOMPARE(countdownText(Value::string("1795928400"), kNow), QString()); // only numbers expire
}

namespace {

struct Rows {
    std::shared_ptr<HeldService> service = std::make_shared<HeldService>(memoryEngine());
    TableInfo table = madeShop(*service);
    EngineClient client{service};
    StagedEdits edits;
    ItemsModel model{&client, &edits};

    explicit Rows(const QList<QByteArray>& items) {
        edits.setTable(table);
        int sk = 0;
        for (const QByteArray& more : items) put(*service, "Shop", keyed("c", qPrintable(QString::number(sk++)), more));
        model.run(queryOf(table, "c"));
        if (!QTest::qWaitFor([this] { return model.state() == ItemsModel::State::End; })) qFatal("not read");
    }
};

} // namespace

void TestTimeHint::figures() {
    Rows r({R"("n":{"N":"0.1"})", R"("n":{"N":"0.2"})", R"("n":{"N":"12345678901234567890"})", R"("m":{"S":"no n"})"});
    const auto figures = SelectionFigures::of(r.model, {0, 1, 2, 3}, "n");
    QCOMPARE(figures.rows, 4);
    QCOMPARE(figures.numbers, 3);
    QCOMPARE(figures.sum, QStringLiteral("12345678901234567890.3")); // exact
    QCOMPARE(figures.least, QStringLiteral("0.1"));
    QCOMPARE(figures.most, QStringLiteral("12345678901234567890"));
    QVERIFY(figures.bytes > 0);
    const QString text = SelectionFigures::of(r.model, {0, 1}, "n").text("n");
    QVERIFY2(text.contains("sum 0.3") && text.contains("mean 0.15") && text.contains("0.1 to 0.2"), qPrintable(text));
    QCOMPARE(SelectionFigures::of(r.model, {0}, "n").text("n"), QString());
}

void TestTimeHint::figuresOfTexts() {
    Rows r({R"("s":{"S":"a"})", R"("s":{"S":"a"})", R"("s":{"S":"b"})"});
    const auto figures = SelectionFigures::of(r.model, {0, 1, 2}, "s");
    QCOMPARE(figures.values, 3);
    QCOMPARE(figures.distinct, 2);
    QVERIFY(figures.sum.isEmpty());
    QVERIFY(figures.text("s").contains("2 different"));
}

RF_TEST_GUILESS_MAIN(TestTimeHint)

} // namespace tst_time_hint

#include "tst_time_hint.moc"
