#pragma once
// What was recorded of one arm, minute by minute: what a replay is fed with.
//
// Invariants
//  1. Samples begin at full minutes in [from, to) and ascend; a minute in which nothing was recorded has none. Holes stay
//     holes: nothing is made up for them.
//  2. What was asked for in a minute is what was used and what was refused. Every third refusal counts as a request of the
//     minute's mean size, because the standard retry mode of AWS SDKs makes three attempts before it gives up.

#include "engine/capacity/partitions.h"
#include "engine/capacity/history.h"

#include <array>
#include <string>
#include <vector>

namespace rf::whatif {

inline constexpr std::int64_t kMinute = 60;
inline constexpr double kAttempts = 3;

struct ArmTrace {
    std::string index; ///< empty: the table
    std::int64_t from = 0, to = 0;
    std::vector<capacity::Sample> samples;
    /// Of each sample, by Side: what the busiest partition had of the busiest second, 0–1.
    std::vector<std::array<double, 2>> shares;
    std::array<double, 2> peakBefore{}; ///< the highest minute before `from`, units a second
};

/// One side of one minute, as demand.
struct Demand {
    double units = 0;
    double peak = 0; ///< units in the busiest second
    double size = 1; ///< of one request
};

/// `samples`: 1-minute samples of the meter, those before `from` too. `heat`: of the same time; without it, one partition
/// takes everything.
ArmTrace traceOf(std::string index, const std::vector<capacity::Sample>& samples,
                 const std::vector<capacity::HeatColumn>& heat, std::int64_t from, std::int64_t to);

Demand demandOf(const capacity::SideSample& side);
inline const capacity::SideSample& sideOf(const capacity::Sample& sample, capacity::Side side) {
    return side == capacity::Side::Read ? sample.read : sample.write;
}
inline capacity::SideSample& sideOf(capacity::Sample& sample, capacity::Side side) {
    return side == capacity::Side::Read ? sample.read : sample.write;
}
/// The highest minute of demand, units a second.
double peakOf(const ArmTrace& trace, capacity::Side side);

} // namespace rf::whatif
