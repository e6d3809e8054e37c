#pragma once
// A thread that does a round of work when it is woken, and again and again by the Clock while there is something to keep.
//
// Invariants
//  1. One round at a time, never on a caller's thread; a wake during a round is followed by another one.
//  2. While the last round said that nothing goes on, the thread sleeps until it is woken.

#include "engine/base/clock.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace rf {

/// Thread-safe.
class Rounds {
public:
    /// `round` says whether there is something to look after: then it comes again `intervalMs` later by the Clock, which is
    /// asked every `poll`. The clock outlives it.
    Rounds(const Clock& clock, std::int64_t intervalMs, std::chrono::milliseconds poll, std::function<bool()> round);
    ~Rounds() { stop(); }
    Rounds(const Rounds&) = delete;
    Rounds& operator=(const Rounds&) = delete;

    void wake();
    /// Ends after the round under way; a later wake() does nothing. Idempotent.
    void stop();

private:
    void run(const std::stop_token& stop);

    const Clock& m_clock;
    const std::int64_t m_intervalMs;
    const std::chrono::milliseconds m_poll;
    const std::function<bool()> m_round;
    std::mutex m_mutex; ///< covers what follows
    std::condition_variable_any m_changed;
    bool m_pending = false, m_goesOn = false, m_stopped = false;
    std::int64_t m_nextMs = 0;
    std::jthread m_thread; ///< last member: ends before the others go
};

} // namespace rf
