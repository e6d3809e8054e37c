#include "engine/whatif/outcome_parts.h"

#include <algorithm>
#include <cmath>

namespace rf::whatif {

using capacity::Sample;
using capacity::Side;

namespace {

/// Seconds of the trace that the recording covers: from its first sample on.
double secondsOf(const std::vector<ArmTrace>& traces) {
    std::int64_t first = 0, to = 0;
    for (const ArmTrace& each : traces) {
        to = std::max(to, each.to);
        if (!each.samples.empty() && (first == 0 || each.samples.front().second < first)) first = each.samples.front().second;
    }
    return first == 0 ? 0 : double(std::max<std::int64_t>(to - first, kMinute));
}

} // namespace

void addUp(Outcome& outcome) {
    for (const auto& arm : outcome.arms)
        for (const Sample& each : arm)
            for (const Side side : kSides) {
                outcome.units[std::size_t(side)] += sideOf(each, side).units;
                outcome.throttled[std::size_t(side)] += sideOf(each, side).throttled;
            }
    for (double& each : outcome.throttled) each = std::round(each);
}

void price(Outcome& outcome, const std::vector<ArmTrace>& traces, bool onDemand, const std::vector<ArmSettings>& last,
           pricing::TableUse table, const pricing::PriceTable* prices) {
    if (!prices) return;
    table.onDemand = onDemand;
    table.seconds = secondsOf(traces);
    table.readUnits = outcome.units[0];
    table.writeUnits = outcome.units[1];
    table.readCapacity = table.writeCapacity = 0;
    for (std::size_t i = 0; i < traces.size() && !onDemand; ++i) {
        const auto& samples = outcome.arms[i];
        const std::int64_t from = samples.empty() ? traces[i].from : samples.front().second;
        for (const Side side : kSides) {
            const double end = samples.empty() ? last[i].units[std::size_t(side)] : sideOf(samples.back(), side).provisioned;
            (side == Side::Read ? table.readCapacity : table.writeCapacity) +=
                pricing::paidCapacity(samples, side, from, traces[i].to, end);
        }
    }
    outcome.usd = pricing::billOf({table}, *prices).usd;
}

} // namespace rf::whatif
