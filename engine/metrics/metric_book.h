#pragma once
// The metrics of AWS/DynamoDB by name, dimensions and statistic (spec/04 §8): what CloudWatch answers and alarms go by.
// A metric that nothing here measures does not exist, and neither does a statistic: the Minimum and Maximum of consumed
// units are those of one request, which the meter does not keep.

#include "engine/capacity/meter.h"
#include "engine/metrics/call_archive.h"

#include <functional>

namespace rf::metrics {

inline constexpr std::string_view kNamespace = "AWS/DynamoDB";

struct Dimension {
    std::string name, value;
    friend auto operator<=>(const Dimension&, const Dimension&) = default;
};

struct MetricName {
    std::string metric;
    std::vector<Dimension> dimensions; ///< any order
    friend bool operator==(const MetricName&, const MetricName&) = default;
};

/// One period with at least one datapoint.
struct Point {
    std::int64_t second = 0; ///< its begin
    double sum = 0;
    double count = 0; ///< SampleCount
    std::optional<double> least, most;
    LatencyHistogram spread; ///< of SuccessfulRequestLatency

    /// Sum, SampleCount, Average, Minimum, Maximum, p0 … p100; nothing of one that is not measured.
    std::optional<double> statistic(std::string_view name) const;
};

/// Thread-safe.
class MetricBook {
public:
    using Tables = std::function<CatalogPtr()>;
    /// All outlive the book. `archive` has what `calls` no longer knows; nullptr: nobody.
    MetricBook(const capacity::Meter& meter, const CallRollup& calls, Tables tables, const CallArchive* archive = nullptr)
        : m_meter(meter), m_calls(calls), m_tables(std::move(tables)), m_archive(archive) {}

    /// Periods that begin in [from, to) and have something, ascending. `from` is rounded down to a period; nothing begins
    /// after `now`. Seconds since the epoch. Unknown metrics and dimensions have none.
    std::vector<Point> points(std::string_view region, const MetricName& name, std::int64_t from, std::int64_t to,
                              std::int64_t period, std::int64_t now) const;
    /// Every metric that had a datapoint in the 15 days before `now`.
    std::vector<MetricName> list(std::string_view region, std::int64_t now) const;

    static bool isMetric(std::string_view name);
    /// Count, Milliseconds; empty: no such metric.
    static std::string_view unitOf(std::string_view metric);

private:
    std::vector<Point> capacityPoints(const capacity::ArmName& arm, std::string_view metric, std::int64_t from,
                                      std::int64_t to, std::int64_t period, std::int64_t now) const;
    std::vector<Point> callPoints(const SeriesName& series, std::string_view metric, std::int64_t from, std::int64_t to,
                                  std::int64_t period) const;
    /// Of memory and archive, each interval once.
    std::vector<CallMinute> callMinutes(const SeriesName& series, std::int64_t from, std::int64_t to, std::int64_t period) const;
    std::vector<Point> accountPoints(std::string_view region, std::string_view metric, std::int64_t from, std::int64_t to,
                                     std::int64_t period, std::int64_t now) const;

    const capacity::Meter& m_meter;
    const CallRollup& m_calls;
    Tables m_tables;
    const CallArchive* const m_archive;
};

/// Units a second that the catalog provisions for an arm now; 0: on demand, a local index, or there is none.
double provisionedNow(const Catalog& catalog, const capacity::ArmName& arm, capacity::Side side);

} // namespace rf::metrics
