#pragma once
// One line of DynamoDB JSON: an export's, an incremental export's, or an item's map itself.

#include "engine/catalog/schema.h"

namespace rf {

/// An item to put, or (of an incremental export) a key to delete.
struct ImportLine {
    Item item;
    bool isDelete = false;
};

/// Reads {"Item":{…}}, the item's map itself, or {"Metadata":…,"Keys":…,"NewImage":…}. {"Item":{…}} is the export's
/// wrapping, unless only the bare map is an item of `table`. Whether the table can hold it is not looked at otherwise:
/// storable(), and keyOnly() of a delete, say. Errors: Serialization, Validation.
Result<ImportLine> importLine(std::string_view text, const TableSchema* table = nullptr);

/// Success when the key attributes are there with their types. Errors: Validation.
Status keyOnly(const TableSchema& table, const Item& key);

} // namespace rf
