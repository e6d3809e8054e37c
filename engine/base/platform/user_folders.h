#pragma once
// Folders of the person at this machine, and of this program.

#include <filesystem>

namespace rf::platform {

/// Where programs keep what they remember of one user between runs, the program's own folder in it; it may not exist.
/// Empty: there is none. (XDG Base Directory: $XDG_STATE_HOME, or ~/.local/state.)
std::filesystem::path stateFolder();
/// Empty: there is none.
std::filesystem::path homeFolder();
/// Where this program's file lies.
std::filesystem::path programFolder();

} // namespace rf::platform
