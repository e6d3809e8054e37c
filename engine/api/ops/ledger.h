#pragma once
// One call's side of the meter: asks whether it may go on, tells what it used. Operations do both where they read or
// write, so that ReturnConsumedCapacity, the meter and the bill are one sum.
//
//     RF_TRY(env.ledger.mayRead({table, nullptr, key}));   // before: the bucket must be open
//     env.ledger.read({table, nullptr, key}, units);       // after: what it came to

#include "engine/capacity/meter.h"
#include "engine/capacity/usage.h"
#include "engine/storage/item_store.h"

namespace rf {

struct Context;

/// A small value; copied freely. Built without a meter it admits everything and counts nothing.
class Ledger {
public:
    Ledger() = default;
    /// Refuses calls that came over the wire and staged edits: the program's own are marked and go on.
    Ledger(capacity::Meter* meter, const Context& context) : m_meter(meter), m_context(&context) {}

    /// Errors: ProvisionedThroughputExceededException, ThrottlingException, with ThrottlingDetails. The refusal's number is
    /// noted in the receipt of whoever watches.
    Status mayRead(const capacity::Place& place) const { return may(capacity::Side::Read, place); }
    Status mayWrite(const capacity::Place& place) const { return may(capacity::Side::Write, place); }
    /// Of every global index in which a write changes an entry.
    Status mayWriteIndexes(const TablePtr& table, const ItemWrite& write) const;

    void read(const capacity::Place& place, double units) const { use(capacity::Side::Read, place, units); }
    void write(const capacity::Place& place, double units) const { use(capacity::Side::Write, place, units); }
    /// One write with its index entries.
    void write(const TablePtr& table, std::string_view key, const ItemWrite& write,
               capacity::Writing writing) const;

private:
    Status may(capacity::Side side, const capacity::Place& place) const;
    void use(capacity::Side side, const capacity::Place& place, double units) const {
        if (m_meter) m_meter->use(side, place, units);
    }

    capacity::Meter* m_meter = nullptr;
    const Context* m_context = nullptr;
};

/// The service's error for a refusal (spec/04 §4).
Error throttledBy(const capacity::Refusal& refusal, const TableSchema& table);
/// Whether an error is one of those.
bool isThrottle(const Error& error);

} // namespace rf
