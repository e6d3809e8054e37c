#pragma once
// What the operations share that set something on a table and touch no item: tags, policies, time to live.

#include "engine/api/ops/op.h"

namespace rf {

/// An answer without a body.
struct NoOutput {};

/// A table to be published with changed settings.
struct SettingsPlan {
    TablePtr before;
    TablePtr after;
    bool current(const Catalog& catalog) const { return isCurrent(catalog, before); }
};

} // namespace rf
