#pragma once
// How often a table may become on demand: four times in 24 hours (spec/04 §3). The times are kept in the meta map, so that
// they outlive a restart.

#include "engine/storage/store.h"

namespace rf {

/// Counts one switch of the table from provisioned to on demand at `nowMs`.
/// Errors: LimitExceededException when there were four within the last 24 hours.
Status spendModeSwitch(WriteTxn& txn, const TableSchema& table, std::int64_t nowMs);
/// Forgets a deleted table.
Status forgetModeSwitches(WriteTxn& txn, const TableSchema& table);

} // namespace rf
