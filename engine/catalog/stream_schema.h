#pragma once
// What the file knows of a stream: plain values. A stream outlives its table and the setting that enabled it by a day, so
// it has a description of its own beside the table's (which holds the part a writer needs, schema.h StreamTarget).
//
// Shards are numbered 1, 2, … in their stream. The open ones share out all hashes without a gap; a closed one has its
// whole range passed on to children that name it as parent. `opened` and `closed` are ticks (storage/store.h): every
// record of the shard lies between them.

#include "engine/catalog/schema.h"

namespace rf {

struct ShardSchema {
    std::int64_t number = 0;
    std::int64_t parent = 0; ///< 0 = none
    std::uint64_t begin = 0; ///< the first hash
    std::uint64_t last = ~std::uint64_t{0};
    std::int64_t opened = 0;
    std::int64_t closed = 0; ///< 0 = open

    bool isOpen() const { return closed == 0; }
    friend bool operator==(const ShardSchema&, const ShardSchema&) = default;
};

struct StreamSchema {
    std::string region;
    std::string tableName;
    std::string label;
    StreamViewType viewType = StreamViewType::NewAndOldImages;
    KeySchema key;
    TreeId tree = 0;
    std::int64_t createdMs = 0;
    std::int64_t disabledMs = 0; ///< 0 = enabled
    std::int64_t lastShard = 0;  ///< the highest number given
    std::vector<ShardSchema> shards; ///< by number

    bool isEnabled() const { return disabledMs == 0; }
    std::string arn() const; ///< arn:aws:dynamodb:REGION:000000000000:table/NAME/stream/LABEL
    const ShardSchema* find(std::int64_t number) const;
    /// What its table holds of it.
    StreamTarget target() const;
};

/// "stream/REGION/TABLE/LABEL": where the meta tree keeps the description, and what all such keys begin with.
inline constexpr std::string_view kStreamMetaPrefix = "stream/";
std::string streamMetaKey(std::string_view region, std::string_view tableName, std::string_view label);

std::string streamToJson(const StreamSchema& stream);
/// Errors: FileCorrupt.
Result<StreamSchema> streamFromJson(std::string_view json);

} // namespace rf
