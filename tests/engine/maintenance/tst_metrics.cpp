// What the meter saw survives the file's closing, within its bound (maintenance/metrics_keeper.h).

#include "engine/api/ops/all.h"
#include "engine/maintenance/metrics_keeper.h"
#include "engine/service.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"

#include <QTemporaryDir>

#include <atomic>

namespace tst_metrics {

using namespace rf;
using capacity::ArmName;
using rf::test::HeldClock;
using capacity::Enforcement;

namespace {

const ArmName kShop{"us-east-1", "Shop", ""};

} // namespace

class TestMetrics : public QObject {
    Q_OBJECT

    QTemporaryDir* m_folder = nullptr;
    HeldClock m_clock;
    std::unique_ptr<Service> m_service;

    void open(EngineOptions::Mode mode, std::optional<Enforcement> enforcement = std::nullopt) {
        m_service.reset();
        auto opened = openEngine((m_folder->path() + "/shop.rfdb").toStdString(),
                                 {.mode = mode, .clock = &m_clock, .enforcement = enforcement});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        m_service = std::move(*opened);
    }
    void createTable() {
        const auto made = call<CreateTable>(*m_service, {.tableName = "Shop",
                                                         .attributeDefinitions = std::vector<AttributeDefinitionIn>{{"pk", "S"}},
                                                         .keySchema = std::vector<KeySchemaElementIn>{{"pk", "HASH"}},
                                                         .billingMode = "PAY_PER_REQUEST"});
        if (!made) qFatal("%s", made.error().message.c_str());
    }
    void put(const std::string& pk) {
        Item item;
        item.set("pk", AttributeValue::string(pk));
        const auto done = call<PutItem>(*m_service, {.tableName = "Shop", .item = InputAttributes(std::move(item))});
        if (!done) qFatal("%s", done.error().message.c_str());
    }
    /// Units of the last hours.
    double written(int hours, std::int64_t step = 60) {
        const auto now = m_clock.nowMs() / 1000;
        double sum = 0;
        for (const auto& each : m_service->meter()->series(kShop, now - hours * 3600, now + step, step)) sum += each.write.units;
        return sum;
    }
    int entries() {
        int count = 0;
        const Status status = m_service->store()->read([&](ReadTxn& txn) {
            return txn.scan(0, {"metrics2/", "metrics3", true}, [&](auto, auto, auto) { return ++count > 0; });
        });
        return status ? count : -1;
    }

private slots:
    void init() {
        m_folder = new QTemporaryDir;
        open(EngineOptions::Mode::Create);
        createTable();
    }
    void cleanup() {
        m_service.reset();
        delete m_folder;
    }

    void historySurvivesAReopening() {
        for (int minute = 0; minute < 90; ++minute) {
            put("a");
            m_clock.advance(60'000);
        }
        put("a");
        QCOMPARE(written(3), 91.0);
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(written(3), 91.0);
        QCOMPARE(written(3, 300), 91.0);
        put("a"); // into the very minute that was kept
        QCOMPARE(written(3), 92.0);
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(written(3), 92.0);
        open(EngineOptions::Mode::ReadOnly);
        QCOMPARE(written(3), 92.0);
    }

    void reasonsAndExtremesSurviveAReopening() {
        const TablePtr table = m_service->catalog()->find("us-east-1", "Shop");
        auto limited = std::make_shared<TableSchema>(*table);
        limited->onDemand = OnDemandThroughput{.maxReadUnits = -1, .maxWriteUnits = 3};
        const TablePtr changed = limited;
        for (int i = 0; i < 2'000; ++i)
            if (const capacity::Place place{changed}; !m_service->meter()->admit(capacity::Side::Write, place)) m_service->meter()->use(capacity::Side::Write, place, 2.5);
        const auto newest = [this] { return m_service->meter()->since(kShop, 1, 0).back().write; };
        const auto before = newest();
        QVERIFY(before.refused[std::size_t(capacity::Limit::MaxOnDemand)] > 1'900);
        m_clock.advance(60'000);
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(newest().refused, before.refused);
        QCOMPARE(newest().least, 2.5F);
        QCOMPARE(newest().most, 2.5F);
    }
    void whatAnEarlierVersionKeptIsRead() {
        const std::string id = m_service->catalog()->find("us-east-1", "Shop")->id;
        const std::int64_t now = m_clock.nowMs() / 60'000 * 60;
        struct Old {
            std::int64_t second;
            double read[6], write[6];
        } const old{now - 60, {}, {7, 7, 2, 5, 0, 1}};
        char key[64];
        std::snprintf(key, sizeof key, "metrics/1/%013lld/us-east-1/", static_cast<long long>(old.second / 3600 * 3600));
        QVERIFY(m_service->store()->write([&](WriteTxn& txn) { return txn.putMeta(key + id + "/", {reinterpret_cast<const char*>(&old), sizeof old}); }));
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(written(1), 7.0);
        put("a");
        m_clock.advance(60'000);
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(written(2), 8.0); // once, also where the old entry and the new one are of the same hour
    }

    void aClockThatWasSetBackLosesNothing() {
        const std::int64_t now = m_clock.nowMs();
        m_clock.setMs(now + 7'200'000);
        put("a");
        open(EngineOptions::Mode::ReadWrite); // kept two hours ahead
        m_clock.setMs(now);
        for (int minute = 0; minute < 3; ++minute) {
            put("a");
            m_clock.advance(60'000);
        }
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(written(1), 3.0);
        m_clock.setMs(now + 7'200'000);
        QCOMPARE(written(3), 4.0);
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(written(3), 4.0);
    }

    void anIdleFileIsNotWrittenTo() {
        put("a");
        open(EngineOptions::Mode::ReadWrite);
        const auto bytes = m_service->info().fileBytes;
        const int before = entries();
        m_clock.advance(600'000);
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(entries(), before);
        QCOMPARE(m_service->info().fileBytes, bytes);
    }

    void whatIsTooOldGoes() {
        put("a");
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(entries(), 3); // one a level
        m_clock.advance(20LL * 86'400'000);
        put("a");
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(entries(), 5); // minutes of 20 days ago are gone, 5 minutes and hours are both there twice
        m_clock.advance(500LL * 86'400'000);
        put("a");
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(entries(), 3);
    }

    void aTableMadeAnewHasNoPast() {
        put("a");
        open(EngineOptions::Mode::ReadWrite);
        QVERIFY(call<DeleteTable>(*m_service, {.tableName = "Shop"}));
        QVERIFY(QTest::qWaitFor([&] { return !m_service->catalog()->find("us-east-1", "Shop"); }));
        createTable();
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(written(3), 0.0);
    }

    void theEnforcementIsTheFiles() {
        QCOMPARE(m_service->meter()->enforcement(), Enforcement::Enforce);
        m_service->meter()->setEnforcement(Enforcement::Observe);
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(m_service->meter()->enforcement(), Enforcement::Observe);
        open(EngineOptions::Mode::ReadWrite, Enforcement::Off); // for one time
        QCOMPARE(m_service->meter()->enforcement(), Enforcement::Off);
        open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(m_service->meter()->enforcement(), Enforcement::Observe);
    }
};

RF_TEST_GUILESS_MAIN(TestMetrics)

} // namespace tst_metrics

#include "tst_metrics.moc"
