#pragma once
// Items and their index entries on top of raw trees: the one place that knows which entries an item has
// (spec/04 §1 "Index write amplification", spec/01 §5 "Index membership").

#include "engine/storage/store.h"

namespace rf {

/// Key bytes of an item in its table. The item must hold every key attribute with the declared type.
std::string itemKey(const TableSchema& table, const AttributeMap& item);

/// Key bytes of an item's entry in an index (index key components, then the table's key components), or nothing
/// when the item lacks an index key attribute or holds it with a type the index cannot take.
std::optional<std::string> entryKey(const TableSchema& table, const IndexSchema& index, const Item& item);

/// What the index keeps of an item: keys of both, and what the projection says.
Item projected(const TableSchema& table, const IndexSchema& index, const Item& item);

/// What one write did to one index, for capacity and Ripple.
struct IndexWrite {
    const IndexSchema* index = nullptr;
    std::size_t oldSize = 0; ///< 0 = there was no entry
    std::size_t newSize = 0; ///< 0 = there is none now
    bool moved = false;      ///< delete + put under another key
    bool changed = false;
    std::string key;         ///< of the entry written, or else erased; empty when nothing changed
};

/// Who caused a write: stream records of the service's own deletions say so.
enum class WrittenBy : std::uint8_t { Caller, Service };

struct ItemWrite {
    std::size_t oldSize = 0;
    std::size_t newSize = 0;
    Tick record = 0; ///< of its stream record; 0 = it has none
    std::vector<IndexWrite> indexes; ///< those that had or have an entry
};

/// The stored item, or nothing. Errors: FileCorrupt, Io.
Result<std::optional<Item>> getItem(ReadTxn& txn, const TableSchema& table, std::string_view key,
                                    std::size_t* size = nullptr);

/// Replaces `before` (what is stored now, or nothing) by `after` (or nothing = delete), index entries included, and adds
/// the record of the change to the table's stream if there is one; unchanged entries are not touched, and a write that
/// leaves the item as it is has no record.
Result<ItemWrite> writeItem(WriteTxn& txn, const TableSchema& table, const std::optional<Item>& before,
                            const std::optional<Item>& after);
/// The same for items that live elsewhere; nullptr = nothing.
Result<ItemWrite> writeItem(WriteTxn& txn, const TableSchema& table, const Item* before, const Item* after,
                            WrittenBy by = WrittenBy::Caller);
/// Writes only what `allow` allows, which is asked when everything is known and nothing written.
Result<ItemWrite> writeItem(WriteTxn& txn, const TableSchema& table, const Item* before, const Item* after,
                            FunctionRef<Status(const ItemWrite&)> allow);

} // namespace rf
