#pragma once
// What a mapping has done, for screens: plain values.

#include "engine/triggers/model.h"

namespace rf::triggers {

/// One minute of a mapping.
struct MappingMinute {
    std::int64_t startMs = 0; ///< since the epoch
    std::int64_t invocations = 0;
    std::int64_t errors = 0;
    std::int64_t records = 0; ///< delivered
    std::int64_t iteratorAgeMs = 0; ///< the highest
    double p95Ms = 0;         ///< of its invocations; 0: none
};

enum class ShardPhase : std::uint8_t {
    Waiting,  ///< for its parent to be done
    Running,  ///< reads, or has nothing to read
    Blocked,  ///< the batch at its head fails and is retried
    Finished, ///< closed, and done to its end
    Broken    ///< cannot be read
};

struct ShardStatus {
    std::int64_t shard = 0;
    std::string shardId;
    ShardPhase phase = ShardPhase::Running;
    Tick position = 0;      ///< everything up to it is done
    std::int64_t ageMs = 0; ///< of the oldest record that waits; 0: none waits
    int attempts = 0;       ///< of the batch at its head that failed
    std::int64_t retryMs = 0; ///< when it is tried again, since the epoch; 0: not blocked
    std::string error;      ///< the last one; empty: none since the last success
    std::string note;       ///< "Went on at the horizon: …"; empty: none
};

struct MappingStats {
    std::string uuid;
    std::int64_t invocations = 0; ///< since the file was opened, like all counts
    std::int64_t errors = 0;
    std::int64_t delivered = 0; ///< records
    std::int64_t filtered = 0;  ///< records that no pattern matched
    std::int64_t givenUp = 0;   ///< records: retries exhausted, or too old
    double p95Ms = 0;           ///< of the invocations of the last hour
    std::int64_t iteratorAgeMs = 0;
    std::string lastError; ///< the newest of any shard; empty: none since the last success
    std::vector<MappingMinute> minutes; ///< the last 60, oldest first; the last one is under way
    std::vector<ShardStatus> shards;    ///< by number
};

enum class DeliveryState : std::uint8_t {
    Pending,   ///< not yet its turn
    Delivered,
    Failing,   ///< in a batch that is being retried
    Filtered,  ///< no pattern matched it
    GivenUp,   ///< retries exhausted or too old: its batch is at the on-failure destination
    Skipped    ///< the mapping began after it
};

/// How one mapping stands to one record.
struct Delivery {
    std::string uuid;
    std::string functionName;
    bool enabled = true;
    DeliveryState state = DeliveryState::Pending;
    std::string error; ///< of Failing
};

} // namespace rf::triggers
