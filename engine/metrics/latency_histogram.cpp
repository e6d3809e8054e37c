#include "engine/metrics/latency_histogram.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rf::metrics {
namespace {

constexpr double kLeastMs = 0.01;
constexpr double kAnOctave = 8;

} // namespace

std::uint8_t LatencyHistogram::bucketOf(double ms) {
    if (!(ms > kLeastMs)) return 0;
    return static_cast<std::uint8_t>(std::min(std::log2(ms / kLeastMs) * kAnOctave, kBuckets - 1.0));
}

void LatencyHistogram::add(std::uint8_t bucket, std::uint32_t count) {
    const auto at = std::ranges::lower_bound(m_buckets, bucket, {}, &Bucket::index);
    if (at != m_buckets.end() && at->index == bucket)
        at->count += count;
    else
        m_buckets.insert(at, {bucket, count});
}

void LatencyHistogram::add(const LatencyHistogram& other) {
    for (const Bucket& each : other.m_buckets) add(each.index, each.count);
}

std::optional<double> LatencyHistogram::percentile(double percent) const {
    double all = 0;
    for (const Bucket& each : m_buckets) all += each.count;
    double below = 0;
    for (const Bucket& each : m_buckets) {
        below += each.count;
        // The middle of the bucket, by factors.
        if (below >= percent / 100 * all && each.count > 0) return kLeastMs * std::exp2((each.index + 0.5) / kAnOctave);
    }
    return {};
}

std::optional<double> percentIn(std::string_view statistic) {
    if (!statistic.starts_with('p') || statistic.size() > 12) return {};
    double percent = -1;
    const auto [end, error] = std::from_chars(statistic.data() + 1, statistic.data() + statistic.size(), percent, std::chars_format::fixed);
    if (error != std::errc() || end != statistic.data() + statistic.size() || !(percent >= 0 && percent <= 100)) return {};
    return percent;
}

} // namespace rf::metrics
