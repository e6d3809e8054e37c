#include "engine/whatif/request_replay.h"

#include "engine/capacity/arm_meter.h"
#include "engine/whatif/capacity_plan.h"
#include "engine/whatif/outcome_parts.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <queue>
#include <unordered_map>

namespace rf::whatif {

using capacity::ArmMeter;
using capacity::Moment;
using capacity::RequestMark;
using capacity::Sample;
using capacity::Side;

namespace {

constexpr std::int64_t kMadeGoodMs = 2'000;
constexpr int kMostAttempts = int(kAttempts);
constexpr std::int64_t kBackoffMs[] = {50, 100}; ///< before the second and the third attempt
constexpr std::size_t kTellEvery = 4'096;

std::int64_t minuteOf(std::int64_t ms) { return ms / 60'000 * kMinute; }

/// Refusals that wait for a request of their key that makes them good.
class OpenRefusals {
public:
    explicit OpenRefusals(std::vector<Request>& out) : m_out(out) {}

    void add(const RequestMark& refusal) {
        forget(refusal.ms);
        m_open[keyOf(refusal)].push_back(refusal.ms);
        m_order.push_back(refusal);
    }
    /// A request went through: it may have been refused before, twice at most.
    void madeGood(const RequestMark& request) {
        const auto at = m_open.find(keyOf(request));
        if (at == m_open.end()) return;
        for (int i = 1; i < kMostAttempts && !at->second.empty() && at->second.back() >= request.ms - kMadeGoodMs; ++i) at->second.pop_back();
    }
    /// What is older than two seconds at `ms` stays refused.
    void forget(std::int64_t ms) {
        for (; !m_order.empty() && m_order.front().ms < ms - kMadeGoodMs; m_order.pop_front()) {
            const RequestMark& old = m_order.front();
            const auto at = m_open.find(keyOf(old));
            if (at == m_open.end()) continue;
            if (!at->second.empty() && at->second.front() == old.ms) {
                at->second.pop_front();
                if (++m_lost[std::size_t(old.side)] % kMostAttempts == 1) m_out.push_back({old.ms, old.hash, sizeOf(old.side), old.side});
            }
            if (at->second.empty()) m_open.erase(at);
        }
    }
    void used(const RequestMark& request) {
        m_units[std::size_t(request.side)] += request.units;
        ++m_count[std::size_t(request.side)];
    }

private:
    static std::uint64_t keyOf(const RequestMark& mark) { return mark.hash | std::uint64_t(mark.side); } // low bits are cut
    double sizeOf(Side side) const { return m_count[std::size_t(side)] > 0 ? m_units[std::size_t(side)] / m_count[std::size_t(side)] : 1; }

    std::vector<Request>& m_out;
    std::unordered_map<std::uint64_t, std::deque<std::int64_t>> m_open;
    std::deque<RequestMark> m_order;
    std::array<double, 2> m_units{}, m_count{};
    std::array<std::int64_t, 2> m_lost{};
};

/// One arm on its way through its requests.
class ArmRun {
public:
    ArmRun(const ArmTrace& trace, Mode mode, const ArmSettings& settings)
        : m_mode(mode), m_settings(settings),
          m_plans{CapacityPlan(mode, settings.units[0], settings.read), CapacityPlan(mode, settings.units[1], settings.write)},
          m_minute(trace.from), m_endMs(trace.to * 1000 - 1) {
        Sample before; // on-demand limits grow from what was used before
        before.second = trace.from - 2 * std::int64_t(3'600);
        before.read.units = trace.peakBefore[0] * double(kMinute);
        before.write.units = trace.peakBefore[1] * double(kMinute);
        m_meter.history().restore(1, {before});
        provision(trace.from * 1000);
    }

    void request(const Request& request) {
        retriesUntil(request.ms);
        attempt(request, 1);
    }
    /// The rest, and the minutes of the whole.
    std::vector<Sample> finish(const ArmTrace& trace) {
        retriesUntil(std::numeric_limits<std::int64_t>::max());
        return m_meter.history().since(1, trace.from);
    }
    const std::array<double, 2>& failed() const { return m_failed; }

private:
    struct Retry {
        Request request;
        int attempt = 2;
        bool operator<(const Retry& other) const { return request.ms > other.request.ms; } // the earliest on top
    };
    static Moment momentOf(std::int64_t ms) { return {double(ms) / 1000, ms / 1000, ms}; }

    void provision(std::int64_t ms) {
        TableSchema table;
        table.billingMode = m_mode == Mode::OnDemand ? BillingMode::PayPerRequest : BillingMode::Provisioned;
        table.throughput.readUnits = std::llround(m_plans[0].units());
        table.throughput.writeUnits = std::llround(m_plans[1].units());
        if (m_settings.maximum[0] >= 0 || m_settings.maximum[1] >= 0)
            table.onDemand = OnDemandThroughput{.maxReadUnits = std::llround(m_settings.maximum[0]), .maxWriteUnits = std::llround(m_settings.maximum[1])};
        m_meter.setLimits(table, nullptr, momentOf(ms));
    }

    /// Minutes that end before this moment are closed one by one.
    void turnTo(std::int64_t ms) {
        for (const std::int64_t minute = minuteOf(ms); m_minute < minute;) {
            const auto closed = m_meter.history().since(1, m_minute);
            const bool used = !closed.empty() && closed.front().second == m_minute;
            for (const Side side : kSides)
                if (used) m_plans[std::size_t(side)].end(m_minute, sideOf(closed.front(), side).units);
            m_minute = used || m_mode == Mode::AutoScaling ? m_minute + kMinute : minute;
            bool changed = false;
            for (CapacityPlan& plan : m_plans) changed = plan.begin(m_minute) || changed;
            if (changed) provision(m_minute * 1000);
        }
    }

    void attempt(Request request, int number) {
        turnTo(request.ms);
        const Moment moment = momentOf(request.ms);
        const std::array<char, 8> name = nameOf(request.hash);
        const ArmMeter::KeyPlace place{request.hash, {name.data(), name.size()}};
        const auto limit = m_meter.admits(request.side, request.hash, moment);
        if (!limit) return m_meter.use(request.side, place, request.units, moment);
        m_meter.refuse(request.side, *limit, place, moment);
        if (number == kMostAttempts) {
            ++m_failed[std::size_t(request.side)];
            return;
        }
        request.ms = std::max(request.ms, std::min(request.ms + kBackoffMs[number - 1], m_endMs));
        m_retries.push({request, number + 1});
    }
    void retriesUntil(std::int64_t ms) {
        while (!m_retries.empty() && m_retries.top().request.ms <= ms) {
            const Retry next = m_retries.top();
            m_retries.pop();
            attempt(next.request, next.attempt);
        }
    }
    static std::array<char, 8> nameOf(std::uint64_t hash) {
        std::array<char, 8> name;
        for (std::size_t i = 0; i < name.size(); ++i) name[i] = char(hash >> (8 * i));
        return name;
    }

    Mode m_mode;
    const ArmSettings& m_settings;
    std::array<CapacityPlan, 2> m_plans; ///< by Side
    std::int64_t m_minute;
    std::int64_t m_endMs; ///< what would come again later comes now
    ArmMeter m_meter;
    std::priority_queue<Retry> m_retries;
    std::array<double, 2> m_failed{};
};

} // namespace

std::vector<Request> requestsOf(std::vector<RequestMark> marks) {
    std::ranges::stable_sort(marks, {}, &RequestMark::ms);
    std::vector<Request> out;
    out.reserve(marks.size());
    OpenRefusals open(out);
    for (const RequestMark& each : marks) {
        if (each.refused) {
            open.add(each);
            continue;
        }
        open.forget(each.ms);
        open.madeGood(each);
        open.used(each);
        out.push_back({each.ms, each.hash, each.units, each.side});
    }
    open.forget(std::numeric_limits<std::int64_t>::max());
    std::ranges::stable_sort(out, {}, &Request::ms); // refusals were found out later
    return out;
}

Outcome replayRequests(const std::vector<ArmTrace>& traces, const std::vector<std::vector<Request>>& requests, const Scenario& scenario,
                       const pricing::TableUse& table, const pricing::PriceTable* prices, const std::function<void(double)>& progress,
                       const std::stop_token& stop) {
    std::size_t all = 0, done = 0;
    for (const auto& each : requests) all += each.size();
    Outcome outcome;
    for (std::size_t i = 0; i < traces.size(); ++i) {
        ArmRun run(traces[i], scenario.mode, scenario.arms[i]);
        for (const Request& each : requests[i]) {
            run.request(each);
            if (++done % kTellEvery != 0) continue;
            if (stop.stop_requested()) break;
            if (progress) progress(double(done) / double(all));
        }
        outcome.arms.push_back(run.finish(traces[i]));
        for (const Side side : kSides) outcome.failed[std::size_t(side)] += run.failed()[std::size_t(side)];
    }
    addUp(outcome);
    price(outcome, traces, scenario.mode == Mode::OnDemand, scenario.arms, table, prices);
    return outcome;
}

} // namespace rf::whatif
