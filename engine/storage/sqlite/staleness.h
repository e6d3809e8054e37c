#pragma once
// Reads that lag behind, as eventually consistent reads and global indexes do on the service when replication is slow.
//
// Invariants
//  1. With a delay D a lagging read at time t sees every commit made until t − D, and none made after t − 0.9 D.
//  2. With no delay it is a read like any other; nothing is kept, and a commit pays one atomic load.
//  3. Time is the Clock's: a test that holds it decides what is seen.
//
// How: before a commit, the state that it will replace is kept as an open snapshot, at most one in a tenth of the delay.
// A snapshot kept before a commit at time c is what a reader sees until c + D.

#include "engine/storage/sqlite/reader.h"

#include <atomic>
#include <deque>

namespace rf::sqlite {

class Staleness {
public:
    Staleness(FileSpec spec, CatalogCell& cell, const Clock& clock)
        : m_spec(std::move(spec)), m_cell(cell), m_clock(clock) {}

    /// 0: off. Thread-safe; snapshots kept under the delay of before are let go.
    void set(std::chrono::milliseconds delay);
    std::chrono::milliseconds delay() const { return std::chrono::milliseconds(m_delayMs.load()); }

    /// By whoever is about to commit, holding the writer's role.
    void beforeCommit() {
        if (m_delayMs.load(std::memory_order_relaxed) > 0) keepSnapshot();
    }
    /// Runs the body in the snapshot a reader of now may see; empty result: that is the newest state, read it as usual.
    std::optional<Status> read(FunctionRef<Status(ReadTxn&)> body);
    void close();

private:
    struct Snapshot {
        std::int64_t keptMs = 0; ///< just before the commit that replaced it
        std::shared_ptr<Reader> reader;
        std::shared_ptr<std::mutex> guard; ///< a connection answers one at a time
    };
    void keepSnapshot();
    void dropOld(std::int64_t nowMs);

    const FileSpec m_spec;
    CatalogCell& m_cell;
    const Clock& m_clock;
    std::atomic<std::int64_t> m_delayMs{0};
    std::mutex m_guard;             ///< covers what follows
    std::deque<Snapshot> m_kept;    ///< oldest first
};

} // namespace rf::sqlite
