// Invariants
//  1. A name leads to one Content, shared by every handle opened on it; handles keep it alive after a delete.
//  2. m_guard covers everything in a Content but the bytes of shared-memory regions, which SQLite orders itself
//     (xShmLock, xShmBarrier) and which never move.
//  3. Lock states are SQLite's five (sqlite3_io_methods); a refused lock changes nothing.

#include "engine/storage/sqlite/memory_vfs.h"

#include <array>
#include <atomic>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <shared_mutex>
#include <sqlite3.h>
#include <vector>

namespace rf::sqlite {
namespace {

constexpr std::size_t kChunk = 64 * 1024;

/// The bytes, the locks and the shared memory of one file.
class Content {
public:
    int read(char* to, std::size_t count, std::size_t from) {
        const std::shared_lock lock(m_guard);
        const std::size_t there = from < m_size ? std::min(count, m_size - from) : 0;
        copy(from, there,
             [&](char* chunk, std::size_t done, std::size_t part) { std::memcpy(to + done, chunk, part); });
        if (there == count) return SQLITE_OK;
        std::memset(to + there, 0, count - there);
        return SQLITE_IOERR_SHORT_READ;
    }
    int write(const char* bytes, std::size_t count, std::size_t at) {
        const std::unique_lock lock(m_guard);
        while (m_chunks.size() * kChunk < at + count) m_chunks.push_back(std::make_unique<char[]>(kChunk));
        copy(at, count,
             [&](char* chunk, std::size_t done, std::size_t part) { std::memcpy(chunk, bytes + done, part); });
        m_size = std::max(m_size, at + count);
        return SQLITE_OK;
    }
    void truncate(std::size_t size) {
        const std::unique_lock lock(m_guard);
        if (size >= m_size) return;
        m_chunks.resize((size + kChunk - 1) / kChunk);
        if (size % kChunk != 0) std::memset(m_chunks.back().get() + size % kChunk, 0, kChunk - size % kChunk);
        m_size = size;
    }
    std::size_t size() {
        const std::shared_lock lock(m_guard);
        return m_size;
    }

    int lock(int& held, int wanted) {
        const std::unique_lock lock(m_guard);
        if (held >= wanted) return SQLITE_OK;
        const bool othersShare = m_shared > (held >= SQLITE_LOCK_SHARED ? 1 : 0);
        const bool mine = held >= SQLITE_LOCK_RESERVED;
        if (wanted == SQLITE_LOCK_SHARED) {
            if (m_writer && m_writerLevel > SQLITE_LOCK_RESERVED) return SQLITE_BUSY;
            ++m_shared;
        } else {
            if (m_writer && !mine) return SQLITE_BUSY;
            m_writer = true;
            if (wanted == SQLITE_LOCK_EXCLUSIVE && othersShare) {
                m_writerLevel = held = SQLITE_LOCK_PENDING;
                return SQLITE_BUSY;
            }
            m_writerLevel = wanted;
        }
        held = wanted;
        return SQLITE_OK;
    }
    void unlock(int& held, int wanted) {
        const std::unique_lock lock(m_guard);
        if (held <= wanted) return;
        if (held >= SQLITE_LOCK_RESERVED) m_writer = false;
        if (held >= SQLITE_LOCK_SHARED && wanted == SQLITE_LOCK_NONE) --m_shared;
        held = wanted;
    }
    bool reserved() {
        const std::shared_lock lock(m_guard);
        return m_writer;
    }

