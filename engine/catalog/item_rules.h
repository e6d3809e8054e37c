#pragma once
// What values, keys and whole items must satisfy, whoever brings them: an operation, an import, a converted file
// (spec/01 §3–§5, spec/02 §4.2, spec/10 §3–§6). All messages are the service's.

#include "engine/catalog/schema.h"

namespace rf {

/// "string" or "binary" for an empty value of such a type, else nothing.
std::string_view emptiness(const AttributeValue& value);
/// The same for a value that may be absent or of another type than `declared`.
std::string_view emptiness(const AttributeValue* value, Type declared);

/// Empty sets, over-long names inside, nesting beyond 32 levels.
Status checkValue(const AttributeValue& value);
/// Empty or over-long names, then each value; in the order of the attributes.
Status checkAttributes(const AttributeMap& attributes);
/// At most 400 KB.
Status checkItemSize(const Item& item);

/// A lookup Key: exactly the table's key attributes, each of its declared type, neither empty nor too long.
Status checkKey(const TableSchema& table, const AttributeMap& key);

/// Who asks decides the wording: BatchWriteItem words a missing or mistyped key as a lookup does (spec/10 §5).
enum class KeyWording { Item, Batch };
/// The table's key attributes inside a whole item.
Status checkTableKeys(const TableSchema& table, const Item& item, KeyWording wording = KeyWording::Item);
/// The index keys that a whole item holds: their types and sizes.
Status checkIndexKeys(const TableSchema& table, const Item& item);
/// Both, in this order.
Status checkItemKeys(const TableSchema& table, const Item& item, KeyWording wording = KeyWording::Item);
/// Index keys that an update set: those that differ between both images. `before` may lack the item.
Status checkUpdatedIndexKeys(const TableSchema& table, const Item* before, const Item& after);
/// Table and, for whole items, index keys with an empty value: transactions refuse those before all else.
Status checkEmptyKeys(const TableSchema& table, const AttributeMap& attributes, bool wholeItem);

/// A value under an index key has the declared type.
Status checkIndexKeyType(const IndexSchema& index, const KeyAttribute& attribute, const AttributeValue& value);

/// Calls `visit(attribute, isHash)` for every attribute of a key schema until one fails.
template <class Visit>
Status eachKey(const KeySchema& key, Visit visit) {
    for (const KeyAttribute& attribute : key.hash) RF_TRY(visit(attribute, true));
    for (const KeyAttribute& attribute : key.range) RF_TRY(visit(attribute, false));
    return {};
}

/// Calls `visit(index, attribute, isHash)` for every key attribute of every index. Of several failures the one of the
/// index first by name is told, as the service does.
template <class Visit>
Status eachIndexKey(const TableSchema& table, Visit visit) {
    Status first;
    const IndexSchema* of = nullptr;
    for (const IndexSchema& index : table.indexes) {
        if (index.status == TableStatus::Deleting) continue;
        Status status = eachKey(
            index.key, [&](const KeyAttribute& attribute, bool isHash) { return visit(index, attribute, isHash); });
        if (status || (of != nullptr && of->name < index.name)) continue;
        first = std::move(status);
        of = &index;
    }
    return first;
}

} // namespace rf
