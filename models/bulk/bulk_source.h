#pragma once
// The items a bulk edit is about, read whole and one page after the other: all that a query gives, or chosen ones.

#include "models/query/query_model.h"

#include <functional>

namespace rf::models {

/// A result with all of its pages, or the items of these keys.
using BulkSource = std::variant<PageRequest, QList<Value>>;

struct BulkPage {
    std::vector<Value> items; ///< whole, whatever the index projects
    qint64 examined = 0;
    double units = 0; ///< RCU
};

/// Reads everything, strongly consistent where that can be had. `take` gets page after page and says whether to go on.
/// A limit of the request is left out. Blocks; any thread. Errors: the engine's, Cancelled by `stop`.
rf::Status readAll(rf::Service& service, const TableInfo& table, const BulkSource& source, const std::stop_token& stop,
                   const std::function<rf::Result<bool>(BulkPage&)>& take);

} // namespace rf::models
