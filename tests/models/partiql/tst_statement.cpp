// PartiQL statements as they are typed: problems, plans and prices before, items after; writes are sent once.

#include "models/partiql/statement_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_statement {

using namespace rf::models;
using namespace rf::models::test;

namespace {

constexpr const char* kSelectOne = R"~(SELECT * FROM "Shop" WHERE pk = 'CUSTOMER#1' AND sk = 'ORDER#2')~";

/// 30 orders of one customer, of which every third is open, and a model over them.
struct Shop {
    Shop() : service(new HeldService(memoryEngine())), client(std::shared_ptr<rf::Service>(service)) {
        table = made(*service, shopInput());
        for (int i = 0; i < 30; ++i)
            put(*service, "Shop", keyed("CUSTOMER#1", ("ORDER#" + QByteArray::number(i)).constData(),
                                        "\"n\":{\"N\":\"" + QByteArray::number(i) + "\"}" +
                                            (i % 3 == 0 ? ",\"gsi1pk\":{\"S\":\"OPEN\"},\"gsi1sk\":{\"S\":\"" + QByteArray::number(i) + "\"}" : QByteArray())));
        model.setClient(&client, table.region);
        model.setTables({table});
    }
    void type(const QString& text, const QList<StatementParameter>& parameters = {}) { model.setStatement({.text = text, .parameters = parameters}); }
    StatementPlan plan() {
        if (!QTest::qWaitFor([this] { return model.plan().known; }, 20'000)) qFatal("no plan");
        return model.plan();
    }
    bool runs() {
        model.run();
        return QTest::qWaitFor([this] { return model.state() == StatementModel::State::Done; }, 20'000);
    }
    bool fails() {
        model.run();
        return QTest::qWaitFor([this] { return model.state() == StatementModel::State::Failed; }, 20'000);
    }
    QString cell(int row, const QString& name) {
        for (int column = 0; column < model.columnCount(); ++column)
            if (model.headerData(column, Qt::Horizontal).toString() == name) return model.index(row, column).data().toString();
        return {};
    }

    HeldService* service;
    EngineClient client;
    TableInfo table;
    StatementModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

class TestStatement : public QObject {
    Q_OBJECT
private slots:
    void placeholdersAreCountedOutsideOfQuotes() {
        QCOMPARE((Statement{.text = "SELECT * FROM T WHERE a = ? AND b = '?' AND \"c?\" = ? AND d = 'it''s ?'"}.placeholders()), 2);
        QCOMPARE(Statement{}.placeholders(), 0);
    }
    void whatIsWrongIsSaid() {
        QVERIFY(!Statement{}.problem().isEmpty());
        QVERIFY((Statement{.text = "SELECT * FRO Shop"}.problem().contains("Statement wasn't well formed")));
        const Statement one{.text = "SELECT * FROM Shop WHERE n = ?", .parameters = {{ValueType::N, "twelve"}}};
        QVERIFY2(one.problem().startsWith("Parameter 1: "), qPrintable(one.problem()));
        QVERIFY((Statement{.text = one.text, .parameters = {{ValueType::N, "12"}}}.problem().isEmpty()));
        QCOMPARE((Statement{.text = kSelectOne}.reads()), std::optional(true));
        QCOMPARE((Statement{.text = "DELETE FROM Shop WHERE pk = 'a' AND sk = 'b'"}.reads()), std::optional(false));
    }
    void aStatementSurvivesItsJson() {
        const Statement statement{.text = "SELECT 1", .parameters = {{ValueType::N, "1"}, {ValueType::B, "YQ=="}}, .consistent = true, .limit = 7};
        QVERIFY(Statement::fromJson(statement.toJson()) == statement);
        QVERIFY(Statement::fromJson({}) == Statement());
    }

    void aReadIsExplainedAndPriced() {
        Shop shop;
        shop.type(kSelectOne);
        StatementPlan plan = shop.plan();
        QVERIFY(!plan.writes && !plan.scans && plan.problem.isEmpty());
        QCOMPARE(plan.priceText(), "0.5 RCU");
        QVERIFY2(plan.range.contains("CUSTOMER#1"), qPrintable(plan.range));
        shop.model.setConsistent(true);
        QCOMPARE(shop.plan().priceText(), "1.0 RCU");
        shop.type(R"~(SELECT * FROM "Shop"."GSI1" WHERE gsi1pk = ?)~", {{ValueType::S, "OPEN"}});
        plan = shop.plan();
        QVERIFY2(plan.tree.contains("GSI1"), qPrintable(plan.tree));
        shop.type("SELECT * FROM Shop WHERE n > 3");
        QVERIFY(shop.plan().scans);
    }
    void whatTablesSayOfItIsKnownBeforeItRuns() {
        Shop shop;
        shop.type("SELECT * FROM Nowhere");
        QVERIFY(shop.plan().problem.contains("resource not found"));
        QVERIFY(!shop.model.problem().isEmpty());
        shop.model.run();
        QVERIFY(shop.model.state() == StatementModel::State::Idle);
        shop.type("UPDATE Shop SET n = 1 WHERE pk = 'CUSTOMER#1'");
        QVERIFY2(shop.plan().problem.contains("equality on all key attributes"), qPrintable(shop.model.plan().problem));
    }
    void aWriteIsPricedAndNothingIsWrittenByIt() {
        Shop shop;
        shop.type("UPDATE Shop SET gsi1pk = 'CLOSED' WHERE pk = 'CUSTOMER#1' AND sk = 'ORDER#0'");
        StatementPlan plan = shop.plan();
        QVERIFY(plan.writes);
        QCOMPARE(plan.units, 3.0); // the item, an entry deleted and one put
        QCOMPARE(plan.indexes, "2 on GSI1");
        shop.type(R"~(INSERT INTO Shop VALUE {'pk':'CUSTOMER#1','sk':'ORDER#0'})~");
        plan = shop.plan();
        QVERIFY(plan.problem.isEmpty() && plan.outcome.contains("Duplicate primary key"));
        shop.type(kSelectOne);
        QVERIFY(shop.runs());
        QCOMPARE(shop.cell(0, "n"), "2");
    }

    void itemsAreShownPageByPage() {
        Shop shop;
        shop.type("SELECT sk, n, pk FROM Shop WHERE pk = 'CUSTOMER#1'");
        shop.model.setLimit(20);
        (void)shop.plan();
        QVERIFY(shop.runs());
        QCOMPARE(shop.model.rowCount(), 20);
        QVERIFY(shop.model.hasMore());
        QCOMPARE(shop.model.headerData(0, Qt::Horizontal).toString() + shop.model.headerData(1, Qt::Horizontal).toString(), QString("pksk"));
        shop.model.more();
        QVERIFY(QTest::qWaitFor([&] { return shop.model.rowCount() == 30; }));
        QVERIFY(QTest::qWaitFor([&] { return shop.model.state() == StatementModel::State::Done; }));
        QVERIFY(!shop.model.hasMore());
        QCOMPARE(shop.model.scanned(), 30);
        QVERIFY(shop.model.summary().startsWith("30 items, 30 examined, 1.0 RCU"));
    }
    void aWriteIsSentOnce() {
        Shop shop;
        const int before = shop.service->callCount();
        shop.type("UPDATE Shop SET n = n + 1 WHERE pk = 'CUSTOMER#1' AND sk = 'ORDER#5' RETURNING ALL NEW *");
        (void)shop.plan();
        QVERIFY(shop.runs());
        QVERIFY(shop.model.wrote());
        QCOMPARE(shop.cell(0, "n"), "6");
        QVERIFY(!shop.model.hasMore());
        QTest::qWait(3 * StatementModel::kPlanMs);
        QCOMPARE(shop.service->callCount() - before, 1);
    }
    void aRefusalIsSaidInTheServicesWords() {
        Shop shop;
        shop.type("DELETE FROM Shop WHERE pk = 'CUSTOMER#1' AND sk = 'ORDER#5' AND n = 99");
        QVERIFY(shop.plan().outcome.contains("conditional request failed"));
        QVERIFY(shop.fails());
        QCOMPARE(shop.model.failure().name, "ConditionalCheckFailedException");
        shop.type(kSelectOne);
        (void)shop.plan();
        QVERIFY(shop.runs());
        QVERIFY(shop.model.failure().isEmpty());
    }
    void aRunThatIsCancelledShowsNothing() {
        Shop shop;
        shop.type("SELECT * FROM Shop");
        (void)shop.plan();
        shop.service->hold();
        shop.model.run();
        QVERIFY(shop.model.state() == StatementModel::State::Running);
        shop.model.cancel();
        shop.service->release();
        shop.client.waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(shop.model.state() == StatementModel::State::Idle);
        QCOMPARE(shop.model.rowCount(), 0);
    }
    void namesAreOffered() {
        Shop shop;
        const QStringList words = shop.model.words();
        QVERIFY(words.contains("\"Shop\"") && words.contains("\"Shop\".\"GSI1\"") && words.contains("gsi1pk"));
        QVERIFY(!words.contains("n"));
        shop.type(kSelectOne);
        (void)shop.plan();
        QVERIFY(shop.runs());
        QVERIFY(shop.model.words().contains("n"));
    }
};

RF_TEST_GUILESS_MAIN(TestStatement)

} // namespace tst_statement

#include "tst_statement.moc"
