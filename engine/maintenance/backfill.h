#pragma once
// Fills global indexes that UpdateTable created on tables that already hold items (spec/02 §6.3 "Backfill").
//
// Invariants
//  1. From the transaction that creates the index on, every write maintains it like any other index; the backfill adds
//     the entries of the items that were there before. Both are write transactions, so no entry is lost or stale.
//  2. The place reached is stored in the same transaction as the entries up to it: a backfill that was interrupted goes
//     on where it stood, and nothing is done twice or left out.
//  3. Items that lack a key attribute of the index, or hold one of a type, emptiness or length it cannot take, have no
//     entry and are passed over.
//  4. The index turns ACTIVE, and the table with it, in the transaction that stores the last entry.
//  5. An index or table deleted meanwhile ends its backfill.
//  6. Entries count as writes of the index, the reads of the table are free (spec/04 §1); nothing here is refused.

#include "engine/capacity/meter.h"
#include "engine/storage/store.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace rf {

/// Where the store keeps how far the backfill of an index's tree has come ("meta").
std::string backfillCursorKey(TreeId tree);

struct BackfillOptions {
    std::size_t chunkItems = 256;         ///< examined in one transaction, at most
    std::size_t chunkBytes = 1'048'576;   ///< of examined items, at most
    std::chrono::milliseconds retry{1000}; ///< pause after a transaction that failed
};

/// One thread, asleep until woken. Thread-safe.
class Backfiller {
public:
    /// `store` and `meter` outlive it. Starts nothing yet. (The clock is that of every maintenance job; a backfill needs
    /// none.)
    Backfiller(Store& store, const Clock& clock, BackfillOptions options = {}, capacity::Meter* meter = nullptr);
    ~Backfiller();
    Backfiller(const Backfiller&) = delete;
    Backfiller& operator=(const Backfiller&) = delete;

    /// Told after each transaction of a backfill: the write units it used, and how far it has come, in percent. Quick; on the
    /// worker's thread. Before the first wake().
    using Filled = std::function<void(const TableSchema& table, const IndexSchema& index, double units, double percent)>;
    void onFilled(Filled told) { m_filled = std::move(told); }
    /// Looks for indexes to fill: call it after opening a file and after every change of tables.
    void wake();
    /// Ends after the transaction under way; an unfinished backfill goes on when the file is opened again. Idempotent.
    void stop();
    /// Blocks until every index known when it was woken last is filled, or it was stopped, or the time is up.
    bool waitIdle(std::chrono::milliseconds timeout);

private:
    void run(std::stop_token stop);
    bool fillOne(std::stop_token stop);

    Store& m_store;
    const BackfillOptions m_options;
    capacity::Meter* const m_meter;
    Filled m_filled;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_pending = false; ///< woken and not yet looked
    bool m_busy = false;
    std::jthread m_thread; ///< last member: ends before the others go
};

} // namespace rf
