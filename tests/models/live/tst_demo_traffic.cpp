// Demo traffic against a served file: it starts the endpoint, runs, and stops with whatever it needs.

#include "models/live/demo_traffic.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_demo_traffic {

using namespace rf::models;
using State = DemoTraffic::State;

namespace {

constexpr int kPatience = 30'000;

struct Desk {
    explicit Desk(bool shop = true)
        : workspace([shop](const std::filesystem::path&, rf::EngineOptions options) {
              options.mode = rf::EngineOptions::Mode::InMemory;
              auto engine = rf::openEngine({}, options);
              if (shop) (void)rf::models::test::madeShop(**engine);
              return engine;
          }, &settings),
          endpoint(&workspace), traffic(&workspace, &endpoint) {
        endpoint.setPort(0);
        file = workspace.openFile(QStringLiteral("shop.rfdb"), FileSession::Mode::InMemory);
        if (!QTest::qWaitFor([this] { return file->state() == FileSession::State::Open; }, kPatience)) qFatal("not open");
    }
    bool runs() {
        traffic.start(file, {.readsPerSecond = 40, .writesPerSecond = 40, .wave = false, .sales = false});
        return QTest::qWaitFor([this] { return traffic.state() == State::Running && traffic.report().succeeded > 0; }, kPatience);
    }
    bool ends() {
        return QTest::qWaitFor([this] { return traffic.state() == State::Off; }, kPatience);
    }
    MemorySettings settings;
    Workspace workspace;
    EndpointController endpoint;
    DemoTraffic traffic;
    FileSession* file = nullptr;
};

} // namespace

class TestDemoTraffic : public QObject {
    Q_OBJECT
private slots:
    void itServesTheFileAndRuns() {
        Desk desk;
        QVERIFY(desk.runs());
        QCOMPARE(desk.endpoint.state(), EndpointController::State::On);
        QCOMPARE(desk.traffic.table().name, "Shop");
        QCOMPARE(desk.traffic.report().failed, 0);
        QVERIFY2(desk.traffic.report().firstFailure.empty(), desk.traffic.report().firstFailure.c_str());
        QVERIFY(desk.traffic.rate() > 0);
        QVERIFY(desk.traffic.text().contains("requests a second"));
        desk.traffic.stop();
        QCOMPARE(desk.traffic.state(), State::Stopping);
        QVERIFY(desk.ends());
        QVERIFY(desk.traffic.failure().isEmpty());
        QCOMPARE(desk.endpoint.state(), EndpointController::State::On); // serving goes on
    }
    void itStopsWithTheEndpoint() {
        Desk desk;
        QVERIFY(desk.runs());
        desk.endpoint.stop();
        QVERIFY(desk.ends());
        QVERIFY(desk.traffic.failure().isEmpty());
    }
    void itStopsWithTheFile() {
        Desk desk;
        QVERIFY(desk.runs());
        QVERIFY(desk.workspace.closeFile(desk.file));
        QVERIFY(desk.ends());
    }
    void itStopsWhenItIsDestroyed() {
        Desk desk;
        QVERIFY(desk.runs()); // and the desk goes while it runs
    }
    void withoutATableItSaysSoAndCanMakeOne() {
        Desk desk(false);
        QVERIFY(!DemoTraffic::tableOf(desk.file).isValid());
        desk.traffic.start(desk.file, {});
        QCOMPARE(desk.traffic.state(), State::Off);
        QVERIFY(desk.traffic.failure().headline.startsWith("No table of "));
        bool made = false;
        desk.traffic.createShop(desk.file, [&](const Failure& failure) {
            QVERIFY2(failure.isEmpty(), qPrintable(failure.detail));
            made = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(made && DemoTraffic::tableOf(desk.file).status == "ACTIVE", kPatience);
        QCOMPARE(DemoTraffic::tableOf(desk.file).name, "Shop");
        QCOMPARE(DemoTraffic::tableOf(desk.file).indexes.size(), 3);
        QVERIFY(desk.runs());
    }
    void startingTwiceIsStartingOnce() {
        Desk desk;
        QVERIFY(desk.runs());
        desk.traffic.start(desk.file, {});
        QCOMPARE(desk.traffic.choice().readsPerSecond, 40);
        desk.traffic.stop();
        QVERIFY(desk.ends());
    }
};

RF_TEST_GUILESS_MAIN(TestDemoTraffic)

} // namespace tst_demo_traffic

#include "tst_demo_traffic.moc"
