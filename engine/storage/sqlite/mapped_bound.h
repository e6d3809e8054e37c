#pragma once
// How much of mapped files a process may have in memory before a store's connections give back theirs.

#include "engine/base/platform/memory_use.h"
#include "engine/storage/store.h"

#include <atomic>

namespace rf::sqlite {

/// Thread-safe; shared by the connections of a store.
class MappedBound {
public:
    /// So many bytes more than are there now; kAllMapped: no bound, and nothing is looked at.
    explicit MappedBound(std::int64_t bytes) : m_bounded(bytes < kAllMapped), m_most(platform::mappedBytesInMemory() + bytes) {}

    /// To be asked after each use of a connection: now and then it looks.
    bool isPassed() {
        return m_bounded && m_uses.fetch_add(1, std::memory_order_relaxed) % kUsesALook == kUsesALook - 1 &&
               platform::mappedBytesInMemory() > m_most;
    }

private:
    static constexpr unsigned kUsesALook = 16; ///< a page of a scan maps a megabyte
    const bool m_bounded;
    const std::int64_t m_most;
    std::atomic<unsigned> m_uses{0};
};

} // namespace rf::sqlite
