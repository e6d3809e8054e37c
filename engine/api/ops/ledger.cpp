#include "engine/api/ops/ledger.h"

#include "engine/api/ops/types.h"
#include "engine/api/ops/write_action.h"
#include "engine/api/request.h"
#include "engine/catalog/messages.h"

namespace rf {
namespace {

using capacity::Limit;
using capacity::Side;

std::string reasonOf(const capacity::Refusal& refusal) {
    std::string reason = refusal.index.empty() ? "Table" : "Index";
    reason += refusal.side == Side::Write ? "Write" : "Read";
    switch (refusal.limit) {
    case Limit::Provisioned: return reason + "ProvisionedThroughputExceeded";
    case Limit::MaxOnDemand: return reason + "MaxOnDemandThroughputExceeded";
    case Limit::OnDemand:
    case Limit::KeyRange: break; // the service tells outgrown on-demand capacity by its partitions
    }
    return reason + "KeyRangeThroughputExceeded";
}

} // namespace

Error throttledBy(const capacity::Refusal& refusal, const TableSchema& table) {
    auto details = std::make_shared<ThrottlingDetails>();
    details->reasons.push_back(
        {reasonOf(refusal), refusal.index.empty() ? table.arn() : table.arn() + "/index/" + refusal.index});
    if (table.billingMode == BillingMode::PayPerRequest)
        return {ErrorCode::Throttling, std::string(msg::kOnDemandExceeded), std::move(details)};
    const auto words = refusal.index.empty() ? msg::kProvisionedExceeded : msg::kIndexProvisionedExceeded;
    return {ErrorCode::ProvisionedThroughputExceeded, std::string(words), std::move(details)};
}

bool isThrottle(const Error& error) {
    return error.code == ErrorCode::ProvisionedThroughputExceeded || error.code == ErrorCode::Throttling;
}

Status Ledger::may(Side side, const capacity::Place& place) const {
    if (!m_meter) return {};
    const capacity::RefusalPtr refusal = m_meter->admit(side, place, m_context->origin != Origin::Program);
    if (!refusal) return {};
    if (m_context->receipt) m_context->receipt->refusal = refusal->number;
    return refusal->enforced ? Status(throttledBy(*refusal, *place.table)) : Status();
}

Status Ledger::mayWriteIndexes(const TablePtr& table, const ItemWrite& write) const {
    if (!m_meter) return {};
    for (const IndexWrite& each : write.indexes)
        if (each.changed && each.index->kind == IndexKind::Global) RF_TRY(mayWrite({table, each.index, each.key}));
    return {};
}

void Ledger::write(const TablePtr& table, std::string_view key, const ItemWrite& write,
                   capacity::Writing writing) const {
    if (!m_meter) return;
    capacity::Usage used;
    charge(write, writing, used);
    this->write({table, nullptr, key}, used.table().write);
    for (const capacity::Usage::IndexUnits& arm : used.indexes())
        for (const IndexWrite& each : write.indexes)
            if (each.index == arm.index) this->write({table, each.index, each.key}, arm.units.write);
}

} // namespace rf
