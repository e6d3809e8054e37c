#pragma once
// The corridor: one path for every request, whoever sends it.
//
//     validate → plan → admit → execute → account → publish
//
// Invariants
//  1. Nothing is written before the whole request has been validated and planned.
//  2. A plan runs only against the tables it was made for; a table changed in between means a new plan.
//  3. No exception leaves execute() or submit(): what is thrown below becomes InternalServerError.

#include "engine/api/operations.h"
#include "engine/api/ops/op.h"
#include "engine/base/clock.h"
#include "engine/faultlab/fault_lab.h"
#include "engine/storage/store.h"

#include <functional>

namespace rf {

/// Cancelled when nobody waits for the answer any more.
Status mayGoOn(const Context& context);
/// What a caller is told of something thrown below.
Error processingFailed(const std::exception& thrown);

/// What a walk through the corridor may use. Thread-safe.
class Corridor {
public:
    /// `store`, `clock`, `lab` and `meter` outlive the corridor. `tablesChanged` is called after a write that published a new
    /// catalog, on the thread that answers: it must be quick.
    Corridor(Store& store, const Clock& clock, faults::FaultLab& lab, std::function<void()> tablesChanged = {},
             std::int64_t itemCollectionBytes = limits::kItemCollectionBytes, capacity::Meter* meter = nullptr)
        : m_store(store), m_clock(clock), m_lab(lab), m_tablesChanged(std::move(tablesChanged)),
          m_itemCollectionBytes(itemCollectionBytes), m_meter(meter) {}

    /// Errors: whatever the operation gives; UnknownOperationException; Cancelled when the context asks to stop or its
    /// deadline has passed; those of the file underneath.
    Result<Response> execute(const Request& request, const Context& context);

    /// The same without blocking for a commit: `done` is called once, on this thread (reads, and what is refused before
    /// it is written) or on the store's writer (or, delayed, on the failure lab's thread), where it must be quick, must not throw and must not wait for the store.
    /// The corridor outlives the call of `done`.
    void submit(const Request& request, const Context& context, OperationRow::Reply done);

    /// After a durable write that began on the catalog `before`.
    void committed(const CatalogPtr& before) {
        if (m_tablesChanged && m_store.catalog() != before) m_tablesChanged();
    }

    Store& store() { return m_store; }
    /// What a plan on that catalog, or its run, may know.
    OpEnv env(const Context& context, const Catalog& catalog) const {
        return {context, catalog, m_clock, m_itemCollectionBytes, Ledger(m_meter, context)};
    }

private:
    Result<Response> walk(const OperationRow& row, const Request& request, const Context& context);
    Result<Response> walkThroughLab(const OperationRow& row, const Request& request, const Context& context);
    void submitAdmitted(const OperationRow& row, const Request& request, const Context& context,
                        const OperationRow::Reply& done);
    void submitThroughLab(const OperationRow& row, const Request& request, const Context& context,
                          OperationRow::Reply done);

    Store& m_store;
    const Clock& m_clock;
    faults::FaultLab& m_lab;
    std::function<void()> m_tablesChanged;
    const std::int64_t m_itemCollectionBytes;
    capacity::Meter* const m_meter;
};

} // namespace rf
