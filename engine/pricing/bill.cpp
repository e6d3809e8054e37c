#include "engine/pricing/bill.h"

#include <algorithm>
#include <map>

namespace rf::pricing {
namespace {

constexpr double kSecondsOfMonth = kHoursOfMonth * 3600;
constexpr std::int64_t kHour = 3600;

/// Adds lines and takes what is free from them.
class Biller {
public:
    explicit Biller(const PriceTable& prices) : m_prices(prices) {}

    void add(BillPart part, std::size_t table, PriceItem item, TableClass tableClass, double quantity) {
        if (quantity <= 0) return;
        const Price& price = m_prices.of(item, tableClass);
        double& left = m_free.try_emplace({item, tableClass}, price.free).first->second;
        const double free = std::min(left, quantity);
        left -= free;
        const double usd = (quantity - free) * price.usd / price.per;
        m_bill.lines.push_back({part, table, quantity, free, usd});
        m_bill.usd += usd;
    }
    MonthlyBill bill() && { return std::move(m_bill); }

private:
    const PriceTable& m_prices;
    std::map<std::pair<PriceItem, TableClass>, double> m_free; ///< what is left of it
    MonthlyBill m_bill;
};

void addTraffic(Biller& bill, std::size_t at, const TableUse& use) {
    if (!use.onDemand) {
        const double reads = use.readCapacity * kHoursOfMonth, writes = use.writeCapacity * kHoursOfMonth;
        bill.add(BillPart::ReadCapacity, at, PriceItem::ReadCapacityHour, use.tableClass, reads);
        bill.add(BillPart::WriteCapacity, at, PriceItem::WriteCapacityHour, use.tableClass, writes);
        bill.add(BillPart::Replicas, at, PriceItem::ReplicatedWriteCapacityHour, use.tableClass, writes * use.replicas);
        return;
    }
    if (use.seconds <= 0) return;
    const double months = kSecondsOfMonth / use.seconds;
    bill.add(BillPart::ReadRequests, at, PriceItem::ReadRequestUnit, use.tableClass, use.readUnits * months);
    bill.add(BillPart::WriteRequests, at, PriceItem::WriteRequestUnit, use.tableClass, use.writeUnits * months);
    bill.add(BillPart::Replicas, at, PriceItem::ReplicatedWriteRequestUnit, use.tableClass,
             use.writeUnits * months * use.replicas);
}

void addRest(Biller& bill, std::size_t at, const TableUse& use) {
    const double stored = (use.storedBytes + use.storedItems * kBytesAnItem) / kGb;
    bill.add(BillPart::Storage, at, PriceItem::StorageGbMonth, use.tableClass, stored);
    bill.add(BillPart::Replicas, at, PriceItem::StorageGbMonth, use.tableClass, stored * use.replicas);
    if (use.pointInTime) bill.add(BillPart::PointInTime, at, PriceItem::PointInTimeGbMonth, use.tableClass, stored);
    bill.add(BillPart::Backups, at, PriceItem::BackupGbMonth, use.tableClass, use.backupBytes / kGb);
    if (use.seconds > 0)
        bill.add(BillPart::Streams, at, PriceItem::StreamReadRequestUnit, TableClass::Standard, // of every class
                 use.streamReads * kSecondsOfMonth / use.seconds);
}

const capacity::SideSample& of(const capacity::Sample& sample, capacity::Side side) {
    return side == capacity::Side::Read ? sample.read : sample.write;
}

} // namespace

double MonthlyBill::of(BillPart part) const {
    double sum = 0;
    for (const BillLine& each : lines)
        if (each.part == part) sum += each.usd;
    return sum;
}

double MonthlyBill::ofTable(std::size_t table) const {
    double sum = 0;
    for (const BillLine& each : lines)
        if (each.table == table) sum += each.usd;
    return sum;
}

MonthlyBill billOf(const std::vector<TableUse>& tables, const PriceTable& prices) {
    Biller bill(prices);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        addTraffic(bill, i, tables[i]);
        addRest(bill, i, tables[i]);
    }
    return std::move(bill).bill();
}

double paidCapacity(const std::vector<capacity::Sample>& samples, capacity::Side side, std::int64_t from, std::int64_t to,
                    double now) {
    if (to <= from) return now;
    auto at = samples.begin();
    double standing = samples.empty() ? now : of(samples.front(), side).provisioned, sum = 0;
    int hours = 0;
    for (std::int64_t hour = from - from % kHour; hour < to; hour += kHour, ++hours) {
        double most = standing;
        for (; at != samples.end() && at->second < std::min(hour + kHour, to); ++at) {
            standing = of(*at, side).provisioned;
            if (at->second >= from) most = std::max(most, standing);
        }
        sum += std::max(most, hour + kHour >= to ? now : standing);
    }
    return sum / hours;
}

} // namespace rf::pricing
