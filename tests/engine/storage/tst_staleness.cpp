// Lagging reads see what the delay says, by a clock that the test holds; all other reads see everything.

#include "tests/engine/api/ops_fixture.h"
#include "tests/support/program.h"

#include "engine/storage/sqlite/sqlite_store.h"

#include <QTemporaryDir>

namespace tst_staleness {

using namespace rf;
using std::chrono::milliseconds;

class TestStaleness : public QObject {
    Q_OBJECT

    /// The "n" that a read of that kind sees; "none" without an item.
    static std::string seen(OpsFixture& ops, bool consistent) {
        const auto got = ops.call<GetItem>({.tableName = "Tab", .key = InputAttributes({{"pk", text("a")}}),
                                            .consistentRead = consistent});
        if (!got) return got.error().message;
        return got->item ? got->item->find("n")->asString() : "none";
    }
    static void write(OpsFixture& ops, const char* n) { ops.put("Tab", {{"pk", text("a")}, {"n", text(n)}}); }
    static void lag(OpsFixture& ops, int ms) { ops.service->store()->setStaleness(milliseconds(ms)); }

    /// The same through a statement, alone and in a batch; "differ" if both do not see the same.
    static std::string seenByStatement(OpsFixture& ops, bool consistent) {
        const std::string select = "SELECT n FROM Tab WHERE pk = 'a'";
        const auto one = ops.call<ExecuteStatement>({.statement = select, .consistentRead = consistent});
        BatchExecuteStatement::Input batch;
        batch.statements.emplace().push_back({.statement = select, .consistentRead = consistent});
        const auto many = ops.call<BatchExecuteStatement>(batch);
        if (!one || !many) return "failed";
        if (one->items.empty()) return many->responses[0].item ? "differ" : "none";
        const std::string n = one->items[0].find("n")->asString();
        return many->responses[0].item && many->responses[0].item->find("n")->asString() == n ? n : "differ";
    }

private slots:
    void offByDefault() {
        OpsFixture ops;
        ops.createTable("Tab");
        write(ops, "1");
        QCOMPARE(seen(ops, false), "1");
    }

    void aWriteIsSeenAfterTheDelay() {
        OpsFixture ops;
        ops.createTable("Tab");
        write(ops, "1");
        lag(ops, 1000);
        QCOMPARE(seen(ops, false), "1"); // nothing was written since
        ops.clock.advance(5000);
        write(ops, "2");
        QCOMPARE(seen(ops, true), "2");
        QCOMPARE(seen(ops, false), "1");
        ops.clock.advance(999);
        QCOMPARE(seen(ops, false), "1");
        ops.clock.advance(1);
        QCOMPARE(seen(ops, false), "2");
    }

    void statementsLagLikeOtherReads() {
        OpsFixture ops;
        ops.createTable("Tab");
        write(ops, "1");
        lag(ops, 1000);
        ops.clock.advance(5000);
        write(ops, "2");
        QCOMPARE(seenByStatement(ops, true), "2");
        QCOMPARE(seenByStatement(ops, false), "1");
        QVERIFY(ops.call<ExecuteStatement>({.statement = "UPDATE Tab SET m = n WHERE pk = 'a' AND n = '2'"}));
        ops.clock.advance(1000);
        QCOMPARE(seenByStatement(ops, false), "2");
    }

    void everyStepIsSeenInItsTurn() {
        OpsFixture ops;
        ops.createTable("Tab");
        lag(ops, 1000);
        for (int i = 1; i <= 5; ++i) {
            ops.clock.advance(300);
            write(ops, std::to_string(i).c_str());
        }
        // Written at 300 … 1500; now it is 1500.
        QCOMPARE(seen(ops, false), "1"); // of 500 ms ago, and older
        for (int i = 2; i <= 5; ++i) {
            ops.clock.advance(300);
            QCOMPARE(seen(ops, false), std::to_string(i));
        }
    }

