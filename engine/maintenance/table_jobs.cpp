#include "engine/maintenance/table_jobs.h"

#include "engine/capacity/place.h"
#include "engine/maintenance/bulk_writer.h"
#include "engine/value/item_codec.h"
#include "engine/value/json.h"

#include <algorithm>
#include <unordered_map>

namespace rf {
namespace {

constexpr std::size_t kItemsAWrite = 2'000;
constexpr std::size_t kMostDetails = 100;

Result<TablePtr> tableOf(const Store& store, std::string_view region, std::string_view name) {
    TablePtr table = store.catalog()->find(region, name);
    if (!table) return Error{ErrorCode::ResourceNotFound, "Requested resource not found: Table: " + std::string(name) + " not found"};
    return table;
}

std::string keyJson(const TableSchema& table, const Item& item) {
    Item key;
    for (const auto* side : {&table.key.hash, &table.key.range})
        for (const KeyAttribute& attribute : *side)
            if (const AttributeValue* value = item.find(attribute.name)) key.set(attribute.name, *value);
    return toJson(key);
}

/// The items of a table, a few thousand at a time.
class Chunks {
public:
    Chunks(Store& store, TablePtr table) : m_store(store), m_table(std::move(table)) {}

    /// The next items with their sizes; none: the end.
    Result<std::vector<std::pair<Item, std::size_t>>> next() {
        std::vector<std::pair<Item, std::size_t>> items;
        if (m_over) return items;
        Status decoded;
        RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
            RF_ASSIGN(const TreeCounters counters, txn.counters(m_table->tree));
            m_all = counters.items;
            KeyRange range;
            range.begin = m_from;
            return txn.scan(m_table->tree, range, [&](std::string_view key, std::string_view bytes, std::size_t size) {
                auto item = decodeItem(bytes);
                if (!item) {
                    decoded = item.error();
                    return false;
                }
                items.emplace_back(std::move(*item), size);
                m_from.assign(key).push_back('\0'); // right behind it
                return items.size() < kItemsAWrite;
            });
        }));
        RF_TRY(decoded);
        m_over = items.size() < kItemsAWrite;
        return items;
    }
    std::int64_t all() const { return m_all; } ///< items of the table, as of the last chunk

private:
    Store& m_store;
    TablePtr m_table;
    std::string m_from;
    std::int64_t m_all = 0;
    bool m_over = false;
};

Error cancelled(std::string what) { return {ErrorCode::Cancelled, std::move(what)}; }

} // namespace

Result<CopyReport> copyItems(Store& store, std::string_view region, std::string_view from, std::string_view to, const Progress& progress) {
    RF_ASSIGN(const TablePtr source, tableOf(store, region, from));
    RF_ASSIGN(const TablePtr target, tableOf(store, region, to));
    CopyReport report;
    Chunks chunks(store, source);
    BulkWriter writer(store, target, kItemsAWrite);
    for (;;) {
        RF_ASSIGN(auto items, chunks.next());
        if (items.empty()) break;
        for (auto& [item, size] : items) {
            if (const Status fits = storable(*target, item); !fits) {
                ++report.rejected;
                if (report.details.size() < kMostDetails) report.details.push_back(keyJson(*source, item) + ": " + fits.error().message);
                continue;
            }
            RF_TRY(writer.put(std::move(item)));
            ++report.items;
        }
        if (progress && !progress(report.items + report.rejected, chunks.all())) {
            RF_TRY(writer.finish());
            return cancelled("The copy was cancelled; " + std::to_string(writer.committed()) + " items stay in " + std::string(to) + ".");
        }
    }
    RF_TRY(writer.finish());
    return report;
}

Result<std::int64_t> purgeItems(Store& store, std::string_view region, std::string_view name, const Progress& progress) {
    RF_ASSIGN(const TablePtr table, tableOf(store, region, name));
    Chunks chunks(store, table);
    BulkWriter writer(store, table, kItemsAWrite);
    std::int64_t erased = 0;
    for (;;) {
        RF_ASSIGN(auto items, chunks.next());
        if (items.empty()) break;
        const std::int64_t all = erased + chunks.all();
        for (auto& [item, size] : items) {
            RF_TRY(writer.erase(std::move(item)));
            ++erased;
        }
        if (progress && !progress(erased, all)) {
            RF_TRY(writer.finish());
            return cancelled("The purge was cancelled; " + std::to_string(writer.committed()) + " items are deleted, the others stay.");
        }
    }
    RF_TRY(writer.finish());
    return writer.committed();
}

Result<TableStatistics> examineTable(Store& store, std::string_view region, std::string_view name, std::int64_t most, const Progress& progress) {
    RF_ASSIGN(const TablePtr table, tableOf(store, region, name));
    TableStatistics out;
    std::unordered_map<std::string, AttributeStatistics> attributes;
    std::string lastKey; // items of a partition key lie side by side
    std::int64_t inPartition = 0;
    const auto closePartition = [&] {
        if (inPartition <= out.largestPartition) return;
        out.largestPartition = inPartition;
        out.largestPartitionKey = capacity::partitionKeyText(table->key, lastKey);
    };
    Chunks chunks(store, table);
    for (;;) {
        RF_ASSIGN(auto items, chunks.next());
        out.allItems = chunks.all();
        for (const auto& [item, size] : items) {
            if (most > 0 && out.items == most) break;
            ++out.items;
            out.bytes += static_cast<std::int64_t>(size);
            std::size_t slot = 0;
            while (slot + 1 < TableStatistics::kSizes && size > (std::size_t{512} << slot)) ++slot;
            ++out.sizes[slot];
            if (static_cast<std::int64_t>(size) > out.largest) {
                out.largest = static_cast<std::int64_t>(size);
                out.largestKey = keyJson(*table, item);
            }
            for (const auto& [attribute, value] : item) {
                if (attributes.size() >= TableStatistics::kMostAttributes && !attributes.contains(attribute)) continue;
                AttributeStatistics& each = attributes[attribute];
                ++each.items;
                ++each.types[static_cast<std::size_t>(value.type())];
                each.bytes += static_cast<std::int64_t>(attribute.size() + sizeOf(value));
            }
            std::string key = itemKey(*table, item);
            if (out.partitions == 0 || capacity::partitionOf(key) != capacity::partitionOf(lastKey)) {
                closePartition();
                inPartition = 0;
                ++out.partitions;
            }
            lastKey = std::move(key);
            ++inPartition;
        }
        if (progress && !progress(out.items, most > 0 ? std::min(most, out.allItems) : out.allItems)) return cancelled("The examination was cancelled.");
        if (items.size() < kItemsAWrite || (most > 0 && out.items == most)) break;
    }
    closePartition();
    for (auto& [attribute, each] : attributes) {
        each.name = attribute;
        out.attributes.push_back(std::move(each));
    }
    std::ranges::sort(out.attributes, [](const auto& a, const auto& b) { return a.bytes != b.bytes ? a.bytes > b.bytes : a.name < b.name; });
    return out;
}

} // namespace rf