    volatile void* region(int index, int size, bool extend) {
        const std::unique_lock lock(m_guard);
        const auto wanted = static_cast<std::size_t>(index);
        while (extend && m_regions.size() <= wanted)
            m_regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
        return wanted < m_regions.size() ? m_regions[wanted].get() : nullptr;
    }
    int lockRegion(int slot, bool exclusive) {
        auto& users = m_slots[static_cast<std::size_t>(slot)];
        if (users < 0 || (exclusive && users > 0)) return SQLITE_BUSY;
        users = exclusive ? -1 : users + 1;
        return SQLITE_OK;
    }
    void unlockRegion(int slot) {
        auto& users = m_slots[static_cast<std::size_t>(slot)];
        users = users < 0 ? 0 : users - 1;
    }
    std::shared_mutex& guard() { return m_guard; }
    void dropRegions() {
        const std::unique_lock lock(m_guard);
        m_regions.clear();
    }

private:
    template <class Copy>
    void copy(std::size_t at, std::size_t count, Copy each) {
        for (std::size_t done = 0; done < count;) {
            const std::size_t inside = (at + done) % kChunk;
            const std::size_t part = std::min(count - done, kChunk - inside);
            each(m_chunks[(at + done) / kChunk].get() + inside, done, part);
            done += part;
        }
    }

    std::shared_mutex m_guard;
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::size_t m_size = 0;
    int m_shared = 0;
    bool m_writer = false;
    int m_writerLevel = SQLITE_LOCK_NONE;
    std::vector<std::unique_ptr<char[]>> m_regions;
    std::array<int, SQLITE_SHM_NLOCK> m_slots{}; ///< number of sharers, or -1
};

/// Every named content of the process.
class Registry {
public:
    static Registry& instance() {
        static auto* const registry = new Registry; // SQLite may call until the very end of the process
        return *registry;
    }
    std::shared_ptr<Content> open(const std::string& name, bool create) {
        const std::lock_guard lock(m_guard);
        const auto at = m_files.find(name);
        if (at != m_files.end()) return at->second;
        return create ? m_files.emplace(name, std::make_shared<Content>()).first->second : nullptr;
    }
    void remove(const std::string& name) {
        const std::lock_guard lock(m_guard);
        m_files.erase(name);
    }
    bool has(const std::string& name) {
        const std::lock_guard lock(m_guard);
        return m_files.contains(name);
    }

private:
    std::mutex m_guard;
    std::map<std::string, std::shared_ptr<Content>> m_files;
};

/// What SQLite allocates a handle as: its own base first.
struct Handle {
    sqlite3_file base;
    std::shared_ptr<Content> content;
    int held = SQLITE_LOCK_NONE;
    unsigned sharedSlots = 0;
    unsigned exclusiveSlots = 0;
};
Handle& handle(sqlite3_file* file) {
    return *reinterpret_cast<Handle*>(file);
}

void releaseSlots(Handle& h, unsigned mask) {
    const std::unique_lock lock(h.content->guard());
    for (int slot = 0; slot < SQLITE_SHM_NLOCK; ++slot)
        if (((h.sharedSlots | h.exclusiveSlots) & mask & (1U << slot)) != 0) h.content->unlockRegion(slot);
    h.sharedSlots &= ~mask;
    h.exclusiveSlots &= ~mask;
}

int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    Handle& h = handle(file);
    const unsigned mask = ((1U << count) - 1) << offset;
    if ((flags & SQLITE_SHM_UNLOCK) != 0) return releaseSlots(h, mask), SQLITE_OK;
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    unsigned& held = exclusive ? h.exclusiveSlots : h.sharedSlots;
    if ((held & mask) == mask) return SQLITE_OK;
    const std::unique_lock lock(h.content->guard());
    for (int slot = offset; slot < offset + count; ++slot) {
        if (h.content->lockRegion(slot, exclusive) == SQLITE_OK) continue;
        while (--slot >= offset) h.content->unlockRegion(slot);
        return SQLITE_BUSY;
    }
    held |= mask;
    return SQLITE_OK;
}

int shmMap(sqlite3_file* file, int index, int size, int extend, void volatile** out) {
    *out = handle(file).content->region(index, size, extend != 0);
    return SQLITE_OK;
}

int shmUnmap(sqlite3_file* file, int deleteFlag) {
    Handle& h = handle(file);
    releaseSlots(h, ~0U);
    if (deleteFlag != 0) h.content->dropRegions();
    return SQLITE_OK;
}

const sqlite3_io_methods kMethods{
    .iVersion = 2,
    .xClose =
        [](sqlite3_file* file) {
            Handle& h = handle(file);
            h.content->unlock(h.held, SQLITE_LOCK_NONE);
            h.~Handle();
            return SQLITE_OK;
        },
    .xRead =
        [](sqlite3_file* file, void* to, int count, sqlite3_int64 at) {
            return handle(file).content->read(static_cast<char*>(to), static_cast<std::size_t>(count),
                                              static_cast<std::size_t>(at));
        },
    .xWrite =
        [](sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
            try {
                return handle(file).content->write(static_cast<const char*>(bytes), static_cast<std::size_t>(count),
                                                   static_cast<std::size_t>(at));
            } catch (const std::bad_alloc&) {
                return SQLITE_FULL;
            }
        },
    .xTruncate =
        [](sqlite3_file* file, sqlite3_int64 size) {
            return handle(file).content->truncate(static_cast<std::size_t>(size)), SQLITE_OK;
        },
    .xSync = [](sqlite3_file*, int) { return SQLITE_OK; },
    .xFileSize =
        [](sqlite3_file* file, sqlite3_int64* size) {
            return *size = static_cast<sqlite3_int64>(handle(file).content->size()), SQLITE_OK;
        },
    .xLock = [](sqlite3_file* file, int level) { return handle(file).content->lock(handle(file).held, level); },
    .xUnlock = [](sqlite3_file* file,
                  int level) { return handle(file).content->unlock(handle(file).held, level), SQLITE_OK; },
    .xCheckReservedLock = [](sqlite3_file* file,
                             int* out) { return *out = handle(file).content->reserved() ? 1 : 0, SQLITE_OK; },
    .xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; },
    .xSectorSize = [](sqlite3_file*) { return 4096; },
    .xDeviceCharacteristics =
        [](sqlite3_file*) { return SQLITE_IOCAP_ATOMIC | SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_POWERSAFE_OVERWRITE; },
    .xShmMap = shmMap,
    .xShmLock = shmLock,
    .xShmBarrier = [](sqlite3_file*) { std::atomic_thread_fence(std::memory_order_seq_cst); },
    .xShmUnmap = shmUnmap,
};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    file->pMethods = nullptr;
    auto content = name != nullptr ? Registry::instance().open(name, (flags & SQLITE_OPEN_CREATE) != 0)
                                   : std::make_shared<Content>();
    if (!content) return SQLITE_CANTOPEN;
    new (file) Handle{{&kMethods}, std::move(content)};
    if (outFlags != nullptr) *outFlags = flags;
    return SQLITE_OK;
}

