#pragma once
// The stored form of an item (engine/storage/FORMAT.md, "Item bytes"): compact, self-describing, canonical
// (equal items give equal bytes), readable without building a tree.

#include "engine/value/attribute_value.h"

namespace rf {

void encodeItem(const Item& item, std::string& out);
inline std::string encodeItem(const Item& item) {
    std::string out;
    encodeItem(item, out);
    return out;
}

/// Errors: FileCorrupt when the bytes are not an encoded item.
Result<Item> decodeItem(std::string_view bytes);

/// Writes the DynamoDB JSON object of encoded item bytes without building the tree: {"pk":{"S":"a"},…}.
/// Errors: FileCorrupt.
Status appendItemJson(std::string_view bytes, std::string& out);

} // namespace rf
