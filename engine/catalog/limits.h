#pragma once
// The service's limits (spec/01 §8), in one place.

#include <cstddef>
#include <cstdint>

namespace rf::limits {

inline constexpr std::size_t kItemBytes = 409'600;
inline constexpr std::size_t kHashKeyBytes = 2'048;
inline constexpr std::size_t kRangeKeyBytes = 1'024;
inline constexpr std::size_t kPageBytes = 1'048'576;
inline constexpr int kNesting = 32;
inline constexpr std::size_t kExpressionBytes = 4'096;
inline constexpr int kExpressionOperators = 300;
inline constexpr int kPathDepth = 32;
inline constexpr std::size_t kInOperands = 100;
inline constexpr std::size_t kBatchGetKeys = 100;
inline constexpr std::size_t kBatchGetBytes = 16 * 1'048'576;
inline constexpr std::size_t kBatchWriteRequests = 25;
inline constexpr std::size_t kTransactItems = 100;
inline constexpr std::size_t kTransactBytes = 4 * 1'048'576;
inline constexpr std::size_t kLocalIndexes = 5;
inline constexpr std::size_t kGlobalIndexes = 20;
inline constexpr std::size_t kProjectedAttributes = 100;
inline constexpr std::size_t kCompositeKeyAttributes = 4;
inline constexpr std::int64_t kItemCollectionBytes = std::int64_t{10} << 30;

} // namespace rf::limits
