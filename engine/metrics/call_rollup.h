#pragma once
// What calls of the API came to, minute by minute: latency, returned items, errors, by table and operation (the metrics of
// spec/04 §8 that are no capacity). In memory; maintenance/call_keeper.h keeps them in the file.
//
// Invariants
//  1. Bounded: kSeries series of at most kMinutes minutes each; a series too many is not counted, in silence.
//  2. A minute in which nothing happened has no entry. Minutes ascend; a clock that went back adds to the newest one.
//
// Thread-safe and cheap: a call looks its series up and adds to it under the series' own lock.

#include "engine/metrics/latency_histogram.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

namespace rf::metrics {

/// Values of an interval.
struct Tally {
    double sum = 0, count = 0, least = 0, most = 0;
    void add(double value);
    void add(const Tally& other);
};

/// Of a call; the last is no call: an item that a time to live deleted.
enum class Outcome : std::uint8_t { Success, ConditionFailed, Throttled, Conflict, UserError, SystemError, Expired };
inline constexpr std::size_t kOutcomes = 7;
inline constexpr std::string_view kIndexSeries = "index:", kStreamSeries = "stream:";

struct CallMinute {
    std::int64_t second = 0; ///< its begin
    Tally latency;           ///< milliseconds, of calls that succeeded
    Tally returned;          ///< items; of a backfill: how far it had come, in percent
    Tally amount;            ///< bytes of records; of a backfill: write units
    std::array<double, kOutcomes> outcomes{}; ///< by Outcome
    LatencyHistogram histogram;               ///< of the latency
};

/// "" in table: of the region; "" in operation: of the table. "index:NAME" in operation: the backfill of an index,
/// "stream:LABEL": GetRecords of a stream.
struct SeriesName {
    std::string region, table, operation;
    friend auto operator<=>(const SeriesName&, const SeriesName&) = default;
};

class CallRollup {
public:
    static constexpr std::size_t kSeries = 256;
    static constexpr std::size_t kMinutes = 26 * 60;

    /// One answered call at a second since the epoch.
    void note(std::string_view region, std::string_view table, std::string_view operation, std::int64_t second,
              Outcome outcome, double latencyMs, std::optional<std::int64_t> returned);

    /// Items of a table that a time to live deleted.
    void noteExpired(std::string_view region, std::string_view table, std::int64_t second, double count);
    /// A piece of work that is no call of an operation, or what a call returned of a stream.
    void noteWork(const SeriesName& name, std::int64_t second, double returned, double amount);
    /// Puts back minutes that were kept. Before any traffic.
    void restore(const SeriesName& name, std::vector<CallMinute> minutes);
    /// What began at that second, a whole hour, or later is all here, also after restoring.
    void restoredFrom(std::int64_t second) { m_restoredFrom = second; }
    /// The whole hour from which on all minutes of a series are here.
    std::int64_t wholeFrom(const SeriesName& name) const;

    /// Minutes that begin in [from, to).
    std::vector<CallMinute> minutes(const SeriesName& name, std::int64_t from, std::int64_t to) const;
    std::vector<SeriesName> series() const;

private:
    struct Series {
        std::mutex guard;
        std::deque<CallMinute> minutes;
        CallMinute& at(std::int64_t second);
    };
    using View = std::array<std::string_view, 3>;
    struct ByName {
        using is_transparent = void;
        static View view(const SeriesName& name) { return {name.table, name.operation, name.region}; }
        static View view(const View& name) { return name; }
        template <class A, class B>
        bool operator()(const A& a, const B& b) const {
            return view(a) < view(b);
        }
    };
    Series* of(std::string_view region, std::string_view table, std::string_view operation);

    mutable std::shared_mutex m_guard; ///< covers the map, not what is in a series
    std::map<SeriesName, std::unique_ptr<Series>, ByName> m_series;
    std::atomic<std::int64_t> m_restoredFrom{0};
};

} // namespace rf::metrics
