#pragma once
// Erases what log groups no longer keep (engine/logs/log_book.h).
//
// Invariants
//  1. What is due is decided by the Clock, again inside the transaction that does it.
//  2. No transaction erases more than a chunk of events, and between two of them others write.
//  3. A reader does not depend on it: what is too old is not shown, whether or not it was here.

#include "engine/logs/log_book.h"
#include "engine/maintenance/rounds.h"

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
    void wake() { m_rounds.wake(); }
    /// A round now, on this thread. Errors: those of the file.
    Status sweep();
    /// Ends after the transaction under way; a later wake() does nothing. Idempotent.
    void stop() { m_rounds.stop(); }

private:
    /// Whether any group lets events expire.
    Result<bool> keep();

    logs::LogBook& m_book;
    const std::size_t m_chunk;
    Rounds m_rounds; ///< last member: ends before the others go
};

} // namespace rf
