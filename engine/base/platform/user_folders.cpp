#include "engine/base/platform/user_folders.h"

#include <cstdlib>

namespace rf::platform {
namespace {

/// Only an absolute path counts.
std::filesystem::path fromEnvironment(const char* name) {
    const char* const value = std::getenv(name);
    std::filesystem::path path = value == nullptr ? "" : value;
    return path.is_absolute() ? path : std::filesystem::path();
}

} // namespace

std::filesystem::path homeFolder() { return fromEnvironment("HOME"); }

std::filesystem::path programFolder() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

std::filesystem::path stateFolder() {
    if (const auto state = fromEnvironment("XDG_STATE_HOME"); !state.empty()) return state / "rangefinder";
    const auto home = homeFolder();
    return home.empty() ? home : home / ".local" / "state" / "rangefinder";
}

} // namespace rf::platform
