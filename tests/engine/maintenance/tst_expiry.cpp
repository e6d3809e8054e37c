// Items whose time to live is over go, with their index entries; all others stay.

#include "engine/maintenance/expiry.h"
#include "tests/engine/api/table_fixture.h"
#include "tests/support/program.h"

#include <atomic>

namespace tst_expiry {

using namespace rf;
using namespace rf::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kTable = "Sessions";
constexpr std::int64_t kNow = 1'790'000'000;

class StillClock final : public Clock {
public:
    std::int64_t nowMs() const override { return m_seconds * 1000; }
    std::chrono::steady_clock::time_point steadyNow() const override { return {}; }
    void set(std::int64_t seconds) { m_seconds = seconds; }

private:
    std::atomic<std::int64_t> m_seconds{kNow};
};

/// Does something right before every write transaction but those it makes itself.
class InterruptedStore final : public Store {
public:
    InterruptedStore(Store& store, std::function<void()> before) : m_store(store), m_before(std::move(before)) {}
    Status read(FunctionRef<Status(ReadTxn&)> body) override { return m_store.read(body); }
    Status write(FunctionRef<Status(WriteTxn&)> body) override {
        m_before();
        return m_store.write(body);
    }
    CatalogPtr catalog() const override { return m_store.catalog(); }
    StoreInfo info() const override { return m_store.info(); }
    Status close() override { return m_store.close(); }

private:
    Store& m_store;
    std::function<void()> m_before;
};

Item session(const char* id, AttributeValue ttl) {
    return {{"pk", s(id)}, {"user", s("u")}, {"ttl", std::move(ttl)}};
}

/// A table with an index on "user", whose items live until "ttl".
void createTable(TableFixture& fixture) {
    CreateTable::Input input{.tableName = kTable};
    input.attributeDefinitions = std::vector<AttributeDefinitionIn>{{"pk", "S"}, {"user", "S"}};
    input.keySchema = keys({"pk"});
    input.globalSecondaryIndexes = std::vector{globalIndex("byUser", {"user"})};
    input.billingMode = "PAY_PER_REQUEST";
    fixture.must<CreateTable>(input);
    const Status status = fixture.store().write([&](WriteTxn& txn) -> Status {
        auto table = std::make_shared<TableSchema>(*txn.catalog().find(kDefaultRegion, kTable));
        table->timeToLiveAttribute = "ttl";
        return txn.putTable(table);
    });
    if (!status) qFatal("%s", status.error().message.c_str());
}

std::int64_t entries(TableFixture& fixture) {
    std::int64_t count = -1;
    const Status status = fixture.store().read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const TreeCounters counters, txn.counters(fixture.table(kTable)->findIndex("byUser")->tree));
        count = counters.items;
        return {};
    });
    return status ? count : -1;
}

bool isThere(TableFixture& fixture, const char* id) {
    return fixture.must<GetItem>({.tableName = kTable, .key = InputAttributes{{"pk", s(id)}}}).item.has_value();
}

} // namespace

