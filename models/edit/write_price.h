#pragma once
// What writing a change will cost, before it is written (spec/04 §1, spec/10 §6).

#include "models/edit/staged_edits.h"

namespace rf::models {

struct WritePrice {
    double table = 0;               ///< WCU of the table, doubled for the transaction
    QList<std::pair<QString, double>> indexes; ///< WCU of each index that is written, not doubled
    double total() const;
    double indexTotal() const;
    QString text() const; ///< "4 WCU + 2 on GSI1"
    WritePrice& operator+=(const WritePrice& other);
};

/// The price inside a transaction.
WritePrice priceOf(const TableInfo& table, const StagedChange& change);
WritePrice priceOf(const TableInfo& table, const QList<StagedChange>& changes);
/// The price of the change as a write by itself.
WritePrice plainPriceOf(const TableInfo& table, const StagedChange& change);

/// What one item costs to read and write by itself, and where it shows: for the inspector.
struct ItemCost {
    qint64 bytes = 0;
    qint64 nextEdge = 0;   ///< the next 1 KB edge of write units, in bytes
    WritePrice write;      ///< plain put, not in a transaction
    double readEventual = 0;
    double readStrong = 0;
    QStringList presentIn; ///< "Table", then indexes that hold it
};
ItemCost costOf(const TableInfo& table, const Value& item);

} // namespace rf::models
