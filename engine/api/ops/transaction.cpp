#include "engine/api/ops/transaction.h"

#include "engine/catalog/messages.h"

#include <algorithm>

namespace rf {

Result<std::size_t> TransactionTables::add(const OpEnv& env, std::string_view name) {
    RF_ASSIGN(TablePtr table, findTable(env, name));
    const auto at =
        std::find_if(m_tables.begin(), m_tables.end(), [&](const Entry& entry) { return entry.table == table; });
    if (at != m_tables.end()) return static_cast<std::size_t>(at - m_tables.begin());
    m_tables.push_back({name, std::move(table)});
    return m_tables.size() - 1;
}

bool TransactionTables::current(const Catalog& catalog) const {
    return std::all_of(m_tables.begin(), m_tables.end(),
                       [&](const Entry& entry) { return isCurrent(catalog, entry.table); });
}

std::optional<std::vector<ConsumedCapacity>>
TransactionTables::report(capacity::Report form, const std::vector<capacity::Usage>& usages) const {
    if (form == capacity::Report::None) return std::nullopt;
    std::vector<ConsumedCapacity> told;
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        told.push_back(*usages[i].report(form, m_tables[i].name, true));
    return told;
}

Status OneOperationPerItem::add(const TablePtr& table, std::string_view key) {
    if (m_seen.emplace(table.get(), key).second) return {};
    return validation(std::string(msg::kOneOperationPerItem));
}

namespace {

std::string_view reasonOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::ConditionalCheckFailed: return "ConditionalCheckFailed";
    case ErrorCode::DuplicateItem: return "DuplicateItem";
    case ErrorCode::ItemCollectionSizeLimitExceeded: return "ItemCollectionSizeLimitExceeded";
    case ErrorCode::ProvisionedThroughputExceeded: return "ProvisionedThroughputExceeded";
    case ErrorCode::Throttling: return "ThrottlingError";
    default: return "ValidationError";
    }
}

} // namespace

void Cancellation::fail(std::size_t member, const Error& error) {
    CancellationReason& reason = m_reasons[member];
    reason.code = reasonOf(error.code);
    reason.message = error.message;
    if (const auto* details = dynamic_cast<const ConditionFailedDetails*>(error.details.get()))
        reason.item = details->item;
    m_any = true;
}

Error Cancellation::error() && {
    std::string codes;
    for (const CancellationReason& reason : m_reasons) {
        if (!codes.empty()) codes += ", ";
        codes += reason.code;
    }
    auto details = std::make_shared<CancellationDetails>();
    details->reasons = std::move(m_reasons);
    details->writeUnits = m_writeUnits;
    return {ErrorCode::TransactionCanceled, msg::transactionCanceled(codes), std::move(details)};
}

bool cancels(const Error& error) {
    return isThrottle(error) || error.code == ErrorCode::Validation || error.code == ErrorCode::ConditionalCheckFailed ||
           error.code == ErrorCode::DuplicateItem || error.code == ErrorCode::ItemCollectionSizeLimitExceeded;
}

} // namespace rf
