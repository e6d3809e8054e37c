#pragma once
// Erases what log groups no longer keep (engine/logs/log_book.h).
//
// Invariants
//  1. What is due is decided by the Clock, again inside the transaction that does it.
//  2. No transaction erases more than a chunk of events, and between two of them others write.
//  3. A reader does not depend on it: what is too old is not shown, whether or not it was here.

#include "engine/logs/log_book.h"

#include <condition_variable>
#include <thread>

namespace rf {

struct LogKeeperOptions {
    std::size_t chunk = 500;               ///< events erased in one transaction, at most
    std::int64_t intervalMs = 60'000;      ///< from one round to the next, by the Clock
    std::chrono::milliseconds poll{1'000}; ///< how often the Clock is asked while events expire
};

/// One thread, asleep while no group lets events expire. Thread-safe.
class LogKeeper {
public:
    /// Both outlive it. Takes the book's onRetention().
    LogKeeper(logs::LogBook& book, const Clock& clock, LogKeeperOptions options = {});
    ~LogKeeper();
    LogKeeper(const LogKeeper&) = delete;
    LogKeeper& operator=(const LogKeeper&) = delete;

    /// Looks for groups that let events expire: call it after opening a file.
    void wake();
    /// A round now, on this thread. Errors: those of the file.
    Status sweep();
    /// Ends after the transaction under way; a later wake() does nothing. Idempotent.
    void stop();

private:
    void run(const std::stop_token& stop);

    logs::LogBook& m_book;
    const Clock& m_clock;
    const LogKeeperOptions m_options;
    std::mutex m_mutex; ///< covers what follows
    std::condition_variable_any m_changed;
    bool m_pending = false;
    bool m_expires = false; ///< some did at the last round
    bool m_stopped = false;
    std::int64_t m_nextMs = 0;
    std::jthread m_thread; ///< last member: ends before the others go
};

} // namespace rf
