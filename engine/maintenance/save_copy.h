#pragma once
// A copy of what a store holds, made through its own connections: also of a file whose name is gone meanwhile.

#include "engine/storage/store.h"

#include <filesystem>

namespace rf {

/// Writes one snapshot of the store into a new file, whole or not at all. Writers are not held up. The store must be one
/// on SQLite. Errors: Io (the target exists, or the store is another kind), DiskFull, FileReadOnly.
Status saveCopy(Store& store, const std::filesystem::path& target);

} // namespace rf
