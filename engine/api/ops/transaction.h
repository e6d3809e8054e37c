#pragma once
// What both transaction operations share: their tables, and the error that tells why one was cancelled
// (spec/02 §5.11–§5.12, spec/10 §6).

#include "engine/api/ops/op.h"
#include "engine/api/ops/types.h"
#include "engine/capacity/usage.h"

#include <set>

namespace rf {

/// The distinct tables of a transaction, in order of first mention.
class TransactionTables {
public:
    /// The table's place. Errors: ResourceNotFoundException.
    Result<std::size_t> add(const OpEnv& env, std::string_view name);
    const TablePtr& operator[](std::size_t place) const { return m_tables[place].table; }
    std::string_view name(std::size_t place) const { return m_tables[place].name; } ///< as the caller gave it first
    std::size_t size() const { return m_tables.size(); }
    bool current(const Catalog& catalog) const;
    /// ConsumedCapacity of every table; `usages` in the tables' order.
    std::optional<std::vector<ConsumedCapacity>> report(capacity::Report form,
                                                        const std::vector<capacity::Usage>& usages) const;

private:
    struct Entry {
        std::string_view name; ///< as the caller gave it first
        TablePtr table;
    };
    std::vector<Entry> m_tables;
};

/// Refuses the second operation on one item.
class OneOperationPerItem {
public:
    Status add(const TablePtr& table, std::string_view key);

private:
    std::set<std::pair<const TableSchema*, std::string>> m_seen;
};

/// Why members failed, in request order; those that did not stay `None`.
class Cancellation {
public:
    explicit Cancellation(std::size_t members) : m_reasons(members) {}
    /// The member's reason out of an error that cancels().
    void fail(std::size_t member, const Error& error);
    /// What the transaction used though it was cancelled; for watchers (ConsumingDetails).
    void use(double writeUnits) { m_writeUnits += writeUnits; }
    bool any() const { return m_any; }
    bool failed(std::size_t member) const { return m_reasons[member].code != "None"; }
    /// TransactionCanceledException with CancellationDetails.
    Error error() &&;

private:
    std::vector<CancellationReason> m_reasons;
    double m_writeUnits = 0;
    bool m_any = false;
};

/// Asks the ledger for every member's read before the first: a throttled one cancels them all.
/// `place(i)` is the member's.
template <class PlaceOf>
Status mayReadAll(std::size_t members, const OpEnv& env, PlaceOf place) {
    Cancellation throttled(members);
    for (std::size_t i = 0; i < members; ++i)
        if (const Status may = env.ledger.mayRead(place(i)); !may) throttled.fail(i, may.error());
    return throttled.any() ? Status(std::move(throttled).error()) : Status();
}

/// True for errors that cancel one member; anything else (the file underneath) fails the request as it is.
bool cancels(const Error& error);

} // namespace rf
