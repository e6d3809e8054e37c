// What cases in JSON cannot say of the item operations: many callers at once, plans that outlive their table, typed
// error details, and how client tokens are kept.

#include "tests/engine/api/ops_fixture.h"
#include "tests/support/program.h"

#include <random>
#include <thread>

namespace tst_item_operations {

using namespace rf;

namespace {

InputAttributes keyOf(const std::string& pk) { return InputAttributes{{"pk", text(pk)}}; }

UpdateItem::Input increment(const std::string& pk, std::int64_t by) {
    return {.tableName = "Tab", .key = keyOf(pk), .updateExpression = "ADD n :by",
            .expressionAttributeValues = InputAttributes{{":by", number(by)}}};
}

TransactWriteItems::Input tokenised(const std::string& token) {
    TransactWriteItemIn member;
    member.update = TransactActionIn{.tableName = "Tab", .key = keyOf("a"), .updateExpression = "ADD n :by",
                                     .expressionAttributeValues = InputAttributes{{":by", number(1)}}};
    TransactWriteItems::Input input;
    input.transactItems.emplace({member});
    input.clientRequestToken = token;
    return input;
}

/// Moves an amount between two accounts unless the first would fall below zero.
TransactWriteItems::Input transfer(const std::string& from, const std::string& to, std::int64_t amount) {
    TransactWriteItemIn take, give;
    take.update = TransactActionIn{.tableName = "Tab", .key = keyOf(from), .updateExpression = "SET n = n - :by",
                                   .conditionExpression = "n >= :by",
                                   .expressionAttributeValues = InputAttributes{{":by", number(amount)}}};
    give.update = TransactActionIn{.tableName = "Tab", .key = keyOf(to), .updateExpression = "SET n = n + :by",
                                   .expressionAttributeValues = InputAttributes{{":by", number(amount)}}};
    TransactWriteItems::Input input;
    input.transactItems.emplace({take, give});
    return input;
}

} // namespace

class TestItemOperations : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_fixture = std::make_unique<OpsFixture>();
        m_fixture->createTable("Tab");
    }

    void concurrentUpdatesAllCount() {
        std::vector<std::thread> threads;
        std::atomic<int> failures = 0;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i)
                    if (!m_fixture->call<UpdateItem>(increment("a", 1))) ++failures;
            });
        for (auto& thread : threads) thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(*m_fixture->get("Tab", keyOf("a"))->find("n"), number(400));
    }

    void onlyOneOfManyCreatorsWins() {
        std::vector<std::thread> threads;
        std::atomic<int> winners = 0, refused = 0;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                const auto put = m_fixture->call<PutItem>(
                    {.tableName = "Tab", .item = InputAttributes{{"pk", text("a")}, {"by", number(t)}},
                     .conditionExpression = "attribute_not_exists(pk)"});
                if (put)
                    ++winners;
                else if (put.error().code == ErrorCode::ConditionalCheckFailed)
                    ++refused;
            });
        for (auto& thread : threads) thread.join();
        QCOMPARE(winners.load(), 1);
        QCOMPARE(refused.load(), 7);
    }

    void transfersKeepTheSum() {
        constexpr int kAccounts = 5;
        for (int i = 0; i < kAccounts; ++i)
            m_fixture->put("Tab", {{"pk", text(std::to_string(i))}, {"n", number(100)}});
        std::vector<std::thread> threads;
        std::atomic<int> odd = 0;
        for (unsigned t = 0; t < 6; ++t)
            threads.emplace_back([&, t] {
                std::mt19937 random(t);
                for (int i = 0; i < 40; ++i) {
                    const int from = int(random() % kAccounts), to = (from + 1 + int(random() % (kAccounts - 1))) % kAccounts;
                    const auto done = m_fixture->call<TransactWriteItems>(
                        transfer(std::to_string(from), std::to_string(to), random() % 80));
                    if (!done && done.error().code != ErrorCode::TransactionCanceled) ++odd;
                    if (sumSeen(kAccounts) != 100 * kAccounts) ++odd;
                }
            });
        for (auto& thread : threads) thread.join();
        QCOMPARE(odd.load(), 0);
        QCOMPARE(sumSeen(kAccounts), 100 * kAccounts);
    }

    void aPlanIsCurrentUntilItsTableChanges() {
        const PutItem::Input input{.tableName = "Tab", .item = InputAttributes{{"pk", text("a")}}};
        const Context context;
        const CatalogPtr before = m_fixture->service->catalog();
        const auto plan = PutItem::plan(input, {context, *before, m_fixture->clock});
        QVERIFY(plan);
        QVERIFY(plan->current(*before));
        m_fixture->createTable("Another");
        QVERIFY(plan->current(*m_fixture->service->catalog()));
        UpdateTable::Input change;
        change.tableName = "Tab";
        change.deletionProtectionEnabled = true;
        QVERIFY(m_fixture->call<UpdateTable>(change));
        QVERIFY(!plan->current(*m_fixture->service->catalog()));
    }

    void tablesOfOtherRegionsAreNotFound() {
        Context elsewhere;
        elsewhere.region = "eu-west-1";
        const auto got = call<GetItem>(*m_fixture->service, {.tableName = "Tab", .key = keyOf("a")}, elsewhere);
        QVERIFY(!got);
        QCOMPARE(got.error().code, ErrorCode::ResourceNotFound);
    }

    void aFailedConditionCarriesTheItem() {
        const Item stored{{"pk", text("a")}, {"x", number(1)}};
        m_fixture->put("Tab", stored);
        DeleteItem::Input input{.tableName = "Tab", .key = keyOf("a"), .conditionExpression = "attribute_not_exists(x)"};
        const auto silent = m_fixture->call<DeleteItem>(input);
        QVERIFY(!silent);
        const auto* quiet = dynamic_cast<const ConditionFailedDetails*>(silent.error().details.get());
        QVERIFY(quiet != nullptr && !quiet->item); // it only tells what it used
        input.returnValuesOnConditionCheckFailure = "ALL_OLD";
        const auto telling = m_fixture->call<DeleteItem>(input);
        const auto* details = dynamic_cast<const ConditionFailedDetails*>(telling.error().details.get());
        QVERIFY(details != nullptr);
        QVERIFY(details->item == stored);
    }

    void aCancelledTransactionCarriesItsReasons() {
        m_fixture->put("Tab", {{"pk", text("a")}, {"n", number(1)}});
        m_fixture->put("Tab", {{"pk", text("b")}, {"n", number(1)}});
        const auto done = m_fixture->call<TransactWriteItems>(transfer("a", "b", 5));
        QCOMPARE(done.error().code, ErrorCode::TransactionCanceled);
        const auto* details = dynamic_cast<const CancellationDetails*>(done.error().details.get());
        QVERIFY(details != nullptr);
        QCOMPARE(details->reasons.size(), std::size_t(2));
        QCOMPARE(details->reasons[0].code, std::string("ConditionalCheckFailed"));
        QCOMPARE(details->reasons[1].code, std::string("None"));
        QVERIFY(details->reasons[1].message.empty());
    }

    void theInputSurvivesTheCall() {
        const PutItem::Input input{.tableName = "Tab", .item = InputAttributes{{"pk", text("a")}, {"x", text("y")}}};
        const Request request = Request::of<PutItem>(input);
        for (int i = 0; i < 2; ++i) QVERIFY(m_fixture->service->execute(request, {}));
        QVERIFY(static_cast<const AttributeMap&>(*request.as<PutItem>().item) == *input.item);
    }

    void expiredTokensAreForgotten() {
        for (int i = 0; i < 20; ++i) QVERIFY(m_fixture->call<TransactWriteItems>(tokenised("old-" + std::to_string(i))));
        QCOMPARE(tokensKept("old-", 20), 20);
        m_fixture->clock.advance(kTokenLifeMs);
        for (int i = 0; i < 10; ++i) QVERIFY(m_fixture->call<TransactWriteItems>(tokenised("new-" + std::to_string(i))));
        QCOMPARE(tokensKept("old-", 20), 0);
        QCOMPARE(tokensKept("new-", 10), 10);
        QCOMPARE(*m_fixture->get("Tab", keyOf("a"))->find("n"), number(30));
    }

    void aTokenUsedAgainAfterItsTimeIsKeptFromItsLastUse() {
        QVERIFY(m_fixture->call<TransactWriteItems>(tokenised("again")));
        m_fixture->clock.advance(kTokenLifeMs);
        QVERIFY(m_fixture->call<TransactWriteItems>(tokenised("again")));
        m_fixture->clock.advance(kTokenLifeMs / 2);
        QVERIFY(m_fixture->call<TransactWriteItems>(tokenised("other")));
        QVERIFY(m_fixture->call<TransactWriteItems>(tokenised("again")));
        QCOMPARE(*m_fixture->get("Tab", keyOf("a"))->find("n"), number(3));
    }

    void concurrentUsesOfATokenApplyOnce() {
        std::vector<std::thread> threads;
        std::atomic<int> failures = 0;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&] {
                if (!m_fixture->call<TransactWriteItems>(tokenised("same"))) ++failures;
            });
        for (auto& thread : threads) thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(*m_fixture->get("Tab", keyOf("a"))->find("n"), number(1));
    }

private:
    /// Σ n as one TransactGetItems sees it; -1 when it failed.
    int sumSeen(int accounts) {
        TransactGetItems::Input input;
        input.transactItems.emplace();
        for (int i = 0; i < accounts; ++i)
            input.transactItems->push_back({TransactGetIn{.tableName = "Tab", .key = keyOf(std::to_string(i))}});
        const auto got = m_fixture->call<TransactGetItems>(std::move(input));
        if (!got) return -1;
        int sum = 0;
        for (const auto& item : got->responses) sum += std::stoi(item->find("n")->asNumber().toString());
        return sum;
    }

    int tokensKept(const std::string& prefix, int count) {
        int kept = 0;
        const Status read = m_fixture->service->store()->write([&](WriteTxn& txn) -> Status {
            for (int i = 0; i < count; ++i) {
                RF_ASSIGN(const auto record,
                          txn.getMeta("token/TransactWriteItems/us-east-1/" + prefix + std::to_string(i)));
                kept += record.has_value();
            }
            return {};
        });
        return read ? kept : -1;
    }

    std::unique_ptr<OpsFixture> m_fixture;
};

RF_TEST_GUILESS_MAIN(TestItemOperations)

} // namespace tst_item_operations

#include "tst_item_operations.moc"
