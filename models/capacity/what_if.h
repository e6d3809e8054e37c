#pragma once
// What-if: the recorded traffic of a table under other capacity settings, as values for the screen. Any thread.
//
// Invariants
//  1. A replay is fed with what the meter recorded of the table and every global index, minute by minute or request by request;
//     holes stay holes. Requests are kept while the file is open, the newest million of each arm: the time is cut to them.
//  2. Costs are of the whole table, whatever arm is looked at; lines are of the arms that are looked at.

#include "engine/whatif/request_replay.h"
#include "models/capacity/capacity_draft.h"
#include "models/capacity/capacity_snapshot.h"
#include "models/capacity/scaling_choice.h"
#include "models/pricing/cost_rows.h"

#include <QString>

#include <array>
#include <functional>
#include <memory>

namespace rf {
class Service;
}

namespace rf::models {

enum class WhatIfMode { Now, Provisioned, AutoScaling, OnDemand };
inline constexpr int kWhatIfModes = 4;

/// What the sliders say. Units are those of the looked-at arms together: each gets as many times its mean as the others, but
/// no more than its busiest minute needs.
struct WhatIfSettings {
    static constexpr int kLeastTarget = 20, kMostTarget = 90;
    std::array<int, 2> units{0, 0}; ///< RCU, WCU; 0: as many as the busiest minute needs
    int target = 70;                ///< percent
    int least = 5;                  ///< units of an arm, both sides
    int most = 0;                   ///< 0: twice the busiest minute
    friend bool operator==(const WhatIfSettings&, const WhatIfSettings&) = default;
};

/// What a replay is made from; shared between replays.
struct WhatIfTrace {
    TablePtr schema;
    std::vector<rf::whatif::ArmTrace> arms; ///< the table, then its global indexes
    rf::pricing::TableUse use;              ///< as it is now
    rf::whatif::Scenario now;               ///< as it is now
    std::vector<std::vector<rf::whatif::Request>> requests; ///< of each arm; empty: minute by minute
    qint64 from = 0, to = 0;
    bool isEmpty() const;
    qint64 requestCount() const;
};
std::shared_ptr<const WhatIfTrace> whatIfTrace(rf::Service& service, const rf::TablePtr& schema, qint64 from, qint64 to);
/// Request by request, of the part of this time of which each arm's requests are kept.
std::shared_ptr<const WhatIfTrace> requestTrace(rf::Service& service, const rf::TablePtr& schema, qint64 from, qint64 to);

/// Settings as they stand for a mode, with what 0 means filled in.
WhatIfSettings filledIn(const WhatIfTrace& trace, const ArmChoice& arm, const WhatIfSettings& settings);
rf::whatif::Scenario scenarioOf(const WhatIfTrace& trace, WhatIfMode mode, const ArmChoice& arm, const WhatIfSettings& settings);
/// Now: what was recorded. `prices` nullptr: no costs. `progress`: 0–1, of a replay request by request.
rf::whatif::Outcome outcomeOf(const WhatIfTrace& trace, WhatIfMode mode, const ArmChoice& arm, const WhatIfSettings& settings,
                              const rf::pricing::PriceTable* prices, const std::stop_token& stop = {}, const std::function<void(double)>& progress = {});
/// The looked-at arms of a scenario's outcome on the points of a series; what was not recorded is NaN, what is provisioned
/// stands from the first point on.
QList<CapacityPoint> pointsOf(const WhatIfTrace& trace, const rf::whatif::Scenario& scenario, const rf::whatif::Outcome& outcome,
                              const ArmChoice& arm, UnitSide side, const CapacitySeries& series);
/// The capacity that a mode ends with, for the dialog that sets it.
CapacityDraft draftOf(const WhatIfTrace& trace, WhatIfMode mode, const ArmChoice& arm, const WhatIfSettings& settings,
                      const rf::whatif::Outcome& outcome);

/// The last 24 hours with the values of a draft.
struct CapacityPreview {
    bool known = false; ///< false: nothing was recorded
    qint64 from = 0, step = 300;
    std::array<QList<CapacityPoint>, 2> points; ///< by UnitSide: used and refused then, and what would be provisioned
    std::array<double, 2> throttled{};          ///< requests that would have been refused
    std::array<double, 2> recorded{};           ///< that were
    double usd = kUnknown, usdNow = kUnknown;   ///< a month; NaN: no prices
};
/// "12 reads and 3 writes would have been throttled; …" in words.
QString sentenceOf(const CapacityPreview& preview);
CapacityPreview previewOf(rf::Service& service, const rf::TablePtr& schema, const CapacityDraft& draft, qint64 nowMs,
                          const rf::pricing::PriceTable* prices);
/// The same with whatever is made of the trace.
CapacityPreview previewOf(rf::Service& service, const rf::TablePtr& schema,
                          const std::function<rf::whatif::Scenario(const WhatIfTrace&)>& scenario, qint64 nowMs,
                          const rf::pricing::PriceTable* prices);
/// Auto scaling as chosen: what is off stays at the capacity it has.
rf::whatif::Scenario scenarioOf(const WhatIfTrace& trace, const QList<ScalingChoice>& choices);

} // namespace rf::models
