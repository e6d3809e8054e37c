#pragma once
// Long work on the items of a table: all of them into another table, or away; and what they are like.
//
// Invariants
//  1. Writes go the way of every write: index entries and stream records included.
//  2. Items are read a few thousand at a time, each from the newest state: no long read holds up the file, and what is
//     written meanwhile may or may not be among them.
//  3. Cancelled work keeps what it has committed and says how much that was.

#include "engine/maintenance/jobs.h"

#include <array>

namespace rf {

struct CopyReport {
    std::int64_t items = 0;
    std::int64_t rejected = 0;        ///< cannot be stored there: other keys or types
    std::vector<std::string> details; ///< the first of those, at most 100, with the reason
};
/// Puts every item of a table into another one of the same region. Progress counts items.
/// Errors: ResourceNotFound, DiskFull, Io, FileCorrupt, Cancelled.
Result<CopyReport> copyItems(Store& store, std::string_view region, std::string_view from, std::string_view to, const Progress& progress = {});

/// Deletes every item; the table stays. Result: how many. Progress counts items. Errors: as above.
Result<std::int64_t> purgeItems(Store& store, std::string_view region, std::string_view table, const Progress& progress = {});

/// One attribute over the items looked at.
struct AttributeStatistics {
    std::string name;
    std::int64_t items = 0;                 ///< that have it
    std::array<std::int64_t, 10> types{};   ///< by Type
    std::int64_t bytes = 0;                 ///< names and values
};
struct TableStatistics {
    static constexpr std::size_t kSizes = 11;      ///< up to 512 B, 1 KB, 2, 4, 8, 16, 32, 64, 128, 256, 400 KB
    static constexpr std::size_t kMostAttributes = 500;
    std::int64_t items = 0, bytes = 0;             ///< looked at
    std::int64_t allItems = 0;                     ///< that the table has
    std::int64_t largest = 0;                      ///< bytes
    std::string largestKey;                        ///< as DynamoDB JSON
    std::array<std::int64_t, kSizes> sizes{};      ///< items by size
    std::vector<AttributeStatistics> attributes;   ///< by bytes, largest first; at most kMostAttributes
    std::int64_t partitions = 0;                   ///< different partition keys met
    std::int64_t largestPartition = 0;             ///< items of it
    std::string largestPartitionKey;               ///< as text
};
/// Looks at the first `most` items in the order of their places (a fair sample: places are hashes); 0 = all.
/// Errors: ResourceNotFound, Io, FileCorrupt, Cancelled.
Result<TableStatistics> examineTable(Store& store, std::string_view region, std::string_view table, std::int64_t most, const Progress& progress = {});

} // namespace rf
