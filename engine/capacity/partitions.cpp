#include "engine/capacity/partitions.h"

#include "engine/capacity/capacity_limits.h"

#include <algorithm>

namespace rf::capacity {
namespace {

constexpr std::int64_t kTremble = 60;      ///< seconds a clock may go back without having been set
constexpr std::int64_t kForgetsHeat = 300; ///< seconds without a refusal after which a partition is cool again

std::int64_t minuteOf(std::int64_t second) {
    return second - second % 60;
}

void setLimits(Partition& partition, double burst, double now) {
    partition.buckets[0].set(kPartitionReadUnits, burst, now);
    partition.buckets[1].set(kPartitionWriteUnits, burst, now);
}

} // namespace

void Partitions::setBurst(double seconds, double now) {
    m_burst = seconds;
    for (Partition& each : m_all) setLimits(each, seconds, now);
}

void Partitions::insert(std::uint64_t begin, double now) {
    const auto at = std::lower_bound(m_all.begin(), m_all.end(), begin,
                                     [](const Partition& each, std::uint64_t hash) { return each.begin < hash; });
    if (at != m_all.end() && at->begin == begin) return;
    Partition fresh;
    fresh.number = m_next++;
    fresh.begin = begin;
    setLimits(fresh, m_burst, now);
    m_all.insert(at, fresh);
}

void Partitions::grow(std::size_t count, double now, std::int64_t second) {
    count = std::clamp<std::size_t>(count, 1, kMost);
    if (m_all.empty()) {
        const std::uint64_t width = count == 1 ? 0 : ~std::uint64_t{0} / count + 1;
        for (std::size_t i = 0; i < count; ++i) insert(width * i, now);
        return;
    }
    while (m_all.size() < count) { // the widest range is cut in half
        std::size_t widest = 0;
        std::uint64_t width = 0;
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            const std::uint64_t end = i + 1 < m_all.size() ? m_all[i + 1].begin : 0; // 0 stands for 2^64
            if (end - m_all[i].begin - 1 <= width) continue;
            width = end - m_all[i].begin - 1;
            widest = i;
        }
        const int number = m_all[widest].number;
        insert(m_all[widest].begin + width / 2 + 1, now);
        if (second != 0) m_splits.push_back({second, number, m_next - 1, false});
    }
}

Partition& Partitions::of(std::uint64_t hash) {
    const auto after = std::upper_bound(m_all.begin(), m_all.end(), hash,
                                        [](std::uint64_t hash, const Partition& each) { return hash < each.begin; });
    return *std::prev(after);
}

void Partitions::demand(Partition& partition, Side side, double units, std::int64_t second) {
    turn(second);
    const auto i = static_cast<std::size_t>(side);
    partition.second[i] += units;
    partition.peak[i] = std::max(partition.peak[i], partition.second[i]);
}

/// Closes the second, and the minute, that is over. After a clock was set back, minutes of its future are dropped.
void Partitions::turn(std::int64_t second) {
    if (second <= m_second && second > m_second - kTremble) return;
    if (second < m_second) {
        while (!m_heat.empty() && m_heat.back().second >= minuteOf(second)) m_heat.pop_back();
        for (Partition& each : m_all) each.peak = {};
    } else if (m_second != 0 && minuteOf(second) != minuteOf(m_second)) {
        m_heat.push_back(running());
        if (m_heat.size() > kMinutes) m_heat.pop_front();
        for (Partition& each : m_all) each.peak = {};
    }
    m_second = second;
    for (Partition& each : m_all) each.second = {};
}

HeatColumn Partitions::running() const {
    HeatColumn column;
    column.second = minuteOf(m_second);
    for (const Partition& each : m_all)
        column.cells.push_back({each.number, {static_cast<float>(each.peak[0]), static_cast<float>(each.peak[1])}});
    return column;
}

bool Partitions::hot(Partition& partition, std::int64_t second) {
    if (second == partition.lastHot) return false;
    if (second - partition.lastHot > kForgetsHeat) partition.hotSeconds = 0;
    partition.lastHot = second;
    return ++partition.hotSeconds >= kHotSeconds;
}

bool Partitions::split(std::uint64_t hash, std::int64_t second, double now, bool isolated) {
    Partition& whole = of(hash);
    const int number = whole.number;
    whole.hotSeconds = 0;
    if (whole.begin == hash || m_all.size() >= kMost) return false;
    insert(hash, now);
    m_splits.push_back({second, number, m_next - 1, isolated});
    return true;
}

std::vector<HeatColumn> Partitions::heat(std::int64_t from, std::int64_t to) const {
    std::vector<HeatColumn> out;
    for (const HeatColumn& each : m_heat)
        if (each.second >= from && each.second < to) out.push_back(each);
    if (m_second != 0 && minuteOf(m_second) >= minuteOf(from) && minuteOf(m_second) < to) out.push_back(running());
    return out;
}

} // namespace rf::capacity
