#pragma once
// From rows to items, as a mapping says.

#include "engine/transfer/rows.h"

namespace rf::transfer {

/// What a row does to the table: an item to put, or (of an incremental export's lines) a key to delete.
struct RowItem {
    Item item;
    bool isDelete = false;
};

/// The value a cell of CSV says for its column; nothing for an empty cell that leaves its attribute out.
/// Errors: Validation, in words that name the column ("qty: \"abc\" is no number").
Result<std::optional<AttributeValue>> cellValue(const Column& column, const Cell& cell, bool exactQuotes);
/// The value of a JSON member, turned into what the column asks for. Errors: as above.
Result<std::optional<AttributeValue>> memberValue(const Column& column, const AttributeValue& value);

/// The item a row says. Errors: Validation and Serialization: the row's own problem, what is wrong with a cell, JSON that
/// gives a name twice; and when `table` is given, what storable() refuses.
Result<RowItem> itemOfRow(const Mapping& mapping, const TableSchema* table, const Row& row);

/// An amount in an item's words for messages: quoted, cut after 40 bytes.
std::string shownText(std::string_view text);

} // namespace rf::transfer
