#include "engine/maintenance/bulk_writer.h"

#include "engine/catalog/item_rules.h"

namespace rf {

Status storable(const TableSchema& table, const Item& item, IndexKeys indexKeys) {
    RF_TRY(checkAttributes(item));
    RF_TRY(checkTableKeys(table, item));
    if (indexKeys == IndexKeys::MustMatch) RF_TRY(checkIndexKeys(table, item));
    return checkItemSize(item);
}

BulkWriter::~BulkWriter() {
    if (m_commit.valid()) m_commit.wait();
}

Status BulkWriter::put(Item item) {
    std::string key = itemKey(*m_table, item);
    return add({std::move(key), std::move(item)});
}

Status BulkWriter::erase(Item key) {
    return add({itemKey(*m_table, key), std::nullopt});
}

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
            return Error{ErrorCode::ResourceNotFound,
                         "Requested resource not found: Table: " + table.name + " not found"};
        for (const Change& change : batch) {
            RF_ASSIGN(const std::optional<Item> before, getItem(txn, *now, change.key));
            if (!before && !change.after) continue;
            RF_TRY(writeItem(txn, *now, before, change.after));
        }
        return {};
    });
}

} // namespace rf