sqlite3_vfs* makeVfs() {
    auto* const vfs = new sqlite3_vfs(*sqlite3_vfs_find(nullptr)); // time and randomness stay the system's
    vfs->szOsFile = sizeof(Handle);
    vfs->mxPathname = 256;
    vfs->pNext = nullptr;
    vfs->zName = kMemoryVfs;
    vfs->xOpen = openFile;
    vfs->xDelete = [](sqlite3_vfs*, const char* name, int) { return Registry::instance().remove(name), SQLITE_OK; };
    vfs->xAccess = [](sqlite3_vfs*, const char* name, int, int* out) {
        return *out = Registry::instance().has(name) ? 1 : 0, SQLITE_OK;
    };
    vfs->xFullPathname = [](sqlite3_vfs*, const char* name, int size, char* out) {
        return sqlite3_snprintf(size, out, "%s", name), SQLITE_OK;
    };
    return vfs;
}

} // namespace

bool registerMemoryVfs() {
    static const bool done = sqlite3_initialize() == SQLITE_OK && sqlite3_vfs_register(makeVfs(), 0) == SQLITE_OK;
    return done;
}

std::string freshMemoryName() {
    static std::atomic<int> count{0};
    return "/memory-" + std::to_string(++count);
}

void removeMemoryFile(const std::string& name) {
    for (const char* suffix : {"", "-wal", "-journal"}) Registry::instance().remove(name + suffix);
}

} // namespace rf::sqlite
