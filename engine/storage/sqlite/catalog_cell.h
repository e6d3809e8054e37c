#pragma once
// What the writer tells the readers: the newest published catalog, with the version under which the file holds it, and
// how often it has committed.

#include "engine/catalog/schema.h"

#include <atomic>
#include <mutex>

namespace rf::sqlite {

struct VersionedCatalog {
    std::int64_t version = 0;
    CatalogPtr catalog;
};

/// Thread-safe. Versions only grow.
class CatalogCell {
public:
    /// Stands around a commit that changes the catalog and its publication, successful or not. The writer's.
    class Change {
    public:
        Change(CatalogCell& cell, bool changes) : m_cell(changes ? &cell : nullptr) { step(); }
        ~Change() { step(); }
        Change(const Change&) = delete;

    private:
        void step() {
            if (m_cell) m_cell->m_moves.fetch_add(1);
        }
        CatalogCell* m_cell;
    };

    /// Even: what is published is what the writer's file holds. Odd: one of them is ahead. A number seen before and after
    /// a snapshot was taken, and even, proves that the catalog published in between is the snapshot's.
    std::uint64_t moves() const { return m_moves.load(); }
    /// Grows with every commit, before its writes are acknowledged: a snapshot taken at a number is as new as every write
    /// acknowledged while it stands.
    std::uint64_t commits() const { return m_commits.load(); }
    void committed() { m_commits.fetch_add(1); }
    VersionedCatalog load() const {
        const std::lock_guard lock(m_guard);
        return m_newest;
    }
    void publish(VersionedCatalog newest) {
        const std::lock_guard lock(m_guard);
        if (newest.version > m_newest.version) m_newest = std::move(newest);
    }

private:
    std::atomic<std::uint64_t> m_moves = 0;
    std::atomic<std::uint64_t> m_commits = 0;
    mutable std::mutex m_guard;
    VersionedCatalog m_newest;
};

} // namespace rf::sqlite
