#pragma once
// What one arm of a table used, second by second, then coarser: 1 second for 15 minutes, 1 minute for 15 days, 5 minutes
// for 63 days, 1 hour for 455 days (spec/04 §8). Bounded: about 51,000 samples at the most.
//
// Invariants
//  1. Samples of a level ascend in time, at most one an interval; an interval in which nothing happened has none.
//  2. The sums of a coarser level are those of the finer one it was made of.

#include "engine/capacity/place.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace rf::capacity {

/// One interval of one side, reads or writes.
struct SideSample {
    double units = 0;     ///< consumed, sum
    double peak = 0;      ///< the most in one second
    double throttled = 0; ///< refusals (in observe mode: those that would have been)
    double requests = 0;
    double provisioned = 0; ///< units a second at the end of the interval; 0 on demand without a maximum
    double burst = 1;       ///< the least share of the bucket, 0–1
    float least = 0, most = 0; ///< units of the smallest and the largest request; 0: not known
    std::array<float, kLimits> refused{}; ///< `throttled` by Limit; of what was kept before reasons were, all 0
};

struct Sample {
    std::int64_t second = 0; ///< since the epoch; the interval's begin
    SideSample read;
    SideSample write;
};

class History {
public:
    struct Level {
        std::int64_t step; ///< seconds
        std::size_t keeps; ///< samples
    };
    static constexpr std::array<Level, 4> kLevels{
        {{1, 15 * 60}, {60, 15 * 24 * 60}, {300, 63 * 24 * 12}, {3600, 455 * 24}}};

    /// The sample of this second, to be added to before the next call. A clock that trembles adds to the second it was
    /// in; one that was set back goes on at its new time, and what lies in its future stays where it is.
    Sample& at(std::int64_t second);
    /// Puts back what was kept: samples of one level, ascending.
    void restore(std::size_t level, std::vector<Sample> samples);

    /// One sample a step from `from` (rounded down to a step) until `to`; empty intervals carry what was provisioned before.
    /// From the finest level that reaches back so far.
    std::vector<Sample> series(std::int64_t from, std::int64_t to, std::int64_t step) const;
    /// Samples of a level that begin at or after `second`; the last one may still grow.
    std::vector<Sample> since(std::size_t level, std::int64_t second) const;

private:
    static constexpr std::int64_t kTremble = 2; ///< seconds

    std::size_t levelFor(std::int64_t from, std::int64_t step) const;
    void close();

    std::array<std::deque<Sample>, kLevels.size()> m_levels;
    std::optional<Sample> m_running; ///< the second under way: in no level yet
};

/// Adds one interval to a longer one.
void merge(const Sample& part, Sample& whole);

} // namespace rf::capacity
