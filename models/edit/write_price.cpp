// Prices of writes. What a write does to the table and its indexes is counted here; what that costs is the engine's
// arithmetic (engine/capacity).

#include "models/edit/write_price.h"

#include "engine/capacity/units.h"
#include "models/edit/index_effect.h"

#include <QLocale>

namespace rf::models {
namespace {

using rf::capacity::Reading;
using rf::capacity::Writing;

WritePrice priceOfWrite(const TableInfo& table, const std::optional<Value>& before, const std::optional<Value>& after,
                        Writing writing) {
    WritePrice price;
    const auto bytes = [](const std::optional<Value>& item) { return std::size_t(item ? item->itemSizeBytes() : 0); };
    price.table = rf::capacity::writeUnits(bytes(before), bytes(after), writing);
    for (const IndexEffect& effect : indexEffects(table, before, after))
        if (effect.units > 0) price.indexes.append({effect.index, effect.units});
    return price;
}

QString number(double units) {
    return QLocale().toString(units, 'g', 12);
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

WritePrice plainPriceOf(const TableInfo& table, const StagedChange& change) {
    return priceOfWrite(table, change.before, change.after, Writing::Plain);
}

ItemCost costOf(const TableInfo& table, const Value& item) {
    constexpr qint64 kEdge = rf::capacity::kWriteBytes;
    ItemCost cost;
    cost.bytes = item.itemSizeBytes();
    cost.nextEdge = std::max<qint64>(1, (cost.bytes + kEdge - 1) / kEdge) * kEdge;
    cost.write = priceOfWrite(table, std::nullopt, item, Writing::Plain);
    cost.readEventual = rf::capacity::readUnits(std::size_t(cost.bytes), Reading::Eventual);
    cost.readStrong = rf::capacity::readUnits(std::size_t(cost.bytes), Reading::Consistent);
    cost.presentIn.append(StagedEdits::tr("Table"));
    for (const auto& [name, units] : cost.write.indexes) cost.presentIn.append(name);
    return cost;
}

} // namespace rf::models
