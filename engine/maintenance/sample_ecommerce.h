#pragma once
// The e-commerce sample: one table Shop in single-table design, with the customer that the design's pictures show.

#include "engine/base/function_ref.h"
#include "engine/catalog/schema.h"

namespace rf::samples {

inline constexpr std::int64_t kEcommerceItems = 25'000;

/// Shop: pk · sk, LSI1 pk · placedAt, GSI1 gsi1pk · gsi1sk, GSI2 email.
TableSchema ecommerceTable();
/// Gives exactly kEcommerceItems items, the same ones every time, keys unique. An error ends it.
Status ecommerceItems(FunctionRef<Status(Item)> take);

} // namespace rf::samples
