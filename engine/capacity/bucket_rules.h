#pragma once
// How large buckets are where no one provisions them (spec/04 §2, §3): one place for the meter and for what-if.

#include "engine/capacity/capacity_limits.h"
#include "engine/capacity/place.h"

#include <algorithm>

namespace rf::capacity {

/// Units a second that an on-demand table or index serves: double the highest minute older than kPeakSeconds (as units a
/// second), and at least what a new one does.
inline double onDemandLimit(Side side, double grownPeak) {
    return std::max(side == Side::Read ? kOnDemandReadUnits : kOnDemandWriteUnits, 2 * grownPeak);
}

/// Units a second of one partition, hard.
inline double partitionLimit(Side side) {
    return side == Side::Read ? kPartitionReadUnits : kPartitionWriteUnits;
}

/// Seconds of its limit that a partition that rested lets through at once. On demand the service splits partitions by
/// itself before they are in the way: five minutes stand for that.
inline double partitionBurst(bool onDemand) {
    return onDemand ? kBurstSeconds : kSmoothSeconds;
}

} // namespace rf::capacity
