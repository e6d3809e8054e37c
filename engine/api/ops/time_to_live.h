#pragma once
// UpdateTimeToLive and DescribeTimeToLive (spec/02 §6.5, spec/10 §9). What expires is deleted by maintenance/expiry.h.

#include "engine/api/ops/settings.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"

namespace rf {

struct TimeToLiveSpecificationIn {
    std::optional<bool> enabled;
    Text attributeName;
};

/// Errors: ValidationException, ResourceNotFoundException, ResourceInUseException.
struct UpdateTimeToLive {
    static constexpr std::string_view kName = "UpdateTimeToLive";
    struct Input {
        Text tableName;
        std::optional<TimeToLiveSpecificationIn> timeToLiveSpecification;
    };
    struct Output {
        bool enabled = false;
        std::string attributeName;
    };
    struct Plan : SettingsPlan {
        Output output;
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

/// Errors: ValidationException, ResourceNotFoundException.
struct DescribeTimeToLive {
    static constexpr std::string_view kName = "DescribeTimeToLive";
    struct Input {
        Text tableName;
    };
    struct Output {
        TimeToLiveStatus status = TimeToLiveStatus::Disabled;
        std::string attributeName; ///< empty when disabled
    };
    struct Plan {
        TablePtr table;
        bool current(const Catalog& catalog) const { return isCurrent(catalog, table); }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

} // namespace rf
