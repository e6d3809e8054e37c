#include "engine/whatif/replay.h"

#include "engine/capacity/bucket_rules.h"
#include "engine/capacity/token_bucket.h"
#include "engine/whatif/capacity_plan.h"
#include "engine/whatif/outcome_parts.h"

#include <algorithm>
#include <cmath>

namespace rf::whatif {

using capacity::Sample;
using capacity::Side;
using capacity::SideSample;
using capacity::TokenBucket;
using pricing::TableUse;

namespace {

constexpr std::int64_t kLeastMinimum = 5;

/// One side of one arm on its way through the trace.
class SideRun {
public:
    SideRun(Side side, Mode mode, const ArmSettings& settings, const ArmTrace& trace)
        : m_side(side), m_mode(mode), m_plan(mode, settings.units[std::size_t(side)], settings.scaling(side)),
          m_peak(trace.peakBefore[std::size_t(side)]) {
        const double begin = double(trace.from);
        setMain(begin);
        m_partition.set(capacity::partitionLimit(side), capacity::partitionBurst(mode == Mode::OnDemand), begin);
        const double maximum = settings.maximum[std::size_t(side)];
        if (mode == Mode::OnDemand && maximum >= 0)
            m_maximum.emplace().set(maximum, capacity::kSmoothSeconds, begin);
    }

    /// Runs one minute and says what it was.
    SideSample minute(std::int64_t second, const SideSample& recorded, double share) {
        change(second);
        const Demand demand = demandOf(recorded);
        SideSample out;
        const double rest = (demand.units - demand.peak) / double(kMinute - 1);
        for (std::int64_t i = 0; i < kMinute && demand.units > 0; ++i) {
            const double wanted = i == kMinute / 2 ? demand.peak : rest;
            const double used = admit(double(second + i), wanted, demand.size, share);
            out.units += used;
            out.peak = std::max(out.peak, used);
            if (wanted - used > 1e-9) out.throttled += (wanted - used) / demand.size * kAttempts;
            if (m_mode != Mode::OnDemand) out.burst = std::min(out.burst, m_main.share());
        }
        out.requests = out.units / demand.size;
        out.provisioned = m_mode == Mode::OnDemand ? 0 : m_plan.units();
        note(second, out);
        return out;
    }

private:
    void setMain(double now) {
        const double rate = m_mode == Mode::OnDemand ? capacity::onDemandLimit(m_side, m_peak) : m_plan.units();
        m_main.set(rate, capacity::kBurstSeconds, now);
    }

    /// Before a minute: what was decided earlier, and what on-demand has grown to.
    void change(std::int64_t second) {
        if (m_plan.begin(second)) setMain(double(second));
        if (m_mode != Mode::OnDemand) return;
        bool grown = false;
        while (m_old < m_minutes.size() && m_minutes[m_old].first <= second - std::int64_t(capacity::kPeakSeconds)) {
            grown = grown || m_minutes[m_old].second > m_peak;
            m_peak = std::max(m_peak, m_minutes[m_old++].second);
        }
        if (grown) setMain(double(second));
    }

    /// After a minute: what scaling and on-demand remember of it.
    void note(std::int64_t second, const SideSample& used) {
        if (m_mode == Mode::OnDemand) m_minutes.emplace_back(second, used.units / double(kMinute));
        m_plan.end(second, used.units);
    }

    /// How many of `wanted` units go on in this second: requests of `size` while every bucket is open.
    double admit(double now, double wanted, double size, double share) {
        double room = roomIn(m_main, now, size);
        if (m_maximum) room = std::min(room, roomIn(*m_maximum, now, size));
        // The busiest partition refuses its own share only.
        const double hot = std::min(wanted * share, roomIn(m_partition, now, size));
        const double used = std::min(room, hot + wanted * (1 - share));
        m_main.take(used, now);
        if (m_maximum) m_maximum->take(used, now);
        m_partition.take(std::min(hot, used), now);
        return used;
    }
    static double roomIn(TokenBucket& bucket, double now, double size) {
        return bucket.open(now) ? std::ceil(bucket.level() / size) * size : 0;
    }

    const Side m_side;
    const Mode m_mode;
    CapacityPlan m_plan;
    double m_peak = 0; ///< on demand: the highest minute that is old enough
    std::vector<std::pair<std::int64_t, double>> m_minutes; ///< on demand: units a second
    std::size_t m_old = 0;
    TokenBucket m_main, m_partition;
    std::optional<TokenBucket> m_maximum;
};

std::vector<Sample> runArm(const ArmTrace& trace, Mode mode, const ArmSettings& settings, const std::stop_token& stop) {
    SideRun reads(Side::Read, mode, settings, trace), writes(Side::Write, mode, settings, trace);
    std::vector<Sample> out;
    out.reserve(trace.samples.size());
    for (std::size_t i = 0; i < trace.samples.size(); ++i) {
        if (i % 256 == 0 && stop.stop_requested()) break;
        const Sample& each = trace.samples[i];
        out.push_back({each.second, reads.minute(each.second, each.read, trace.shares[i][0]),
                       writes.minute(each.second, each.write, trace.shares[i][1])});
    }
    return out;
}

} // namespace

Outcome replay(const std::vector<ArmTrace>& traces, const Scenario& scenario, const TableUse& table,
               const pricing::PriceTable* prices, const std::stop_token& stop) {
    Outcome outcome;
    for (std::size_t i = 0; i < traces.size(); ++i)
        outcome.arms.push_back(runArm(traces[i], scenario.mode, scenario.arms[i], stop));
    addUp(outcome);
    price(outcome, traces, scenario.mode == Mode::OnDemand, scenario.arms, table, prices);
    return outcome;
}

Outcome recorded(const std::vector<ArmTrace>& traces, const Scenario& now, const TableUse& table,
                 const pricing::PriceTable* prices) {
    Outcome outcome;
    for (const ArmTrace& each : traces) outcome.arms.push_back(each.samples);
    addUp(outcome);
    price(outcome, traces, table.onDemand, now.arms, table, prices);
    return outcome;
}

Scenario atPeak(const std::vector<ArmTrace>& traces, Mode mode) {
    Scenario scenario{mode, {}};
    for (const ArmTrace& each : traces) {
        ArmSettings arm;
        for (const Side side : kSides) {
            const double peak = std::max(1.0, std::ceil(peakOf(each, side)));
            arm.units[std::size_t(side)] = peak;
            scaling::TrackingSettings& limits = side == Side::Read ? arm.read : arm.write;
            limits.minCapacity = kLeastMinimum;
            limits.maxCapacity = std::max<std::int64_t>(2 * kLeastMinimum, 2 * std::int64_t(peak));
        }
        if (mode == Mode::AutoScaling && !each.samples.empty()) // as if it had been on for a while
            for (const Side side : kSides) {
                const scaling::TargetTracking tracking(arm.scaling(side));
                arm.units[std::size_t(side)] =
                    double(tracking.capacityFor(demandOf(sideOf(each.samples.front(), side)).units / double(kMinute)));
            }
        scenario.arms.push_back(arm);
    }
    return scenario;
}

} // namespace rf::whatif
