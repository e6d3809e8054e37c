#pragma once
// What an item must satisfy to be stored (spec/01 §4–§5), said in plain words before the engine would refuse it.
// Internal to models/edit.

#include "models/tables/table_info.h"

namespace rf::models {

/// The key attributes are there, of their types, neither empty nor too long. Empty = good.
QString problemOfKey(const TableInfo& table, const Value& item);
/// Size, nesting, names, and index keys that differ from those of `before`. Empty = good.
QString problemOfItem(const TableInfo& table, const Value& item, const std::optional<Value>& before);

} // namespace rf::models
