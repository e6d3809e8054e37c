#pragma once
// ExclusiveStartKey against a source (spec/02 §5.6, §5.7).

#include "engine/api/ops/types.h"
#include "engine/planner/start_key.h"

namespace rf {

/// Query: names, types and sizes of the key attributes of the source, then of the table.
Status checkQueryStartKey(const plan::Source& source, const AttributeMap& key);
/// Query: the key lies in the partition and satisfies the sort key conditions.
Status checkInsideConditions(const plan::Source& source, const std::vector<expr::KeyComparison>& conditions,
                             const AttributeMap& key);
/// Scan of a table or index.
Status checkScanStartKey(const plan::Source& source, const AttributeMap& key);

} // namespace rf
