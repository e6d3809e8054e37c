#pragma once
// Since when a table or an index has the capacity it has, and what it had in some interval.

#include "engine/catalog/schema.h"

#include <algorithm>

namespace rf {

/// Milliseconds since the epoch; `units` are the table's or one of its indexes'. On demand: since it is so.
inline std::int64_t capacitySinceMs(const TableSchema& table, const Throughput& units) {
    if (table.billingMode == BillingMode::PayPerRequest) return std::max(table.createdMs, table.lastUpdateToPayPerRequestMs);
    return std::max({table.createdMs, units.lastIncreaseMs, units.lastDecreaseMs});
}

/// Units a second at the end of [begin, begin + step), in seconds: what the schema says holds since it changed; before that it is what
/// the meter saw, 0 where it saw nothing.
inline double provisionedIn(std::int64_t begin, std::int64_t step, std::int64_t since, double current, double seen) {
    return begin + step > since ? current : seen;
}

} // namespace rf
