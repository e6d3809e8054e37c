#pragma once
// Keeps streams in shape: rolls and splits their shards, trims what is older than a day (engine/streams/stream_store.h).
//
// Invariants
//  1. What is due is decided by the Clock, again inside the transaction that does it.
//  2. No transaction erases more than a chunk of records, and between two of them others write.
//  3. A reader does not depend on it: what is too old is not shown, whether or not it was here.

#include "engine/capacity/meter.h"
#include "engine/catalog/stream_schema.h"
#include "engine/storage/store.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace rf {

struct StreamKeeperOptions {
    std::size_t chunk = 500;               ///< records erased in one transaction, at most
    std::int64_t intervalMs = 10'000;      ///< from one round to the next, by the Clock
    std::chrono::milliseconds poll{1'000}; ///< how often the Clock is asked while there are streams
};

/// One thread, asleep while the file has no stream. Thread-safe.
class StreamKeeper {
public:
    /// All outlive it. `meter` knows the partitions of tables; nullptr: nothing is split.
    StreamKeeper(Store& store, const Clock& clock, const capacity::Meter* meter, StreamKeeperOptions options = {});
    ~StreamKeeper();
    StreamKeeper(const StreamKeeper&) = delete;
    StreamKeeper& operator=(const StreamKeeper&) = delete;

    /// Looks for streams: call it after opening a file and after every change of tables.
    void wake();
    /// A round now, on this thread. Errors: those of the file.
    Status sweep();
    /// Ends after the transaction under way. Idempotent.
    void stop();

private:
    void run(const std::stop_token& stop);
    Status keep(const StreamSchema& stream);
    Result<bool> inStream(const StreamSchema& stream, FunctionRef<Result<bool>(WriteTxn&, StreamSchema)> work);
    std::vector<std::uint64_t> partitionsOf(const StreamSchema& stream) const;

    Store& m_store;
    const Clock& m_clock;
    const capacity::Meter* const m_meter;
    const StreamKeeperOptions m_options;
    std::mutex m_sweeping; ///< one round at a time
    std::mutex m_mutex;    ///< covers what follows
    std::condition_variable_any m_changed;
    bool m_pending = false;
    bool m_streams = false; ///< there was one at the last round
    std::int64_t m_nextMs = 0;
    std::jthread m_thread; ///< last member: ends before the others go
};

} // namespace rf
