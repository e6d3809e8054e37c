#include "models/live/call_stats.h"

#include "models/live/call_rules.h"

#include <cmath>

namespace rf::models {

namespace {

/// The value at rank ⌈share × n⌉.
double percentile(std::vector<float>& sorted, double share) {
    if (sorted.empty()) return 0;
    const auto rank = std::size_t(std::ceil(share * double(sorted.size())));
    return double(sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1]);
}

} // namespace

double CallSummary::rate() const {
    constexpr int kOver = 10;
    double sum = 0;
    for (qsizetype i = std::max<qsizetype>(0, perSecond.size() - 1 - kOver); i + 1 < perSecond.size(); ++i)
        sum += perSecond[i];
    return sum / kOver;
}

CallStats::Bucket& CallStats::bucket(qint64 second) {
    auto at = m_buckets.end();
    while (at != m_buckets.begin() && std::prev(at)->second >= second) --at;
    if (at != m_buckets.end() && at->second == second) return *at;
    Bucket fresh;
    fresh.second = second;
    return *m_buckets.insert(at, std::move(fresh));
}

void CallStats::forget(qint64 second) {
    while (!m_buckets.empty() && m_buckets.front().second <= second - CallSummary::kSeconds) m_buckets.pop_front();
}

void CallStats::add(const rf::events::Call& call) {
    Bucket& into = bucket(call.startedMs / 1000);
    ++into.calls;
    into.errors += call.status >= 400;
    into.throttles += isThrottle(call);
    into.readUnits += call.receipt.readUnits;
    into.writeUnits += call.receipt.writeUnits;
    if (into.latencies.size() < kSample)
        into.latencies.push_back(float(call.latencyMs));
    else
        into.latencies[std::size_t(into.seen) % kSample] = float(call.latencyMs);
    ++into.seen;
    forget(m_buckets.back().second);
}

CallSummary CallStats::summary(qint64 nowMs) {
    CallSummary sum;
    sum.endSecond = nowMs / 1000;
    forget(sum.endSecond);
    sum.perSecond.fill(0, CallSummary::kSeconds);
    std::vector<float> latencies;
    for (const Bucket& each : m_buckets) {
        const qint64 at = CallSummary::kSeconds - 1 - (sum.endSecond - each.second);
        if (at >= 0 && at < CallSummary::kSeconds) sum.perSecond[at] = double(each.calls);
        sum.calls += each.calls;
        sum.errors += each.errors;
        sum.throttles += each.throttles;
        sum.readUnits += each.readUnits;
        sum.writeUnits += each.writeUnits;
        latencies.insert(latencies.end(), each.latencies.begin(), each.latencies.end());
    }
    std::sort(latencies.begin(), latencies.end());
    sum.p50Ms = percentile(latencies, 0.50);
    sum.p99Ms = percentile(latencies, 0.99);
    return sum;
}

} // namespace rf::models
