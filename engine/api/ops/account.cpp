#include "engine/api/ops/account.h"

#include "engine/capacity/account_limits.h"

namespace rf {

static_assert(DescribeLimits::Output().accountMaxReadCapacityUnits == capacity::kAccountUnits);
static_assert(DescribeLimits::Output().tableMaxReadCapacityUnits == capacity::kTableUnits);

const Spec<NoInput>& DescribeLimits::spec() {
    static const Spec<NoInput> spec("DescribeLimitsInput", {});
    return spec;
}
Result<FixedPlan> DescribeLimits::plan(const Input&, const OpEnv&) {
    return FixedPlan{};
}
Result<DescribeLimits::Output> DescribeLimits::run(const Plan&, ReadTxn&, const OpEnv&) {
    return Output{};
}

const Spec<NoInput>& DescribeEndpoints::spec() {
    static const Spec<NoInput> spec("DescribeEndpointsRequest", {});
    return spec;
}
Result<FixedPlan> DescribeEndpoints::plan(const Input&, const OpEnv&) {
    return FixedPlan{};
}
Result<DescribeEndpoints::Output> DescribeEndpoints::run(const Plan&, ReadTxn&, const OpEnv& env) {
    return Output{.address = "dynamodb." + env.context.region + ".amazonaws.com"};
}

} // namespace rf
