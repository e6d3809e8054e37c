#pragma once
// Billing mode and capacity of a table as they are being edited, what is wrong with them, and the request.

#include "engine/api/ops/tables.h"
#include "models/tables/table_info.h"

namespace rf::models {

struct CapacityDraft {
    struct Units {
        QString index; ///< empty: the table
        int read = 5, write = 5;
        int maxRead = -1, maxWrite = -1; ///< maximum on-demand throughput, units a second; -1: none
        friend bool operator==(const Units&, const Units&) = default;
    };
    bool onDemand = true;
    QList<Units> units; ///< the table, then every global index

    /// As the table is now; units of an on-demand table are a beginner's 5.
    static CapacityDraft of(const TableInfo& table);
    /// In plain words; empty when nothing is. The engine has the last word.
    QString problem() const;
    /// Only what differs from `before`.
    rf::UpdateTable::Input request(const TableInfo& before) const;
    friend bool operator==(const CapacityDraft&, const CapacityDraft&) = default;
};

} // namespace rf::models
