#pragma once
// How one typed operation walks the corridor. Included by operations.cpp only; pipeline.h says the invariants.

#include "engine/api/ops/op.h"
#include "engine/api/pipeline.h"

#include <exception>

namespace rf::detail {

/// How often a plan may go stale before the operation is planned inside the transaction itself, where nothing moves.
inline constexpr int kPlansOutside = 3;

template <class Op>
inline constexpr bool kWrites = !requires(const typename Op::Plan& plan, ReadTxn& txn, const OpEnv& env) {
    Op::run(plan, txn, env);
};

/// Runs a body in one transaction of the kind the operation needs. What a body throws is rethrown on this thread.
template <class Op, class Body>
Status transact(Store& store, Body&& body) {
    std::exception_ptr thrown;
    const auto guarded = [&](auto& txn) -> Status {
        try {
            return body(txn);
        } catch (...) {
            thrown = std::current_exception();
            return internal("thrown");
        }
    };
    Status done;
    if constexpr (kWrites<Op>)
        done = store.write([&](WriteTxn& txn) { return guarded(txn); });
    else
        done = store.read([&](ReadTxn& txn) { return guarded(txn); });
    if (thrown) std::rethrow_exception(thrown);
    return done;
}

template <class Op>
Result<Response> walk(Corridor& corridor, const Request& request, const Context& context) {
    const auto& input = request.as<Op>();
    RF_TRY(Op::spec().validate(input));
    std::optional<typename Op::Output> output;

    for (int attempt = 0; attempt < kPlansOutside; ++attempt) {
        const CatalogPtr catalog = corridor.store().catalog();
        RF_ASSIGN(const auto plan, Op::plan(input, OpEnv{context, *catalog, corridor.clock()}));
        RF_TRY(transact<Op>(corridor.store(), [&](auto& txn) -> Status {
            if (!plan.current(txn.catalog())) return {};
            RF_ASSIGN(output, Op::run(plan, txn, OpEnv{context, txn.catalog(), corridor.clock()}));
            return {};
        }));
        if (output) return Response::of<Op>(std::move(*output));
    }
    RF_TRY(transact<Op>(corridor.store(), [&](auto& txn) -> Status {
        const OpEnv env{context, txn.catalog(), corridor.clock()};
        RF_ASSIGN(const auto plan, Op::plan(input, env));
        RF_ASSIGN(output, Op::run(plan, txn, env));
        return {};
    }));
    return Response::of<Op>(std::move(*output));
}

} // namespace rf::detail
