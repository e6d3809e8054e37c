#pragma once
// TagResource, UntagResource, ListTagsOfResource. Source: spec/02 §6.6, spec/10 §9. Tags are part of the table's schema
// (at most 50), so that they come and go with it.

#include "engine/api/ops/settings.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"

namespace rf {

/// Adds tags; one with a known key replaces the value.
/// Errors: ValidationException, AccessDeniedException, ResourceNotFoundException.
struct TagResource {
    static constexpr std::string_view kName = "TagResource";
    struct Input {
        Text resourceArn;
        std::optional<std::vector<TagIn>> tags;
    };
    using Output = NoOutput;
    using Plan = SettingsPlan;
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

/// Takes tags off; unknown keys are passed over.
/// Errors: ValidationException, AccessDeniedException, ResourceNotFoundException.
struct UntagResource {
    static constexpr std::string_view kName = "UntagResource";
    struct Input {
        Text resourceArn;
        std::optional<std::vector<std::string>> tagKeys;
    };
    using Output = NoOutput;
    using Plan = SettingsPlan;
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

/// Ten tags a page, by key. A table that does not exist is denied, not missed.
/// Errors: ValidationException, AccessDeniedException.
struct ListTagsOfResource {
    static constexpr std::string_view kName = "ListTagsOfResource";
    struct Input {
        Text resourceArn;
        Text nextToken;
    };
    struct Output {
        std::vector<Tag> tags;
        Text nextToken;
    };
    struct Plan {
        TablePtr table;
        std::string after; ///< the last key of the page before; empty = the first page
        bool current(const Catalog& catalog) const { return isCurrent(catalog, table); }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

} // namespace rf
