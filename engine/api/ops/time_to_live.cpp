#include "engine/api/ops/time_to_live.h"

#include "engine/api/ops/table_rules.h"
#include "engine/catalog/messages.h"

namespace rf {
namespace {

/// Between two changes of one table.
constexpr std::int64_t kIntervalMs = 3'600'000;

Status checkChange(const TimeToLiveSpecificationIn& in, const TableSchema& table, std::int64_t nowMs) {
    const std::string& current = table.timeToLiveAttribute;
    if (current.empty() && !*in.enabled) return validation(std::string(msg::kTimeToLiveDisabled));
    if (!current.empty() && current != *in.attributeName) return validation(msg::timeToLiveElsewhere(current));
    if (!current.empty() && *in.enabled) return validation(std::string(msg::kTimeToLiveEnabled));
    if (table.timeToLiveChangedMs != 0 && nowMs - table.timeToLiveChangedMs < kIntervalMs)
        return validation(std::string(msg::kTimeToLiveTooOften));
    return {};
}

} // namespace

Result<UpdateTimeToLive::Plan> UpdateTimeToLive::plan(const Input& in, const OpEnv& env) {
    const TimeToLiveSpecificationIn& wanted = *in.timeToLiveSpecification;
    Plan plan;
    RF_ASSIGN(plan.before, findAnyTable(env, *in.tableName));
    const std::string& name = plan.before->name;
    if (plan.before->status == TableStatus::Creating || plan.before->status == TableStatus::Deleting)
        return Error{ErrorCode::ResourceInUse,
                     msg::tableInUse(plan.before->status == TableStatus::Creating ? "created" : "deleted", name)};
    RF_TRY(checkChange(wanted, *plan.before, env.clock.nowMs()));
    auto after = std::make_shared<TableSchema>(*plan.before);
    after->formerTimeToLiveAttribute = after->timeToLiveAttribute;
    after->timeToLiveAttribute = *wanted.enabled ? *wanted.attributeName : std::string();
    after->timeToLiveChangedMs = env.clock.nowMs();
    plan.after = std::move(after);
    plan.output = {*wanted.enabled, *wanted.attributeName};
    return plan;
}

Result<UpdateTimeToLive::Output> UpdateTimeToLive::run(const Plan& plan, WriteTxn& txn, const OpEnv&) {
    RF_TRY(txn.putTable(plan.after));
    return plan.output;
}

Result<DescribeTimeToLive::Plan> DescribeTimeToLive::plan(const Input& in, const OpEnv& env) {
    RF_ASSIGN(TablePtr table, findAnyTable(env, *in.tableName));
    return Plan{std::move(table)};
}

Result<DescribeTimeToLive::Output> DescribeTimeToLive::run(const Plan& plan, ReadTxn&, const OpEnv& env) {
    Output output{plan.table->timeToLiveStatus(env.clock.nowMs()), plan.table->timeToLiveAttribute};
    if (output.status == TimeToLiveStatus::Disabling) output.attributeName = plan.table->formerTimeToLiveAttribute;
    return output;
}

} // namespace rf
