#pragma once
// Keeps streams in shape: rolls and splits their shards, trims what is older than a day (engine/streams/stream_store.h).
//
// Invariants
//  1. What is due is decided by the Clock, again inside the transaction that does it.
//  2. No transaction erases more than a chunk of records, and between two of them others write.
//  3. A reader does not depend on it: what is too old is not shown, whether or not it was here.

#include "engine/capacity/meter.h"
#include "engine/catalog/stream_schema.h"
#include "engine/maintenance/rounds.h"
#include "engine/storage/store.h"

#include <mutex>

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
    void wake() { m_rounds.wake(); }
    /// A round now, on this thread. Errors: those of the file.
    Status sweep();
    /// Ends after the transaction under way. Idempotent.
    void stop() { m_rounds.stop(); }

private:
    /// Whether there are streams.
    Result<bool> keepAll();
    Status keep(const StreamSchema& stream);
    Result<bool> inStream(const StreamSchema& stream, FunctionRef<Result<bool>(WriteTxn&, StreamSchema)> work);
    std::vector<std::uint64_t> partitionsOf(const StreamSchema& stream) const;

    Store& m_store;
    const Clock& m_clock;
    const capacity::Meter* const m_meter;
    const std::size_t m_chunk;
    std::mutex m_sweeping; ///< one round at a time
    Rounds m_rounds; ///< last member: ends before the others go
};

} // namespace rf
