#pragma once
// Differences between items, and how to put them on another item. diffOf is declared in staged_edits.h.

#include "models/edit/staged_edits.h"

namespace rf::models {

/// The item with every difference's `after` in it.
Value withDiff(const Value& item, const QList<AttributeDiff>& diff);

/// What a change `before` → `after` wants of an item that is now `theirs`: only what the change altered is altered.
/// A deletion deletes; of an item that is gone the whole `after` stays.
std::optional<Value> carriedOver(const std::optional<Value>& before, const std::optional<Value>& after,
                                 const std::optional<Value>& theirs);

} // namespace rf::models
