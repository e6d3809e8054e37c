#include "engine/api/ops/page_read.h"

#include "engine/catalog/limits.h"
#include "engine/storage/item_store.h"
#include "engine/value/item_codec.h"

namespace rf {
namespace {

constexpr std::size_t kHashBytes = 8; ///< that key bytes begin with

/// One page on its way: examines records as the tree hands them over.
class PageReader {
public:
    PageReader(const PagePlan& plan, const plan::AccessPath& path, std::optional<std::int64_t> limit,
               std::size_t byteLimit, ReadTxn& txn, const OpEnv& env)
        : m_plan(plan), m_path(path), m_limit(limit), m_byteLimit(byteLimit), m_txn(txn), m_env(env) {
        if (!plan.onlyCount) m_out.items.emplace();
    }

    Result<PageOutput> read() {
        RF_TRY(m_env.ledger.mayRead(place()));
        const plan::ByteRange& bytes = m_path.range;
        if (!bytes.empty()) {
            const KeyRange range{bytes.begin, bytes.end, m_path.forward};
            RF_TRY(m_txn.scan(m_path.source.tree(), range, [this](auto key, auto record, auto size) {
                return examine(key, record, size);
            }));
        }
        m_out.bytes = m_bytes;
        RF_TRY(m_status);
        RF_TRY(fetchAll());
        account();
        return std::move(m_out);
    }

private:
    /// A Query's partition key; of a Scan only where in the hash range it begins.
    capacity::Place place() const {
        const std::string_view begin = m_path.range.begin;
        const bool query = m_path.kind == plan::AccessPath::Kind::Query;
        return {m_path.table, m_path.source.index, query ? begin : begin.substr(0, kHashBytes)};
    }

    /// One record; false ends the page.
    bool examine(std::string_view key, std::string_view record, std::size_t size) {
        ++m_out.scannedCount;
        m_bytes += size;
        m_status = take(key, record);
        if (!m_status) return false;
        const bool full = m_bytes >= m_byteLimit || m_out.scannedCount == m_limit;
        if (!full) return true;
        auto last = plan::keyAttributes(m_path.source, key);
        if (last)
            m_out.lastEvaluatedKey = std::move(last).value();
        else
            m_status = std::move(last).error();
        return false;
    }

    Status take(std::string_view key, std::string_view record) {
        const bool filtersHere = m_plan.filter && !m_plan.filterFetched;
        if (!filtersHere && (m_plan.onlyCount || m_plan.fetches)) {
            if (m_plan.fetches) return remember(key);
            ++m_out.count;
            return {};
        }
        RF_ASSIGN(Item item, decodeItem(record));
        if (filtersHere && !m_plan.filter->evaluate(item)) return {};
        if (m_plan.fetches) return remember(key);
        add(std::move(item));
        return {};
    }

    void add(Item item) {
        ++m_out.count;
        if (m_plan.onlyCount) return;
        m_out.items->push_back(m_plan.projection ? m_plan.projection->apply(item) : std::move(item));
    }

    Status remember(std::string_view entryKey) {
        RF_ASSIGN(std::string key, plan::tableKeyOfEntry(m_path.source, entryKey));
        m_fetch.push_back(std::move(key));
        return {};
    }

    /// The whole items behind entries of a local index, each charged to the table by itself.
    Status fetchAll() {
        const TableSchema& table = *m_path.table;
        for (const std::string& key : m_fetch) {
            std::size_t size = 0;
            RF_ASSIGN(std::optional<Item> item, getItem(m_txn, table, key, &size));
            if (!item)
                return Error{ErrorCode::FileCorrupt, "An entry of index " + m_path.source.index->name + " of table " +
                                                         table.name + " has no item."};
            const double units = capacity::readUnits(size, m_plan.reading);
            m_usage.addTableRead(units);
            m_env.ledger.read({m_path.table, nullptr, key}, units);
            if (!m_plan.filterFetched || m_plan.filter->evaluate(*item)) add(std::move(*item));
        }
        return {};
    }

    void account() {
        const double units = capacity::readUnits(m_bytes, m_plan.reading);
        if (const IndexSchema* index = m_path.source.index)
            m_usage.addIndexRead(*index, units);
        else
            m_usage.addTableRead(units);
        m_env.ledger.read(place(), units);
        m_out.consumedCapacity = m_usage.report(m_plan.report, m_plan.tableName);
    }

    const PagePlan& m_plan;
    const plan::AccessPath& m_path;
    const std::optional<std::int64_t> m_limit;
    const std::size_t m_byteLimit;
    ReadTxn& m_txn;
    const OpEnv& m_env;
    PageOutput m_out;
    std::size_t m_bytes = 0;
    std::vector<std::string> m_fetch;
    capacity::Usage m_usage;
    Status m_status;
};

} // namespace

Result<PageOutput> readPage(const PagePlan& plan, ReadTxn& txn, const OpEnv& env) {
    return readPart(plan, plan.path, plan.limit, limits::kPageBytes, txn, env);
}

Result<PageOutput> readPart(const PagePlan& plan, const plan::AccessPath& path, std::optional<std::int64_t> limit,
                            std::size_t bytes, ReadTxn& txn, const OpEnv& env) {
    return PageReader(plan, path, limit, bytes, txn, env).read();
}

} // namespace rf
