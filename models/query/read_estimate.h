#pragma once
// What the first page of a request will cost, found out without reading an item.

#include "models/query/query_model.h"

namespace rf::models {

/// Walks the sizes of the records a page would examine, where there is a store; else judges by the table's counters
/// (an upper bound). Unknown when the table is gone or `stop` was asked. Runs on any thread.
ReadEstimate estimateRead(rf::Service& service, const PageRequest& request, std::stop_token stop);

} // namespace rf::models
