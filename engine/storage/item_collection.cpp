#include "engine/storage/item_collection.h"

#include "engine/catalog/limits.h"
#include "engine/value/key_codec.h"

#include <algorithm>

namespace rf {
namespace {

/// Table and local indexes alike have the partition key at the front of their keys.
KeyRange rangeOf(const TableSchema& table, const AttributeMap& given) {
    const AttributeValue& partition = *given.find(table.key.hash.front().name);
    KeyRange range;
    appendHash(partitionHash(partition), range.begin);
    appendKeyComponent(partition, range.begin);
    range.end = prefixEnd(range.begin);
    return range;
}

/// Σ of `measure(tree)` over the table and its local indexes.
template <class Measure>
Result<std::int64_t> sumOf(const TableSchema& table, Measure measure) {
    RF_ASSIGN(std::int64_t sum, measure(table.tree));
    for (const IndexSchema& index : table.indexes) {
        if (index.kind != IndexKind::Local) continue;
        RF_ASSIGN(const std::int64_t bytes, measure(index.tree));
        sum += bytes;
    }
    return sum;
}

std::size_t sizeIn(const TableSchema& table, const Item* item) {
    if (item == nullptr) return 0;
    std::size_t size = sizeOf(*item);
    for (const IndexSchema& index : table.indexes)
        if (index.kind == IndexKind::Local && entryKey(table, index, *item)) size += sizeOf(projected(table, index, *item));
    return size;
}

} // namespace

Result<std::int64_t> collectionsBytes(ReadTxn& txn, const TableSchema& table) {
    return sumOf(table, [&](TreeId tree) -> Result<std::int64_t> {
        RF_ASSIGN(const TreeCounters counters, txn.counters(tree));
        return counters.bytes;
    });
}

Result<std::int64_t> collectionBytes(ReadTxn& txn, const TableSchema& table, const AttributeMap& given) {
    const KeyRange range = rangeOf(table, given);
    return sumOf(table, [&](TreeId tree) { return txn.bytesIn(tree, range); });
}

std::int64_t collectionGrowth(const TableSchema& table, const Item* before, const Item* after) {
    return static_cast<std::int64_t>(sizeIn(table, after)) - static_cast<std::int64_t>(sizeIn(table, before));
}

std::int64_t mostCollectionGrowth(const TableSchema& table) {
    const auto locals = std::count_if(table.indexes.begin(), table.indexes.end(),
                                      [](const IndexSchema& index) { return index.kind == IndexKind::Local; });
    return (1 + locals) * static_cast<std::int64_t>(limits::kItemBytes);
}

} // namespace rf
