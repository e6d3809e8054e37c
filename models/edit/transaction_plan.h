#pragma once
// Staged changes as TransactWriteItems requests, each action conditioned on what was loaded.

#include "engine/api/ops/transact_write_items.h"
#include "models/edit/staged_edits.h"

namespace rf::models {

/// How much of what was loaded a condition demands unchanged.
enum class ConditionCover { Everything, Touched, Own };

struct PlannedAction {
    ItemId id;
    rf::TransactWriteItemIn action;
    ConditionCover cover = ConditionCover::Everything;
    QString conditionText() const; ///< with names and values put back, for people
};

/// One action for one change. Edits become Update (attributes not loaded stay as they are), inserts Put with
/// attribute_not_exists, deletes Delete. Every loaded attribute must be equal; where 4 KB or 300 operators do not
/// suffice, the key and the touched attributes; a condition of the user's own stands instead of both. Errors: Validation
/// when even the update does not fit, or that condition cannot be read.
rf::Result<PlannedAction> planAction(const TableInfo& table, const StagedChange& change);

/// Split in order: at most 100 actions and 4 MB of items a transaction (spec/02 §5.11).
QList<QList<StagedChange>> splitIntoTransactions(const QList<StagedChange>& changes);

} // namespace rf::models