class TestExpiry : public QObject {
    Q_OBJECT
private slots:
    void whatExpires_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("over");
        const auto at = [](std::int64_t seconds) { return QString::number(seconds); };
        QTest::newRow("a second ago") << "N" << at(kNow - 1) << true;
        QTest::newRow("a fraction ago") << "N" << at(kNow - 1) + ".5" << true;
        QTest::newRow("now") << "N" << at(kNow) << false;
        QTest::newRow("in a second") << "N" << at(kNow + 1) << false;
        QTest::newRow("milliseconds") << "N" << at(kNow * 1000) << false;
        QTest::newRow("nearly five years ago") << "N" << at(kNow - 5 * 365 * 86'400LL) << true;
        QTest::newRow("more than five years ago") << "N" << at(kNow - 5 * 365 * 86'400LL - 1) << false;
        QTest::newRow("zero") << "N"
                              << "0" << false;
        QTest::newRow("negative") << "N"
                                  << "-5" << false;
        QTest::newRow("a text") << "S" << at(kNow - 1) << false;
    }
    void whatExpires() {
        QFETCH(QString, type);
        QFETCH(QString, value);
        QFETCH(bool, over);
        const auto ttl = type == "N" ? AttributeValue::number(value.toStdString()) : s(value.toStdString());
        QCOMPARE(hasExpired(session("a", ttl), "ttl", kNow * 1000 + 999), over);
    }
    void noAttributeNeverExpires() { QVERIFY(!hasExpired({{"pk", s("a")}}, "ttl", kNow * 1000)); }

    void deletesWithIndexEntries() {
        TableFixture fixture(TableFixture::memory());
        createTable(fixture);
        for (int i = 0; i < 40; ++i)
            fixture.put(kTable, session(("s" + std::to_string(i)).c_str(), n(i % 2 == 0 ? kNow - 10 : kNow + 10)));
        fixture.put(kTable, {{"pk", s("plain")}, {"user", s("u")}});
        StillClock clock;
        Expirer expirer(fixture.store(), clock, {.chunkItems = 7, .deletions = 2});
        expirer.sweep();
        QVERIFY(expirer.waitIdle(30s));
        QCOMPARE(entries(fixture), std::int64_t{21});
        QVERIFY(!isThere(fixture, "s0") && isThere(fixture, "s1") && isThere(fixture, "plain"));

        clock.set(kNow + 11);
        expirer.sweep();
        QVERIFY(expirer.waitIdle(30s));
        QCOMPARE(entries(fixture), std::int64_t{1});
        QVERIFY(isThere(fixture, "plain"));
    }

    void anItemPushedOutMeanwhileStays() {
        TableFixture fixture(TableFixture::memory());
        createTable(fixture);
        fixture.put(kTable, session("kept", n(kNow - 10)));
        fixture.put(kTable, session("gone", n(kNow - 10)));
        InterruptedStore store(fixture.store(), [&] { fixture.put(kTable, session("kept", n(kNow + 10))); });
        StillClock clock;
        Expirer expirer(store, clock);
        expirer.sweep();
        QVERIFY(expirer.waitIdle(30s));
        QVERIFY(isThere(fixture, "kept"));
        QVERIFY(!isThere(fixture, "gone"));
    }

    void aTableWithoutTimeToLiveMeanwhileKeepsItsItems() {
        TableFixture fixture(TableFixture::memory());
        createTable(fixture);
        fixture.put(kTable, session("a", n(kNow - 10)));
        InterruptedStore store(fixture.store(), [&] {
            fixture.must<UpdateTimeToLive>(
                {.tableName = kTable, .timeToLiveSpecification = TimeToLiveSpecificationIn{false, "ttl"}});
        });
        StillClock clock;
        Expirer expirer(store, clock);
        expirer.sweep();
        QVERIFY(expirer.waitIdle(30s));
        QVERIFY(isThere(fixture, "a"));
    }

    void nothingGoesWhileEnabling() {
        TableFixture fixture(TableFixture::memory());
        createTable(fixture);
        fixture.put(kTable, session("a", n(kNow - 10)));
        const auto change = [&](std::int64_t changedMs) {
            const Status status = fixture.store().write([&](WriteTxn& txn) -> Status {
                auto table = std::make_shared<TableSchema>(*fixture.table(kTable));
                table->timeToLiveChangedMs = changedMs;
                return txn.putTable(table);
            });
            QVERIFY(status);
        };
        change(kNow * 1000 - kTimeToLiveSettlesMs + 1);
        StillClock clock;
        Expirer expirer(fixture.store(), clock);
        expirer.sweep();
        QVERIFY(expirer.waitIdle(30s));
        QVERIFY(isThere(fixture, "a"));
        change(kNow * 1000 - kTimeToLiveSettlesMs);
        expirer.sweep();
        QVERIFY(expirer.waitIdle(30s));
        QVERIFY(!isThere(fixture, "a"));
    }

    void theClockMakesItDue() {
        TableFixture fixture(TableFixture::memory());
        createTable(fixture);
        fixture.put(kTable, session("a", n(kNow + 30)));
        StillClock clock;
        Expirer expirer(fixture.store(), clock, {.intervalMs = 60'000, .poll = 1ms});
        expirer.wake();
        QVERIFY(expirer.waitIdle(30s));
        QVERIFY(isThere(fixture, "a"));
        clock.set(kNow + 60);
        QTRY_VERIFY_WITH_TIMEOUT(!isThere(fixture, "a"), 30'000);
    }

    void stopIsSafeAtAnyTime() {
        TableFixture fixture(TableFixture::memory());
        StillClock clock;
        Expirer never(fixture.store(), clock);
        never.wake(); // no table has a time to live: no thread
        never.stop();
        createTable(fixture);
        Expirer expirer(fixture.store(), clock);
        expirer.wake();
        expirer.stop();
        expirer.stop();
    }
};

RF_TEST_GUILESS_MAIN(TestExpiry)

} // namespace tst_expiry

#include "tst_expiry.moc"
