// The admit step: what the failure lab does to a request, in the service's words (spec/02 §5.11, spec/04 §4).

#include "engine/api/admission.h"

#include "engine/api/ops/op.h"
#include "engine/api/ops/types.h"
#include "engine/catalog/messages.h"

namespace rf {

namespace {

constexpr std::string_view kTransactions[]{"TransactGetItems", "TransactWriteItems"};
constexpr std::string_view kItemWrites[]{"DeleteItem", "PutItem", "UpdateItem"};

bool isOne(std::string_view name, std::span<const std::string_view> of) {
    return std::find(of.begin(), of.end(), name) != of.end();
}

bool onDemand(const Catalog& catalog, const std::string& region, const events::Subject& subject) {
    if (subject.tables.empty()) return false;
    const TablePtr table = catalog.find(region, tableNameOf(subject.tables.front()));
    return table && table->billingMode == BillingMode::PayPerRequest;
}

/// Cancels with one reason at the first member.
Error cancelled(std::size_t members, std::string code, std::string_view message) {
    auto details = std::make_shared<CancellationDetails>();
    details->reasons.resize(std::max<std::size_t>(members, 1));
    std::string codes = code;
    for (std::size_t i = 1; i < details->reasons.size(); ++i) codes += ", None";
    details->reasons.front().code = std::move(code);
    details->reasons.front().message = message;
    return {ErrorCode::TransactionCanceled, msg::transactionCanceled(codes), std::move(details)};
}

Error throttled(std::string_view operation, const events::Subject& subject, bool onDemandTable) {
    if (isOne(operation, kTransactions))
        return onDemandTable ? cancelled(subject.keyCount, "ThrottlingError", msg::kOnDemandExceeded)
                             : cancelled(subject.keyCount, "ProvisionedThroughputExceeded", msg::kProvisionedExceeded);
    if (subject.keyCount == 0 && operation != "Query" && operation != "Scan")
        return {ErrorCode::Throttling, std::string(msg::kControlPlaneRate)};
    if (onDemandTable) return {ErrorCode::Throttling, std::string(msg::kOnDemandExceeded)};
    return {ErrorCode::ProvisionedThroughputExceeded, std::string(msg::kProvisionedExceeded)};
}

Error refusal(faults::Kind kind, std::string_view operation, const events::Subject& subject, bool onDemandTable) {
    if (kind == faults::Kind::Throttling) return throttled(operation, subject, onDemandTable);
    if (kind == faults::Kind::InternalError) return internal(std::string(msg::kInternalServerError));
    if (isOne(operation, kTransactions)) return cancelled(subject.keyCount, "TransactionConflict", msg::kConflictReason);
    return {ErrorCode::TransactionConflict, std::string(msg::kConflict)};
}

} // namespace

Admission::Admission(faults::FaultLab& lab, const OperationRow& row, Corridor& corridor, const Request& request,
                     const Context& context)
    : m_lab(lab), m_row(row), m_corridor(corridor), m_request(request), m_context(context),
      m_catalog(corridor.store().catalog()) {
    m_row.subject(request.input(), *m_catalog, context.region, m_subject);
}

faults::Visitor Admission::visitor() const {
    return {m_row.name, m_subject, m_context.origin == Origin::Program};
}

std::chrono::milliseconds Admission::delay() { return m_lab.delayOf(visitor()); }

Result<std::optional<Thinned>> Admission::admit() {
    const bool conflicts = isOne(m_row.name, kTransactions) || isOne(m_row.name, kItemWrites);
    const auto kind = m_lab.refusalOf(visitor(), conflicts);
    const bool thins = m_row.thin && m_lab.mayThin(visitor());
    // What is wrong with a request is told before what is wrong with the service.
    if ((kind || thins) && !m_row.check(m_corridor, m_request, m_context)) return std::optional<Thinned>();
    const bool billed = onDemand(*m_catalog, m_context.region, m_subject);
    if (kind) return refusal(*kind, m_row.name, m_subject, billed);
    if (!thins) return std::optional<Thinned>();
    auto thinned = m_row.thin(m_request, *m_catalog, m_context.region,
                              [this](const events::KeyText& key) { return m_lab.drops(visitor(), key); });
    if (thinned && thinned->nothingLeft) return throttled(m_row.name, m_subject, billed);
    return thinned;
}

} // namespace rf
