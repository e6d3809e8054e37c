#pragma once
// What the traffic of a file would cost a month, made from its meter and its counters on a worker thread. Plain values.

#include "engine/pricing/bill.h"
#include "engine/service.h"
#include "models/pricing/cost_rows.h"

#include <QList>
#include <QString>

namespace rf::models {

struct TableBill {
    QString region, name;
    bool onDemand = false;
    double usd = 0;
    QList<CostRow> parts; ///< only those that cost or are there
};

struct FileBill {
    bool known = false; ///< false: problem says why, or nothing was asked yet
    QString problem;
    double usd = 0;
    qint64 seconds = 0; ///< of traffic it is made from; 0: nothing was recorded
    QString region, date; ///< of the prices
    bool edited = false;  ///< the prices are the user's own
    QList<TableBill> tables; ///< most expensive first
    QList<CostRow> parts;    ///< of all tables

    /// "last 24 h", "last 5 min", "no traffic yet"
    QString windowText() const;
};

/// The newest day of traffic, or what there is of it, goes on for a month.
inline constexpr qint64 kBillSeconds = 24 * 3600;

/// Any thread. Errors of the store are the bill's problem.
FileBill billOf(rf::Service& service, const rf::pricing::PriceTable& prices, qint64 nowMs);
/// What one table used in [from, to), seconds, and what it stores. `from` moves to the first sample of `first`, if later.
rf::pricing::TableUse tableUseOf(rf::Service& service, const rf::TableSchema& table, qint64 from, qint64 to);
QString partName(rf::pricing::BillPart part);

} // namespace rf::models
