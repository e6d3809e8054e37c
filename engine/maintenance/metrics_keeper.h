#pragma once
// Keeps what the capacity meter has seen in the file, and brings it back when the file is opened.
//
// Invariants
//  1. Only what happened is written: a file that nobody uses is not written to. At most a minute is lost by a kill.
//  2. The file's share is bounded: per table and index 15 days of minutes, 63 days of 5 minutes, 455 days of hours, of
//     152 bytes each; what is older goes, and what belongs to a table that is gone.
//  3. Once a minute the meter is told how many bytes each table and global index holds: its partitions split by size.
//  4. A table made anew under an old name starts without a past: samples are kept by the table's id.

#include "engine/capacity/meter.h"
#include "engine/storage/store.h"

#include <condition_variable>
#include <functional>
#include <thread>

namespace rf {

struct MetricsKeeperOptions {
    std::chrono::milliseconds poll{5'000}; ///< how often the Clock is asked whether a minute is over
};

/// One thread. Thread-safe. Writes meta entries "metrics2/…" and "capacity/enforcement" (storage/FORMAT.md).
class MetricsKeeper {
public:
    /// `store`, `meter` and `clock` outlive it.
    MetricsKeeper(Store& store, capacity::Meter& meter, const Clock& clock, MetricsKeeperOptions options = {});
    ~MetricsKeeper();
    MetricsKeeper(const MetricsKeeper&) = delete;
    MetricsKeeper& operator=(const MetricsKeeper&) = delete;

    /// Fills the meter from the file. Before any traffic. The enforcement is the file's, or for this time another one,
    /// which is not kept.
    Status load(std::optional<capacity::Enforcement> instead = std::nullopt);
    /// `save` is called after every save() of what the meter saw. Before start().
    void alsoSave(std::function<Status()> save) { m_alsoSave = std::move(save); }
    /// From now on keeps what happens; not for files that are read-only.
    void start();
    /// Everything up to the last whole minute, and the enforcement when it changed.
    Status save();
    /// Saves once more and ends. Idempotent.
    void stop();

private:
    struct Saved {
        std::int64_t second = 0; ///< of the newest sample in the file that is not of a later clock
        double events = 0;       ///< that sample's requests and refusals: it may have grown
    };

    void run(const std::stop_token& stop);
    Saved& savedOf(const capacity::ArmName& arm, std::size_t level);
    /// Closed and running samples of a level since what was saved, none of a later clock.
    std::vector<capacity::Sample> freshOf(const capacity::ArmName& arm, std::size_t level);
    Status saveArm(WriteTxn& txn, const capacity::ArmName& arm);
    Status dropOld(WriteTxn& txn);
    void measure();

    Store& m_store;
    capacity::Meter& m_meter;
    const Clock& m_clock;
    const MetricsKeeperOptions m_options;
    std::function<Status()> m_alsoSave;
    std::mutex m_saving;
    std::map<std::string, Saved> m_saved; ///< by arm and level
    std::optional<capacity::Enforcement> m_kept; ///< as the file has it
    std::int64_t m_droppedHour = 0;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::jthread m_thread; ///< last member: ends before the others go
};

} // namespace rf
