// Prices of writes. What a write does to the table and its indexes is counted here; what that costs is the engine's
// arithmetic (engine/capacity).

#include "models/edit/write_price.h"

#include "engine/capacity/units.h"
#include "engine/storage/item_store.h"

namespace rf::models {
namespace {

using rf::capacity::Reading;
using rf::capacity::Writing;

/// An item's entry in an index: its key bytes and its content.
struct Entry {
    std::string key;
    rf::Item content;
};

std::optional<Entry> entryOf(const rf::TableSchema& table, const rf::IndexSchema& index,
                             const std::optional<Value>& item) {
    if (!item || item->type() != ValueType::M) return std::nullopt;
    auto key = rf::entryKey(table, index, item->attributes());
    if (!key) return std::nullopt;
    return Entry{std::move(*key), rf::projected(table, index, item->attributes())};
}

double indexUnits(const rf::TableSchema& table, const rf::IndexSchema& index, const std::optional<Value>& before,
                  const std::optional<Value>& after) {
    const auto old = entryOf(table, index, before), fresh = entryOf(table, index, after);
    rf::capacity::IndexChange change;
    if (old) change.oldBytes = rf::sizeOf(old->content);
    if (fresh) change.newBytes = rf::sizeOf(fresh->content);
    change.moved = old && fresh && old->key != fresh->key;
    change.changed = old && fresh && !(old->content == fresh->content);
    return rf::capacity::indexWriteUnits(change);
}

WritePrice priceOfWrite(const TableInfo& table, const std::optional<Value>& before, const std::optional<Value>& after,
                        Writing writing) {
    WritePrice price;
    const auto bytes = [](const std::optional<Value>& item) { return std::size_t(item ? item->itemSizeBytes() : 0); };
    price.table = rf::capacity::writeUnits(bytes(before), bytes(after), writing);
    if (!table.schema) return price;
    for (const auto& index : table.schema->indexes) {
        if (index.status == rf::TableStatus::Deleting) continue;
        const double units = indexUnits(*table.schema, index, before, after);
        if (units > 0) price.indexes.append({fromUtf8(index.name), units});
    }
    return price;
}

QString number(double units) {
    return QString::number(units, 'g', 15);
}

} // namespace

double WritePrice::indexTotal() const {
    double sum = 0;
    for (const auto& [name, units] : indexes) sum += units;
    return sum;
}

double WritePrice::total() const {
    return table + indexTotal();
}

QString WritePrice::text() const {
    QString out = number(table) + QStringLiteral(" WCU");
    for (const auto& [name, units] : indexes) out += QStringLiteral(" + %1 on %2").arg(number(units), name);
    return out;
}

WritePrice& WritePrice::operator+=(const WritePrice& other) {
    table += other.table;
    for (const auto& entry : other.indexes) {
        const auto known =
            std::find_if(indexes.begin(), indexes.end(), [&](const auto& mine) { return mine.first == entry.first; });
        if (known == indexes.end())
            indexes.append(entry);
        else
            known->second += entry.second;
    }
    return *this;
}

WritePrice priceOf(const TableInfo& table, const StagedChange& change) {
    return priceOfWrite(table, change.before, change.after, Writing::Transactional);
}

WritePrice priceOf(const TableInfo& table, const QList<StagedChange>& changes) {
    WritePrice sum;
    for (const StagedChange& change : changes) sum += priceOf(table, change);
    return sum;
}

ItemCost costOf(const TableInfo& table, const Value& item) {
    constexpr qint64 kEdge = rf::capacity::kWriteBytes;
    ItemCost cost;
    cost.bytes = item.itemSizeBytes();
    cost.nextEdge = std::max<qint64>(1, (cost.bytes + kEdge - 1) / kEdge) * kEdge;
    cost.write = priceOfWrite(table, std::nullopt, item, Writing::Plain);
    cost.readEventual = rf::capacity::readUnits(std::size_t(cost.bytes), Reading::Eventual);
    cost.readStrong = rf::capacity::readUnits(std::size_t(cost.bytes), Reading::Consistent);
    cost.presentIn.append(QStringLiteral("Table"));
    for (const auto& [name, units] : cost.write.indexes) cost.presentIn.append(name);
    return cost;
}

} // namespace rf::models
