#pragma once
// From the system's cache to the disk.

#include <filesystem>
#include <system_error>

namespace rf::platform {

/// What was written to the file, and where it ends, is on the disk when this returns without an error.
std::error_code syncFile(int descriptor);
/// Names that were made or moved in the folder are on the disk. A file system that cannot is not worse off.
void syncFolder(const std::filesystem::path& folder);

} // namespace rf::platform
