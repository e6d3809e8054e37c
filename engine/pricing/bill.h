#pragma once
// What a file's tables would cost a month: pure arithmetic over what was measured and what is set (spec/04 §7).
//
// Rules
//  1. A month has 730 hours. What was used in the measured time goes on like that for a month.
//  2. Provisioned capacity is paid by the hour, at the most that was set in that hour, used or not. Local indexes have
//     none of their own.
//  3. On demand every unit used is paid; a refused request is not.
//  4. Storage is what items and index entries hold and 100 bytes more for each of them; a GB has 2^30 bytes (unsure: the
//     service's pages only say GB).
//  5. What is free in a month is taken once from the whole file, from its tables in their order.
//  6. Write units of a global table are paid again in each replica, at the replicated price; storage is, too.

#include "engine/capacity/history.h"
#include "engine/capacity/place.h"
#include "engine/pricing/price_table.h"

namespace rf::pricing {

inline constexpr double kHoursOfMonth = 730;
inline constexpr double kGb = 1024.0 * 1024 * 1024;
inline constexpr double kBytesAnItem = 100; ///< that storage costs more than its size

enum class BillPart { ReadCapacity, WriteCapacity, ReadRequests, WriteRequests, Storage, PointInTime, Backups, Streams, Replicas };
inline constexpr std::size_t kBillParts = 9;

/// One table of the bill. `seconds` is the measured time; 0: nothing was measured, units are not counted.
struct TableUse {
    std::string region, table;
    TableClass tableClass = TableClass::Standard;
    bool onDemand = false;
    double seconds = 0;
    double readUnits = 0;  ///< of the table and its global indexes, in that time
    double writeUnits = 0;
    double readCapacity = 0; ///< provisioned units, table and global indexes: mean over the hours of the most in each
    double writeCapacity = 0;
    double storedBytes = 0; ///< items and index entries
    double storedItems = 0; ///< items and index entries
    bool pointInTime = false; ///< continuous backups of what is stored
    double backupBytes = 0;
    double streamReads = 0; ///< GetRecords calls in the measured time
    int replicas = 0;       ///< beside this region
};

struct BillLine {
    BillPart part = BillPart::Storage;
    std::size_t table = 0; ///< in the order given
    double quantity = 0;   ///< unit hours, units, GB months; before what is free
    double free = 0;       ///< of that, what is not paid
    double usd = 0;
};

struct MonthlyBill {
    std::vector<BillLine> lines; ///< only those of a quantity
    double usd = 0;

    double of(BillPart part) const;
    double ofTable(std::size_t table) const;
};

/// `prices` must not be empty.
MonthlyBill billOf(const std::vector<TableUse>& tables, const PriceTable& prices);

/// Units a second, paid by the hour: the mean over the hours that [from, to) touches of the most that was provisioned in
/// each. `samples` ascend; between two of them the first one's capacity stands, before the first the first's. `now` is what
/// is set at `to`, and counts in the last hour.
double paidCapacity(const std::vector<capacity::Sample>& samples, capacity::Side side, std::int64_t from, std::int64_t to,
                    double now);

} // namespace rf::pricing
