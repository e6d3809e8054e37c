#include "engine/catalog/stream_schema.h"

#include <algorithm>

namespace rf {

std::string StreamSchema::arn() const {
    TableSchema table;
    table.region = region;
    table.name = tableName;
    return table.arn() + "/stream/" + label;
}

const ShardSchema* StreamSchema::find(std::int64_t number) const {
    const auto at = std::lower_bound(shards.begin(), shards.end(), number,
                                     [](const ShardSchema& shard, std::int64_t wanted) { return shard.number < wanted; });
    return at != shards.end() && at->number == number ? &*at : nullptr;
}

StreamTarget StreamSchema::target() const {
    StreamTarget target{tree, {}};
    for (const ShardSchema& shard : shards)
        if (shard.isOpen()) target.shards.push_back({shard.begin, shard.number});
    std::sort(target.shards.begin(), target.shards.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    return target;
}

std::string streamMetaKey(std::string_view region, std::string_view tableName, std::string_view label) {
    std::string key(kStreamMetaPrefix);
    return key.append(region).append("/").append(tableName).append("/").append(label);
}

} // namespace rf
