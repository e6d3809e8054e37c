#include "engine/storage/item_store.h"

#include "engine/catalog/limits.h"
#include "engine/storage/change_record.h"
#include "engine/value/item_codec.h"
#include "engine/value/key_codec.h"

#include <array>

namespace rf {
namespace {

/// The values of a key's attributes in one item, hash attributes first. At most four and four.
struct KeyValues {
    std::array<const AttributeValue*, 2 * limits::kCompositeKeyAttributes> values{};
    std::size_t hashes = 0;
    std::size_t count = 0;
};

std::size_t keyBytes(const AttributeValue& value) {
    if (value.is(Type::S)) return value.asString().size();
    if (value.is(Type::B)) return value.asBinary().size();
    return 1; // a number always fits
}

/// Whether an index can take the value: declared type, not empty, not too long (spec/02 "Backfill").
bool indexable(const AttributeValue* value, const KeyAttribute& attribute, std::size_t longest) {
    if (value == nullptr || !value->is(attribute.type)) return false;
    const std::size_t bytes = keyBytes(*value);
    return bytes != 0 && bytes <= longest;
}

bool collectAll(const std::vector<KeyAttribute>& attributes, std::size_t longest, const Item& item, KeyValues& out) {
    for (const auto& attribute : attributes) {
        const AttributeValue* value = item.find(attribute.name);
        if (!indexable(value, attribute, longest) || out.count == out.values.size()) return false;
        out.values[out.count++] = value;
    }
    return true;
}

std::optional<KeyValues> indexKeyValues(const KeySchema& key, const Item& item) {
    KeyValues values;
    if (!collectAll(key.hash, limits::kHashKeyBytes, item, values)) return std::nullopt;
    values.hashes = values.count;
    if (!collectAll(key.range, limits::kRangeKeyBytes, item, values)) return std::nullopt;
    return values;
}

std::uint64_t hashOf(const KeyValues& key) {
    if (key.hashes == 1) return partitionHash(*key.values[0]);
    return partitionHash(std::vector<const AttributeValue*>(key.values.begin(), key.values.begin() + key.hashes));
}

void appendComponents(const KeyValues& key, std::string& out) {
    for (std::size_t i = 0; i < key.count; ++i) appendKeyComponent(*key.values[i], out);
}

/// Table keys are taken as they are: the caller has checked them.
KeyValues tableKeyValues(const KeySchema& key, const AttributeMap& item) {
    KeyValues values;
    for (const auto& attribute : key.hash) values.values[values.count++] = item.find(attribute.name);
    values.hashes = values.count;
    for (const auto& attribute : key.range) values.values[values.count++] = item.find(attribute.name);
    return values;
}

std::string entryKeyBytes(const KeyValues& index, const KeyValues& table) {
    std::string out;
    appendHash(hashOf(index), out);
    appendComponents(index, out);
    appendComponents(table, out);
    return out;
}

bool keeps(const TableSchema& table, const IndexSchema& index, std::string_view name) {
    if (table.key.contains(name) || index.key.contains(name)) return true;
    if (index.projection.type != ProjectionType::Include) return false;
    const auto& names = index.projection.nonKeyAttributes;
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Whether `a` and `b`, under the same entry key, leave the same entry. Walks both sorted maps at once.
bool sameEntry(const TableSchema& table, const IndexSchema& index, const Item& a, const Item& b) {
    if (index.projection.type == ProjectionType::All) return a == b;
    auto left = a.begin(), right = b.begin();
    const auto skip = [&](auto& at, auto end) {
        while (at != end && !keeps(table, index, at->first)) ++at;
    };
    while (true) {
        skip(left, a.end());
        skip(right, b.end());
        if (left == a.end() || right == b.end()) return left == a.end() && right == b.end();
        if (left->first != right->first || !(left->second == right->second)) return false;
        ++left;
        ++right;
    }
}

/// sizeOf(projected(…)) without making it.
std::size_t entrySize(const TableSchema& table, const IndexSchema& index, const Item& item) {
    if (index.projection.type == ProjectionType::All) return sizeOf(item);
    std::size_t size = 0;
    for (const auto& [name, value] : item)
        if (keeps(table, index, name)) size += name.size() + sizeOf(value);
    return size;
}

/// One write of one item: what is needed more than once is made once.
class ItemWriter {
public:
    ItemWriter(WriteTxn& txn, const TableSchema& table, const Item* before, const Item* after, WrittenBy by)
        : m_txn(txn), m_table(table), m_before(before), m_after(after), m_by(by) {}

    Result<ItemWrite> run(FunctionRef<Status(const ItemWrite&)> allow) {
        ItemWrite done;
        if (m_before != nullptr) {
            done.oldSize = sizeOf(*m_before);
            m_oldKey = tableKeyValues(m_table.key, *m_before);
        }
        if (m_after != nullptr) {
            done.newSize = sizeOf(*m_after);
            m_newKey = tableKeyValues(m_table.key, *m_after);
        }
        for (const auto& index : m_table.indexes) look(index, done);
        RF_TRY(allow(done));
        RF_TRY(writeTable(done));
        for (const IndexWrite& write : done.indexes)
            if (write.changed) RF_TRY(writeIndex(write));
        RF_TRY(writeRecord(done));
        return done;
    }

private:
    const std::string& afterBytes() {
        if (m_bytes.empty()) encodeItem(*m_after, m_bytes);
        return m_bytes;
    }

    Status writeTable(const ItemWrite& sizes) {
        if (m_after == nullptr) {
            if (m_before == nullptr) return {};
            m_changed = true;
            RF_TRY(m_txn.erase(m_table.tree, itemKey(m_table, *m_before)));
            return {};
        }
        if (m_before != nullptr && *m_before == *m_after) return {};
        m_changed = true;
        return m_txn.put(m_table.tree, itemKey(m_table, *m_after), afterBytes(), sizes.newSize);
    }

    Status writeRecord(ItemWrite& done) {
        if (m_table.stream.tree == 0 || !m_changed) return {};
        const std::uint64_t hash = hashOf(m_after != nullptr ? m_newKey : m_oldKey);
        RF_ASSIGN(done.record, appendChange(m_txn, m_table, m_before, m_after, m_bytes, done, hash, m_by));
        return {};
    }

    /// What the write does to one index.
    void look(const IndexSchema& index, ItemWrite& done) {
        const auto was = m_before != nullptr ? indexKeyValues(index.key, *m_before) : std::nullopt;
        const auto is = m_after != nullptr ? indexKeyValues(index.key, *m_after) : std::nullopt;
        if (!was && !is) return;
        IndexWrite& write = done.indexes.emplace_back();
        write.index = &index;
        if (was) write.oldSize = entrySize(m_table, index, *m_before);
        if (is) write.newSize = entrySize(m_table, index, *m_after);
        write.moved = was && is && !sameKey(*was, *is);
        write.changed = !was || !is || write.moved || !sameEntry(m_table, index, *m_before, *m_after);
        if (write.changed) write.key = is ? entryKeyBytes(*is, m_newKey) : entryKeyBytes(*was, m_oldKey);
    }

    Status writeIndex(const IndexWrite& write) {
        const IndexSchema& index = *write.index;
        if (write.moved) {
            RF_TRY(m_txn.erase(index.tree, entryKeyBytes(*indexKeyValues(index.key, *m_before), m_oldKey)));
        } else if (write.newSize == 0) {
            RF_TRY(m_txn.erase(index.tree, write.key));
        }
        return write.newSize != 0 ? putEntry(write) : Status{};
    }

    Status putEntry(const IndexWrite& write) {
        const IndexSchema& index = *write.index;
        if (index.projection.type == ProjectionType::All)
            return m_txn.put(index.tree, write.key, afterBytes(), write.newSize);
        return m_txn.put(index.tree, write.key, encodeItem(projected(m_table, index, *m_after)), write.newSize);
    }

    static bool sameKey(const KeyValues& a, const KeyValues& b) {
        for (std::size_t i = 0; i < a.count; ++i)
            if (!(*a.values[i] == *b.values[i])) return false;
        return a.count == b.count;
    }

    WriteTxn& m_txn;
    const TableSchema& m_table;
    const Item* m_before;
    const Item* m_after;
    const WrittenBy m_by;
    bool m_changed = false; ///< the item is not what it was
    KeyValues m_oldKey;
    KeyValues m_newKey;
    std::string m_bytes;
};

} // namespace

std::string itemKey(const TableSchema& table, const AttributeMap& item) {
    const KeyValues values = tableKeyValues(table.key, item);
    std::string out;
    appendHash(hashOf(values), out);
    appendComponents(values, out);
    return out;
}

std::optional<std::string> entryKey(const TableSchema& table, const IndexSchema& index, const Item& item) {
    const auto values = indexKeyValues(index.key, item);
    if (!values) return std::nullopt;
    return entryKeyBytes(*values, tableKeyValues(table.key, item));
}

Item projected(const TableSchema& table, const IndexSchema& index, const Item& item) {
    if (index.projection.type == ProjectionType::All) return item;
    std::vector<AttributeMap::Entry> kept;
    for (const auto& entry : item)
        if (keeps(table, index, entry.first)) kept.push_back(entry);
    return AttributeMap::fromEntries(std::move(kept));
}

Result<std::optional<Item>> getItem(ReadTxn& txn, const TableSchema& table, std::string_view key, std::size_t* size) {
    static thread_local Record record; // its memory serves the next item
    RF_ASSIGN(const bool found, txn.get(table.tree, key, record));
    if (size != nullptr) *size = found ? record.size : 0;
    if (!found) return std::optional<Item>{};
    RF_ASSIGN(Item item, decodeItem(record.bytes));
    return std::optional<Item>(std::move(item));
}

Result<ItemWrite> writeItem(WriteTxn& txn, const TableSchema& table, const std::optional<Item>& before,
                            const std::optional<Item>& after) {
    return writeItem(txn, table, before ? &*before : nullptr, after ? &*after : nullptr);
}

Result<ItemWrite> writeItem(WriteTxn& txn, const TableSchema& table, const Item* before, const Item* after,
                            WrittenBy by) {
    return ItemWriter(txn, table, before, after, by).run([](const ItemWrite&) { return Status{}; });
}

Result<ItemWrite> writeItem(WriteTxn& txn, const TableSchema& table, const Item* before, const Item* after,
                            FunctionRef<Status(const ItemWrite&)> allow) {
    return ItemWriter(txn, table, before, after, WrittenBy::Caller).run(allow);
}

} // namespace rf
