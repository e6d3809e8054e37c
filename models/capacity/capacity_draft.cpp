#include "models/capacity/capacity_draft.h"

#include <QCoreApplication>

namespace rf::models {

namespace {

rf::ProvisionedThroughputIn unitsOf(const CapacityDraft::Units& units) {
    rf::ProvisionedThroughputIn out;
    out.readCapacityUnits = units.read;
    out.writeCapacityUnits = units.write;
    return out;
}

rf::OnDemandThroughputIn maximumOf(const CapacityDraft::Units& units) {
    rf::OnDemandThroughputIn out;
    out.maxReadRequestUnits = units.maxRead;
    out.maxWriteRequestUnits = units.maxWrite;
    return out;
}

QString nameOf(const CapacityDraft::Units& units) {
    return units.index.isEmpty() ? QCoreApplication::translate("CapacityDraft", "The table") : units.index;
}

} // namespace

CapacityDraft CapacityDraft::of(const TableInfo& table) {
    CapacityDraft draft;
    if (!table.schema) return draft;
    draft.onDemand = table.schema->billingMode == rf::BillingMode::PayPerRequest;
    const auto add = [&](const QString& index, const rf::Throughput& units, const std::optional<rf::OnDemandThroughput>& most) {
        Units arm{index};
        if (!draft.onDemand) arm.read = int(units.readUnits), arm.write = int(units.writeUnits);
        if (most) arm.maxRead = int(most->maxReadUnits), arm.maxWrite = int(most->maxWriteUnits);
        draft.units << arm;
    };
    add({}, table.schema->throughput, table.schema->onDemand);
    for (const rf::IndexSchema& index : table.schema->indexes)
        if (index.kind == rf::IndexKind::Global) add(fromUtf8(index.name), index.throughput, index.onDemand);
    return draft;
}

QString CapacityDraft::problem() const {
    for (const Units& each : units)
        if (!onDemand && (each.read < 1 || each.write < 1))
            return QCoreApplication::translate("CapacityDraft", "%1 needs at least 1 unit of each kind")
                .arg(nameOf(each));
        else if (onDemand && (each.maxRead == 0 || each.maxWrite == 0))
            return QCoreApplication::translate("CapacityDraft", "A maximum of %1 is at least 1 unit, or none").arg(nameOf(each));
    return {};
}

rf::UpdateTable::Input CapacityDraft::request(const TableInfo& before) const {
    const CapacityDraft now = of(before);
    rf::UpdateTable::Input input;
    input.tableName = toUtf8(before.name);
    const bool switches = onDemand != now.onDemand;
    if (switches) input.billingMode = std::string(onDemand ? "PAY_PER_REQUEST" : "PROVISIONED");
    std::vector<rf::GlobalSecondaryIndexUpdateIn> indexes;
    for (qsizetype i = 0; i < units.size(); ++i) {
        const Units& each = units[i];
        const Units was = now.units.value(i);
        const bool maximum = onDemand && (each.maxRead != was.maxRead || each.maxWrite != was.maxWrite);
        const bool provisions = !onDemand && (switches || each.read != was.read || each.write != was.write);
        if (!maximum && !provisions) continue;
        if (each.index.isEmpty()) {
            if (maximum) input.onDemandThroughput = maximumOf(each);
            if (provisions) input.provisionedThroughput = unitsOf(each);
            continue;
        }
        rf::GlobalSecondaryIndexUpdateIn change;
        change.update.emplace();
        change.update->indexName = toUtf8(each.index);
        if (maximum) change.update->onDemandThroughput = maximumOf(each);
        if (provisions) change.update->provisionedThroughput = unitsOf(each);
        indexes.push_back(std::move(change));
    }
    if (!indexes.empty()) input.globalSecondaryIndexUpdates = std::move(indexes);
    return input;
}

} // namespace rf::models
