#pragma once
// What the Capacity screen shows at one moment: plain values, made from a Meter on a worker thread.
//
// Invariants
//  1. Only complete seconds are in it; the interval that runs is averaged over the seconds it has.
//  2. "Table and indexes" is the table's arm and its global indexes; local indexes use the table's units, which hold
//     theirs (as CloudWatch counts), so that lists of arms show the table without them.

#include "engine/capacity/meter.h"

#include <QList>
#include <QString>

#include <array>
#include <limits>
#include <vector>

namespace rf::models {

enum class UnitSide { Read, Write };
QString unitName(UnitSide side); ///< "RCU", "WCU"

inline const rf::capacity::SideSample& sideOf(const rf::capacity::Sample& sample, UnitSide side) {
    return side == UnitSide::Read ? sample.read : sample.write;
}

/// Whose units are looked at.
struct ArmChoice {
    enum Kind { TableAndIndexes, Table, Index } kind = TableAndIndexes;
    QString index = {}; ///< of Index
    friend bool operator==(const ArmChoice&, const ArmChoice&) = default;
};

enum class CapacityRange { Minutes15, Hour, Hours6, Day, Week, Custom };
inline constexpr qint64 kLeastCustomRange = 300; ///< seconds
struct RangeShape {
    qint64 seconds; ///< of the whole
    qint64 step;    ///< between points
    qint64 column;  ///< of the heat map
};
struct CapacityQuestion;
RangeShape shapeOf(const CapacityQuestion& question);

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// One interval of one side.
struct CapacityPoint {
    double consumed = 0;           ///< units a second, mean
    double peak = 0;               ///< units in the busiest second
    double provisioned = kUnknown; ///< units a second; NaN: on demand, or not known
    double throttled = 0;          ///< requests
    double burst = kUnknown;       ///< least share of the bucket, 0–1; NaN: has none
};

struct CapacitySeries {
    qint64 from = 0; ///< seconds since the epoch, of the first point
    qint64 step = 1;
    QList<CapacityPoint> read, write;
    const QList<CapacityPoint>& side(UnitSide side) const { return side == UnitSide::Read ? read : write; }
};

/// Figures of one side now, and of the range.
struct SideFigures {
    double consumed = 0;    ///< units a second, mean of the last minute
    double provisioned = 0; ///< units a second; 0: on demand
    double throttled = 0;   ///< requests in the range
    double burst = kUnknown; ///< 0–1; NaN: on demand
};

struct ArmUse {
    enum Kind { Table, Global, Local };
    QString name; ///< of an index; empty: the table
    Kind kind = Table;
    double read = 0, write = 0; ///< units a second, mean of the last minute
    friend bool operator==(const ArmUse&, const ArmUse&) = default;
};

struct KeyUse {
    QString key;
    double units = 0;
    double share = 0; ///< of the arm's units in the range, 0–1
    bool hot = false; ///< the one that filled a partition
    friend bool operator==(const KeyUse&, const KeyUse&) = default;
};

/// Demand by partition: units in the busiest second, refused ones too.
struct PartitionHeat {
    qint64 from = 0; ///< seconds since the epoch, of the first column
    qint64 step = 60;
    int columns = 0;
    QList<int> partitions;    ///< a row each, by number
    std::vector<float> cells; ///< row by row; NaN: there was no such partition, or nothing is kept
    QList<double> peaks;      ///< the most of each row
    float at(int row, int column) const { return cells[std::size_t(row) * std::size_t(columns) + std::size_t(column)]; }
    int hottest() const; ///< row; -1: nothing was used
};

struct SplitMark {
    qint64 second = 0;
    int partition = 0, fresh = 0;
    bool isolated = false; ///< one hot key got a range of its own
};

/// What is asked of the meter.
struct CapacityQuestion {
    QString region, table;
    ArmChoice arm;
    CapacityRange range = CapacityRange::Hours6;
    UnitSide side = UnitSide::Write; ///< of keys and heat
    qint64 nowMs = 0;
    qint64 customFrom = 0, customTo = 0; ///< seconds, of CapacityRange::Custom; what is to come is left out
    double target[2] = {kUnknown, kUnknown}; ///< by UnitSide: percent that scaling aims at; NaN: none is known
};
/// Keys and partitions are kept for a day.
inline constexpr qint64 kDetailSeconds = 24 * 3600;
/// How far around its target scaling leaves capacity alone, on the chart: percent points.
inline constexpr double kTargetBand = 10;

struct CapacitySnapshot {
    bool metered = false; ///< the file has a meter and it counts
    bool used = false;    ///< the table was used since the meter began
    bool onDemand = false;
    qint64 from = 0, to = 0; ///< seconds since the epoch
    qint64 detailFrom = 0;   ///< since when keys and partitions are kept; later than `from` in a long range
    CapacityQuestion asked;
    CapacitySeries series;
    SideFigures read, write;
    QList<ArmUse> arms;
    QList<KeyUse> keys; ///< largest first
    PartitionHeat heat;
    QList<SplitMark> splits; ///< in the range
    double partitionLimit = 0; ///< of asked.side, units a second
    int hotPartition = -1;     ///< one key has most of it and it reached its limit; -1: none
    std::vector<rf::capacity::RefusalPtr> refusals; ///< newest first
    std::array<double, rf::capacity::kLimits> refusedBy{}; ///< requests in the range by Limit; kept longer than single refusals
    const SideFigures& side(UnitSide side) const { return side == UnitSide::Read ? read : write; }
    /// Whether anything was used or refused in the range. Keys and partitions are kept in memory, for a day: of a time before
    /// that, or before the file was opened, there are none though it was used.
    bool wasUsed(UnitSide side) const;
    /// "provisioned capacity 529, partition limit 12", the most first; empty: nothing was refused, or no reason is known.
    QString refusedByText() const;
};

/// Any thread. `schema` nullptr: the table is not there any more.
CapacitySnapshot capacityOf(const rf::capacity::Meter& meter, const rf::TableSchema* schema,
                            const CapacityQuestion& question);

} // namespace rf::models
