#pragma once
// One mapping while the file is open: its shards, in the order of their lineage, its settings, its counts.
//
// Invariants
//  1. Settings change while nothing is in flight; what had been read is read again from the durable positions.
//  2. A shard is taken up when its parent is done to its end, or gone.
//  3. Nobody waits for a disk while m_mutex is held.
//
// Thread-safe. pass() is called by one thread only.

#include "engine/triggers/book.h"
#include "engine/triggers/counts.h"
#include "engine/triggers/shard_feed.h"

#include <memory>
#include <set>
#include <stop_token>

namespace rf::triggers {

struct RunOptions {
    std::int64_t firstRetryMs = 250;
    std::int64_t lastRetryMs = 60'000;
};

/// One job with all that it takes to do it.
struct Work {
    Job job;
    std::shared_ptr<const Mapping> mapping;
    std::shared_ptr<const StreamSchema> stream;
};

class MappingRun {
public:
    MappingRun(Mapping mapping, Positions positions, RunOptions options);

    /// As the file has it, with the state it is in.
    Mapping mapping() const;
    std::string uuid() const { return m_uuid; }

    /// New settings, as soon as nothing is in flight.
    void change(Mapping mapping);
    /// Nothing is begun any more, what is in flight is stopped.
    void remove();
    /// Ends what runs for this mapping.
    std::stop_token stopToken() const { return m_stop.get_token(); }

    /// Reads what there is room for; adopts shards.
    void pass(Store& store, const streams::StreamLog& log, Book& book, std::int64_t nowMs);
    std::optional<Work> next(std::int64_t nowMs);
    void done(const Work& work, const Outcome& outcome, std::optional<double> durationMs, std::int64_t nowMs);
    /// It was stopped: as if it had not begun.
    void abandon(const Work& work);
    /// When pass() or next() may have something to do without anything else happening.
    std::optional<std::int64_t> due(std::int64_t nowMs) const;
    void retryProblems();
    std::size_t running() const;
    /// Writes positions that have moved. Blocks.
    Status flush(Book& book);

    MappingStats stats(std::int64_t nowMs) const;
    /// How it stands to a record, filters aside.
    Delivery deliveryOf(std::int64_t shard, Tick tick) const;

private:
    using Lock = std::unique_lock<std::mutex>;
    FeedPlan plan() const;
    void take(Fed& fed, std::int64_t nowMs);
    bool adopt(const StreamSchema& stream, std::int64_t nowMs);
    bool isReady(const StreamSchema& stream, const ShardSchema& shard) const;
    void forget(const StreamSchema& stream);
    void reload();

    const std::string m_uuid;
    const RunOptions m_options;
    std::stop_source m_stop;

    mutable std::mutex m_mutex; ///< covers what follows
    std::shared_ptr<const Mapping> m_mapping;
    MappingState m_state;
    std::optional<Mapping> m_next; ///< settings that wait
    bool m_removed = false;
    std::string m_lastResult = "No records processed";
    std::string m_lastError;
    std::unique_ptr<BatchRules> m_rules;
    std::vector<FilterPattern> m_filters;
    std::shared_ptr<const StreamSchema> m_stream;
    std::map<std::int64_t, ShardRun> m_shards;
    Positions m_saved;
    std::size_t m_running = 0;
    std::int64_t m_turn = 0; ///< the shard that was last to give a job
    bool m_passedOver = false; ///< records were filtered out since the last flush
    std::int64_t m_flushedMs = 0;
    Counts m_counts;
    std::set<std::pair<std::int64_t, Tick>> m_givenUp; ///< the newest
    std::mutex m_flushing; ///< taken before m_mutex
};

} // namespace rf::triggers
