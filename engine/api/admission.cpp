// The admit step: what the failure lab does to a request, in the service's words (spec/02 §5.11, §7, spec/04 §4).

#include "engine/api/admission.h"

#include "engine/api/ops/op.h"
#include "engine/api/ops/types.h"
#include "engine/catalog/messages.h"

#include <algorithm>

namespace rf {

namespace {

constexpr std::string_view kTransactions[]{"ExecuteTransaction", "TransactGetItems", "TransactWriteItems"};
constexpr std::string_view kItemWrites[]{"DeleteItem", "PutItem", "UpdateItem"};
constexpr std::string_view kStatements[]{"BatchExecuteStatement", "ExecuteStatement", "ExecuteTransaction"};
/// Their statements fail one by one.
constexpr std::string_view kBatchOfStatements = "BatchExecuteStatement";
/// Data operations that may name no key.
constexpr std::string_view kPages[]{"ExecuteStatement", "Query", "Scan"};

bool isOne(std::string_view name, std::span<const std::string_view> of) {
    return std::find(of.begin(), of.end(), name) != of.end();
}

/// Cancels with one reason, of the first member the rule is about.
Error cancelled(const events::Subject& subject, const faults::Rule& rule, std::string code, std::string_view message) {
    auto details = std::make_shared<CancellationDetails>();
    details->reasons.resize(std::max<std::size_t>(subject.keyCount, 1));
    const auto hit = std::ranges::find_if(
        subject.keys, [&](const events::KeyText& key) { return faults::FaultLab::covers(rule, key); });
    const auto member = hit == subject.keys.end() ? std::ptrdiff_t{0} : hit - subject.keys.begin();
    CancellationReason& reason = details->reasons[static_cast<std::size_t>(member)];
    reason.code = std::move(code);
    reason.message = message;
    std::string codes;
    for (const CancellationReason& each : details->reasons) codes += (codes.empty() ? "" : ", ") + each.code;
    return {ErrorCode::TransactionCanceled, msg::transactionCanceled(codes), std::move(details)};
}

/// What was short of a table, or of the global index that is read.
ThrottlingReason reasonOf(const TableSchema& table, const IndexSchema* index, bool writes) {
    std::string reason = index != nullptr ? "Index" : "Table";
    reason += writes ? "Write" : "Read";
    reason += table.billingMode == BillingMode::PayPerRequest ? "KeyRangeThroughputExceeded"
                                                              : "ProvisionedThroughputExceeded";
    return {std::move(reason), index != nullptr ? table.arn() + "/index/" + index->name : table.arn()};
}

/// Reads of a local index use the table's capacity.
const IndexSchema* globalIndex(const TableSchema& table, const std::string& name) {
    const IndexSchema* index = name.empty() ? nullptr : table.findIndex(name);
    return index != nullptr && index->kind == IndexKind::Global ? index : nullptr;
}

} // namespace

Admission::Admission(faults::FaultLab& lab, const OperationRow& row, Corridor& corridor, const Request& request,
                     const Context& context)
    : m_lab(lab), m_row(row), m_corridor(corridor), m_request(request), m_context(context),
      m_catalog(corridor.store().catalog()) {
    m_row.subject(request.input(), *m_catalog, context.region, m_subject);
}

faults::Visitor Admission::visitor() const {
    return {m_row.name, m_subject, m_context.origin != Origin::Wire};
}

std::chrono::milliseconds Admission::delay() { return m_lab.delayOf(visitor()); }

bool Admission::writes() const {
    return isOne(m_row.name, kStatements) ? m_subject.changes : m_row.access == Access::Write;
}

bool Admission::conflicts() const {
    if (isOne(m_row.name, kTransactions) || isOne(m_row.name, kItemWrites)) return true;
    return isOne(m_row.name, kStatements) && m_subject.changes;
}

Error Admission::tooMuch(const std::vector<std::string>& tables) const {
    auto details = std::make_shared<ThrottlingDetails>();
    TablePtr first;
    for (const std::string& name : tables) {
        const TablePtr table = m_catalog->find(m_context.region, tableNameOf(name));
        if (!table) continue;
        if (!first) first = table;
        details->reasons.push_back(reasonOf(*table, globalIndex(*table, m_subject.index), writes()));
    }
    if (first && first->billingMode == BillingMode::PayPerRequest)
        return {ErrorCode::Throttling, std::string(msg::kOnDemandExceeded), std::move(details)};
    const bool ofIndex = first && globalIndex(*first, m_subject.index) != nullptr;
    return {ErrorCode::ProvisionedThroughputExceeded,
            std::string(ofIndex ? msg::kIndexProvisionedExceeded : msg::kProvisionedExceeded), std::move(details)};
}

Error Admission::throttled(const faults::Rule& rule) const {
    if (m_subject.keyCount == 0 && !isOne(m_row.name, kPages))
        return {ErrorCode::Throttling, std::string(msg::kControlPlaneRate)};
    std::vector<std::string> tables = m_subject.tables;
    if (!rule.table.empty())
        std::erase_if(tables, [&](const std::string& name) { return tableNameOf(name) != rule.table; });
    Error error = tooMuch(tables);
    if (!isOne(m_row.name, kTransactions)) return error;
    return cancelled(m_subject, rule,
                     error.code == ErrorCode::Throttling ? "ThrottlingError" : "ProvisionedThroughputExceeded",
                     error.message);
}

Error Admission::refusal(const faults::Rule& rule) const {
    if (rule.kind == faults::Kind::Throttling) return throttled(rule);
    if (rule.kind == faults::Kind::InternalError) return internal(std::string(msg::kInternalServerError));
    if (isOne(m_row.name, kTransactions))
        return cancelled(m_subject, rule, "TransactionConflict", msg::kConflictReason);
    return {ErrorCode::TransactionConflict, std::string(msg::kConflict)};
}

/// `rule` hits every request of a batch that it covers, the rules of partial batches each by its chance.
std::optional<Error> Admission::refusalOf(const events::KeyText& key, const std::optional<faults::Rule>& rule) {
    if (rule && faults::FaultLab::covers(*rule, key))
        return rule->kind == faults::Kind::Throttling ? tooMuch({key.table}) : refusal(*rule);
    if (m_lab.drops(visitor(), key)) return tooMuch({key.table});
    return std::nullopt;
}

Result<std::optional<Thinned>> Admission::thin(const std::optional<faults::Rule>& rule) {
    auto thinned = m_row.thin(m_request, *m_catalog, m_context.region,
                              [&](const events::KeyText& key) { return refusalOf(key, rule); });
    if (thinned && thinned->nothingLeft && !thinned->ofNothing) return tooMuch(m_subject.tables);
    return thinned;
}

Result<std::optional<Thinned>> Admission::admit() {
    const auto rule = m_lab.refusalOf(visitor(), conflicts());
    const bool thins = m_row.thin && m_lab.mayThin(visitor());
    if (!rule && !thins) return std::optional<Thinned>();
    // What is wrong with a request is told before what is wrong with the service.
    if (!m_row.check(m_corridor, m_request, m_context)) return std::optional<Thinned>();
    const bool oneByOne = m_row.name == kBatchOfStatements && rule && rule->kind != faults::Kind::InternalError;
    if (rule && !oneByOne) return refusal(*rule);
    return thin(oneByOne ? rule : std::nullopt);
}

} // namespace rf
