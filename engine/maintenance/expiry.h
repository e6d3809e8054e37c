#pragma once
// Deletes items whose time to live is over (spec/02 §6.5).
//
// Invariants
//  1. What is over is decided by the Clock, twice: when the table is walked, and again inside the transaction that
//     deletes. An item whose value was pushed out, or whose table stopped to have a time to live, stays.
//  2. A delete goes the way of every write, so index entries go with their item. It costs no capacity.
//  3. Only tables whose time to live is ENABLED are walked; while it is ENABLING nothing is deleted.
//  4. A walk never holds a transaction for more than one chunk, and the pause behind a walk grows with the walk: no
//  more
//     than one twentieth of the time goes into it.

#include "engine/storage/store.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace rf {

/// Whether the item's value of `attribute` is a Number of epoch seconds before `nowMs`, by at most five years.
bool hasExpired(const Item& item, std::string_view attribute, std::int64_t nowMs);

struct ExpiryOptions {
    std::size_t chunkItems = 1000;         ///< examined in one reading transaction, at most
    std::size_t deletions = 100;           ///< in one writing transaction, at most
    std::int64_t intervalMs = 60'000;      ///< from one walk to the next, by the Clock
    std::chrono::milliseconds poll{1'000}; ///< how often the Clock is asked while some table has a time to live
};

/// One thread, asleep while no table has a time to live. Thread-safe.
class Expirer {
public:
    /// `store` and `clock` outlive it. Starts nothing yet; the first walk is an interval away.
    Expirer(Store& store, const Clock& clock, ExpiryOptions options = {});
    ~Expirer();
    Expirer(const Expirer&) = delete;
    Expirer& operator=(const Expirer&) = delete;

    /// Told after a commit how many items of a table were deleted. Quick; on the worker's thread. Before the first wake().
    using Deleted = std::function<void(const TableSchema& table, std::size_t items)>;
    void onDeleted(Deleted told) { m_deleted = std::move(told); }
    /// Looks for tables with a time to live: call it after opening a file and after every change of tables.
    void wake();
    /// Walks now, whatever the interval says.
    void sweep();
    /// Ends after the transaction under way. Idempotent.
    void stop();
    /// Blocks until nothing that was asked for is left to do, or the time is up.
    bool waitIdle(std::chrono::milliseconds timeout);

private:
    void start();
    void run(std::stop_token stop);
    void walkAll(const std::stop_token& stop);
    bool isDue() const { return m_asked || m_clock.nowMs() >= m_nextMs; }

    Store& m_store;
    const Clock& m_clock;
    const ExpiryOptions m_options;
    Deleted m_deleted;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::int64_t m_nextMs;  ///< when the next walk is due
    bool m_pending = false; ///< woken and not yet looked
    bool m_asked = false;   ///< sweep() was called
    bool m_busy = false;
    std::jthread m_thread; ///< last member: ends before the others go
};

} // namespace rf
