#include "engine/api/ops/resource_policy.h"

#include "engine/api/ops/resource_arn.h"
#include "engine/catalog/messages.h"
#include "engine/value/json.h"

#include <algorithm>
#include <charconv>

namespace rf {
namespace {

constexpr std::size_t kPolicyBytes = 20 * 1024;
constexpr std::string_view kExpectNone = "NO_POLICY";

Rules resourceArn() {
    return {.required = true, .min = 1, .max = 1283};
}
Rules revision() {
    return {.min = 1, .max = 255};
}

Error notFound(const std::string& arn) {
    return {ErrorCode::PolicyNotFound, msg::noPolicy(arn)};
}

ResourcePolicy* policyOf(TableSchema& table, const std::string& arn) {
    const auto at = std::find_if(table.policies.begin(), table.policies.end(),
                                 [&](const ResourcePolicy& policy) { return policy.resource == arn; });
    return at == table.policies.end() ? nullptr : &*at;
}

/// The optimistic lock of ExpectedRevisionId.
Status checkExpected(const Text& expected, const ResourcePolicy* stored, const std::string& arn) {
    if (!expected) return {};
    const bool met =
        *expected == kExpectNone ? stored == nullptr : stored != nullptr && stored->revisionId == *expected;
    return met ? Status() : notFound(arn);
}

} // namespace

Status checkPolicy(const std::string& document) {
    if (document.size() > kPolicyBytes) return validation(std::string(msg::kPolicyTooLarge));
    const auto json = JsonDocument::parse(document);
    if (!json || !json->root().is_object()) return validation(std::string(msg::kBadPolicy));
    return {};
}

std::string nextRevision(std::int64_t nowMs, const std::string& before) {
    std::int64_t last = 0;
    std::from_chars(before.data(), before.data() + before.size(), last);
    return std::to_string(std::max(nowMs, last + 1));
}

const Spec<PutResourcePolicy::Input>& PutResourcePolicy::spec() {
    static const Spec<Input> spec("PutResourcePolicyInput",
                                  {
                                      field("ResourceArn", &Input::resourceArn, resourceArn()),
                                      field("Policy", &Input::policy, {.required = true}),
                                      field("ExpectedRevisionId", &Input::expectedRevisionId, revision()),
                                      field("ConfirmRemoveSelfResourceAccess", &Input::confirmRemoveSelfResourceAccess),
                                  });
    return spec;
}

Result<PutResourcePolicy::Plan> PutResourcePolicy::plan(const Input& in, const OpEnv& env) {
    RF_TRY(checkPolicy(*in.policy));
    Plan plan;
    RF_ASSIGN(plan.before, findByArn(env, kName, *in.resourceArn, UnknownTable::NotFound, true));
    auto after = std::make_shared<TableSchema>(*plan.before);
    ResourcePolicy* stored = policyOf(*after, *in.resourceArn);
    RF_TRY(checkExpected(in.expectedRevisionId, stored, *in.resourceArn));
    if (stored == nullptr) stored = &after->policies.emplace_back(ResourcePolicy{*in.resourceArn, {}, {}});
    if (stored->document != *in.policy) {
        stored->document = *in.policy;
        stored->revisionId = nextRevision(env.clock.nowMs(), stored->revisionId);
    }
    plan.revisionId = stored->revisionId;
    plan.after = std::move(after);
    return plan;
}

Result<PutResourcePolicy::Output> PutResourcePolicy::run(const Plan& plan, WriteTxn& txn, const OpEnv&) {
    RF_TRY(txn.putTable(plan.after));
    return Output{plan.revisionId};
}

const Spec<GetResourcePolicy::Input>& GetResourcePolicy::spec() {
    static const Spec<Input> spec("GetResourcePolicyInput", {field("ResourceArn", &Input::resourceArn, resourceArn())});
    return spec;
}

Result<GetResourcePolicy::Plan> GetResourcePolicy::plan(const Input& in, const OpEnv& env) {
    Plan plan;
    RF_ASSIGN(plan.table, findByArn(env, kName, *in.resourceArn, UnknownTable::NotFound, true));
    for (const ResourcePolicy& policy : plan.table->policies)
        if (policy.resource == *in.resourceArn) plan.policy = policy;
    if (plan.policy.resource.empty()) return notFound(*in.resourceArn);
    return plan;
}

Result<GetResourcePolicy::Output> GetResourcePolicy::run(const Plan& plan, ReadTxn&, const OpEnv&) {
    return Output{plan.policy};
}

const Spec<DeleteResourcePolicy::Input>& DeleteResourcePolicy::spec() {
    static const Spec<Input> spec("DeleteResourcePolicyInput",
                                  {
                                      field("ResourceArn", &Input::resourceArn, resourceArn()),
                                      field("ExpectedRevisionId", &Input::expectedRevisionId, revision()),
                                  });
    return spec;
}

Result<DeleteResourcePolicy::Plan> DeleteResourcePolicy::plan(const Input& in, const OpEnv& env) {
    Plan plan;
    RF_ASSIGN(plan.before, findByArn(env, kName, *in.resourceArn, UnknownTable::NotFound, true));
    auto after = std::make_shared<TableSchema>(*plan.before);
    const ResourcePolicy* stored = policyOf(*after, *in.resourceArn);
    RF_TRY(checkExpected(in.expectedRevisionId, stored, *in.resourceArn));
    if (stored != nullptr) plan.revisionId = stored->revisionId;
    std::erase_if(after->policies, [&](const ResourcePolicy& policy) { return policy.resource == *in.resourceArn; });
    plan.after = std::move(after);
    return plan;
}

Result<DeleteResourcePolicy::Output> DeleteResourcePolicy::run(const Plan& plan, WriteTxn& txn, const OpEnv&) {
    if (plan.revisionId) RF_TRY(txn.putTable(plan.after));
    return Output{plan.revisionId};
}

} // namespace rf
