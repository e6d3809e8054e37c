// Latencies in buckets, and minutes of calls as bytes.

#include "engine/metrics/call_archive.h"
#include "tests/support/program.h"

#include <random>

namespace tst_call_minutes {

using namespace rf::metrics;

class TestCallMinutes : public QObject {
    Q_OBJECT
private slots:
    /// The stated error, over five orders of magnitude.
    void percentilesAreWithinTheStatedError() {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> exponent(-1.5, 4);
        LatencyHistogram histogram;
        std::vector<double> all;
        for (int i = 0; i < 20'000; ++i) {
            all.push_back(std::pow(10, exponent(random)));
            histogram.add(all.back());
        }
        std::sort(all.begin(), all.end());
        for (const double percent : {0.1, 1.0, 50.0, 90.0, 95.0, 99.0, 99.9, 100.0}) {
            const double exact = all[static_cast<std::size_t>(std::ceil(percent / 100 * 20'000)) - 1];
            const double told = *histogram.percentile(percent);
            QVERIFY2(std::abs(told / exact - 1) <= 0.0443, qPrintable(QString("p%1: %2 for %3").arg(percent).arg(told).arg(exact)));
        }
        QVERIFY(histogram.buckets().size() <= std::size_t(LatencyHistogram::kBuckets));
    }

    void edgesStayInside() {
        LatencyHistogram histogram;
        QVERIFY(!histogram.percentile(50));
        for (const double ms : {0.0, -1.0, 1e-9, 1e12, std::numeric_limits<double>::infinity(), std::nan("")}) histogram.add(ms);
        QCOMPARE(histogram.buckets().size(), std::size_t{2});
        QCOMPARE(histogram.buckets().back().index, std::uint8_t(LatencyHistogram::kBuckets - 1));
        LatencyHistogram other;
        other.add(1e12);
        other.add(histogram);
        QCOMPARE(other.buckets().back().count, 3u);
    }

    void statisticsAreRead() {
        QCOMPARE(percentIn("p50"), std::optional(50.0));
        QCOMPARE(percentIn("p99.9"), std::optional(99.9));
        QCOMPARE(percentIn("p0.01"), std::optional(0.01));
        QCOMPARE(percentIn("p100"), std::optional(100.0));
        for (const char* bad : {"", "p", "50", "p101", "p-1", "pinf", "p5x", "P50", "tm99", "p1e1"}) QVERIFY2(!percentIn(bad), bad);
    }

    void bytesComeBack() {
        CallMinute one{.second = 60};
        for (const double ms : {0.5, 0.5, 12.0, 700.0}) {
            one.latency.add(ms);
            one.histogram.add(ms);
        }
        one.returned.add(3);
        one.amount.add(512);
        one.outcomes[std::size_t(Outcome::Success)] = 4;
        one.outcomes[std::size_t(Outcome::Expired)] = 9;
        CallMinute two{.second = 120};
        two.outcomes[std::size_t(Outcome::UserError)] = 1;
        std::string bytes;
        appendCallSample(one, bytes);
        appendCallSample(two, bytes);
        const auto back = callSamplesOf(bytes);
        QCOMPARE(back.size(), std::size_t{2});
        QCOMPARE(back[0].latency.most, 700.0);
        QCOMPARE(back[0].latency.sum, 713.0);
        QVERIFY(back[0].histogram == one.histogram);
        QCOMPARE(back[0].returned.sum, 3.0);
        QCOMPARE(back[0].amount.sum, 512.0);
        QVERIFY(back[0].outcomes == one.outcomes);
        QCOMPARE(back[1].second, std::int64_t{120});
        QCOMPARE(back[1].latency.count, 0.0);
        for (std::size_t cut = 0; cut < bytes.size(); ++cut) QVERIFY(callSamplesOf(std::string_view(bytes).substr(0, cut)).size() < 2);
        QVERIFY(callSamplesOf(std::string(100, '\xff')).empty());
    }
};

RF_TEST_GUILESS_MAIN(TestCallMinutes)

} // namespace tst_call_minutes

#include "tst_call_minutes.moc"
