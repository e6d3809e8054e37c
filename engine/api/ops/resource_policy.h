#pragma once
// PutResourcePolicy, GetResourcePolicy, DeleteResourcePolicy: policies are kept with their table and told back; nothing
// enforces them. Source: spec/02 §6.7.

#include "engine/api/ops/settings.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"

namespace rf {

/// The same document again keeps its revision.
/// Errors: ValidationException, AccessDeniedException, ResourceNotFoundException, PolicyNotFoundException when the
/// revision is not the expected one (`NO_POLICY`: there must be none).
struct PutResourcePolicy {
    static constexpr std::string_view kName = "PutResourcePolicy";
    struct Input {
        Text resourceArn;
        Text policy;
        Text expectedRevisionId;
        std::optional<bool> confirmRemoveSelfResourceAccess; ///< accepted: nobody can be locked out
    };
    struct Output {
        std::string revisionId;
    };
    struct Plan : SettingsPlan {
        std::string revisionId;
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

/// Errors: ValidationException, AccessDeniedException, ResourceNotFoundException, PolicyNotFoundException.
struct GetResourcePolicy {
    static constexpr std::string_view kName = "GetResourcePolicy";
    struct Input {
        Text resourceArn;
    };
    struct Output {
        ResourcePolicy policy;
    };
    struct Plan {
        TablePtr table;
        ResourcePolicy policy;
        bool current(const Catalog& catalog) const { return isCurrent(catalog, table); }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

/// A policy that is not there is no error, unless a revision is expected. Output: the revision that went, if any.
/// Errors: ValidationException, AccessDeniedException, ResourceNotFoundException, PolicyNotFoundException.
struct DeleteResourcePolicy {
    static constexpr std::string_view kName = "DeleteResourcePolicy";
    struct Input {
        Text resourceArn;
        Text expectedRevisionId;
    };
    struct Output {
        Text revisionId;
    };
    struct Plan : SettingsPlan {
        Text revisionId;
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

/// A policy's document: a JSON object of at most 20 KB.
Status checkPolicy(const std::string& document);
/// A revision later than `before` (empty = the first one).
std::string nextRevision(std::int64_t nowMs, const std::string& before);

} // namespace rf
