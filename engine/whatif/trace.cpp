#include "engine/whatif/trace.h"

#include <algorithm>

namespace rf::whatif {

using capacity::HeatColumn;
using capacity::Sample;
using capacity::Side;
using capacity::SideSample;

namespace {

std::array<double, 2> sharesOf(const HeatColumn& column) {
    std::array<double, 2> most{}, sum{}, shares{};
    for (const HeatColumn::Cell& cell : column.cells)
        for (std::size_t side = 0; side < 2; ++side) {
            most[side] = std::max(most[side], double(cell.peak[side]));
            sum[side] += double(cell.peak[side]);
        }
    for (std::size_t side = 0; side < 2; ++side) shares[side] = sum[side] > 0 ? most[side] / sum[side] : 1;
    return shares;
}

} // namespace

Demand demandOf(const SideSample& side) {
    Demand demand;
    if (side.requests > 0) demand.size = std::max(side.units / side.requests, 0.5);
    demand.units = side.units + side.throttled / kAttempts * demand.size;
    demand.peak = std::clamp(side.peak, demand.units / double(kMinute), std::max(demand.units, side.peak));
    return demand;
}

ArmTrace traceOf(std::string index, const std::vector<Sample>& samples, const std::vector<HeatColumn>& heat,
                 std::int64_t from, std::int64_t to) {
    ArmTrace trace;
    trace.index = std::move(index);
    trace.from = from - from % kMinute;
    trace.to = to;
    auto column = heat.begin();
    for (const Sample& each : samples) {
        if (each.second >= to) break;
        if (each.second < trace.from) {
            for (const Side side : {Side::Read, Side::Write}) {
                double& peak = trace.peakBefore[std::size_t(side)];
                peak = std::max(peak, sideOf(each, side).units / double(kMinute));
            }
            continue;
        }
        while (column != heat.end() && column->second < each.second) ++column;
        const bool known = column != heat.end() && column->second == each.second && !column->cells.empty();
        trace.samples.push_back(each);
        trace.shares.push_back(known ? sharesOf(*column) : std::array<double, 2>{0, 0});
    }
    // Where no partitions are kept any more, the mean of those that are stands for them.
    std::array<double, 2> sum{};
    double kept = 0;
    for (const auto& each : trace.shares)
        if (each[0] > 0) sum[0] += each[0], sum[1] += each[1], ++kept;
    for (auto& each : trace.shares)
        if (each[0] <= 0)
            for (std::size_t side = 0; side < 2; ++side) each[side] = kept > 0 ? sum[side] / kept : 1;
    return trace;
}

double peakOf(const ArmTrace& trace, Side side) {
    double peak = 0;
    for (const Sample& each : trace.samples)
        peak = std::max(peak, demandOf(sideOf(each, side)).units / double(kMinute));
    return peak;
}

} // namespace rf::whatif
