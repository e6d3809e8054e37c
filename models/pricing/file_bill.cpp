#include "models/pricing/file_bill.h"

#include "models/value/tr.h"
#include "models/value/value.h"

#include <QHash>

#include <algorithm>

namespace rf::models {

using rf::capacity::ArmName;
using rf::capacity::Meter;
using rf::capacity::Sample;
using rf::capacity::Side;
using rf::pricing::BillPart;
using rf::pricing::MonthlyBill;
using rf::pricing::TableUse;

namespace {

constexpr std::size_t kMinutes = 1; ///< the meter's level of 1-minute samples
constexpr qint64 kLeastSeconds = 60;

CostRow::Tone toneOf(BillPart part) {
    switch (part) {
    case BillPart::ReadCapacity:
    case BillPart::ReadRequests: return CostRow::Read;
    case BillPart::WriteCapacity:
    case BillPart::WriteRequests: return CostRow::Write;
    case BillPart::Storage: return CostRow::Storage;
    default: return CostRow::Neutral;
    }
}

/// Table and global indexes: those that have capacity of their own.
QList<const rf::IndexSchema*> armsOf(const rf::TableSchema& table) {
    QList<const rf::IndexSchema*> arms{nullptr};
    for (const rf::IndexSchema& index : table.indexes)
        if (index.kind == rf::IndexKind::Global) arms << &index;
    return arms;
}

qint64 firstSecond(const Meter& meter, const rf::Catalog& catalog, qint64 from, qint64 to) {
    qint64 first = to;
    for (const rf::TablePtr& table : catalog.all())
        for (const rf::IndexSchema* index : armsOf(*table)) {
            const auto samples = meter.since({table->region, table->name, index ? index->name : std::string()}, kMinutes, from);
            if (!samples.empty()) first = std::min<qint64>(first, samples.front().second);
        }
    return first;
}

rf::Status addStored(rf::Service& service, const rf::TableSchema& table, TableUse& use) {
    if (!service.store()) return {};
    return service.store()->read([&](rf::ReadTxn& txn) -> rf::Status {
        std::vector<rf::TreeId> trees{table.tree};
        for (const rf::IndexSchema& index : table.indexes) trees.push_back(index.tree);
        for (const rf::TreeId tree : trees) {
            const auto counters = txn.counters(tree);
            if (!counters) continue; // dropped meanwhile
            use.storedBytes += double(counters->bytes);
            use.storedItems += double(counters->items);
        }
        return {};
    });
}

QList<CostRow> partsOf(const MonthlyBill& bill, std::ptrdiff_t table) {
    QList<CostRow> parts;
    for (std::size_t part = 0; part < rf::pricing::kBillParts; ++part) {
        double usd = 0;
        bool there = false;
        for (const auto& line : bill.lines) {
            if (line.part != BillPart(part) || (table >= 0 && line.table != std::size_t(table))) continue;
            usd += line.usd;
            there = true;
        }
        if (there) parts << CostRow{partName(BillPart(part)), usd, {}, toneOf(BillPart(part))};
    }
    return parts;
}

} // namespace

QString partName(BillPart part) {
    switch (part) {
    case BillPart::ReadCapacity: return tr("Read capacity, provisioned");
    case BillPart::WriteCapacity: return tr("Write capacity, provisioned");
    case BillPart::ReadRequests: return tr("Read requests, on demand");
    case BillPart::WriteRequests: return tr("Write requests, on demand");
    case BillPart::Storage: return tr("Storage");
    case BillPart::PointInTime: return tr("Point-in-time recovery");
    case BillPart::Backups: return tr("Backups");
    case BillPart::Streams: return tr("Stream reads");
    case BillPart::Replicas: break;
    }
    return tr("Replicas");
}

QString FileBill::windowText() const {
    if (seconds <= 0) return tr("no traffic yet");
    if (seconds >= kBillSeconds - 60) return tr("last 24 h");
    return seconds >= 2 * 3600 ? tr("last %1 h").arg(seconds / 3600) : tr("last %1 min").arg(std::max<qint64>(1, seconds / 60));
}

TableUse tableUseOf(rf::Service& service, const rf::TableSchema& table, qint64 from, qint64 to) {
    TableUse use;
    use.region = table.region;
    use.table = table.name;
    use.tableClass = table.tableClass.value_or(rf::TableClass::Standard);
    use.onDemand = table.billingMode == rf::BillingMode::PayPerRequest;
    use.seconds = double(std::max<qint64>(0, to - from));
    (void)addStored(service, table, use);
    const Meter* meter = service.meter();
    if (!meter) return use;
    for (const rf::IndexSchema* index : armsOf(table)) {
        const auto samples = meter->since({table.region, table.name, index ? index->name : std::string()}, kMinutes, from);
        for (const Sample& each : samples) {
            use.readUnits += each.read.units;
            use.writeUnits += each.write.units;
        }
        if (use.onDemand) continue;
        const rf::Throughput& now = index ? index->throughput : table.throughput;
        use.readCapacity += rf::pricing::paidCapacity(samples, Side::Read, from, to, double(now.readUnits));
        use.writeCapacity += rf::pricing::paidCapacity(samples, Side::Write, from, to, double(now.writeUnits));
    }
    return use;
}

FileBill billOf(rf::Service& service, const rf::pricing::PriceTable& prices, qint64 nowMs) {
    FileBill out;
    out.region = fromUtf8(prices.region);
    out.date = fromUtf8(prices.date);
    const rf::CatalogPtr catalog = service.catalog();
    const qint64 to = nowMs / 1000;
    qint64 from = to - kBillSeconds;
    if (const Meter* meter = service.meter()) from = firstSecond(*meter, *catalog, from, to);
    out.seconds = from < to ? std::max(kLeastSeconds, to - from) : 0;
    std::vector<TableUse> uses;
    const auto tables = catalog->all();
    for (const rf::TablePtr& table : tables) uses.push_back(tableUseOf(service, *table, to - out.seconds, to));
    const MonthlyBill bill = rf::pricing::billOf(uses, prices);
    out.known = true;
    out.usd = bill.usd;
    out.parts = partsOf(bill, -1);
    for (std::size_t i = 0; i < tables.size(); ++i)
        out.tables << TableBill{fromUtf8(tables[i]->region), fromUtf8(tables[i]->name), uses[i].onDemand, bill.ofTable(i), partsOf(bill, std::ptrdiff_t(i))};
    std::stable_sort(out.tables.begin(), out.tables.end(), [](const TableBill& a, const TableBill& b) { return a.usd > b.usd; });
    return out;
}

} // namespace rf::models
