#pragma once
// Since when a table or an index has the capacity it has.

#include "engine/catalog/schema.h"

#include <algorithm>

namespace rf {

/// Milliseconds since the epoch; `units` are the table's or one of its indexes'. On demand: since it is so.
inline std::int64_t capacitySinceMs(const TableSchema& table, const Throughput& units) {
    if (table.billingMode == BillingMode::PayPerRequest) return std::max(table.createdMs, table.lastUpdateToPayPerRequestMs);
    return std::max({table.createdMs, units.lastIncreaseMs, units.lastDecreaseMs});
}

} // namespace rf
