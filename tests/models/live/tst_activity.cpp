// Sparklines of the sidebar: what tables did lately, bin by bin, and how little is asked for it.

#include "models/live/activity_model.h"
#include "tests/models/support/shop.h"
#include "tests/models/support/file_clock.h"
#include "tests/support/program.h"

namespace tst_activity {

using namespace rf::models;
using rf::capacity::Side;
using rf::models::test::FileClock;

namespace {

constexpr int kPatience = 20'000;

struct Desk {
    Desk()
        : workspace([this](const std::filesystem::path&, rf::EngineOptions options) {
              options.mode = rf::EngineOptions::Mode::InMemory;
              options.clock = &clock;
              auto engine = rf::openEngine({}, options);
              for (const char* name : {"Shop", "Idle"})
                  if (!rf::call<rf::CreateTable>(**engine, rf::models::test::shopInput(name))) qFatal("no table");
              return engine;
          }, &settings),
          model(&workspace) {
        clock.setMs(clock.nowMs() / 20'000 * 20'000);
        model.setNow([this] { return clock.nowMs(); });
        file = workspace.openFile(QStringLiteral("shop.rfdb"), FileSession::Mode::InMemory);
        if (!QTest::qWaitFor([this] { return file->state() == FileSession::State::Open; }, kPatience)) qFatal("not open");
    }
    void use(Side side, double units, int seconds, const char* index = nullptr) {
        const auto table = file->client()->service()->catalog()->find("us-east-1", "Shop");
        for (int i = 0; i < seconds; ++i) {
            file->client()->service()->meter()->use(side, {table, index ? table->findIndex(index) : nullptr, {}}, units);
            clock.advance(1000);
        }
    }
    TableActivity look() {
        QSignalSpy changed(&model, &ActivityModel::changed);
        model.poll();
        (void)QTest::qWaitFor([&] { return !changed.isEmpty(); }, 1000);
        file->client()->waitForDone();
        QCoreApplication::processEvents();
        return model.of(file, "us-east-1", "Shop");
    }
    FileClock clock;
    MemorySettings settings;
    Workspace workspace;
    ActivityModel model;
    FileSession* file = nullptr;
};

} // namespace

class TestActivity : public QObject {
    Q_OBJECT
private slots:
    void anIdleTableShowsNothing() {
        Desk desk;
        QVERIFY(desk.look().isIdle());
        QVERIFY(desk.model.of(desk.file, "us-east-1", "Nowhere").isIdle());
        QVERIFY(desk.model.of(nullptr, "us-east-1", "Shop").isIdle());
    }
    void binsAreUnitsASecond() {
        Desk desk;
        desk.use(Side::Write, 10, 40); // two bins
        desk.use(Side::Read, 6, 20, "GSI1");
        const TableActivity seen = desk.look();
        QCOMPARE(seen.writes[TableActivity::kBins - 1], 0.0F); // the running one has just begun
        QCOMPARE(seen.reads[TableActivity::kBins - 2], 6.0F);
        QCOMPARE(seen.writes[TableActivity::kBins - 2], 0.0F);
        QCOMPARE(seen.writes[TableActivity::kBins - 3], 10.0F);
        QCOMPARE(seen.writes[TableActivity::kBins - 4], 10.0F);
        QVERIFY(seen.active && !seen.isThrottled());
        QCOMPARE(seen.readRate, 2.0);
        QVERIFY(desk.model.of(desk.file, "us-east-1", "Idle").isIdle());
    }
    void readingInStepsIsReadingAtOnce() {
        Desk steps, once;
        for (int i = 0; i < 30; ++i) {
            for (Desk* desk : {&steps, &once}) desk->use(Side::Write, 1 + i % 4, 7);
            (void)steps.look();
        }
        QCOMPARE(steps.look().writes, once.look().writes);
    }
    void whatIsOldGoes() {
        Desk desk;
        desk.use(Side::Write, 10, 20);
        QVERIFY(desk.look().active);
        desk.clock.advance(120'000);
        TableActivity seen = desk.look();
        QVERIFY(!seen.active && !seen.isIdle());
        desk.clock.advance(900'000);
        seen = desk.look();
        QVERIFY(seen.isIdle());
    }
    void aRefusalIsSeen() {
        Desk desk;
        auto table = std::make_shared<rf::TableSchema>(*desk.file->client()->service()->catalog()->find("us-east-1", "Shop"));
        table->billingMode = rf::BillingMode::Provisioned;
        table->throughput = {.readUnits = 1, .writeUnits = 1};
        const rf::TablePtr limits = table;
        rf::capacity::Meter& meter = *desk.file->client()->service()->meter();
        meter.use(Side::Write, {limits, nullptr, {}}, 400);
        QVERIFY(meter.admit(Side::Write, {limits, nullptr, {}}));
        desk.clock.advance(1000);
        TableActivity seen = desk.look();
        QVERIFY(seen.writesThrottled && !seen.readsThrottled);
        desk.clock.advance(90'000);
        seen = desk.look();
        QVERIFY(!seen.isThrottled());
    }
    void aClosedFileIsForgotten() {
        Desk desk;
        desk.use(Side::Write, 10, 20);
        QVERIFY(!desk.look().isIdle());
        QObject* file = desk.file;
        desk.workspace.closeFile(desk.file);
        QVERIFY(desk.model.of(file, "us-east-1", "Shop").isIdle());
    }
};

RF_TEST_GUILESS_MAIN(TestActivity)

} // namespace tst_activity

#include "tst_activity.moc"
