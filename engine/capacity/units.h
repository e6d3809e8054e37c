#pragma once
// Unit arithmetic (spec/04 §1, spec/10 §6): pure functions from sizes to capacity units. Sizes are DynamoDB sizes
// (spec/01 §6); 0 stands for "no such item", which is charged like the smallest one.

#include <cstddef>

namespace rf::capacity {

enum class Reading { Eventual, Consistent, Transactional };
enum class Writing { Plain, Transactional };

inline constexpr std::size_t kReadBytes = 4096;  ///< what one read unit reads
inline constexpr std::size_t kWriteBytes = 1024; ///< what one write unit writes

/// One item read by key, or the sum of what a page of Query or Scan examined: rounded up to 4 KB, at least one unit;
/// half of it eventually consistent, twice in a transaction.
double readUnits(std::size_t bytes, Reading reading);

/// One write of an item: the larger of both images, rounded up to 1 KB, at least one unit; twice in a transaction.
double writeUnits(std::size_t oldBytes, std::size_t newBytes, Writing writing = Writing::Plain);

/// What one write did to one index: 0 bytes = no entry. `moved`: the entry's key changed; `changed`: a projected
/// attribute changed.
struct IndexChange {
    std::size_t oldBytes = 0;
    std::size_t newBytes = 0;
    bool moved = false;
    bool changed = false;
};

/// Units of the index arm of a write: never doubled by a transaction; 0 when the entry stays as it is.
double indexWriteUnits(const IndexChange& change);

} // namespace rf::capacity
