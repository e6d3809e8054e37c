#pragma once
// A replay request by request: each recorded request goes through an arm meter (capacity/arm_meter.h) of its own with other
// settings, so burst, partitions, their splits and isolated keys are those of the engine itself. Pure, any thread.
//
// Invariants
//  1. A request that is refused comes again 50 and 100 ms later, as the standard retry mode of AWS SDKs does on the mean;
//     the third refusal ends it. Refusals are counted as attempts, requests that end so as failed.
//  2. Of the recorded refusals those are left out that the same key's next request, within two seconds, made good: they were
//     its first attempts. Of the others every third is a request, of the mean size so far (trace.h, 2).
//  3. Buckets are full at the beginning; a decision of auto scaling takes effect a minute later (replay.h, 4 and 5).

#include "engine/capacity/request_ring.h"
#include "engine/whatif/replay.h"

#include <functional>

namespace rf::whatif {

struct Request {
    std::int64_t ms = 0; ///< since the epoch
    std::uint64_t hash = 0;
    double units = 0;
    capacity::Side side = capacity::Side::Read;
};

/// What was asked for, ascending in time: the recorded requests by invariant 2.
std::vector<Request> requestsOf(std::vector<capacity::RequestMark> marks);

/// `requests`: of each arm. `traces`: the same arms and the same time in minutes; they give the time and the peak before it.
/// `progress`: called with 0–1 now and then, on this thread. The outcome's samples are those of minutes.
Outcome replayRequests(const std::vector<ArmTrace>& traces, const std::vector<std::vector<Request>>& requests, const Scenario& scenario,
                       const pricing::TableUse& table, const pricing::PriceTable* prices,
                       const std::function<void(double)>& progress = {}, const std::stop_token& stop = {});

} // namespace rf::whatif
