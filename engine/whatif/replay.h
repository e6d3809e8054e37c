#pragma once
// What would have happened with other capacity settings: a recorded trace is run, second by second, through the buckets of
// the meter (capacity/token_bucket.h) with provisioned, scaled or on-demand capacity. Pure: no clock, no store, any thread.
//
// Invariants
//  1. A request goes on while every bucket it runs through is open, as the meter has it; refusals are counted as attempts
//     (trace.h, 2), so that a replay of the settings a trace was recorded with gives about what was recorded.
//  2. Within a minute its busiest second stands in the middle and the rest is spread evenly.
//  3. The busiest partition gets the same share of every second as of the busiest one; partitions do not split on the way.
//  4. Buckets are full at the beginning. Minutes without a sample use nothing, give scaling no datapoint, and have no
//     sample in the outcome either.
//  5. A decision of auto scaling takes effect a minute later. How many decreases a day allows is not looked at.

#include "engine/pricing/bill.h"
#include "engine/scaling/target_tracking.h"
#include "engine/whatif/trace.h"

#include <optional>
#include <stop_token>

namespace rf::whatif {

enum class Mode { Provisioned, AutoScaling, OnDemand };

/// Of one arm.
struct ArmSettings {
    std::array<double, 2> units{1, 1}; ///< by Side: provisioned; of auto scaling what it begins with
    scaling::TrackingSettings read, write; ///< of auto scaling
    std::array<double, 2> maximum{-1, -1}; ///< on demand, units a second; -1: none

    const scaling::TrackingSettings& scaling(capacity::Side side) const { return side == capacity::Side::Read ? read : write; }
};

struct Scenario {
    Mode mode = Mode::Provisioned;
    std::vector<ArmSettings> arms; ///< one a trace, in their order
};

struct Outcome {
    std::vector<std::vector<capacity::Sample>> arms; ///< one a trace: used, refused, provisioned, burst
    std::array<double, 2> units{};     ///< used, by Side
    std::array<double, 2> throttled{}; ///< refusals
    std::array<double, 2> failed{};    ///< requests that gave up after the last refusal; of replays by request only
    std::optional<double> usd; ///< a month; nothing without prices
};

/// `table`: what the bill needs beside traffic (class, storage, …); `prices` nullptr: no bill.
Outcome replay(const std::vector<ArmTrace>& traces, const Scenario& scenario, const pricing::TableUse& table,
               const pricing::PriceTable* prices, const std::stop_token& stop = {});

/// What was recorded, with the bill of the table as it is: `table.onDemand` says how it is paid.
Outcome recorded(const std::vector<ArmTrace>& traces, const Scenario& now, const pricing::TableUse& table,
                 const pricing::PriceTable* prices);

/// Settings to begin with: enough for the busiest minute of each arm; scaling between 5 units and twice that at 70 %.
Scenario atPeak(const std::vector<ArmTrace>& traces, Mode mode);

} // namespace rf::whatif
