#include "models/capacity/capacity_snapshot.h"

#include "engine/capacity/capacity_limits.h"
#include "engine/catalog/capacity_since.h"
#include "models/value/value.h"

#include <QHash>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace rf::models {

using rf::capacity::ArmName;
using rf::capacity::Meter;
using rf::capacity::Sample;
using rf::capacity::Side;
using rf::capacity::SideSample;

namespace {

constexpr std::size_t kKeys = 8, kRefusals = 2048; // refusals: all the meter has
constexpr qint64 kLately = 60; ///< seconds
constexpr qint64 kMostPoints = 2'100, kMostColumns = 100;

Side engineSide(UnitSide side) {
    return side == UnitSide::Read ? Side::Read : Side::Write;
}

/// One arm and what the schema says of it.
struct Arm {
    ArmName name;
    double provisioned[2] = {0, 0}; ///< by UnitSide; 0: on demand
    qint64 since = 0;               ///< that it is so, seconds since the epoch
};

Arm armOf(const rf::TableSchema& schema, const rf::IndexSchema* index) {
    Arm arm{{schema.region, schema.name, index ? index->name : std::string()}};
    const rf::Throughput& units = index && index->kind == rf::IndexKind::Global ? index->throughput : schema.throughput;
    arm.since = rf::capacitySinceMs(schema, units) / 1000;
    if (schema.billingMode == rf::BillingMode::PayPerRequest) return arm;
    arm.provisioned[0] = double(units.readUnits);
    arm.provisioned[1] = double(units.writeUnits);
    return arm;
}

std::vector<Arm> chosenArms(const rf::TableSchema& schema, const ArmChoice& choice) {
    std::vector<Arm> arms;
    if (choice.kind != ArmChoice::Index) arms.push_back(armOf(schema, nullptr));
    for (const rf::IndexSchema& index : schema.indexes) {
        const bool all = choice.kind == ArmChoice::TableAndIndexes && index.kind == rf::IndexKind::Global;
        if (all || (choice.kind == ArmChoice::Index && fromUtf8(index.name) == choice.index))
            arms.push_back(armOf(schema, &index));
    }
    return arms;
}

/// Adds one side of an arm to the points.
void add(const std::vector<Sample>& samples, UnitSide side, const Arm& arm, const CapacitySnapshot& snapshot,
         QList<CapacityPoint>& points) {
    const double provisionedNow = arm.provisioned[side == UnitSide::Read ? 0 : 1];
    for (qsizetype i = 0; i < points.size() && i < qsizetype(samples.size()); ++i) {
        const SideSample& sample = sideOf(samples[std::size_t(i)], side);
        const qint64 begin = samples[std::size_t(i)].second;
        const double seconds = double(std::max<qint64>(1, std::min(snapshot.series.step, snapshot.to - begin)));
        CapacityPoint& point = points[i];
        point.consumed += sample.units / seconds;
        point.peak += sample.peak;
        point.throttled += sample.throttled;
        const double provisioned = rf::provisionedIn(begin, snapshot.series.step, arm.since, provisionedNow, sample.provisioned);
        if (provisioned <= 0) continue;
        point.provisioned = std::isnan(point.provisioned) ? provisioned : point.provisioned + provisioned;
        point.burst = std::isnan(point.burst) ? sample.burst : std::min(point.burst, sample.burst);
    }
}

void fillSeries(const Meter& meter, const std::vector<Arm>& arms, CapacitySnapshot& snapshot) {
    const qint64 step = shapeOf(snapshot.asked).step;
    snapshot.series.step = step;
    snapshot.series.from = snapshot.from;
    const qsizetype count = qsizetype((snapshot.to - snapshot.from + step - 1) / step);
    snapshot.series.read.resize(count);
    snapshot.series.write.resize(count);
    for (const Arm& arm : arms) {
        const auto samples = meter.series(arm.name, snapshot.from, snapshot.to, step);
        for (const Sample& sample : samples)
            for (std::size_t limit = 0; limit < rf::capacity::kLimits; ++limit)
                snapshot.refusedBy[limit] += double(sample.read.refused[limit]) + double(sample.write.refused[limit]);
        add(samples, UnitSide::Read, arm, snapshot, snapshot.series.read);
        add(samples, UnitSide::Write, arm, snapshot, snapshot.series.write);
    }
    for (const UnitSide side : {UnitSide::Read, UnitSide::Write}) {
        SideFigures& figures = side == UnitSide::Read ? snapshot.read : snapshot.write;
        for (const CapacityPoint& point : snapshot.series.side(side)) figures.throttled += point.throttled;
        for (const Arm& arm : arms) {
            const double units = arm.provisioned[side == UnitSide::Read ? 0 : 1];
            figures.provisioned += units;
            if (units <= 0) continue;
            const double burst = meter.burst(arm.name, engineSide(side));
            figures.burst = std::isnan(figures.burst) ? burst : std::min(figures.burst, burst);
        }
    }
}

/// Units a second of the last minute.
ArmUse lately(const Meter& meter, const ArmName& arm, qint64 to) {
    ArmUse use;
    for (const Sample& each : meter.series(arm, to - kLately, to, 1)) {
        use.read += each.read.units / double(kLately);
        use.write += each.write.units / double(kLately);
    }
    return use;
}

void fillArms(const Meter& meter, const rf::TableSchema& schema, CapacitySnapshot& snapshot) {
    ArmUse table = lately(meter, {schema.region, schema.name, {}}, snapshot.to);
    const ArmUse whole = table;
    ArmUse chosen;
    const ArmChoice& choice = snapshot.asked.arm;
    if (choice.kind != ArmChoice::Index) chosen = whole;
    for (const rf::IndexSchema& index : schema.indexes) {
        ArmUse use = lately(meter, {schema.region, schema.name, index.name}, snapshot.to);
        use.name = fromUtf8(index.name);
        use.kind = index.kind == rf::IndexKind::Global ? ArmUse::Global : ArmUse::Local;
        if (use.kind == ArmUse::Local) {
            table.read = std::max(0.0, table.read - use.read);
            table.write = std::max(0.0, table.write - use.write);
        }
        const bool counts = choice.kind == ArmChoice::TableAndIndexes ? use.kind == ArmUse::Global
                                                                      : choice.index == use.name && choice.kind == ArmChoice::Index;
        if (counts) {
            chosen.read += use.read;
            chosen.write += use.write;
        }
        snapshot.arms << use;
    }
    std::stable_partition(snapshot.arms.begin(), snapshot.arms.end(), [](const ArmUse& use) { return use.kind == ArmUse::Global; });
    snapshot.arms.prepend(table);
    snapshot.read.consumed = chosen.read;
    snapshot.write.consumed = chosen.write;
}

void fillKeys(const Meter& meter, const ArmName& arm, CapacitySnapshot& snapshot) {
    double total = 0;
    const auto keys = meter.hottest(arm, engineSide(snapshot.asked.side), snapshot.from, snapshot.to, kKeys, &total);
    for (const auto& each : keys) {
        if (each.units <= 0) continue;
        snapshot.keys << KeyUse{fromUtf8(each.key), each.units, total > 0 ? each.units / total : 0};
    }
}

void fillHeat(const Meter& meter, const ArmName& arm, CapacitySnapshot& snapshot) {
    PartitionHeat& heat = snapshot.heat;
    heat.step = shapeOf(snapshot.asked).column;
    heat.from = snapshot.from - snapshot.from % heat.step;
    heat.columns = int((snapshot.to - heat.from + heat.step - 1) / heat.step);
    const auto minutes = meter.heat(arm, heat.from, snapshot.to);
    QSet<int> numbers;
    for (const auto& minute : minutes)
        for (const auto& cell : minute.cells) numbers << cell.partition;
    heat.partitions = numbers.values();
    std::sort(heat.partitions.begin(), heat.partitions.end());
    QHash<int, int> rows;
    for (int row = 0; row < heat.partitions.size(); ++row) rows.insert(heat.partitions[row], row);
    heat.cells.assign(std::size_t(heat.partitions.size()) * std::size_t(heat.columns), float(kUnknown));
    heat.peaks.fill(0, heat.partitions.size());
    const auto side = std::size_t(engineSide(snapshot.asked.side));
    for (const auto& minute : minutes) {
        const auto column = std::size_t((minute.second - heat.from) / heat.step);
        for (const auto& cell : minute.cells) {
            const int row = rows.value(cell.partition);
            float& into = heat.cells[std::size_t(row) * std::size_t(heat.columns) + column];
            into = std::isnan(into) ? cell.peak[side] : std::max(into, cell.peak[side]);
            heat.peaks[row] = std::max(heat.peaks[row], double(into));
        }
    }
    for (const auto& split : meter.splits(arm))
        if (split.second >= snapshot.from && split.second < snapshot.to)
            snapshot.splits << SplitMark{split.second, split.partition, split.fresh, split.isolated};
}

/// The key that most refusals of a partition's limit name; empty when none has more than half of them.
QString keyThatFills(int partition, const CapacitySnapshot& snapshot, const ArmName& arm) {
    QHash<QString, int> refused;
    int all = 0;
    for (const auto& each : snapshot.refusals) {
        if (each->limit != rf::capacity::Limit::KeyRange || each->index != arm.index || each->key.empty()) continue;
        if (each->side != engineSide(snapshot.asked.side) || each->ms / 1000 < snapshot.from) continue;
        for (const auto& tank : each->tanks)
            if (tank.limit == each->limit && tank.partition == partition) ++refused[fromUtf8(each->key)], ++all;
    }
    for (auto at = refused.cbegin(); at != refused.cend(); ++at)
        if (at.value() * 2 > all) return at.key();
    return {};
}

void judge(CapacitySnapshot& snapshot, const ArmName& arm) {
    const int row = snapshot.heat.hottest();
    if (row < 0 || snapshot.heat.peaks[row] < snapshot.partitionLimit) return;
    const QString key = keyThatFills(snapshot.heat.partitions[row], snapshot, arm);
    if (key.isEmpty()) return;
    snapshot.hotPartition = snapshot.heat.partitions[row];
    for (KeyUse& each : snapshot.keys) each.hot = each.key == key;
}

/// Points no closer than a minute, at most some thousands; about 72 columns of full minutes.
RangeShape customShape(qint64 seconds) {
    RangeShape shape{seconds, 60, 86'400};
    for (const qint64 step : {60, 300, 3600})
        if (shape.step = step; seconds / step <= kMostPoints) break;
    for (const qint64 column : {60, 300, 900, 3600, 7200})
        if (seconds / column <= kMostColumns) {
            shape.column = column;
            break;
        }
    return shape;
}

} // namespace

QString unitName(UnitSide side) {
    return side == UnitSide::Read ? QStringLiteral("RCU") : QStringLiteral("WCU");
}

RangeShape shapeOf(const CapacityQuestion& question) {
    switch (question.range) {
    case CapacityRange::Minutes15: return {15 * 60, 1, 60};
    case CapacityRange::Hour: return {3600, 60, 60};
    case CapacityRange::Hours6: return {6 * 3600, 60, 300};
    case CapacityRange::Day: return {24 * 3600, 60, 900};
    case CapacityRange::Week: return {7 * 24 * 3600, 300, 7200};
    case CapacityRange::Custom: break;
    }
    return customShape(std::max<qint64>(kLeastCustomRange, question.customTo - question.customFrom));
}

bool CapacitySnapshot::wasUsed(UnitSide side) const {
    const auto& points = series.side(side);
    return std::any_of(points.begin(), points.end(), [](const CapacityPoint& each) { return each.consumed > 0 || each.throttled > 0; });
}

QString CapacitySnapshot::refusedByText() const {
    std::vector<std::pair<double, QString>> reasons;
    for (std::size_t limit = 0; limit < refusedBy.size(); ++limit)
        if (refusedBy[limit] > 0) reasons.emplace_back(refusedBy[limit], fromUtf8(rf::capacity::limitName(rf::capacity::Limit(limit))));
    std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    QStringList parts;
    for (const auto& [count, reason] : reasons) parts << QStringLiteral("%1 %2").arg(reason, QLocale().toString(count, 'f', 0));
    return parts.join(QStringLiteral(", "));
}

int PartitionHeat::hottest() const {
    const auto most = std::max_element(peaks.begin(), peaks.end());
    return most == peaks.end() || *most <= 0 ? -1 : int(most - peaks.begin());
}

CapacitySnapshot capacityOf(const Meter& meter, const rf::TableSchema* schema, const CapacityQuestion& question) {
    CapacitySnapshot snapshot;
    snapshot.asked = question;
    const RangeShape shape = shapeOf(question);
    snapshot.to = question.nowMs / 1000;
    snapshot.detailFrom = snapshot.to - kDetailSeconds;
    if (question.range == CapacityRange::Custom) snapshot.to = std::min(snapshot.to, question.customFrom + shape.seconds);
    snapshot.from = (snapshot.to - shape.seconds) / shape.step * shape.step;
    snapshot.metered = meter.enforcement() != rf::capacity::Enforcement::Off;
    if (!schema) return snapshot;
    snapshot.onDemand = schema->billingMode == rf::BillingMode::PayPerRequest;
    snapshot.partitionLimit = question.side == UnitSide::Read ? rf::capacity::kPartitionReadUnits
                                                              : rf::capacity::kPartitionWriteUnits;
    for (const ArmName& each : meter.arms())
        snapshot.used = snapshot.used || (each.region == schema->region && each.table == schema->name);
    const ArmName one{schema->region, schema->name,
                      question.arm.kind == ArmChoice::Index ? toUtf8(question.arm.index) : std::string()};
    fillSeries(meter, chosenArms(*schema, question.arm), snapshot);
    fillArms(meter, *schema, snapshot);
    fillKeys(meter, one, snapshot);
    fillHeat(meter, one, snapshot);
    snapshot.refusals = meter.refusals(schema->region, schema->name, kRefusals);
    judge(snapshot, one);
    return snapshot;
}

} // namespace rf::models
