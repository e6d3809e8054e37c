#include "engine/neighbours/auto_scaling.h"

#include "engine/neighbours/given.h"
#include "engine/neighbours/modelled_service.h"
#include "engine/scaling/scaling.h"

#include <algorithm>
#include <set>

namespace rf::neighbours {
namespace autoscaling {
namespace {

using scaling::Scaling;
using scaling::TargetId;

// ---- the members of its operations

constexpr Shape kNamespace = oneOf("ecs, elasticmapreduce, ec2, appstream, dynamodb, rds, sagemaker, custom-resource, comprehend, lambda, cassandra, kafka, "
                                   "elasticache, neptune, workspaces");
constexpr Shape kDimension = oneOf(
    "ecs:service:DesiredCount, ec2:spot-fleet-request:TargetCapacity, elasticmapreduce:instancegroup:InstanceCount, appstream:fleet:DesiredCapacity, "
    "dynamodb:table:ReadCapacityUnits, dynamodb:table:WriteCapacityUnits, dynamodb:index:ReadCapacityUnits, dynamodb:index:WriteCapacityUnits, "
    "rds:cluster:ReadReplicaCount, sagemaker:variant:DesiredInstanceCount, custom-resource:ResourceType:Property, "
    "comprehend:document-classifier-endpoint:DesiredInferenceUnits, comprehend:entity-recognizer-endpoint:DesiredInferenceUnits, "
    "lambda:function:ProvisionedConcurrency, cassandra:table:ReadCapacityUnits, cassandra:table:WriteCapacityUnits, kafka:broker-storage:VolumeSize, "
    "elasticache:cache-cluster:Nodes, elasticache:replication-group:NodeGroups, elasticache:replication-group:Replicas, neptune:cluster:ReadReplicaCount, "
    "sagemaker:variant:DesiredProvisionedConcurrency, sagemaker:inference-component:DesiredCopyCount, workspaces:workspacespool:DesiredUserSessions");
constexpr Shape kId = text(1, 1600);
constexpr Shape kName = text(1, 256);
constexpr Shape kIds = listOf(kId, 0, 50);
constexpr Shape kArn = text(1, 1011);
constexpr Shape kTagValue = text(0, 256);
constexpr Shape kTagMap{.kind = Kind::Map, .of = &kTagValue};
constexpr Shape kTagKeys = listOf(kText, 0, 200);

constexpr Member kSuspendedMembers[] = {{"DynamicScalingInSuspended", &kBoolean}, {"DynamicScalingOutSuspended", &kBoolean}, {"ScheduledScalingSuspended", &kBoolean}};
constexpr Shape kSuspended = structure(kSuspendedMembers);
constexpr Member kRegister[] = {{"ServiceNamespace", &kNamespace, true}, {"ResourceId", &kId, true}, {"ScalableDimension", &kDimension, true},
                                {"MinCapacity", &kInteger}, {"MaxCapacity", &kInteger}, {"RoleARN", &kId}, {"SuspendedState", &kSuspended}, {"Tags", &kTagMap}};
constexpr Member kTarget[] = {{"ServiceNamespace", &kNamespace, true}, {"ResourceId", &kId, true}, {"ScalableDimension", &kDimension, true}};
constexpr Member kDescribeTargets[] = {{"ServiceNamespace", &kNamespace, true}, {"ResourceIds", &kIds}, {"ScalableDimension", &kDimension},
                                       {"MaxResults", &kInteger}, {"NextToken", &kText}};
constexpr Member kDescribeActivities[] = {{"ServiceNamespace", &kNamespace, true}, {"ResourceId", &kId}, {"ScalableDimension", &kDimension},
                                          {"MaxResults", &kInteger}, {"NextToken", &kText}, {"IncludeNotScaledActivities", &kBoolean}};
constexpr Member kDescribePolicies[] = {{"PolicyNames", &kIds}, {"ServiceNamespace", &kNamespace, true}, {"ResourceId", &kId}, {"ScalableDimension", &kDimension},
                                        {"MaxResults", &kInteger}, {"NextToken", &kText}};
constexpr Member kDescribeActions[] = {{"ScheduledActionNames", &kIds}, {"ServiceNamespace", &kNamespace, true}, {"ResourceId", &kId}, {"ScalableDimension", &kDimension},
                                       {"MaxResults", &kInteger}, {"NextToken", &kText}};
constexpr Member kPredefinedMembers[] = {{"PredefinedMetricType", &kText, true}, {"ResourceLabel", &kText}};
constexpr Shape kPredefined = structure(kPredefinedMembers);
constexpr Shape kAnything = structure({});
constexpr Member kTrackingMembers[] = {{"TargetValue", &kNumber, true}, {"PredefinedMetricSpecification", &kPredefined}, {"CustomizedMetricSpecification", &kAnything},
                                       {"ScaleOutCooldown", &kInteger}, {"ScaleInCooldown", &kInteger}, {"DisableScaleIn", &kBoolean}};
constexpr Shape kTracking = structure(kTrackingMembers);
constexpr Shape kPolicyType = oneOf("StepScaling, TargetTrackingScaling, PredictiveScaling");
constexpr Member kPutPolicy[] = {{"PolicyName", &kName, true}, {"ServiceNamespace", &kNamespace, true}, {"ResourceId", &kId, true}, {"ScalableDimension", &kDimension, true},
                                 {"PolicyType", &kPolicyType}, {"StepScalingPolicyConfiguration", &kAnything}, {"TargetTrackingScalingPolicyConfiguration", &kTracking},
                                 {"PredictiveScalingPolicyConfiguration", &kAnything}};
constexpr Member kDeletePolicy[] = {{"PolicyName", &kId, true}, {"ServiceNamespace", &kNamespace, true}, {"ResourceId", &kId, true}, {"ScalableDimension", &kDimension, true}};
constexpr Member kActionMembers[] = {{"MinCapacity", &kInteger}, {"MaxCapacity", &kInteger}};
constexpr Shape kAction = structure(kActionMembers);
constexpr Member kPutAction[] = {{"ServiceNamespace", &kNamespace, true}, {"Schedule", &kId}, {"Timezone", &kId}, {"ScheduledActionName", &kName, true},
                                 {"ResourceId", &kId, true}, {"ScalableDimension", &kDimension, true}, {"StartTime", &kTime}, {"EndTime", &kTime},
                                 {"ScalableTargetAction", &kAction}};
constexpr Member kDeleteAction[] = {{"ServiceNamespace", &kNamespace, true}, {"ScheduledActionName", &kId, true}, {"ResourceId", &kId, true}, {"ScalableDimension", &kDimension, true}};
constexpr Member kTagIn[] = {{"ResourceARN", &kArn, true}, {"Tags", &kTagMap, true}};
constexpr Member kUntagIn[] = {{"ResourceARN", &kArn, true}, {"TagKeys", &kTagKeys, true}};
constexpr Member kListTags[] = {{"ResourceARN", &kArn, true}};

// ---- what they do

Fault faultOf(const Error& error) {
    switch (error.code) {
    case ErrorCode::Validation: return {"ValidationException", error.message};
    case ErrorCode::Serialization: return {"SerializationException", error.message};
    case ErrorCode::ResourceNotFound: return {"ObjectNotFoundException", error.message};
    case ErrorCode::LimitExceeded: return {"LimitExceededException", error.message};
    default: return {"InternalServiceException", error.message, 500};
    }
}

/// Tags speak of resources where all else speaks of objects.
Fault tagFaultOf(const Error& error) {
    Fault fault = faultOf(error);
    if (error.code == ErrorCode::ResourceNotFound) fault.code = "ResourceNotFoundException";
    if (error.code == ErrorCode::LimitExceeded) fault.code = "TooManyTagsException";
    return fault;
}

Outcome done(const Status& status) { return status ? Outcome(Document()) : Outcome(faultOf(status.error())); }

Result<TargetId> targetOf(const Ask& ask) {
    const std::string space = ask.in.text("ServiceNamespace");
    if (space != "dynamodb")
        return validation("Unsupported service namespace, resource type or scalable dimension: " + space + ", " + ask.in.text("ResourceId") + ", " +
                          ask.in.text("ScalableDimension") + ". This endpoint scales tables of dynamodb.");
    return TargetId::of(ask.region, ask.in.text("ResourceId"), ask.in.text("ScalableDimension"));
}

std::optional<std::string> givenText(const Document& in, std::string_view name) {
    if (!in.has(name)) return {};
    return in.text(name);
}
std::optional<std::int64_t> givenTime(const Document& in, std::string_view name) {
    if (!in.has(name)) return {};
    return in.timeMs(name);
}

Outcome registerTarget(const Ask& ask) {
    const auto id = targetOf(ask);
    if (!id) return faultOf(id.error());
    scaling::TargetChange change{.id = *id, .minCapacity = given(ask.in, "MinCapacity"), .maxCapacity = given(ask.in, "MaxCapacity"), .tags = pairsOf(ask.in, "Tags")};
    if (const Document* suspended = ask.in.find("SuspendedState")) {
        change.inSuspended = givenFlag(*suspended, "DynamicScalingInSuspended");
        change.outSuspended = givenFlag(*suspended, "DynamicScalingOutSuspended");
        change.scheduledSuspended = givenFlag(*suspended, "ScheduledScalingSuspended");
    }
    const auto target = ask.around.scaling.registerTarget(change);
    if (!target) return faultOf(target.error());
    return Document().set("ScalableTargetARN", target->arn());
}

Outcome deregisterTarget(const Ask& ask) {
    const auto id = targetOf(ask);
    return id ? done(ask.around.scaling.deregisterTarget(*id)) : faultOf(id.error());
}

/// Whether the filters of a Describe… let a thing of that target through.
bool matches(const Ask& ask, const TargetId& id) {
    const auto resources = ask.in.texts("ResourceIds");
    const std::string resource = ask.in.text("ResourceId"), dimension = ask.in.text("ScalableDimension");
    return ask.in.text("ServiceNamespace") == "dynamodb" && (resource.empty() || resource == id.resource) && (dimension.empty() || dimension == id.dimension) &&
           (resources.empty() || std::find(resources.begin(), resources.end(), id.resource) != resources.end());
}

bool named(const Ask& ask, std::string_view filter, const std::string& name) {
    const auto names = ask.in.texts(filter);
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

Outcome paged(const Ask& ask, std::string_view member, const Document::List& items) {
    const std::int64_t most = ask.in.integer("MaxResults", 50);
    if (most < 1 || most > 50) return Fault{"ValidationException", "1 validation error detected: Value '" + std::to_string(most) + "' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and 50, inclusive"};
    if (ask.in.has("ScalableDimension") && !ask.in.has("ResourceId") && !ask.in.has("ResourceIds"))
        return Fault{"ValidationException", "ResourceId must be specified when ScalableDimension is specified"};
    std::string next;
    auto page = pageOf(items, ask.in.text("NextToken"), most, next);
    if (!page) return Fault{"InvalidNextTokenException", "The next token is not valid."};
    Document out;
    out.set(member, std::move(*page));
    if (!next.empty()) out.set("NextToken", next);
    return out;
}

Outcome describeTargets(const Ask& ask) {
    Document::List items;
    for (const auto& each : ask.around.scaling.targets(ask.region))
        if (matches(ask, each.id)) items.push_back(describe(each));
    return paged(ask, "ScalableTargets", items);
}
Outcome describePolicies(const Ask& ask) {
    Document::List items;
    for (const auto& each : ask.around.scaling.policies(ask.region))
        if (matches(ask, each.id) && named(ask, "PolicyNames", each.name)) items.push_back(describe(each));
    return paged(ask, "ScalingPolicies", items);
}
Outcome describeActions(const Ask& ask) {
    Document::List items;
    for (const auto& each : ask.around.scaling.actions(ask.region))
        if (matches(ask, each.id) && named(ask, "ScheduledActionNames", each.name)) items.push_back(describe(each));
    return paged(ask, "ScheduledActions", items);
}
Outcome describeActivities(const Ask& ask) {
    Document::List items;
    const bool all = ask.in.boolean("IncludeNotScaledActivities");
    for (const auto& each : ask.around.scaling.activities(ask.region))
        if (matches(ask, each.id) && (all || each.notScaled.empty())) items.push_back(describe(each));
    return paged(ask, "ScalingActivities", items);
}

Status checkPolicy(const Document& in, const TargetId& id) {
    const std::string type = in.text("PolicyType", "StepScaling");
    if (type != "TargetTrackingScaling")
        return validation("The policy type " + type + " is not supported for the service namespace dynamodb; use TargetTrackingScaling.");
    const Document* tracking = in.find("TargetTrackingScalingPolicyConfiguration");
    if (!tracking) return validation("TargetTrackingScalingPolicyConfiguration must be specified for the policy type TargetTrackingScaling");
    const Document* metric = tracking->find("PredefinedMetricSpecification");
    if (tracking->has("CustomizedMetricSpecification")) return validation("Customized metrics are not supported by this endpoint; use a PredefinedMetricSpecification.");
    if (!metric) return validation("A PredefinedMetricSpecification or a CustomizedMetricSpecification must be specified");
    const std::string wanted = id.side() == capacity::Side::Read ? "DynamoDBReadCapacityUtilization" : "DynamoDBWriteCapacityUtilization";
    if (metric->text("PredefinedMetricType") != wanted)
        return validation("The metric type " + metric->text("PredefinedMetricType") + " is not valid for the scalable dimension " + id.dimension + "; it must be " + wanted + ".");
    const double target = tracking->number("TargetValue");
    if (!(target >= 20 && target <= 90)) return validation("The target value " + numberText(target) + " is not valid. It must be between 20 and 90 (percent).");
    if (tracking->integer("ScaleOutCooldown") < 0 || tracking->integer("ScaleInCooldown") < 0) return validation("A cooldown cannot be negative.");
    return {};
}

Outcome putPolicy(const Ask& ask) {
    const auto id = targetOf(ask);
    if (!id) return faultOf(id.error());
    const Document& in = ask.in;
    // An update may leave the type out; all there are track a target.
    Document whole = in;
    if (!in.has("PolicyType") && in.has("TargetTrackingScalingPolicyConfiguration")) whole.set("PolicyType", "TargetTrackingScaling");
    if (const Status valid = checkPolicy(whole, *id); !valid) return faultOf(valid.error());
    const Document& tracking = *in.find("TargetTrackingScalingPolicyConfiguration");
    const auto policy = ask.around.scaling.putPolicy({.id = *id,
                                                      .name = in.text("PolicyName"),
                                                      .target = tracking.number("TargetValue"),
                                                      .outCooldown = given(tracking, "ScaleOutCooldown"),
                                                      .inCooldown = given(tracking, "ScaleInCooldown"),
                                                      .disableScaleIn = tracking.boolean("DisableScaleIn")});
    if (!policy) return faultOf(policy.error());
    const Document described = describe(*policy);
    return Document().set("PolicyARN", policy->arn()).set("Alarms", described.list("Alarms"));
}

Outcome deletePolicy(const Ask& ask) {
    const auto id = targetOf(ask);
    return id ? done(ask.around.scaling.deletePolicy(*id, ask.in.text("PolicyName"))) : faultOf(id.error());
}

Outcome putAction(const Ask& ask) {
    const auto id = targetOf(ask);
    if (!id) return faultOf(id.error());
    const Document& in = ask.in;
    Scaling::ActionChange change{.id = *id, .name = in.text("ScheduledActionName"), .schedule = givenText(in, "Schedule"), .timezone = givenText(in, "Timezone"),
                                 .startMs = givenTime(in, "StartTime"), .endMs = givenTime(in, "EndTime")};
    if (const Document* action = in.find("ScalableTargetAction")) {
        change.hasAction = true;
        change.minCapacity = given(*action, "MinCapacity");
        change.maxCapacity = given(*action, "MaxCapacity");
        if (!change.minCapacity && !change.maxCapacity) return Fault{"ValidationException", "MinCapacity or MaxCapacity must be specified in ScalableTargetAction"};
    }
    return done(ask.around.scaling.putAction(change));
}

Outcome deleteAction(const Ask& ask) {
    const auto id = targetOf(ask);
    return id ? done(ask.around.scaling.deleteAction(*id, ask.in.text("ScheduledActionName"))) : faultOf(id.error());
}

Outcome tagged(const Ask& ask, const TextPairs& add, const std::vector<std::string>& remove, bool list) {
    const auto target = ask.around.scaling.setTags(ask.in.text("ResourceARN"), add, remove);
    if (!target) return tagFaultOf(target.error());
    if (!list) return Document();
    return Document().set("Tags", objectOf(target->tags));
}
Outcome tagResource(const Ask& ask) { return tagged(ask, pairsOf(ask.in, "Tags"), {}, false); }
Outcome untagResource(const Ask& ask) { return tagged(ask, {}, ask.in.texts("TagKeys"), false); }
Outcome listTags(const Ask& ask) { return tagged(ask, {}, {}, true); }

constexpr Operation kOperations[] = {
    {"DeleteScalingPolicy", structure(kDeletePolicy), deletePolicy},
    {"DeleteScheduledAction", structure(kDeleteAction), deleteAction},
    {"DeregisterScalableTarget", structure(kTarget), deregisterTarget},
    {"DescribeScalableTargets", structure(kDescribeTargets), describeTargets},
    {"DescribeScalingActivities", structure(kDescribeActivities), describeActivities},
    {"DescribeScalingPolicies", structure(kDescribePolicies), describePolicies},
    {"DescribeScheduledActions", structure(kDescribeActions), describeActions},
    {"ListTagsForResource", structure(kListTags), listTags},
    {"PutScalingPolicy", structure(kPutPolicy), putPolicy},
    {"PutScheduledAction", structure(kPutAction), putAction},
    {"RegisterScalableTarget", structure(kRegister), registerTarget},
    {"TagResource", structure(kTagIn), tagResource},
    {"UntagResource", structure(kUntagIn), untagResource},
};
constexpr Model kModel{.signingName = "application-autoscaling", .targetPrefix = "AnyScaleFrontendService.", .rpcPath = "", .version = "", .xmlns = "", .operations = kOperations, .faultOf = faultOf};

} // namespace
} // namespace autoscaling

std::unique_ptr<Neighbour> makeAutoScaling(const Surroundings& around) { return std::make_unique<ModelledService>(autoscaling::kModel, around); }

} // namespace rf::neighbours
