#include "engine/workload/workload.h"

#include "engine/workload/shop_requests.h"
#include "engine/workload/wire_client.h"

#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <numbers>
#include <thread>
#include <vector>

namespace rf::workload {
namespace {

using Steady = std::chrono::steady_clock;

constexpr double kSwing = 0.6;       ///< of the wave around 1
constexpr double kSaleSeconds = 15;  ///< at the end of every other wave
constexpr double kSaleFactor = 3;
constexpr double kSaleHotShare = 0.6; ///< of the writes of a sale that go to one product

std::string messageOf(const std::string& body) {
    const auto at = body.find("essage\":\"");
    if (at == std::string::npos) return body.substr(0, 200);
    const auto begin = at + 9, end = body.find('"', begin);
    return body.substr(begin, end - begin);
}

/// What all connections share.
class Run {
public:
    Run(const WorkloadOptions& options, std::stop_token stop) : m_options(options), m_stop(std::move(stop)) {}

    Status check() {
        WireClient client(m_options.host, m_options.port, m_options.region);
        RF_ASSIGN(const WireAnswer answer,
                  client.send("DescribeTable", R"({"TableName":")" + m_options.table + "\"}", m_stop));
        if (answer.ok()) return {};
        return Error{ErrorCode::ResourceNotFound, messageOf(answer.body)};
    }

    double elapsed() const { return std::chrono::duration<double>(Steady::now() - m_begun).count(); }
    bool over() const {
        return m_stop.stop_requested() || m_broken || (m_options.seconds > 0 && elapsed() >= m_options.seconds);
    }

    /// One connection: keeps its share of the rate, and catches up at most a second.
    void connection(int number) {
        WireClient client(m_options.host, m_options.port, m_options.region);
        ShopRequests requests(m_options, m_options.seed * 1'000 + static_cast<std::uint64_t>(number));
        const double share = 1.0 / m_options.connections;
        double readsDue = 0, writesDue = share * number, last = elapsed();
        while (!over()) {
            const double now = elapsed(), factor = waveAt(now, m_options);
            readsDue = std::min(readsDue + (now - last) * m_options.readsPerSecond * share * factor,
                                m_options.readsPerSecond * share * kSaleFactor + 1);
            writesDue = std::min(writesDue + (now - last) * m_options.writesPerSecond * share * factor,
                                 m_options.writesPerSecond * share * kSaleFactor + 1);
            last = now;
            if (readsDue < 1 && writesDue < 1) {
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
                continue;
            }
            const bool writes = writesDue >= readsDue;
            (writes ? writesDue : readsDue) -= 1;
            count(client, writes ? requests.write(hotShareAt(now, m_options)) : requests.read());
        }
    }

    WorkloadReport report() {
        const std::lock_guard lock(m_guard);
        m_report.seconds = elapsed();
        return m_report;
    }
    std::optional<Error> broken() {
        const std::lock_guard lock(m_guard);
        return m_error;
    }

private:
    void count(WireClient& client, const WireRequest& request) {
        const auto answer = client.send(request.operation, request.body, m_stop);
        const std::lock_guard lock(m_guard);
        if (!answer) {
            if (answer.error().code == ErrorCode::Cancelled) return;
            if (!m_error) m_error = answer.error();
            m_broken = true;
            return;
        }
        ++m_report.requests;
        m_report.throttled += answer->throttles;
        if (answer->ok()) {
            ++m_report.succeeded;
        } else if (answer->throttles == answer->attempts) {
            ++m_report.gaveUp;
        } else {
            ++m_report.failed;
            if (m_report.firstFailure.empty()) m_report.firstFailure = messageOf(answer->body);
        }
    }

    const WorkloadOptions& m_options;
    const std::stop_token m_stop;
    const Steady::time_point m_begun = Steady::now();
    std::atomic<bool> m_broken = false;
    std::mutex m_guard;
    WorkloadReport m_report;
    std::optional<Error> m_error;
};

} // namespace

double waveAt(double second, const WorkloadOptions& options) {
    const double sale = saleAt(second, options) ? kSaleFactor : 1;
    if (!options.wave || options.waveSeconds <= 0) return sale;
    return sale * (1 - kSwing * std::cos(2 * std::numbers::pi * second / options.waveSeconds));
}

bool saleAt(double second, const WorkloadOptions& options) {
    if (!options.sales || options.waveSeconds <= 0) return false;
    const double day = second / options.waveSeconds, into = (day - std::floor(day)) * options.waveSeconds;
    return static_cast<std::int64_t>(day) % 2 == 1 && into > options.waveSeconds - kSaleSeconds;
}

double hotShareAt(double second, const WorkloadOptions& options) {
    return saleAt(second, options) ? std::max(options.hotShare, kSaleHotShare) : options.hotShare;
}

Result<WorkloadReport> run(const WorkloadOptions& options, const std::stop_token& stop,
                           const std::function<void(const WorkloadReport&)>& progress) {
    Run running(options, stop);
    RF_TRY(running.check());
    std::vector<std::jthread> connections;
    for (int i = 0; i < options.connections; ++i) connections.emplace_back([&running, i] { running.connection(i); });
    auto told = Steady::now();
    while (!running.over()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        if (!progress || Steady::now() - told < std::chrono::seconds(1)) continue;
        told = Steady::now();
        progress(running.report());
    }
    connections.clear();
    if (const auto error = running.broken()) return *error;
    return running.report();
}

} // namespace rf::workload
