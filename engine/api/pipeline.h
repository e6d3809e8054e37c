#pragma once
// The corridor: one path for every request, whoever sends it.
//
//     validate → authorise → admit → plan → execute → account → publish
//
// Invariants
//  1. Nothing is written before the whole request has been validated and planned.
//  2. A plan runs only against the tables it was made for; a table changed in between means a new plan.
//  3. No exception leaves execute(): what is thrown below becomes InternalServerError.

#include "engine/api/operations.h"
#include "engine/base/clock.h"
#include "engine/storage/store.h"

#include <functional>

namespace rf {

/// What a walk through the corridor may use. Thread-safe.
class Corridor {
public:
    /// `store` and `clock` outlive the corridor. `tablesChanged` is called after a write that published a new
    /// catalog, on the thread of the caller who made it.
    Corridor(Store& store, const Clock& clock, std::function<void()> tablesChanged = {})
        : m_store(store), m_clock(clock), m_tablesChanged(std::move(tablesChanged)) {}

    /// Errors: whatever the operation gives; UnknownOperationException; Cancelled when the context asks to stop or its
    /// deadline has passed; those of the file underneath.
    Result<Response> execute(const Request& request, const Context& context);

    Store& store() { return m_store; }
    const Clock& clock() const { return m_clock; }

private:
    Store& m_store;
    const Clock& m_clock;
    std::function<void()> m_tablesChanged;
};

} // namespace rf
