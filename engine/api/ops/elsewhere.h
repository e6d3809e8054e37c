#pragma once
// Operations of the model that have no work to do here: backups, restores, global tables, exports, imports, Kinesis,
// contributor insights, replica auto scaling. Each exists, so that no caller is told of an unknown operation; README.md
// one folder up lists what each answers. Two kinds:
//
//   told     a description of something that is off, empty or not there: the truth, in the service's shape
//   denied   a change that cannot be made here: AccessDeniedException, as to a caller who may not use it

#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"

#include <algorithm>

namespace rf {

/// A name as a template argument.
template <std::size_t N>
struct OperationName {
    constexpr OperationName(const char (&text)[N]) { std::copy_n(text, N, value); }
    constexpr std::string_view view() const { return {value, N - 1}; }
    char value[N];
};

/// The members that decide the answer; all others are passed over.
struct ElsewhereInput {
    Text tableName;
    Text indexName;
    Text tableArn;
    Text backupArn;
    Text exportArn;
    Text importArn;
    Text globalTableName;
};
/// A whole JSON body.
struct ElsewhereOutput {
    std::string json;
};

const Spec<ElsewhereInput>& elsewhereSpec();
/// The answer of one of these operations. Errors: AccessDeniedException and the not-found errors of each kind.
Result<ElsewhereOutput> answerElsewhere(std::string_view operation, const ElsewhereInput& input, const OpEnv& env);

template <OperationName Name>
struct Elsewhere {
    static constexpr OperationName kHeld = Name;
    static constexpr std::string_view kName = kHeld.view();
    using Input = ElsewhereInput;
    using Output = ElsewhereOutput;
    struct Plan {
        Output output;
        bool current(const Catalog&) const { return true; }
    };
    static const Spec<Input>& spec() { return elsewhereSpec(); }
    static Result<Plan> plan(const Input& input, const OpEnv& env) {
        RF_ASSIGN(Output output, answerElsewhere(kName, input, env));
        return Plan{std::move(output)};
    }
    static Result<Output> run(const Plan& plan, ReadTxn&, const OpEnv&) { return plan.output; }
};

} // namespace rf
