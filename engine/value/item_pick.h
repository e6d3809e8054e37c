#pragma once
// Parts of encoded items without building the tree.

#include "engine/value/item_codec.h"

#include <functional>

namespace rf {

/// Writes the DynamoDB JSON object of those top-level attributes of encoded item bytes that `wanted` names.
/// Errors: FileCorrupt.
Status appendItemJson(std::string_view bytes, const std::function<bool(std::string_view)>& wanted, std::string& out);

} // namespace rf
