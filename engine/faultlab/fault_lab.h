#pragma once
// The failure lab: rules that make calls slow or fail on purpose, the way the service fails.
//
// Invariants
//  1. A lab begins without rules; nothing is kept over a restart.
//  2. While no rule is on, active() is one relaxed load and nothing else happens.
//  3. With the same seed, rules and sequence of calls, the same calls are hit.

#include "engine/events/call.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <random>
#include <stop_token>
#include <thread>

namespace rf::faults {

enum class Kind {
    Latency,             ///< answers later
    Throttling,          ///< ProvisionedThroughputExceeded or Throttling, as the table is billed
    InternalError,       ///< 500 InternalServerError
    PartialBatch,        ///< requests of a batch come back unprocessed
    TransactionConflict, ///< writes and transactions
};

struct Rule {
    std::uint64_t id = 0; ///< given by the lab
    Kind kind = Kind::Latency;
    double rate = 1;      ///< share of calls hit, 0 to 1; PartialBatch: share of a batch's requests
    int latencyMs = 200;  ///< Latency only
    std::string operation; ///< empty: all
    std::string table;     ///< empty: all; the name, also for a caller who gave the ARN
    std::string keyPrefix; ///< of the partition key's text; empty: all
    bool ownCalls = false; ///< hits the program's own calls, too
    bool on = true;
};

struct RuleState {
    Rule rule;
    std::uint64_t hits = 0; ///< calls it slowed or failed
};

/// What the lab looks at of a call.
struct Visitor {
    std::string_view operation;
    const events::Subject& subject;
    bool own = false; ///< the program's own call
};

/// Thread-safe.
class FaultLab {
public:
    static constexpr std::uint64_t kSeed = 20120810;

    FaultLab() = default;
    /// Everything put off with later() runs before it returns.
    ~FaultLab();
    FaultLab(const FaultLab&) = delete;
    FaultLab& operator=(const FaultLab&) = delete;

    bool active() const { return m_active.load(std::memory_order_relaxed); }
    std::uint64_t add(Rule rule);
    /// Replaces the rule of that id, its hits stay. False: there is none.
    bool change(const Rule& rule);
    bool remove(std::uint64_t id);
    void clear();
    std::vector<RuleState> rules() const; ///< in order of adding
    /// Begins the sequence of chances anew.
    void seed(std::uint64_t seed);

    /// How much later the call answers: the sum of the Latency rules that hit it.
    std::chrono::milliseconds delayOf(const Visitor& call);
    /// The first rule of Throttling, InternalError, TransactionConflict that hits the call; those that do not apply to it
    /// (`conflicts` false: neither a write of items nor a transaction) are passed over.
    std::optional<Rule> refusalOf(const Visitor& call, bool conflicts);
    /// Whether a request of a batch that the rule hit is within the rule's table and keys.
    static bool covers(const Rule& rule, const events::KeyText& key);
    /// Whether a PartialBatch rule could hit this call.
    bool mayThin(const Visitor& call) const;
    /// For one request of a batch: whether it comes back unprocessed.
    bool drops(const Visitor& call, const events::KeyText& key);

    /// Runs `work` on the lab's thread after `delay`.
    void later(std::chrono::milliseconds delay, std::function<void()> work);
    /// Waits on this thread; ends early when asked to stop.
    static void wait(std::chrono::milliseconds delay, const std::stop_token& stop);

private:
    using Due = std::multimap<std::chrono::steady_clock::time_point, std::function<void()>>;
    bool chance(double rate);
    void count();
    void run(const std::stop_token& stop);

    std::atomic<bool> m_active{false};
    mutable std::mutex m_mutex; ///< of the rules and the generator
    std::vector<RuleState> m_rules;
    std::uint64_t m_lastId = 0;
    std::mt19937_64 m_random{kSeed};

    std::mutex m_dueMutex;
    std::condition_variable_any m_dueChanged;
    Due m_due;
    std::jthread m_thread; ///< from the first later() on
};

} // namespace rf::faults
