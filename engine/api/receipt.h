#pragma once
// What the walk notes for those who watch: units, counts, the access plan. Included by walk.h only.

#include "engine/api/ops/page_read.h"
#include "engine/api/ops/partiql_lower.h"

#include <numeric>

namespace rf::detail {

/// Where a plan says how ConsumedCapacity is reported; nullptr: its operation uses none.
template <class Plan>
capacity::Report* reportIn(Plan& plan) {
    if constexpr (requires { plan.report; }) return &plan.report;
    else if constexpr (requires { plan.transaction.report; }) return &plan.transaction.report;
    else return nullptr;
}

/// When someone watches, units are worked out though the caller did not ask for them. True: they are to be taken out of
/// the answer again.
template <class Plan>
bool meter(Plan& plan, const Context& context) {
    capacity::Report* const report = reportIn(plan);
    if (report == nullptr || !context.receipt || *report != capacity::Report::None) return false;
    *report = capacity::Report::Total;
    if constexpr (requires { plan.select->page.report; })
        if (plan.select) plan.select->page.report = *report;
    return true;
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

inline std::string explained(const SelectPlan& select) {
    std::string text;
    for (const plan::AccessPath& path : select.paths) {
        if (!text.empty()) text += '\n';
        text += plan::explain(path).text();
    }
    return text;
}

inline std::string oneItemOf(const TableSchema& table) {
    return "table " + table.name + "\none item, by its whole primary key";
}

template <class Plan>
std::string explained(const Plan& plan) {
    if constexpr (requires { plan.path; }) return plan::explain(plan.path).text();
    if constexpr (requires { plan.select->paths; })
        if (plan.select) return explained(*plan.select);
    if constexpr (requires { plan.table->name; }) return oneItemOf(*plan.table);
    if constexpr (requires { plan.action.table->name; }) return oneItemOf(*plan.action.table);
    return {};
}

/// On the thread that ran the plan, before the answer is given.
template <class Plan, class Output>
void note(const Plan& plan, Output& output, const Context& context, bool writes, bool metered) {
    events::Receipt& receipt = *context.receipt;
    receipt.plan = explained(plan);
    noteCounts(output, receipt);
    if constexpr (requires { output.consumedCapacity; }) {
        (writes ? receipt.writeUnits : receipt.readUnits) = unitsOf(output.consumedCapacity);
        if (metered) output.consumedCapacity.reset();
    }
    if constexpr (requires { output.untoldUnits; }) receipt.writeUnits += output.untoldUnits;
}

/// A failed condition uses what a write of the item there would (spec/04 §1).
template <class Plan>
void noteFailure(const Plan& plan, const Error& error, const Context& context) {
    context.receipt->plan = explained(plan);
    if (const auto* used = dynamic_cast<const ConsumingDetails*>(error.details.get()))
        context.receipt->writeUnits = used->writeUnits;
}

} // namespace rf::detail
