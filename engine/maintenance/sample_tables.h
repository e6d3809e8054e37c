#pragma once
// The samples beside e-commerce. Each gives exactly its number of items, the same ones every time, keys unique; an error
// of `take` ends it.

#include "engine/base/function_ref.h"
#include "engine/catalog/schema.h"

namespace rf::samples {

/// Tenants: pk · sk, ByEmail email (keys), ByAssignee assignee · dueAt. Tenants of three plans with users, projects,
/// tasks and monthly invoices in one table.
inline constexpr std::int64_t kSaasItems = 40'000;
TableSchema saasTable();
Status saasItems(FunctionRef<Status(Item)> take);

/// Readings: sensor (S) · at (N, seconds), BySite site · at, Alarms alarm · at (sparse); expiresAt is the time to live.
/// Forty devices, each described at 0 and read every ten minutes.
inline constexpr std::int64_t kSensorsItems = 120'000;
TableSchema sensorsTable();
Status sensorsItems(FunctionRef<Status(Item)> take);

/// Arcade: pk · sk, Leaderboard board · score (N), ByCountry country · rating (N). Players with their best scores by game
/// and week, matches and achievements.
inline constexpr std::int64_t kGamesItems = 60'000;
TableSchema gamesTable();
Status gamesItems(FunctionRef<Status(Item)> take);

} // namespace rf::samples
