#pragma once
// Messages of DynamoDB Streams (spec/05 §4). Where the sheet has no words (marked "unsure") they are DynamoDB's manner.

#include "engine/catalog/messages.h"

namespace rf::msg {

inline constexpr std::string_view kStreamNotFound = "Requested resource not found: Stream: ARN not found";
inline constexpr std::string_view kShardNotFound = "Requested resource not found: Shard does not exist"; // unsure
inline constexpr std::string_view kBadStreamArn = "Invalid StreamArn";                                     // unsure
inline constexpr std::string_view kBadShardIterator = "Invalid ShardIterator";
inline constexpr std::string_view kBadSequenceNumber = "One or more parameter values were invalid: Invalid SequenceNumber";
inline constexpr std::string_view kNeedlessSequenceNumber =
    "One or more parameter values were invalid: SequenceNumber should not be passed for this iterator type";
inline constexpr std::string_view kFilterWithoutShard = // unsure
    "One or more parameter values were invalid: ShardId is required for ShardFilter of type CHILD_SHARDS";
inline constexpr std::string_view kTrimmed = // unsure: the service has no contract
    "The operation attempted to read past the oldest stream record in a shard.";
inline constexpr std::string_view kExpiredIterator = // unsure
    "The shard iterator has expired. Shard iterators are only valid for 15 minutes.";
inline std::string streamLimit(std::int64_t most) {
    return invalid(detail::cat("Limit should be less than or equal to ", std::to_string(most)));
}

} // namespace rf::msg
