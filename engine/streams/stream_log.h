#pragma once
// The streams of a file as typed records: what the Stream screen and triggers read.
//
//     const auto changes = log.read(arn, seen, 1000);      // all shards, in the order of the changes
//     const auto watch = log.watch([&](Tick) { flag = true; wake(); });
//
// Thread-safe. Reads run on the caller's thread and wait for no writer.

#include "engine/base/clock.h"
#include "engine/base/watchers.h"
#include "engine/storage/change_record.h"
#include "engine/streams/stream_store.h"

#include <atomic>
#include <stop_token>

namespace rf::streams {

/// One change, whole.
struct Change {
    ChangeEvent event = ChangeEvent::Insert;
    bool byService = false; ///< expired: userIdentity is the service's
    std::int64_t shard = 0;
    Tick tick = 0;          ///< orders the changes of a file
    std::string sequence;   ///< the same as SequenceNumber
    std::int64_t ms = 0;    ///< since the epoch
    std::size_t size = 0;   ///< SizeBytes
    Item keys;
    std::optional<Item> newImage;
    std::optional<Item> oldImage;
};

using Watch = Watching; ///< ends with its life; may outlive the log

class StreamLog {
public:
    /// Both outlive it. Takes the store's onTicks().
    StreamLog(Store& store, const Clock& clock);
    ~StreamLog();
    StreamLog(const StreamLog&) = delete;
    StreamLog& operator=(const StreamLog&) = delete;

    /// Streams that can still be read, by region, table and label.
    Result<std::vector<StreamSchema>> list() const;
    /// Errors: ResourceNotFoundException.
    Result<StreamSchema> find(std::string_view streamArn) const;
    /// The oldest changes later than `after`, of all shards, in the order in which they were made. What is older than a
    /// day is passed over. Errors: ResourceNotFoundException; those of the file.
    Result<std::vector<Change>> read(std::string_view streamArn, Tick after, std::size_t limit) const;
    /// The same of one shard.
    Result<std::vector<Change>> readShard(std::string_view streamArn, std::int64_t shard, Tick after,
                                          std::size_t limit) const;

    /// The newest changes earlier than `before` (0: of all), newest first. Errors: as of read().
    Result<std::vector<Change>> readBefore(std::string_view streamArn, Tick before, std::size_t limit) const;
    /// How many changes each slice of `sliceMs` holds, from `fromMs` on, up to the tick `last` (inclusive). Looks at every
    /// key of that time: ask on a thread that may take long. Stopped: Cancelled. Errors: as of read().
    Result<std::vector<std::int64_t>> count(std::string_view streamArn, std::int64_t fromMs, std::int64_t sliceMs,
                                            Tick last, const std::stop_token& stop = {}) const;

    /// The newest tick committed since the file was opened, whatever took it; 0: none. One atomic load.
    Tick newest() const { return m_newest.load(std::memory_order_acquire); }
    /// Called on the writer thread after every commit that added to a stream: it must be quick and must not wait.
    [[nodiscard]] Watch watch(std::function<void(Tick newest)> callback);

private:
    Store& m_store;
    const Clock& m_clock;
    std::atomic<Tick> m_newest{0};
    Watchers<Tick> m_watchers;
};

} // namespace rf::streams
