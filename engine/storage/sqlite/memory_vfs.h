#pragma once
// Files that live in memory, for stores that leave nothing on disk. They know shared memory and locks, so that such
// a store is the very same code as one on disk: WAL, pooled readers, snapshots.

#include <string>

namespace rf::sqlite {

inline constexpr const char* kMemoryVfs = "rangefinder-memory";

/// Makes kMemoryVfs known to SQLite. Any thread, any number of times. False: SQLite refused.
bool registerMemoryVfs();

/// A name no other memory file of this process has.
std::string freshMemoryName();

/// Frees a memory file and those that SQLite keeps beside it. Its connections must be closed.
void removeMemoryFile(const std::string& name);

} // namespace rf::sqlite
