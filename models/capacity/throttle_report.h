#pragma once
// Why one request was refused, in words and tanks: what the throttle X-ray shows. Values; any thread.

#include "models/capacity/capacity_snapshot.h"

namespace rf::models {

/// A bucket as it stood, in units.
struct CapacityTank {
    QString name;     ///< "Provisioned capacity", "Partition P7"
    double level = 0; ///< negative: in debt
    double holds = 0;
    double rate = 0; ///< units a second
    bool empty = false;
};

struct ThrottleReport {
    quint64 number = 0; ///< of the meter; 0: nothing is kept of it
    qint64 ms = 0;      ///< since the epoch
    UnitSide side = UnitSide::Read;
    bool enforced = true; ///< false: it went on, and was only marked
    QString table, index; ///< index empty: the table itself
    QString limit;        ///< "provisioned capacity"
    QString key;          ///< may be empty
    QString drainer;      ///< the key that used most of late; may be empty
    double drainerShare = 0; ///< 0–1
    double opensIn = 0;      ///< seconds
    QList<CapacityTank> tanks;
    QString headline; ///< one sentence: what was empty
    QString fix;      ///< one sentence: what would help

    bool isValid() const { return number != 0; }
    QString drainedBy() const; ///< "PRODUCT#1, 62% of the writes of the last minutes"
    QString opensText() const; ///< "1.4 s after that, when nothing more is used"

    static ThrottleReport of(const rf::capacity::Refusal& refusal);
};

} // namespace rf::models
