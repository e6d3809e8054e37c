#pragma once
// What an operation is made of. The pipeline (api/pipeline.cpp) walks every operation through the same corridor:
//
//   validate   Op::spec() constraints over the typed Input (all violations together, spec/02 §1 step 4)
//   plan       Op::plan(input, env): stateless checks, table lookup, schema checks, parsed expressions.
//              On the caller's thread; touches no storage beyond the catalog snapshot in `env`.
//   execute    Op::run(plan, txn, env): one storage transaction. Writes run on the committer thread. If the table
//              changed since it was planned (txn.catalog() holds another TablePtr), the pipeline plans again.
//   account    consumed capacity is part of the Output.

#include "engine/api/ops/ledger.h"
#include "engine/api/request.h"
#include "engine/base/clock.h"
#include "engine/catalog/limits.h"
#include "engine/storage/store.h"

namespace rf {

/// What plan and run may know beside their input.
struct OpEnv {
    const Context& context;
    const Catalog& catalog; ///< plan: the newest snapshot; run: the transaction's
    const Clock& clock;
    std::int64_t itemCollectionBytes = limits::kItemCollectionBytes; ///< the largest item collection
    Ledger ledger = {};                                              ///< run: where it asks and tells what it uses
};

/// The table's name of `name` or of an ARN.
std::string_view tableNameOf(std::string_view nameOrArn);
/// The table a data operation names. Errors: ResourceNotFoundException `Requested resource not found`, also for a table
/// that is being created or deleted (spec/02 §1 step 6).
Result<TablePtr> findTable(const OpEnv& env, std::string_view nameOrArn);
/// Whether the catalog still holds this very table: what `Plan::current` asks of every table it was planned on.
bool isCurrent(const Catalog& catalog, const TablePtr& table);

// struct SomeOp {
//     static constexpr std::string_view kName;
//     struct Input; struct Output;
//     static const Spec<Input>& spec();                        // api/ops/spec.h
//     struct Plan {                                            // complete in the header; movable; holds TablePtr(s);
//         bool current(const Catalog& catalog) const;          // may point into the Input, which outlives it; const
//     };                                                       // during run. current: planned on these very tables
//     static Result<Plan> plan(const Input&, const OpEnv&);
//     static Result<Output> run(const Plan&, ReadTxn& or WriteTxn&, const OpEnv&);
// };

} // namespace rf
