#pragma once
// A table file that comes into being whole or not at all: made under another name beside its place, then renamed.

#include "engine/storage/store.h"

#include <filesystem>

namespace rf {

/// Lets `fill` write a fresh store and gives the file its name. Errors: Io (target exists), those of openSqliteStore,
/// and whatever `fill` gives; then nothing is left behind.
Status makeTableFile(const std::filesystem::path& target, FunctionRef<Status(Store&)> fill);

/// Gives a table and its indexes their trees, an id, and publishes it ACTIVE.
/// Errors: ResourceInUse when the region has a table of that name.
Result<TablePtr> addTable(Store& store, TableSchema schema);

} // namespace rf
