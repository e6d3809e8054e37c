#pragma once
// What a mapping did, minute by minute, for an hour. Not thread-safe.

#include "engine/triggers/stats.h"

#include <deque>

namespace rf::triggers {

class Counts {
public:
    /// An invocation ended: how long it took, of how many records, and how old the oldest of them was.
    void add(std::int64_t nowMs, double durationMs, bool error, std::size_t delivered, std::int64_t ageMs);
    void addFiltered(std::size_t records) { m_filtered += static_cast<std::int64_t>(records); }
    void addGivenUp(std::size_t records) { m_givenUp += static_cast<std::int64_t>(records); }
    /// Counts, p95 and minutes.
    void fill(MappingStats& stats, std::int64_t nowMs) const;

private:
    struct Minute {
        MappingMinute told;
        std::vector<float> durations; ///< the first ones
    };
    Minute& minuteOf(std::int64_t nowMs);

    std::int64_t m_invocations = 0, m_errors = 0, m_delivered = 0, m_filtered = 0, m_givenUp = 0;
    std::deque<Minute> m_minutes; ///< those with something in them, oldest first
};

} // namespace rf::triggers
