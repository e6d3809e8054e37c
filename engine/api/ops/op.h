#pragma once
// What an operation is made of. The pipeline (api/pipeline.cpp) walks every operation through the same corridor:
//
//   validate   Op::spec() constraints over the typed Input (all violations together, spec/02 §1 step 4)
//   plan       Op::plan(input, env): stateless checks, table lookup, schema checks, parsed expressions.
//              On the caller's thread; touches no storage beyond the catalog snapshot in `env`.
//   execute    Op::run(plan, txn, env): one storage transaction. Writes run on the committer thread. If the table
//              changed since it was planned (txn.catalog() holds another TablePtr), the pipeline plans again.
//   account    consumed capacity is part of the Output.

#include "engine/api/request.h"
#include "engine/base/clock.h"
#include "engine/storage/store.h"

namespace rf {

class Engine;

/// What plan and run may know beside their input.
struct OpEnv {
    const Context& context;
    const Catalog& catalog; ///< plan: the newest snapshot; run: the transaction's
    const Clock& clock;
    Engine* engine = nullptr; ///< for control-plane operations that start background work
};

// struct SomeOp {
//     static constexpr std::string_view kName;
//     struct Input; struct Output;
//     static const Spec<Input>& spec();                        // api/ops/spec.h
//     struct Plan;                                             // movable; holds TablePtr(s)
//     static Result<Plan> plan(const Input&, const OpEnv&);
//     static Result<Output> run(const Plan&, ReadTxn& or WriteTxn&, const OpEnv&);
// };

} // namespace rf
