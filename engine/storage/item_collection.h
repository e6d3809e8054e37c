#pragma once
// Item collections: all items with one partition key, and their entries in local indexes (spec/01 §8, spec/02 §5.14).
// Only tables with local indexes have them.

#include "engine/storage/item_store.h"

namespace rf {

/// A table and its local indexes, whole: no collection is larger. Costs nothing.
Result<std::int64_t> collectionsBytes(ReadTxn& txn, const TableSchema& table);

/// The collection an item or a key belongs to. Costs a walk over it, the first time (ReadTxn::bytesIn).
Result<std::int64_t> collectionBytes(ReadTxn& txn, const TableSchema& table, const AttributeMap& given);

/// What replacing `before` by `after` (nullptr: nothing) adds to their collection; negative when it shrinks.
std::int64_t collectionGrowth(const TableSchema& table, const Item* before, const Item* after);

/// No write of one item adds more.
std::int64_t mostCollectionGrowth(const TableSchema& table);

} // namespace rf
