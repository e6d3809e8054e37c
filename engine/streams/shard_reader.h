#pragma once
// Reads records of shards, and the iterators with which callers say where they are (spec/05 §4).

#include "engine/storage/change_record.h"
#include "engine/streams/stream_store.h"

namespace rf::streams {

inline constexpr std::int64_t kIteratorMs = 15 * 60'000;

/// Called once a record, oldest first; false stops. The record's views are valid during the call only.
using ChangeVisitor = FunctionRef<bool(const ChangeRecord&, std::string_view key, std::string_view bytes)>;

/// Records of one shard later than `after` and not too old. Errors: FileCorrupt, Io.
Status readShard(ReadTxn& txn, const StreamSchema& stream, std::int64_t shard, Tick after, std::int64_t nowMs,
                 ChangeVisitor visit);
/// Records of one shard earlier than `before` (0: all) and not too old, newest first. Errors: FileCorrupt, Io.
Status readShardBack(ReadTxn& txn, const StreamSchema& stream, std::int64_t shard, Tick before, std::int64_t nowMs,
                     ChangeVisitor visit);
/// The newest record of a shard; 0 when it has none.
Result<Tick> newestOf(ReadTxn& txn, const StreamSchema& stream, std::int64_t shard);

/// A position in a shard, as callers carry it around.
struct ShardIterator {
    std::string streamArn;
    std::int64_t shard = 0;
    Tick after = 0;    ///< the next record is the first one later than this
    bool exact = false; ///< records behind `after` are owed: when they are trimmed the reader is told
    TreeId tree = 0;   ///< of the stream: an iterator of another file is foreign
    std::int64_t createdMs = 0;

    /// `ARN|1|BASE64`.
    std::string text() const;
    /// Nothing for a text that no text() gave.
    static std::optional<ShardIterator> parse(std::string_view text);
    bool expired(std::int64_t nowMs) const { return nowMs - createdMs > kIteratorMs; }
    /// Something it is owed was too old to be read.
    bool trimmed(std::int64_t nowMs) const { return exact && after + 1 < horizonOf(nowMs); }
};

} // namespace rf::streams
