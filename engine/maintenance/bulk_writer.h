#pragma once
// Writes many items into one table in large commits, while the caller reads the next ones: a batch commits on a
// thread of its own while another fills.
//
// Invariant: at most one batch is being committed, so batches land in the order they were filled.

#include "engine/storage/item_store.h"

#include <future>

namespace rf {

class BulkWriter {
public:
    /// `store` outlives the writer.
    BulkWriter(Store& store, TablePtr table, std::size_t itemsPerCommit)
        : m_store(store), m_table(std::move(table)), m_batchSize(itemsPerCommit) {}
    ~BulkWriter();

    /// Puts an item that storable() accepts. Errors: of an earlier batch.
    Status put(Item item);
    /// Deletes by key; `key` holds the key attributes.
    Status erase(Item key);
    /// Commits what is left. The count of writes committed is committed().
    Status finish();
    std::int64_t committed() const { return m_committed; }

private:
    struct Change {
        std::string key;
        std::optional<Item> after;
    };
    using Batch = std::vector<Change>;
    Status add(Change change);
    Status flush();
    Status wait();
    static Status write(Store& store, const TableSchema& table, const Batch& batch);

    Store& m_store;
    TablePtr m_table;
    std::size_t m_batchSize;
    Batch m_batch;
    std::size_t m_flying = 0;
    std::future<Status> m_commit;
    std::int64_t m_committed = 0;
};

/// What becomes of an item whose index key is of another type: PutItem refuses it; one that was there before the index
/// stays in the table and out of the index, as a backfill leaves it.
enum class IndexKeys { MustMatch, MayMismatch };

/// Success when the table can hold the item: keys present, of their types and in size, index keys of their types,
/// 400 KB. Errors: ValidationException in the service's words.
Status storable(const TableSchema& table, const Item& item, IndexKeys indexKeys = IndexKeys::MustMatch);

} // namespace rf
