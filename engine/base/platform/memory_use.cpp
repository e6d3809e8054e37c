#include "engine/base/platform/memory_use.h"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace rf::platform {

std::int64_t mappedBytesInMemory() {
    static const int statm = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    char text[128] = {};
    if (statm < 0 || ::pread(statm, text, sizeof text - 1, 0) <= 0) return 0;
    long long shared = 0; // the third figure, in pages
    return std::sscanf(text, "%*d %*d %lld", &shared) == 1 ? shared * ::sysconf(_SC_PAGESIZE) : 0;
}

void giveBackFreeMemory() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace rf::platform
