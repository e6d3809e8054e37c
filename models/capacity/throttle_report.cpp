#include "models/capacity/throttle_report.h"

#include "models/value/tr.h"
#include "models/value/value.h"

#include <QLocale>

namespace rf::models {

using rf::capacity::Limit;
using rf::capacity::Refusal;
using rf::capacity::Side;

namespace {

QString tankName(const rf::capacity::Tank& tank) {
    switch (tank.limit) {
    case Limit::Provisioned: return tr("Provisioned, with burst");
    case Limit::OnDemand: return tr("On demand");
    case Limit::MaxOnDemand: return tr("Maximum on demand");
    case Limit::KeyRange: break;
    }
    return tr("Partition P%1").arg(tank.partition);
}

QString headlineOf(const Refusal& refusal, const QString& where) {
    const QString unit = unitName(refusal.side == Side::Read ? UnitSide::Read : UnitSide::Write);
    double rate = 0;
    int partition = 0;
    for (const auto& tank : refusal.tanks)
        if (tank.limit == refusal.limit) rate = tank.rate, partition = tank.partition;
    const QString figure = QLocale(QLocale::English).toString(rate, 'f', 0);
    switch (refusal.limit) {
    case Limit::Provisioned:
        return tr("The provisioned %1 %2 of %3 and its burst credits were used up.").arg(figure, unit, where);
    case Limit::OnDemand:
        return tr("On-demand traffic of %1 was more than double its previous peak: %2 %3 a second at the most.")
            .arg(where, figure, unit);
    case Limit::MaxOnDemand:
        return tr("The maximum on-demand throughput of %1, %2 %3 a second, was reached.").arg(where, figure, unit);
    case Limit::KeyRange: break;
    }
    return tr("Partition P%1 of %2 reached its limit of %3 %4 a second.").arg(partition).arg(where, figure, unit);
}

QString fixOf(Limit limit, Side side) {
    switch (limit) {
    case Limit::Provisioned:
        return tr("Provision more capacity, wait until the bucket has filled again, or switch the table to on-demand.");
    case Limit::OnDemand:
        return tr("Wait: the limit grows to double the new peak within 30 minutes. Before a known rush, pre-warm the table.");
    case Limit::MaxOnDemand: return tr("Raise the maximum on-demand throughput, or remove it.");
    case Limit::KeyRange: break;
    }
    return side == Side::Write
               ? tr("More capacity cannot help: spread the key over several (add a suffix, shard it), or write other keys.")
               : tr("More capacity cannot help: spread the key over several, read other keys, or put a cache in front.");
}

} // namespace

ThrottleReport ThrottleReport::of(const Refusal& refusal) {
    ThrottleReport report;
    report.number = refusal.number;
    report.ms = refusal.ms;
    report.side = refusal.side == Side::Read ? UnitSide::Read : UnitSide::Write;
    report.enforced = refusal.enforced;
    report.table = fromUtf8(refusal.table);
    report.index = fromUtf8(refusal.index);
    report.limit = fromUtf8(rf::capacity::limitName(refusal.limit));
    report.key = fromUtf8(refusal.key);
    report.drainer = fromUtf8(refusal.drainer);
    report.drainerShare = refusal.drainerShare;
    report.opensIn = refusal.opensIn;
    for (const auto& tank : refusal.tanks)
        report.tanks << CapacityTank{tankName(tank), tank.level, tank.holds, tank.rate, tank.limit == refusal.limit};
    report.headline = headlineOf(refusal, report.index.isEmpty() ? report.table : tr("the index %1").arg(report.index));
    report.fix = fixOf(refusal.limit, refusal.side);
    return report;
}

QString ThrottleReport::drainedBy() const {
    if (drainer.isEmpty()) return tr("Not known: the requests named no key");
    const QString share = QString::number(qRound(drainerShare * 100));
    return side == UnitSide::Read ? tr("%1, %2% of the last minutes' reads").arg(drainer, share)
                                  : tr("%1, %2% of the last minutes' writes").arg(drainer, share);
}

QString ThrottleReport::opensText() const {
    if (opensIn < 0.0005) {
        double rate = 0;
        for (const CapacityTank& tank : tanks)
            if (tank.empty) rate = tank.rate;
        return tr("With the next unit: %1 a second flow in").arg(QLocale(QLocale::English).toString(rate, 'f', 0));
    }
    const QString seconds = QLocale(QLocale::English).toString(opensIn, 'f', opensIn < 10 ? 2 : 0);
    return tr("%1 s later, if nothing more is used").arg(seconds);
}

} // namespace rf::models
