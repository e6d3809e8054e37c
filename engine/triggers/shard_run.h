#pragma once
// One shard of one mapping while it runs: what has been read and waits, what is being delivered, what is retried. It knows
// neither threads nor files: time is told, batches are taken out by next() and come back by done().
//
// Invariants
//  1. A record is in one lane, by its partition key; a lane has one batch in flight at most, always the oldest one.
//  2. What comes out of next() leaves the lane only by done(): delivered, split, or given up.
//  3. position().done lies before every record that has not left.
//
//     waiting ──form──▶ batch ──next──▶ in flight ──done──▶ gone
//                         ▲                            │
//                         └── retry, rest, halves ◀────┘

#include "engine/triggers/stats.h"

#include <deque>

namespace rf::triggers {

/// One record that waits for its function.
struct Incoming {
    Tick tick = 0;
    std::uint64_t hash = 0; ///< of its partition key
    std::int64_t arrivedMs = 0;
    std::string json;
};

/// One batch to be delivered, or to be given up.
struct Job {
    std::int64_t shard = 0;
    std::size_t lane = 0;
    std::vector<Tick> ticks; ///< of its records; empty: the end of a window
    std::string event;       ///< JSON
    std::string condition;   ///< why it is to be given up; empty: invoke
    int attempts = 0;        ///< that failed
    std::string requestId;   ///< of the last one
    std::string functionError;
};

/// How a job went.
struct Outcome {
    enum class Kind : std::uint8_t {
        Done,
        Failed, ///< the function did; counts as an attempt
        Problem ///< it could not be tried at all; tried again until it can
    };
    Kind kind = Kind::Done;
    std::string error;     ///< of Failed and Problem
    Tick failedFrom = 0;   ///< of Failed: records before it are done; 0: none is
    std::string state;     ///< of a window: JSON for the next batch
    std::string requestId;
    std::string functionError;
};

/// What a mapping says of batches. The rest of it is its poller's.
struct BatchRules {
    explicit BatchRules(const Mapping& mapping, std::int64_t firstRetryMs = 250, std::int64_t lastRetryMs = 60'000);

    std::size_t batchSize;
    std::int64_t batchingWindowMs;
    std::size_t lanes; ///< with a tumbling window one: its state passes from batch to batch
    std::int64_t maximumAgeMs;  ///< −1: for ever
    int maximumRetryAttempts;   ///< −1: for ever
    bool bisect;
    std::int64_t tumblingWindowMs; ///< 0: none
    bool destination; ///< what is given up is to be told
    std::int64_t firstRetryMs, lastRetryMs;
    std::string streamArn;
};

class ShardRun {
public:
    ShardRun(const BatchRules& rules, std::int64_t number, std::string shardId, const ShardPosition& position);

    std::int64_t number() const { return m_number; }

    // Reading.
    /// Everything up to it has been read.
    Tick readTo() const { return m_readTo; }
    /// Records it has room for; 0: not now.
    std::size_t room() const;
    void take(Incoming record);
    /// `all`: nothing is behind it now; `end`: nor will there be, the shard is closed.
    void readUpTo(Tick tick, bool all, bool end);
    /// Whether all there was has been read.
    bool atEnd() const { return m_all; }

    // Delivering.
    /// What can be done now.
    std::optional<Job> next(std::int64_t nowMs);
    /// Records that left the shard by this.
    struct Left {
        std::size_t delivered = 0;
        std::vector<Tick> givenUp;
    };
    Left done(const Job& job, const Outcome& outcome, std::int64_t nowMs);
    /// It comes again as if it had not been taken out.
    void abandon(const Job& job) { m_lanes[job.lane].inFlight = false; }
    /// When next() may have something without anything else happening; nothing: never.
    std::optional<std::int64_t> due(std::int64_t nowMs) const;
    /// What waits because it could not be tried is tried at once.
    void retryProblems();

    // Telling.
    ShardPosition position() const;
    bool inFlight() const;
    ShardStatus status(std::int64_t nowMs) const;
    /// Pending or Failing; nothing: it is not here.
    std::optional<DeliveryState> stateOf(Tick tick) const;
    void setNote(std::string note) { m_note = std::move(note); }
    /// Set when the shard cannot be read; empty: it can.
    void setBroken(std::string error) { m_broken = std::move(error); }

private:
    struct Batch {
        std::vector<Incoming> records;
        bool final = false;     ///< the end of a window
        std::string condition;
        int attempts = 0;       ///< failed
        int problems = 0;       ///< in a row
        std::int64_t notBeforeMs = 0;
        std::string requestId, functionError, error;
    };
    struct Lane {
        std::deque<Incoming> waiting;
        std::deque<Batch> batches; ///< oldest first
        bool inFlight = false;     ///< the first one
    };

    bool form(Lane& lane, std::int64_t nowMs);
    bool formWindow(Lane& lane, std::int64_t nowMs);
    bool isDue(const Lane& lane, std::int64_t nowMs, std::size_t within) const;
    std::size_t fitting(const Lane& lane, std::size_t within) const;
    void cut(Lane& lane, std::size_t count);
    void expire(Lane& lane, std::int64_t nowMs);
    Job jobOf(std::size_t lane, const Batch& batch) const;
    std::int64_t backoff(int failures) const;
    void fail(Lane& lane, const Outcome& outcome, std::int64_t nowMs, Left& left);
    void settle(Lane& lane, const Outcome& outcome, Left& left);
    void giveUp(Lane& lane, std::string condition, Left& left);
    std::optional<Tick> oldest() const;
    std::int64_t windowEnd() const { return m_windowStart + m_rules.tumblingWindowMs; }

    const BatchRules& m_rules;
    const std::int64_t m_number;
    const std::string m_shardId;
    const Tick m_begin;
    Tick m_readTo;
    bool m_all = false;
    bool m_end = false;
    std::vector<Lane> m_lanes;
    std::size_t m_held = 0;  ///< records in lanes
    std::size_t m_bytes = 0; ///< of their JSON
    std::int64_t m_windowStart;
    std::string m_windowState;
    bool m_windowEarly = false;
    std::string m_error, m_note, m_broken;
};

} // namespace rf::triggers
