#include "engine/maintenance/bulk_writer.h"

#include "engine/catalog/limits.h"

namespace rf {

namespace {

std::size_t keyBytes(const AttributeValue& value) {
    if (value.is(Type::S)) return value.asString().size();
    return value.is(Type::B) ? value.asBinary().size() : 1;
}

Status keyFits(const KeyAttribute& attribute, const Item& item, std::size_t limit) {
    const AttributeValue* value = item.find(attribute.name);
    if (!value)
        return validation("One or more parameter values were invalid: Missing the key " + attribute.name + " in the item");
    if (!value->is(attribute.type))
        return validation("One or more parameter values were invalid: Type mismatch for key " + attribute.name +
                          " expected: " + std::string(typeCode(attribute.type)) +
                          " actual: " + std::string(typeCode(value->type())));
    const std::size_t bytes = keyBytes(*value);
    if (bytes == 0 || bytes > limit) return validation("One or more parameter values were invalid: Size of key " + attribute.name);
    return {};
}

} // namespace

Status storable(const TableSchema& table, const Item& item) {
    for (const KeyAttribute& each : table.key.hash) RF_TRY(keyFits(each, item, limits::kHashKeyBytes));
    for (const KeyAttribute& each : table.key.range) RF_TRY(keyFits(each, item, limits::kRangeKeyBytes));
    for (const IndexSchema& index : table.indexes)
        for (const KeyAttribute& each : index.key.all())
            if (item.contains(each.name)) RF_TRY(keyFits(each, item, limits::kHashKeyBytes));
    if (sizeOf(item) > limits::kItemBytes) return validation("Item size has exceeded the maximum allowed size");
    return {};
}

BulkWriter::~BulkWriter() {
    if (m_commit.valid()) m_commit.wait();
}

Status BulkWriter::put(Item item) {
    std::string key = itemKey(*m_table, item);
    return add({std::move(key), std::move(item)});
}

Status BulkWriter::erase(Item key) { return add({itemKey(*m_table, key), std::nullopt}); }

Status BulkWriter::add(Change change) {
    m_batch.push_back(std::move(change));
    return m_batch.size() < m_batchSize ? Status() : flush();
}

Status BulkWriter::flush() {
    RF_TRY(wait());
    if (m_batch.empty()) return {};
    m_flying = m_batch.size();
    m_commit = std::async(std::launch::async, [&store = m_store, table = m_table, batch = std::exchange(m_batch, {})] {
        return write(store, *table, batch);
    });
    m_batch.reserve(m_batchSize);
    return {};
}

Status BulkWriter::wait() {
    if (!m_commit.valid()) return {};
    RF_TRY(m_commit.get());
    m_committed += static_cast<std::int64_t>(std::exchange(m_flying, 0));
    return {};
}

Status BulkWriter::finish() {
    RF_TRY(flush());
    return wait();
}

Status BulkWriter::write(Store& store, const TableSchema& table, const Batch& batch) {
    return store.write([&](WriteTxn& txn) -> Status {
        const TablePtr now = txn.catalog().find(table.region, table.name);
        if (!now || now->id != table.id)
            return Error{ErrorCode::ResourceNotFound, "Requested resource not found: Table: " + table.name + " not found"};
        for (const Change& change : batch) {
            RF_ASSIGN(const std::optional<Item> before, getItem(txn, *now, change.key));
            if (!before && !change.after) continue;
            RF_TRY(writeItem(txn, *now, before, change.after));
        }
        return {};
    });
}

} // namespace rf
