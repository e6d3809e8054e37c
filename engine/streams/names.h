#pragma once
// The names of streams, shards and records in the service's form (spec/05 §1–§3).

#include "engine/catalog/stream_schema.h"
#include "engine/storage/store.h"

namespace rf::streams {

/// `2026-11-25T03:16:16.123`: the label of a stream enabled at that moment.
std::string streamLabelOf(std::int64_t ms);

/// `shardId-00000001790000000123-00000001`: the millisecond it was opened and its number; a later one sorts after it.
std::string shardIdOf(const ShardSchema& shard);
/// nullptr when no shard of the stream has that id.
const ShardSchema* findShard(const StreamSchema& stream, std::string_view id);

/// 24 digits: the tick's millisecond (13) and its counter (11). Order of numbers = order of ticks, also between shards
/// and streams of one file.
std::string sequenceOf(Tick tick);
/// The tick of a number of 21 to 40 digits; of one that no record has, the nearest below. Nothing for other texts.
std::optional<Tick> tickOf(std::string_view sequence);

/// 32 hexadecimal digits; the same for the same record.
std::string eventIdOf(const StreamSchema& stream, Tick tick);

/// A stream's ARN, taken apart; views into the text.
struct StreamArn {
    std::string_view region;
    std::string_view tableName;
    std::string_view label;

    /// Nothing for a text that is no ARN of a stream of this account.
    static std::optional<StreamArn> parse(std::string_view text);
};

} // namespace rf::streams
