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

} // namespace

CapacityDraft CapacityDraft::of(const TableInfo& table) {
    CapacityDraft draft;
    if (!table.schema) return draft;
    draft.onDemand = table.schema->billingMode == rf::BillingMode::PayPerRequest;
    const auto add = [&](const QString& index, const rf::Throughput& units) {
        draft.units << (draft.onDemand ? Units{index} : Units{index, int(units.readUnits), int(units.writeUnits)});
    };
    add({}, table.schema->throughput);
    for (const rf::IndexSchema& index : table.schema->indexes)
        if (index.kind == rf::IndexKind::Global) add(fromUtf8(index.name), index.throughput);
    return draft;
}

QString CapacityDraft::problem() const {
    for (const Units& each : units)
        if (!onDemand && (each.read < 1 || each.write < 1))
            return QCoreApplication::translate("CapacityDraft", "%1 needs at least 1 unit of each kind")
                .arg(each.index.isEmpty() ? QCoreApplication::translate("CapacityDraft", "The table") : each.index);
    return {};
}

rf::UpdateTable::Input CapacityDraft::request(const TableInfo& before) const {
    const CapacityDraft now = of(before);
    rf::UpdateTable::Input input;
    input.tableName = toUtf8(before.name);
    const bool switches = onDemand != now.onDemand;
    if (switches) input.billingMode = std::string(onDemand ? "PAY_PER_REQUEST" : "PROVISIONED");
    if (onDemand) return input;
    std::vector<rf::GlobalSecondaryIndexUpdateIn> indexes;
    for (const Units& each : units) {
        if (!switches && now.units.contains(each)) continue;
        if (each.index.isEmpty()) {
            input.provisionedThroughput = unitsOf(each);
            continue;
        }
        rf::GlobalSecondaryIndexUpdateIn change;
        change.update.emplace();
        change.update->indexName = toUtf8(each.index);
        change.update->provisionedThroughput = unitsOf(each);
        indexes.push_back(std::move(change));
    }
    if (!indexes.empty()) input.globalSecondaryIndexUpdates = std::move(indexes);
    return input;
}

} // namespace rf::models
