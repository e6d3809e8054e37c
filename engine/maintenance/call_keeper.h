#pragma once
// Keeps what calls came to (metrics/call_rollup.h) in the file, and reads back what memory no longer has.
//
// Invariants
//  1. Only what happened is written, at most once a minute (MetricsKeeper asks for it). At most a minute is lost by a kill.
//  2. The file's share is bounded: by the series of CallRollup, each with 15 days of minutes, 63 days of 5 minutes and 455 days
//     of hours in which something happened; what is older goes, and what belongs to a table that is gone.
//  3. A coarser sample is made of the minutes it covers, all of which are in memory when it is written.
//  4. A table made anew under an old name starts without a past: samples are kept by the table's id.

#include "engine/base/clock.h"
#include "engine/metrics/call_archive.h"
#include "engine/storage/store.h"

#include <set>

namespace rf {

/// Thread-safe. Writes meta entries "calls/…" (storage/FORMAT.md).
class CallKeeper final : public metrics::CallArchive {
public:
    /// All outlive it.
    CallKeeper(Store& store, metrics::CallRollup& calls, const Clock& clock) : m_store(store), m_calls(calls), m_clock(clock) {}

    /// Gives the rollup its last day back. Before any traffic.
    Status load();
    /// Writes what is new.
    Status save();

    std::vector<metrics::CallMinute> read(const metrics::SeriesName& name, std::int64_t from, std::int64_t to, std::int64_t period) const override;
    std::vector<metrics::SeriesName> series() const override;

private:
    struct Saved {
        std::int64_t second = 0; ///< of the newest minute in the file
        double events = 0;       ///< that minute's: it may have grown
    };
    using Fresh = std::vector<metrics::CallMinute>;
    Fresh freshOf(const metrics::SeriesName& name) const;
    Status saveLevel(WriteTxn& txn, const metrics::SeriesName& name, const std::string& id, std::size_t level, std::int64_t begin) const;
    Status dropOld(WriteTxn& txn);

    Store& m_store;
    metrics::CallRollup& m_calls;
    const Clock& m_clock;
    mutable std::mutex m_guard; ///< covers what follows
    std::map<metrics::SeriesName, Saved> m_saved;
    std::set<metrics::SeriesName> m_names; ///< of which the file has something
    std::int64_t m_droppedHour = 0;
};

} // namespace rf
