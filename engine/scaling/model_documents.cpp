// The documents of model.h's values.

#include "engine/catalog/schema.h"
#include "engine/scaling/model.h"

namespace rf::scaling {
namespace {

using Time = Document::Time;

constexpr std::string_view kRole = ":role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/"
                                   "AWSServiceRoleForApplicationAutoScaling_DynamoDBTable";

void setId(Document& document, const TargetId& id) {
    document.set("ServiceNamespace", "dynamodb").set("ResourceId", id.resource).set("ScalableDimension", id.dimension);
}
TargetId idFrom(const Document& document) {
    return {document.text("~Region"), document.text("ResourceId"), document.text("ScalableDimension")};
}
void setIfGiven(Document& document, std::string_view name, const std::optional<std::int64_t>& value) {
    if (value) document.set(name, *value);
}
void setTimeIfGiven(Document& document, std::string_view name, const std::optional<std::int64_t>& ms) {
    if (ms) document.set(name, Time{*ms});
}
void setIfAny(Document& document, std::string_view name, const std::string& text) {
    if (!text.empty()) document.set(name, text);
}
std::optional<std::int64_t> given(const Document& document, std::string_view name) {
    if (!document.has(name)) return {};
    return document.integer(name);
}
std::optional<std::int64_t> givenTime(const Document& document, std::string_view name) {
    if (!document.has(name)) return {};
    return document.timeMs(name);
}

AlarmState stateNamed(std::string_view name) {
    if (name == "OK") return AlarmState::Ok;
    return name == "ALARM" ? AlarmState::Alarm : AlarmState::InsufficientData;
}
TreatMissing missingNamed(std::string_view name) {
    for (const TreatMissing each : {TreatMissing::Ignore, TreatMissing::Breaching, TreatMissing::NotBreaching})
        if (name == wireName(each)) return each;
    return TreatMissing::Missing;
}

} // namespace

Document describe(const ScalableTarget& target) {
    Document out, suspended;
    setId(out, target.id);
    out.set("MinCapacity", target.minCapacity).set("MaxCapacity", target.maxCapacity);
    out.set("RoleARN", "arn:aws:iam::" + std::string(kAccount) + std::string(kRole));
    out.set("CreationTime", Time{target.createdMs});
    suspended.set("DynamicScalingInSuspended", target.inSuspended)
        .set("DynamicScalingOutSuspended", target.outSuspended)
        .set("ScheduledScalingSuspended", target.scheduledSuspended);
    return out.set("SuspendedState", std::move(suspended)).set("ScalableTargetARN", target.arn());
}

Document kept(const ScalableTarget& target) {
    Document out = describe(target), tags{Document::Object()};
    for (const auto& [key, value] : target.tags) tags.set(key, value);
    return out.set("~Region", target.id.region).set("~Name", target.name).set("~Tags", std::move(tags));
}

ScalableTarget targetFrom(const Document& document) {
    ScalableTarget target;
    target.id = idFrom(document);
    target.minCapacity = document.integer("MinCapacity");
    target.maxCapacity = document.integer("MaxCapacity");
    target.createdMs = document.timeMs("CreationTime");
    target.name = document.text("~Name");
    if (const Document* suspended = document.find("SuspendedState")) {
        target.inSuspended = suspended->boolean("DynamicScalingInSuspended");
        target.outSuspended = suspended->boolean("DynamicScalingOutSuspended");
        target.scheduledSuspended = suspended->boolean("ScheduledScalingSuspended");
    }
    for (const auto& [key, value] : document.object("~Tags"))
        if (value.text()) target.tags.emplace_back(key, *value.text());
    return target;
}

Document describe(const ScalingPolicy& policy) {
    Document out, tracking, metric;
    out.set("PolicyARN", policy.arn()).set("PolicyName", policy.name);
    setId(out, policy.id);
    metric.set("PredefinedMetricType", policy.id.side() == Side::Read ? "DynamoDBReadCapacityUtilization" : "DynamoDBWriteCapacityUtilization");
    tracking.set("TargetValue", policy.target).set("PredefinedMetricSpecification", std::move(metric));
    setIfGiven(tracking, "ScaleOutCooldown", policy.outCooldown);
    setIfGiven(tracking, "ScaleInCooldown", policy.inCooldown);
    if (policy.disableScaleIn) tracking.set("DisableScaleIn", true);
    out.set("PolicyType", "TargetTrackingScaling").set("TargetTrackingScalingPolicyConfiguration", std::move(tracking));
    Document::List alarms;
    for (const std::string& name : policyAlarms(policy))
        alarms.push_back(Document().set("AlarmName", name).set("AlarmARN", alarmArn(policy.id.region, name)));
    return out.set("Alarms", std::move(alarms)).set("CreationTime", Time{policy.createdMs});
}

Document kept(const ScalingPolicy& policy) {
    return describe(policy).set("~Region", policy.id.region).set("~Uuid", policy.uuid).set("~LastOut", policy.lastOut).set("~LastIn", policy.lastIn);
}

ScalingPolicy policyFrom(const Document& document) {
    ScalingPolicy policy;
    policy.id = idFrom(document);
    policy.name = document.text("PolicyName");
    policy.uuid = document.text("~Uuid");
    policy.createdMs = document.timeMs("CreationTime");
    policy.lastOut = document.integer("~LastOut");
    policy.lastIn = document.integer("~LastIn");
    const Document* tracking = document.find("TargetTrackingScalingPolicyConfiguration");
    if (!tracking) return policy;
    policy.target = tracking->number("TargetValue", 70);
    policy.outCooldown = given(*tracking, "ScaleOutCooldown");
    policy.inCooldown = given(*tracking, "ScaleInCooldown");
    policy.disableScaleIn = tracking->boolean("DisableScaleIn");
    return policy;
}

Document describe(const ScheduledAction& action) {
    Document out, to{Document::Object()};
    out.set("ScheduledActionName", action.name).set("ScheduledActionARN", action.arn());
    setId(out, action.id);
    out.set("Schedule", action.schedule);
    setIfAny(out, "Timezone", action.timezone);
    setTimeIfGiven(out, "StartTime", action.startMs);
    setTimeIfGiven(out, "EndTime", action.endMs);
    setIfGiven(to, "MinCapacity", action.minCapacity);
    setIfGiven(to, "MaxCapacity", action.maxCapacity);
    return out.set("ScalableTargetAction", std::move(to)).set("CreationTime", Time{action.createdMs});
}

Document kept(const ScheduledAction& action) {
    return describe(action).set("~Region", action.id.region).set("~Uuid", action.uuid).set("~Done", action.doneSecond);
}

ScheduledAction actionFrom(const Document& document) {
    ScheduledAction action;
    action.id = idFrom(document);
    action.name = document.text("ScheduledActionName");
    action.uuid = document.text("~Uuid");
    action.schedule = document.text("Schedule");
    action.timezone = document.text("Timezone");
    action.startMs = givenTime(document, "StartTime");
    action.endMs = givenTime(document, "EndTime");
    if (const Document* to = document.find("ScalableTargetAction")) {
        action.minCapacity = given(*to, "MinCapacity");
        action.maxCapacity = given(*to, "MaxCapacity");
    }
    action.createdMs = document.timeMs("CreationTime");
    action.doneSecond = document.integer("~Done");
    return action;
}

Document describe(const ScalingActivity& activity) {
    Document out;
    out.set("ActivityId", activity.uuid);
    setId(out, activity.id);
    out.set("Description", activity.description).set("Cause", activity.cause).set("StartTime", Time{activity.startMs});
    if (activity.endMs != 0) out.set("EndTime", Time{activity.endMs});
    out.set("StatusCode", activity.status);
    setIfAny(out, "StatusMessage", activity.message);
    if (activity.notScaled.empty()) return out;
    Document reason;
    reason.set("Code", activity.notScaled);
    reason.set(activity.notScaled == "AlreadyAtMaxCapacity" ? "MaxCapacity" : "MinCapacity", activity.limit);
    reason.set("CurrentCapacity", activity.current);
    return out.set("NotScaledReasons", Document::List{std::move(reason)});
}

Document kept(const ScalingActivity& activity) {
    return describe(activity).set("~Region", activity.id.region).set("~Number", static_cast<std::int64_t>(activity.number));
}

ScalingActivity activityFrom(const Document& document) {
    ScalingActivity activity;
    activity.number = static_cast<std::uint64_t>(document.integer("~Number"));
    activity.uuid = document.text("ActivityId");
    activity.id = idFrom(document);
    activity.description = document.text("Description");
    activity.cause = document.text("Cause");
    activity.startMs = document.timeMs("StartTime");
    activity.endMs = document.timeMs("EndTime");
    activity.status = document.text("StatusCode");
    activity.message = document.text("StatusMessage");
    const auto& reasons = document.list("NotScaledReasons");
    if (reasons.empty()) return activity;
    activity.notScaled = reasons.front().text("Code");
    activity.limit = reasons.front().integer("MaxCapacity", reasons.front().integer("MinCapacity"));
    activity.current = reasons.front().integer("CurrentCapacity");
    return activity;
}

Document describe(const MetricAlarm& alarm) {
    Document out;
    Document::List dimensions;
    for (const AlarmDimension& each : alarm.dimensions)
        dimensions.push_back(Document().set("Name", each.name).set("Value", each.value));
    out.set("AlarmName", alarm.name).set("AlarmArn", alarm.arn());
    setIfAny(out, "AlarmDescription", alarm.description);
    out.set("AlarmConfigurationUpdatedTimestamp", Time{alarm.configuredMs}).set("ActionsEnabled", alarm.actionsEnabled);
    out.set("OKActions", textsDocument(alarm.okActions)).set("AlarmActions", textsDocument(alarm.alarmActions));
    out.set("InsufficientDataActions", textsDocument(alarm.insufficientDataActions));
    out.set("StateValue", wireName(alarm.state)).set("StateReason", alarm.reason);
    setIfAny(out, "StateReasonData", alarm.reasonData);
    out.set("StateUpdatedTimestamp", Time{alarm.stateMs});
    out.set("MetricName", alarm.metric).set("Namespace", alarm.metricNamespace);
    if (alarm.statistic.starts_with('p')) out.set("ExtendedStatistic", alarm.statistic);
    else out.set("Statistic", alarm.statistic);
    out.set("Dimensions", std::move(dimensions)).set("Period", alarm.period);
    setIfAny(out, "Unit", alarm.unit);
    out.set("EvaluationPeriods", alarm.rule.periods);
    if (alarm.datapointsGiven) out.set("DatapointsToAlarm", alarm.rule.toAlarm);
    out.set("Threshold", alarm.threshold).set("ComparisonOperator", wireName(alarm.comparison));
    if (alarm.missingGiven) out.set("TreatMissingData", wireName(alarm.rule.missing));
    return out.set("StateTransitionedTimestamp", Time{alarm.transitionMs});
}

Document kept(const MetricAlarm& alarm) { return describe(alarm).set("~Region", alarm.region).set("~Policy", alarm.policy); }

MetricAlarm alarmFrom(const Document& document) {
    MetricAlarm alarm;
    alarm.region = document.text("~Region");
    alarm.policy = document.text("~Policy");
    alarm.name = document.text("AlarmName");
    alarm.description = document.text("AlarmDescription");
    alarm.configuredMs = document.timeMs("AlarmConfigurationUpdatedTimestamp");
    alarm.actionsEnabled = document.boolean("ActionsEnabled", true);
    alarm.okActions = document.texts("OKActions");
    alarm.alarmActions = document.texts("AlarmActions");
    alarm.insufficientDataActions = document.texts("InsufficientDataActions");
    alarm.state = stateNamed(document.text("StateValue"));
    alarm.reason = document.text("StateReason");
    alarm.reasonData = document.text("StateReasonData");
    alarm.stateMs = document.timeMs("StateUpdatedTimestamp");
    alarm.transitionMs = document.timeMs("StateTransitionedTimestamp");
    alarm.metric = document.text("MetricName");
    alarm.metricNamespace = document.text("Namespace");
    alarm.statistic = document.text("Statistic", document.text("ExtendedStatistic"));
    for (const Document& each : document.list("Dimensions")) alarm.dimensions.push_back({each.text("Name"), each.text("Value")});
    alarm.period = document.integer("Period", 60);
    alarm.unit = document.text("Unit");
    alarm.rule.periods = static_cast<int>(document.integer("EvaluationPeriods", 1));
    alarm.datapointsGiven = document.has("DatapointsToAlarm");
    alarm.rule.toAlarm = static_cast<int>(document.integer("DatapointsToAlarm", alarm.rule.periods));
    alarm.threshold = document.number("Threshold");
    alarm.comparison = comparisonNamed(document.text("ComparisonOperator")).value_or(Comparison::Greater);
    alarm.missingGiven = document.has("TreatMissingData");
    alarm.rule.missing = missingNamed(document.text("TreatMissingData"));
    return alarm;
}

Document describe(const AlarmHistoryItem& item) {
    Document out;
    out.set("AlarmName", item.alarm).set("AlarmType", "MetricAlarm").set("Timestamp", Time{item.ms});
    return out.set("HistoryItemType", item.type).set("HistorySummary", item.summary).set("HistoryData", item.data);
}

Document kept(const AlarmHistoryItem& item) {
    return describe(item).set("~Region", item.region).set("~Number", static_cast<std::int64_t>(item.number));
}

AlarmHistoryItem historyFrom(const Document& document) {
    return {.number = static_cast<std::uint64_t>(document.integer("~Number")), .region = document.text("~Region"), .alarm = document.text("AlarmName"),
            .ms = document.timeMs("Timestamp"), .type = document.text("HistoryItemType"), .summary = document.text("HistorySummary"), .data = document.text("HistoryData")};
}

} // namespace rf::scaling
