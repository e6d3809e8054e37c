#include "engine/maintenance/backfill.h"

#include "engine/capacity/units.h"
#include "engine/storage/item_store.h"
#include "engine/value/big_endian.h"
#include "engine/value/item_codec.h"

#include <algorithm>

namespace rf {
namespace {

/// The index a chunk works on, by name: pointers do not outlive a transaction.
struct Job {
    std::string region;
    std::string table;
    std::string index;
};

bool isCreating(const IndexSchema& index) { return index.status == TableStatus::Creating; }

std::optional<Job> nextJob(const Catalog& catalog) {
    for (const TablePtr& table : catalog.all()) {
        const auto at = std::find_if(table->indexes.begin(), table->indexes.end(), isCreating);
        if (at != table->indexes.end()) return Job{table->region, table->name, at->name};
    }
    return {};
}

/// One transaction's worth of one backfill.
class Chunk {
public:
    Chunk(const Job& job, const BackfillOptions& options) : m_job(job), m_options(options) {}

    Status run(WriteTxn& txn) {
        m_txn = &txn;
        m_table = txn.catalog().find(m_job.region, m_job.table);
        m_index = m_table ? m_table->findIndex(m_job.index) : nullptr;
        if (!m_index || !isCreating(*m_index)) return {}; // gone meanwhile
        if (!m_index->backfilling) return publish([](IndexSchema& index) { index.backfilling = true; });
        RF_TRY(read());
        RF_TRY(write());
        if (!m_atEnd) return m_txn->putMeta(backfillCursorKey(m_index->tree), m_last);
        RF_TRY(m_txn->eraseMeta(backfillCursorKey(m_index->tree)));
        return publish([](IndexSchema& index) {
            index.backfilling = false;
            index.status = TableStatus::Active;
        });
    }

    /// After the commit.
    void charge(capacity::Meter& meter) const {
        for (const Entry& entry : m_entries)
            meter.count(capacity::Side::Write, {m_table, m_index, entry.key}, capacity::writeUnits(0, entry.size));
    }

    /// After the commit.
    void tell(const Backfiller::Filled& filled) const {
        if (!m_index || m_items == 0) return;
        double units = 0;
        for (const Entry& entry : m_entries) units += capacity::writeUnits(0, entry.size);
        filled(*m_table, *m_index, units, percent());
    }

private:
    /// Items lie by the hash of their partition key, which is even.
    double percent() const {
        constexpr std::size_t kHashBytes = 8;
        if (m_atEnd || m_last.size() < kHashBytes) return 100;
        return 100 * static_cast<double>(bigEndian(std::string_view(m_last).substr(0, kHashBytes))) / 0x1p64;
    }

    struct Entry {
        std::string key;
        std::string bytes;
        std::size_t size;
    };

    Status read() {
        RF_ASSIGN(const std::optional<std::string> cursor, m_txn->getMeta(backfillCursorKey(m_index->tree)));
        const KeyRange range{cursor ? *cursor + '\0' : std::string(), {}, true};
        Status status;
        RF_TRY(m_txn->scan(m_table->tree, range, [&](std::string_view key, std::string_view bytes, std::size_t size) {
            if (m_items == m_options.chunkItems || (m_items > 0 && m_bytes + size > m_options.chunkBytes)) {
                m_atEnd = false;
                return false;
            }
            ++m_items;
            m_bytes += size;
            m_last = key;
            status = take(bytes);
            return status.has_value();
        }));
        return status;
    }

    Status take(std::string_view bytes) {
        RF_ASSIGN(const Item item, decodeItem(bytes));
        auto key = entryKey(*m_table, *m_index, item);
        if (!key) return {};
        const Item entry = projected(*m_table, *m_index, item);
        m_entries.push_back({std::move(*key), encodeItem(entry), sizeOf(entry)});
        return {};
    }

    Status write() {
        for (const Entry& entry : m_entries) RF_TRY(m_txn->put(m_index->tree, entry.key, entry.bytes, entry.size));
        return {};
    }

    template <class Change>
    Status publish(Change change) {
        auto table = std::make_shared<TableSchema>(*m_table);
        for (IndexSchema& index : table->indexes)
            if (index.name == m_job.index) change(index);
        const bool building = std::any_of(table->indexes.begin(), table->indexes.end(), isCreating);
        if (table->status == TableStatus::Updating && !building) table->status = TableStatus::Active;
        return m_txn->putTable(std::move(table));
    }

    const Job& m_job;
    const BackfillOptions& m_options;
    WriteTxn* m_txn = nullptr;
    TablePtr m_table;
    const IndexSchema* m_index = nullptr;
    std::vector<Entry> m_entries;
    std::string m_last;
    std::size_t m_items = 0;
    std::size_t m_bytes = 0;
    bool m_atEnd = true;
};

} // namespace

std::string backfillCursorKey(TreeId tree) { return "backfill/" + std::to_string(tree); }

Backfiller::Backfiller(Store& store, const Clock&, BackfillOptions options, capacity::Meter* meter)
    : m_store(store), m_options(options), m_meter(meter) {}

Backfiller::~Backfiller() { stop(); }

void Backfiller::wake() {
    const std::lock_guard lock(m_mutex);
    m_pending = true;
    if (!m_thread.joinable()) m_thread = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
    m_changed.notify_all();
}

void Backfiller::stop() {
    std::jthread ending;
    {
        const std::lock_guard lock(m_mutex);
        ending = std::move(m_thread);
    }
    ending.request_stop();
    if (ending.joinable()) ending.join();
}

bool Backfiller::waitIdle(std::chrono::milliseconds timeout) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, timeout, [this] { return !m_pending && !m_busy; });
}

void Backfiller::run(std::stop_token stop) {
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return m_pending; })) {
        m_pending = false;
        m_busy = true;
        lock.unlock();
        while (!stop.stop_requested() && fillOne(stop)) continue;
        lock.lock();
        m_busy = false;
        m_changed.notify_all();
    }
}

/// One chunk of the first index that is being created; false when there is none.
bool Backfiller::fillOne(std::stop_token stop) {
    const CatalogPtr catalog = m_store.catalog();
    const auto job = catalog ? nextJob(*catalog) : std::nullopt;
    if (!job) return false;
    Chunk chunk(*job, m_options);
    const Status done = m_store.write([&](WriteTxn& txn) { return chunk.run(txn); });
    if (done && m_meter) chunk.charge(*m_meter);
    if (done && m_filled) chunk.tell(m_filled);
    if (done) return true;
    if (!errorInfo(done.error().code).retryable) return false; // a corrupt file stays so: wait for the next wake
    // A full disk may have room later.
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, stop, m_options.retry, [] { return false; });
    return true;
}

} // namespace rf
