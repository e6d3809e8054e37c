#pragma once
// How one typed operation walks the corridor. Included by operations.cpp only; pipeline.h says the invariants.

#include "engine/api/ops/op.h"
#include "engine/api/pipeline.h"
#include "engine/api/receipt.h"

#include <exception>

namespace rf::detail {

/// How often a plan may go stale before the operation is planned inside the transaction itself, where nothing moves.
inline constexpr int kPlansOutside = 3;

/// An operation whose plan decides: it has a run() for both kinds of transaction and tells which by writes(plan).
template <class Op>
inline constexpr bool kEither = requires(const typename Op::Plan& plan) { Op::writes(plan); };

template <class Op>
inline constexpr bool kWrites = kEither<Op> || !requires(const typename Op::Plan& plan, ReadTxn& txn, const OpEnv& env) {
    Op::run(plan, txn, env);
};

template <class Op>
bool writes(const typename Op::Plan& plan) {
    if constexpr (kEither<Op>)
        return Op::writes(plan);
    else
        return kWrites<Op>;
}

/// Whether the operation may be answered from an older state: an eventually consistent read (Op::mayLag).
template <class Op>
bool mayLag(const typename Op::Input& input) {
    if constexpr (requires { Op::mayLag(input); }) return Op::mayLag(input);
    return false;
}

/// What a transaction is for.
enum class Work { Write, Read, ReadOne, LaggingRead };

/// A read of at most one record says so (Op::kReadsOne).
template <class Op>
constexpr Work reading() {
    if constexpr (requires { Op::kReadsOne; }) return Work::ReadOne;
    return Work::Read;
}

/// Runs a body in one transaction of the kind the operation needs. What a body throws is rethrown on this thread.
template <class Op, class Body>
Status transact(Store& store, Work work, Body&& body) {
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
    if constexpr (kWrites<Op>) {
        if (work == Work::Write) done = store.write([&](WriteTxn& txn) { return guarded(txn); });
    }
    if constexpr (!kWrites<Op> || kEither<Op>) {
        const auto read = [&](ReadTxn& txn) { return guarded(txn); };
        if (work == Work::Read) done = store.read(read);
        if (work == Work::ReadOne) done = store.readOne(read);
        if (work == Work::LaggingRead) done = store.readLagging(read);
    }
    if (thrown) std::rethrow_exception(thrown);
    return done;
}

/// Runs a plan; what it used and how it went about it is noted for those who watch, also of one that fails.
template <class Op, class Txn>
Result<typename Op::Output> runNoted(typename Op::Plan& plan, Txn& txn, const OpEnv& env) {
    const bool metered = meter(plan, env.context);
    Result<typename Op::Output> output = Op::run(plan, txn, env);
    if (!env.context.receipt) return output;
    if (output)
        note(plan, *output, env.context, writes<Op>(plan), metered);
    else
        noteFailure(plan, output.error(), env.context);
    return output;
}

template <class Op>
Result<Response> walk(Corridor& corridor, const Request& request, const Context& context) {
    const auto& input = request.as<Op>();
    RF_TRY(Op::spec().validate(input));
    std::optional<typename Op::Output> output;
    auto work = kWrites<Op> ? Work::Write : reading<Op>();

    for (int attempt = 0; attempt < kPlansOutside; ++attempt) {
        const CatalogPtr catalog = corridor.store().catalog();
        RF_ASSIGN(auto plan, Op::plan(input, corridor.env(context, *catalog)));
        work = writes<Op>(plan) ? Work::Write : reading<Op>();
        // An older state may have another catalog: a plan that does not fit it is tried on the newest.
        const bool lags =
            work != Work::Write && attempt == 0 && mayLag<Op>(input) && corridor.store().staleness().count() > 0;
        RF_TRY(transact<Op>(corridor.store(), lags ? Work::LaggingRead : work, [&](auto& txn) -> Status {
            output.reset(); // of a read that did not count
            if (&txn.catalog() != catalog.get() && !plan.current(txn.catalog())) return {};
            RF_ASSIGN(output, runNoted<Op>(plan, txn, corridor.env(context, txn.catalog())));
            return {};
        }));
        if (output) return Response::of<Op>(std::move(*output));
    }
    // What a statement does is no matter of the catalog: a new plan is of the kind the last one was.
    RF_TRY(transact<Op>(corridor.store(), work, [&](auto& txn) -> Status {
        const OpEnv env = corridor.env(context, txn.catalog());
        RF_ASSIGN(auto plan, Op::plan(input, env));
        RF_ASSIGN(output, runNoted<Op>(plan, txn, env));
        return {};
    }));
    return Response::of<Op>(std::move(*output));
}

/// The steps before anything is read or written.
template <class Op>
Status check(Corridor& corridor, const Request& request, const Context& context) {
    const auto& input = request.as<Op>();
    RF_TRY(Op::spec().validate(input));
    const CatalogPtr catalog = corridor.store().catalog();
    const auto plan = Op::plan(input, corridor.env(context, *catalog));
    return plan ? Status() : Status(plan.error());
}

/// What a submitted write needs until its commit is durable.
template <class Op>
struct Submission {
    Request request; ///< keeps the input alive, into which the plan points
    Context context;
    CatalogPtr catalog; ///< planned on this one
    typename Op::Plan plan;
    std::optional<typename Op::Output> output;

    /// On the writer thread. A plan gone stale is made again here, where nothing moves.
    Status run(Corridor& corridor, WriteTxn& txn) {
        RF_TRY(mayGoOn(context));
        const OpEnv env = corridor.env(context, txn.catalog());
        if (!plan.current(txn.catalog())) {
            RF_ASSIGN(plan, Op::plan(request.as<Op>(), env));
        }
        RF_ASSIGN(output, runNoted<Op>(plan, txn, env));
        return {};
    }
};

/// The walk of a write whose caller does not wait: it is planned on this thread and answers from the writer's.
template <class Op>
void submit(Corridor& corridor, const Request& request, const Context& context, OperationRow::Reply done) {
    const auto planned = [&]() -> Result<std::shared_ptr<Submission<Op>>> {
        const auto& input = request.as<Op>();
        RF_TRY(Op::spec().validate(input));
        const CatalogPtr catalog = corridor.store().catalog();
        RF_ASSIGN(auto plan, Op::plan(input, corridor.env(context, *catalog)));
        return std::make_shared<Submission<Op>>(Submission<Op>{request, context, catalog, std::move(plan), {}});
    };
    auto walking = planned();
    if (!walking) return done(std::move(walking).error());
    if (!writes<Op>((*walking)->plan)) return done(walk<Op>(corridor, request, context));
    corridor.store().submit(
        [&corridor, walk = *walking](WriteTxn& txn) -> Status {
            try {
                return walk->run(corridor, txn);
            } catch (const std::exception& thrown) {
                return processingFailed(thrown);
            }
        },
        [&corridor, walk = *walking, done = std::move(done)](Status status) {
            if (!status) return done(std::move(status).error());
            corridor.committed(walk->catalog);
            done(Response::of<Op>(std::move(*walk->output)));
        });
}

template <class Op>
constexpr auto submitOf() -> decltype(OperationRow::submit) {
    if constexpr (kWrites<Op>)
        return submit<Op>;
    else
        return nullptr;
}

} // namespace rf::detail
