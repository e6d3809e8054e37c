#pragma once
// What the process has in memory, and giving back what it does not need.

#include <cstdint>

namespace rf::platform {

/// Bytes of mapped files that are in memory now, the program's own and its libraries' included. 0 where the system does not
/// say. Costs a system call.
std::int64_t mappedBytesInMemory();
/// Gives the system what was allocated once and is free now. Takes milliseconds; any thread.
void giveBackFreeMemory();

} // namespace rf::platform
