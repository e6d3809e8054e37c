// Demo traffic: the shape of its rates, its seed, and a run against an endpoint.

#include "engine/http/listener.h"
#include "engine/maintenance/jobs.h"
#include "engine/workload/shop_requests.h"
#include "engine/workload/workload.h"
#include "tests/support/program.h"

#include <QTemporaryDir>

namespace tst_workload {

using namespace rf;
using namespace rf::workload;

class TestWorkload : public QObject {
    Q_OBJECT
private slots:
    void theWaveIsOneOnAverage() {
        WorkloadOptions options{.waveSeconds = 100};
        double sum = 0, least = 10, most = 0;
        for (int second = 0; second < 100; ++second) { // a day without a sale
            const double factor = waveAt(second, options);
            sum += factor;
            least = std::min(least, factor);
            most = std::max(most, factor);
        }
        QVERIFY(std::abs(sum / 100 - 1) < 0.01);
        QVERIFY(least > 0 && most > 1.5);
        QVERIFY(waveAt(195, options) > waveAt(95, options) * 2); // the sale at the end of every other day
        options.wave = false;
        QCOMPARE(waveAt(150, options), 1.0);
        QVERIFY(waveAt(195, options) > 2); // sales come without a wave, too
        options.sales = false;
        QCOMPARE(waveAt(195, options), 1.0);
    }
    void aSaleIsOneProducts() {
        WorkloadOptions options{.waveSeconds = 100, .hotShare = 0.1};
        QVERIFY(saleAt(195, options) && !saleAt(95, options) && !saleAt(150, options));
        QCOMPARE(hotShareAt(95, options), 0.1);
        QVERIFY(hotShareAt(195, options) > 0.5);
        options.hotShare = 0.9;
        QCOMPARE(hotShareAt(195, options), 0.9);
    }
    void customersComeByZipfsLaw() {
        const auto most = [](double zipf) {
            const WorkloadOptions options{.zipf = zipf};
            ShopRequests requests(options, 3);
            std::map<std::string, int> seen;
            int top = 0;
            for (int i = 0; i < 4000; ++i) {
                const std::string body = requests.write(0).body;
                const auto at = body.find("CUSTOMER#");
                top = std::max(top, ++seen[body.substr(at, body.find('"', at) - at)]);
            }
            return top;
        };
        QVERIFY(most(1.05) > 300); // the first of 3,000 customers has an eighth
        QVERIFY(most(0) < 20);
    }

    void theSameSeedGivesTheSameRequests() {
        const WorkloadOptions options;
        ShopRequests one(options, 7), same(options, 7), other(options, 8);
        int hot = 0, differ = 0;
        for (int i = 0; i < 1000; ++i) {
            const auto request = one.write(0.3);
            QCOMPARE(same.write(0.3).body, request.body);
            differ += other.write(0.3).body != request.body;
            hot += request.body.find("HB-4471\"},\"sk\":{\"S\":\"INFO") != std::string::npos;
            QCOMPARE(same.read().body, one.read().body);
            (void)other.read();
        }
        QVERIFY(differ > 500);
        QVERIFY2(hot > 240 && hot < 360, qPrintable(QString::number(hot)));
    }

    void itRunsAgainstTheSample() {
        QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "shop.rfdb";
        QVERIFY(makeSample(file, "ecommerce", {}));
        auto service = openEngine(file, {});
        QVERIFY(service);
        auto listener = http::Listener::start(**service, {.port = 0});
        QVERIFY(listener);
        int told = 0;
        const auto report = run({.port = (*listener)->port(), .readsPerSecond = 60, .writesPerSecond = 60, .seconds = 2.5,
                                 .wave = false, .sales = false, .connections = 4},
                                {}, [&](const WorkloadReport&) { ++told; });
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QVERIFY2(report->failed == 0, report->firstFailure.c_str());
        QCOMPARE(report->succeeded, report->requests);
        QVERIFY(report->requests > 50 && report->requests < 700);
        QVERIFY(told >= 1);
        const auto now = Clock::system().nowMs() / 1000;
        double units = 0;
        for (const auto& each : (*service)->meter()->series({"us-east-1", "Shop", ""}, now - 60, now + 1, 1))
            units += each.write.units;
        QVERIFY(units > 0);
    }

    void nobodyThereAndNoSuchTable() {
        const auto nobody = run({.port = 1, .seconds = 1}, {});
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().code, ErrorCode::Io);
        auto service = openEngine({}, {.mode = EngineOptions::Mode::InMemory});
        auto listener = http::Listener::start(**service, {.port = 0});
        const auto noTable = run({.port = (*listener)->port(), .seconds = 1}, {});
        QVERIFY(!noTable);
        QCOMPARE(noTable.error().code, ErrorCode::ResourceNotFound);
    }

    void itStopsWhenAsked() {
        auto service = openEngine({}, {.mode = EngineOptions::Mode::InMemory});
        auto listener = http::Listener::start(**service, {.port = 0});
        std::stop_source stop;
        stop.request_stop();
        const auto report = run({.port = (*listener)->port()}, stop.get_token());
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
    }
};

RF_TEST_GUILESS_MAIN(TestWorkload)

} // namespace tst_workload

#include "tst_workload.moc"
