#pragma once
// What the walk notes for those who watch: units, counts, the access plan. Included by walk.h only.

#include "engine/api/ops/page_read.h"

#include <numeric>

namespace rf::detail {

/// When someone watches, units are worked out though the caller did not ask for them. True: they are to be taken out of
/// the answer again.
template <class Plan>
bool meter(Plan& plan, const Context& context) {
    if constexpr (requires { plan.report; }) {
        if (!context.receipt || plan.report != capacity::Report::None) return false;
        plan.report = capacity::Report::Total;
        return true;
    }
    return false;
}

inline double unitsOf(const std::optional<ConsumedCapacity>& used) { return used ? used->total.capacityUnits : 0; }
inline double unitsOf(const std::optional<std::vector<ConsumedCapacity>>& used) {
    if (!used) return 0;
    return std::accumulate(used->begin(), used->end(), 0.0,
                           [](double sum, const ConsumedCapacity& each) { return sum + each.total.capacityUnits; });
}

template <class Output>
void noteCounts(const Output& output, events::Receipt& receipt) {
    if constexpr (requires { output.scannedCount; }) {
        receipt.scanned = output.scannedCount;
        receipt.returned = output.count;
    } else if constexpr (requires { output.item; output.item->size(); }) {
        receipt.scanned = 1;
        receipt.returned = output.item ? 1 : 0;
    }
}

template <class Plan>
void notePlan(const Plan& plan, events::Receipt& receipt) {
    if constexpr (requires { plan.path; })
        receipt.plan = plan::explain(plan.path).text();
    else if constexpr (requires { plan.table->name; })
        receipt.plan = "table " + plan.table->name + "\none item, by its whole primary key";
}

/// On the thread that ran the plan, before the answer is given.
template <class Plan, class Output>
void note(const Plan& plan, Output& output, const Context& context, bool writes, bool metered) {
    if (!context.receipt) return;
    events::Receipt& receipt = *context.receipt;
    notePlan(plan, receipt);
    noteCounts(output, receipt);
    if constexpr (requires { output.consumedCapacity; }) {
        (writes ? receipt.writeUnits : receipt.readUnits) = unitsOf(output.consumedCapacity);
        if (metered) output.consumedCapacity.reset();
    }
}

} // namespace rf::detail
