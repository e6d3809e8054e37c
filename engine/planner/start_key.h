#pragma once
// ExclusiveStartKey and LastEvaluatedKey: between the attributes a client carries and the key bytes of a tree.
//
// A key of a table's tree is hash64 ‖ its key attributes; a key of an index's tree is hash64 of the index's partition
// key ‖ the index's key attributes ‖ the table's key attributes (engine/storage/FORMAT.md).

#include "engine/planner/key_range.h"

namespace rf::plan {

/// A tree to read: the table's own, or that of one of its indexes. Points into the table.
struct Source {
    const TableSchema* table = nullptr;
    const IndexSchema* index = nullptr; ///< nullptr = the table itself

    const KeySchema& key() const { return index ? index->key : table->key; }
    TreeId tree() const { return index ? index->tree : table->tree; }
    bool isGlobal() const { return index && index->kind == IndexKind::Global; }
    bool isLocal() const { return index && index->kind == IndexKind::Local; }
};

/// The attributes a start key of `source` holds, each once: the source's key, then what the table's key adds.
std::vector<KeyAttribute> startKeyAttributes(const Source& source);

/// The bytes at which the record with these attributes stands. Every attribute of startKeyAttributes must be there with
/// its declared type.
std::string startKeyBytes(const Source& source, const AttributeMap& key);

/// The other way round: the attributes of a record by its key bytes. Errors: FileCorrupt.
Result<Item> keyAttributes(const Source& source, std::string_view keyBytes);

/// The table key of an index entry, as key bytes of the table's tree. Errors: FileCorrupt.
Result<std::string> tableKeyOfEntry(const Source& source, std::string_view entryKey);

/// What is left of `range` after the record at `key`, in the direction of travel.
ByteRange resumed(ByteRange range, std::string_view key, bool forward);

} // namespace rf::plan
