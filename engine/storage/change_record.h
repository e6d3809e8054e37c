#pragma once
// The record of one change of one item as a stream's tree holds it (FORMAT.md, "Streams").

#include "engine/storage/item_store.h"

namespace rf {

enum class ChangeEvent : std::uint8_t { Insert, Modify, Remove };

/// Key bytes: the shard's number, then the tick. Records of a shard lie together, oldest first.
std::string changeKey(std::int64_t shard, Tick tick);

/// A stored record, taken apart. Views into its bytes.
struct ChangeRecord {
    ChangeEvent event = ChangeEvent::Insert;
    bool byService = false;
    std::int64_t shard = 0;
    Tick tick = 0;
    std::size_t size = 0;        ///< as DynamoDB counts: keys and images
    std::string_view newImage;   ///< item bytes; empty: the record has none
    std::string_view oldImage;   ///< item bytes; empty: the record has none
    std::string_view keys;       ///< item bytes; empty: an image holds the keys

    /// Errors: FileCorrupt. `key` and `bytes` outlive the record.
    static Result<ChangeRecord> read(std::string_view key, std::string_view bytes, std::size_t size);
    /// Item bytes that hold the item's key attributes, and perhaps others.
    std::string_view withKeys() const { return !newImage.empty() ? newImage : !oldImage.empty() ? oldImage : keys; }
};

/// Appends the record of a change to the table's enabled stream. `before` and `after` differ; nullptr = nothing.
/// `afterBytes` are the item bytes of `after`, `hash` is that of the item's partition key. Result: the record's tick.
Result<Tick> appendChange(WriteTxn& txn, const TableSchema& table, const Item* before, const Item* after,
                          std::string_view afterBytes, const ItemWrite& sizes, std::uint64_t hash, WrittenBy by);

} // namespace rf
