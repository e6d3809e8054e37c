#pragma once
// Figures of capacity and its enforcement (spec/04 §2, §3).

namespace rf::capacity {

inline constexpr double kPartitionReadUnits = 3000;  ///< a second, hard
inline constexpr double kPartitionWriteUnits = 1000; ///< a second, hard
inline constexpr double kPartitionBytes = 10e9;
inline constexpr double kBurstSeconds = 300;   ///< of unused capacity kept
inline constexpr double kSmoothSeconds = 1;    ///< what a limit without burst lets through at once
inline constexpr double kOnDemandReadUnits = 12'000; ///< of a table that is new on demand, a second
inline constexpr double kOnDemandWriteUnits = 4'000;
inline constexpr double kPeakSeconds = 30 * 60; ///< how long an on-demand peak is remembered before it may double

} // namespace rf::capacity
