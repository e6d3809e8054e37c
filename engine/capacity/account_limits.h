#pragma once
// What an account may provision in a region, in units a second each way (spec/04 §7): the service's defaults.

#include <cstdint>

namespace rf::capacity {

inline constexpr std::int64_t kAccountUnits = 80'000;
inline constexpr std::int64_t kTableUnits = 40'000; ///< of one table or global index

} // namespace rf::capacity
