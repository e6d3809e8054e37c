#pragma once
// Where units are used, and what may refuse them.

#include "engine/catalog/schema.h"

#include <string>
#include <string_view>

namespace rf::capacity {

enum class Side : std::uint8_t { Read, Write };

/// Which bucket was empty.
enum class Limit : std::uint8_t {
    Provisioned, ///< of the table or global index, burst included
    OnDemand,    ///< more than double the previous peak
    MaxOnDemand, ///< the maximum somebody set
    KeyRange,    ///< of one partition
};
inline constexpr std::size_t kLimits = 4;
std::string_view limitName(Limit limit); ///< "provisioned capacity", … for people

/// An arm of a table and a key in it. Everything must outlive the call it is passed to.
struct Place {
    const TablePtr& table;
    const IndexSchema* index = nullptr; ///< nullptr: the table itself
    std::string_view key = {};          ///< key bytes in the arm's tree, or where a range of them begins; may be empty
};

/// The 64 bits that place a key in a partition; 0 of an empty key.
std::uint64_t partitionOf(std::string_view key);
/// The partition key for people: "CUSTOMER#1", "42", "0x00ff", several parts joined by ", "; empty when there is none.
std::string partitionKeyText(const KeySchema& schema, std::string_view key);

} // namespace rf::capacity
