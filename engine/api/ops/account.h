#pragma once
// DescribeLimits and DescribeEndpoints: what the service tells of the account and of itself (spec/02 §6.4).

#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"

namespace rf {

struct NoInput {};

/// A plan that depends on no table.
struct FixedPlan {
    bool current(const Catalog&) const { return true; }
};

/// The quotas a new account has; nothing here enforces them.
struct DescribeLimits {
    static constexpr std::string_view kName = "DescribeLimits";
    using Input = NoInput;
    struct Output {
        std::int64_t accountMaxReadCapacityUnits = 80'000;
        std::int64_t accountMaxWriteCapacityUnits = 80'000;
        std::int64_t tableMaxReadCapacityUnits = 40'000;
        std::int64_t tableMaxWriteCapacityUnits = 40'000;
    };
    using Plan = FixedPlan;
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

struct DescribeEndpoints {
    static constexpr std::string_view kName = "DescribeEndpoints";
    using Input = NoInput;
    struct Output {
        std::string address; ///< the service's own, of the request's region
        std::int64_t cachePeriodInMinutes = 1440;
    };
    using Plan = FixedPlan;
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

} // namespace rf
