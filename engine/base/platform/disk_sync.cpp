#include "engine/base/platform/disk_sync.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace rf::platform {

std::error_code syncFile(int descriptor) {
    while (::fdatasync(descriptor) != 0)
        if (errno != EINTR) return {errno, std::generic_category()};
    return {};
}

void syncFolder(const std::filesystem::path& folder) {
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) return;
    ::fsync(directory);
    ::close(directory);
}

} // namespace rf::platform
