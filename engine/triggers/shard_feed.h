#pragma once
// Reads what a mapping's shards have room for, in one snapshot of the file.

#include "engine/base/clock.h"
#include "engine/streams/stream_log.h"
#include "engine/triggers/filter_pattern.h"
#include "engine/triggers/shard_run.h"

namespace rf::triggers {

struct FeedPlan {
    std::string streamArn;
    std::vector<FilterPattern> filters;
    bool hashes = false; ///< wanted: there are several lanes
    struct Shard {
        std::int64_t number = 0;
        Tick after = 0;
        std::size_t room = 0;
    };
    std::vector<Shard> shards;
};

struct Fed {
    StreamSchema stream; ///< as the snapshot has it
    bool gone = false;   ///< there is no such stream any more
    struct Shard {
        std::int64_t number = 0;
        std::vector<Incoming> records;
        std::size_t filtered = 0; ///< records that no pattern matched
        Tick readTo = 0;
        bool atEnd = false;       ///< nothing more is there now
        bool ended = false;       ///< and nothing will come: it is closed
        std::string error;        ///< it cannot be read
    };
    std::vector<Shard> shards;
};

/// Errors: those of the file as a whole.
Result<Fed> feed(Store& store, const streams::StreamLog& log, const FeedPlan& plan, std::int64_t nowMs);

/// Records by id, as the JSON of an event. Errors: ResourceNotFoundException (no such stream, a record that is gone).
Result<std::vector<std::string>> recordsOf(Store& store, std::string_view streamArn, const std::vector<std::pair<std::int64_t, Tick>>& records, std::int64_t nowMs);

} // namespace rf::triggers
