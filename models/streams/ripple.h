#pragma once
// What one write touched: the item, each index entry, and the units on each.

#include "models/edit/index_effect.h"
#include "models/streams/stream_record.h"

namespace rf::models {

struct Ripple {
    bool known = false;
    QString why;   ///< why not, translated
    QString key;   ///< of the item: "CUSTOMER#1 · ORDER#2"
    QString event; ///< INSERT, MODIFY, REMOVE
    double tableUnits = 0; ///< of a plain write; a transaction takes twice as much. 0: the service deleted it (time to live)
    qint64 bytes = 0;      ///< of the item afterwards; 0: none
    QList<IndexEffect> indexes;
    double total() const;
};

/// Against the table's indexes as they are now. A record without both sides of the change cannot tell.
Ripple rippleOf(const TableInfo& table, const rf::streams::Change& change);
/// "written", "moved", …: translated.
QString effectText(IndexEffect::Kind kind);
/// "2 WCU", "no units".
QString chargeText(double units);

} // namespace rf::models
