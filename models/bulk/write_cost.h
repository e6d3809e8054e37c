#pragma once
// What a batch of writes comes to, in words: money where writes are bought one by one, time where they are provisioned.

#include "engine/pricing/price_table.h"
#include "models/tables/table_info.h"

namespace rf::models {

/// "$0.0006 on demand", "about 50 s of the table's 10 WCU a second"; empty without prices. `units`: WCU, indexes included.
QString writeCostText(const TableInfo& table, double units, const rf::pricing::PriceTable* prices);

} // namespace rf::models