    /// Writes in quick succession share a snapshot: a reader may see them a little early, never late.
    void neverLaterThanTheDelay() {
        OpsFixture ops;
        ops.createTable("Tab");
        lag(ops, 1000);
        std::vector<std::int64_t> writtenAt;
        const std::int64_t begun = ops.clock.nowMs();
        for (int i = 0; i < 400; ++i) {
            ops.clock.advance(7);
            write(ops, std::to_string(i).c_str());
            writtenAt.push_back(ops.clock.nowMs() - begun);
            const std::string now = seen(ops, false);
            const std::int64_t at = ops.clock.nowMs() - begun;
            const int sees = now == "none" ? -1 : std::stoi(now);
            if (sees >= 0) QVERIFY2(writtenAt[std::size_t(sees)] <= at - 900, now.c_str());
            if (sees + 1 <= i) QVERIFY2(writtenAt[std::size_t(sees + 1)] > at - 1000, now.c_str());
            QCOMPARE(seen(ops, true), std::to_string(i));
        }
    }

    void indexesAndScansLagToo() {
        OpsFixture ops;
        CreateTable::Input input;
        input.tableName = "Tab";
        input.attributeDefinitions = {{{"pk", "S"}, {"n", "S"}}};
        input.keySchema = {{{"pk", "HASH"}}};
        input.billingMode = "PAY_PER_REQUEST";
        input.globalSecondaryIndexes = {{{"byN", {{{"n", "HASH"}}}, ProjectionIn{"ALL", {}}}}};
        QVERIFY(ops.call<CreateTable>(input));
        QVERIFY(QTest::qWaitFor([&] { return ops.table("Tab")->status == TableStatus::Active; }));
        lag(ops, 1000);
        ops.clock.advance(10'000);
        write(ops, "1");
        const auto count = [&](bool consistent) {
            return ops.call<Scan>({.tableName = "Tab", .consistentRead = consistent})->count;
        };
        const auto inIndex = [&] {
            Query::Input query{.tableName = "Tab", .indexName = "byN", .keyConditionExpression = "n = :n"};
            query.expressionAttributeValues = InputAttributes(AttributeMap{{":n", text("1")}});
            return ops.call<Query>(query)->count;
        };
        QCOMPARE(count(false), 0);
        QCOMPARE(count(true), 1);
        QCOMPARE(inIndex(), 0); // a global index has no strong reads
        ops.clock.advance(1000);
        QCOMPARE(count(false), 1);
        QCOMPARE(inIndex(), 1);
    }

    void aNewTableIsReadAtOnce() {
        OpsFixture ops;
        lag(ops, 1000);
        ops.clock.advance(10'000);
        ops.createTable("Tab");
        QCOMPARE(seen(ops, false), "none"); // and not ResourceNotFound
    }

    void switchingOffForgets() {
        OpsFixture ops;
        ops.createTable("Tab");
        lag(ops, 1000);
        ops.clock.advance(10'000);
        write(ops, "1");
        QCOMPARE(seen(ops, false), "none");
        lag(ops, 0);
        QCOMPARE(seen(ops, false), "1");
        lag(ops, 1000);
        QCOMPARE(seen(ops, false), "1");
    }

    void closesWithSnapshotsKept() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("t.rfdb").toStdString();
        auto store = openSqliteStore(path, {.mode = OpenMode::Create});
        QVERIFY(store);
        (*store)->setStaleness(milliseconds(10'000));
        for (int i = 0; i < 5; ++i)
            QVERIFY((*store)->write([&](WriteTxn& txn) { return txn.putMeta("k", std::to_string(i)); }));
        QVERIFY((*store)->close());
        QVERIFY(!std::filesystem::exists(path + "-wal")); // the last connection took the log with it
        QVERIFY(checkFile(path)->whole());
    }
};

RF_TEST_GUILESS_MAIN(TestStaleness)

} // namespace tst_staleness

#include "tst_staleness.moc"
