#pragma once
// The threads behind mappings: one that reads and hands out, a few that run functions.
//
// Invariants
//  1. While no mapping is enabled, or none has anything to do, every thread sleeps; a commit to a stream wakes the reader.
//  2. A mapping runs at most half of the functions that may run at once, so that a hanging one does not hold up the others.

#include "engine/base/pool.h"
#include "engine/triggers/mapping_run.h"

#include <condition_variable>

namespace rf::triggers {

struct PollerOptions {
    int threads = 8;
    std::chrono::milliseconds poll{1'000}; ///< how often the Clock is asked for what is due
    std::chrono::milliseconds breath{5};   ///< between two rounds that commits ask for
    RunOptions run;
};

class Poller {
public:
    /// Does one job and says how it went; nothing: it was stopped. `durationMs`: of the function, if it ran.
    using Perform = std::function<std::optional<Outcome>(const Work& work, const std::stop_token& mapping, std::optional<double>& durationMs)>;

    /// All outlive it. `changed` is called on any thread after something of stats() changed.
    Poller(Store& store, streams::StreamLog& streams, const Clock& clock, Book& book, PollerOptions options, Perform perform, std::function<void()> changed);
    ~Poller() { stop(); }
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    void start();
    /// Functions that run are to be stopped before. Positions are written. Idempotent.
    void stop();

    void add(Mapping mapping, Positions positions);
    /// nullptr: none.
    std::shared_ptr<MappingRun> find(std::string_view uuid) const;
    std::vector<std::shared_ptr<MappingRun>> all() const;
    void remove(std::string_view uuid);
    /// Something is to be done: settings changed, a function is there again.
    void wake();
    void retryProblems();
    /// Runs on one of the threads that run functions, not before that moment.
    void later(std::int64_t atMs, std::function<void()> job);

private:
    void run(const std::stop_token& stop);
    bool sleep(const std::stop_token& stop, std::optional<std::int64_t> due);
    std::optional<std::int64_t> round();
    bool handOut(const std::shared_ptr<MappingRun>& run, std::int64_t nowMs);
    void work(const std::shared_ptr<MappingRun>& run, const Work& work);
    std::optional<std::int64_t> beginLater(std::int64_t nowMs);

    Store& m_store;
    streams::StreamLog& m_streams;
    const Clock& m_clock;
    Book& m_book;
    const PollerOptions m_options;
    const Perform m_perform;
    const std::function<void()> m_changed;
    streams::Watch m_watch; ///< of start() and stop() only: its callback takes m_mutex

    mutable std::mutex m_mutex; ///< covers what follows
    std::condition_variable_any m_woken;
    bool m_commits = false; ///< a stream has grown
    bool m_urgent = false;  ///< anything else
    bool m_mayRun = false;
    std::map<std::string, std::shared_ptr<MappingRun>, std::less<>> m_runs; ///< by uuid
    std::multimap<std::int64_t, std::function<void()>> m_later;
    std::size_t m_running = 0;
    std::size_t m_first = 0; ///< whose turn it is to be first
    Pool m_pool;
    std::jthread m_thread; ///< last member: ends before the others go
};

} // namespace rf::triggers
