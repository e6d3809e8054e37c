#pragma once
// Streams as they stand in the file: enabled, disabled, their shards rolled, split and trimmed (FORMAT.md, "Streams").
//
// Invariants
//  1. A table's StreamTarget and the description of its enabled stream change in one transaction.
//  2. The open shards of an enabled stream share out all hashes; their ranges only ever get smaller.
//  3. A shard is closed before its children take a record, so what an item's shard had first comes first in lineage.
//  4. What is older than a day is not shown, whether or not it has been trimmed yet. Time is the Clock's.

#include "engine/catalog/stream_schema.h"
#include "engine/storage/store.h"

#include <span>

namespace rf::streams {

inline constexpr std::int64_t kRetentionMs = 24 * 3'600'000;
inline constexpr std::int64_t kRollMs = 4 * 3'600'000;
/// A stream begins with so many shards of equal ranges: a new on-demand table has as many partitions.
inline constexpr int kFirstShards = 4;
/// A shard is not split when so many are open.
inline constexpr std::size_t kMostOpen = 64;

/// The first tick that may still be read.
constexpr Tick horizonOf(std::int64_t nowMs) { return firstTickOf(nowMs - kRetentionMs); }

/// Makes the stream of a table whose streamEnabled and streamViewType say so: sets its label (kept if it has one that no
/// stream of the file bears) and target. The caller puts the table.
Status enable(WriteTxn& txn, TableSchema& table, std::int64_t nowMs);
/// Closes the table's stream, whose records stay readable for a day; clears the target. Nothing without a stream.
Status disable(WriteTxn& txn, TableSchema& table, std::int64_t nowMs);
/// Makes the streams of tables that have none though their schema says so: files of format 1, converted ones.
Status enableMissing(Store& store, const Clock& clock);

Result<std::optional<StreamSchema>> find(ReadTxn& txn, std::string_view region, std::string_view tableName,
                                         std::string_view label);
/// Whether its records may still be read: enabled, or disabled less than a day ago.
bool isReadable(const StreamSchema& stream, std::int64_t nowMs);
/// Streams that can still be read, by table and label; empty region or table name: of all.
Result<std::vector<StreamSchema>> list(ReadTxn& txn, std::int64_t nowMs, std::string_view region = {},
                                       std::string_view tableName = {});
/// Every stream the file has anything of.
Result<std::vector<StreamSchema>> listAll(ReadTxn& txn);
/// Shards that may still have a record, by id.
std::vector<const ShardSchema*> readable(const StreamSchema& stream, std::int64_t nowMs);

/// Whether reshape() would change anything.
bool needsReshape(const StreamSchema& stream, std::span<const std::uint64_t> partitions, std::int64_t nowMs);
/// Rolls shards that have been open for kRollMs, and cuts shards where partitions of the table begin. Writes the stream
/// and its table. Result: whether it changed anything.
Result<bool> reshape(WriteTxn& txn, StreamSchema stream, std::span<const std::uint64_t> partitions, std::int64_t nowMs);

/// Erases at most `most` records that are too old, then shards that are closed and too old; a stream that was disabled
/// a day ago goes as a whole. Result: whether anything that is too old is left.
Result<bool> trim(WriteTxn& txn, StreamSchema stream, std::size_t most, std::int64_t nowMs);
/// Whether trim() would find anything.
Result<bool> needsTrim(ReadTxn& txn, const StreamSchema& stream, std::int64_t nowMs);

} // namespace rf::streams
