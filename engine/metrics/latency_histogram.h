#pragma once
// How latencies were spread, in buckets that grow by a factor of 2^(1/8): a percentile is off by 4.4 % at most. From
// 0.01 ms to 167 seconds; what lies outside counts in the first or last bucket. A minute holds the buckets it used.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rf::metrics {

class LatencyHistogram {
public:
    struct Bucket {
        std::uint8_t index = 0;
        std::uint32_t count = 0;
        friend bool operator==(const Bucket&, const Bucket&) = default;
    };
    static constexpr int kBuckets = 192;

    void add(double ms) { add(bucketOf(ms), 1); }
    void add(std::uint8_t bucket, std::uint32_t count);
    void add(const LatencyHistogram& other);
    bool empty() const { return m_buckets.empty(); }
    /// What `percent` (0–100) of all are not above, in milliseconds; nothing of none.
    std::optional<double> percentile(double percent) const;
    const std::vector<Bucket>& buckets() const { return m_buckets; } ///< by index

    static std::uint8_t bucketOf(double ms);
    friend bool operator==(const LatencyHistogram&, const LatencyHistogram&) = default;

private:
    std::vector<Bucket> m_buckets;
};

/// 99.9 of "p99.9"; nothing of what is no percentile from p0 to p100.
std::optional<double> percentIn(std::string_view statistic);

} // namespace rf::metrics
