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
    explicit MappedBound(std::int64_t bytes) : m_bytes(bytes) { gaveBack(); }

    /// To be asked after each use of a connection: now and then it looks.
    bool isPassed() {
        return m_bytes < kAllMapped && m_uses.fetch_add(1, std::memory_order_relaxed) % kUsesALook == kUsesALook - 1 &&
               platform::mappedBytesInMemory() > m_most.load(std::memory_order_relaxed);
    }
    /// What is mapped now is other people's: libraries that were loaded since, another file. It counts from here.
    void gaveBack() {
        if (m_bytes < kAllMapped) m_most.store(platform::mappedBytesInMemory() + m_bytes, std::memory_order_relaxed);
    }

private:
    static constexpr unsigned kUsesALook = 16; ///< a page of a scan maps a megabyte
    const std::int64_t m_bytes;
    std::atomic<std::int64_t> m_most{0};
    std::atomic<unsigned> m_uses{0};
};

} // namespace rf::sqlite
