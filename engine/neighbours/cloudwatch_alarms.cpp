// CloudWatch's operations on alarms.

#include "engine/neighbours/cloudwatch.h"
#include "engine/neighbours/cloudwatch_shapes.h"
#include "engine/scaling/scaling.h"

#include <algorithm>

namespace rf::neighbours::cloudwatch {
namespace {

using scaling::AlarmHistoryItem;
using scaling::AlarmState;
using scaling::MetricAlarm;
using scaling::TreatMissing;

constexpr std::int64_t kDay = 86'400;

constexpr Shape kActionName = text(1, 1024);
constexpr Shape kActions = listOf(kActionName, 0, 5);
constexpr Shape kDescription = text(0, 1024);
constexpr Shape kAtLeastOne = integer(1);
constexpr Shape kComparisonName = oneOf("GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanThreshold, LessThanOrEqualToThreshold, "
                                        "LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold, GreaterThanUpperThreshold");
constexpr Member kTagMembers[] = {{"Key", &kName, true}, {"Value", &kText, true}};
constexpr Shape kTag = structure(kTagMembers);
constexpr Shape kTags = listOf(kTag);
constexpr Member kPut[] = {{"AlarmName", &kName, true}, {"AlarmDescription", &kDescription}, {"ActionsEnabled", &kBoolean}, {"OKActions", &kActions},
                           {"AlarmActions", &kActions}, {"InsufficientDataActions", &kActions}, {"MetricName", &kName}, {"Namespace", &kName},
                           {"Statistic", &kStatistic}, {"ExtendedStatistic", &kText}, {"Dimensions", &kDimensions}, {"Period", &kPeriod}, {"Unit", &kUnit},
                           {"EvaluationPeriods", &kAtLeastOne, true}, {"DatapointsToAlarm", &kAtLeastOne}, {"Threshold", &kNumber},
                           {"ComparisonOperator", &kComparisonName, true}, {"TreatMissingData", &kName}, {"EvaluateLowSampleCountPercentile", &kName},
                           {"Metrics", &kQueries}, {"Tags", &kTags}, {"ThresholdMetricId", &kName}};
constexpr Member kDescribe[] = {{"AlarmNames", &kNames}, {"AlarmNamePrefix", &kName}, {"AlarmTypes", &kTexts}, {"ChildrenOfAlarmName", &kName},
                                {"ParentsOfAlarmName", &kName}, {"StateValue", &kState}, {"ActionPrefix", &kActionName}, {"MaxRecords", &kMaxRecords},
                                {"NextToken", &kText}};
constexpr Member kForMetric[] = {{"MetricName", &kName, true}, {"Namespace", &kName, true}, {"Statistic", &kStatistic}, {"ExtendedStatistic", &kText},
                                 {"Dimensions", &kDimensions}, {"Period", &kPeriod}, {"Unit", &kUnit}};
constexpr Shape kHistoryType = oneOf("ConfigurationUpdate, StateUpdate, Action, AlarmContributorStateUpdate, AlarmContributorAction");
constexpr Member kHistory[] = {{"AlarmName", &kName}, {"AlarmTypes", &kTexts}, {"HistoryItemType", &kHistoryType}, {"StartDate", &kTime}, {"EndDate", &kTime},
                               {"MaxRecords", &kMaxRecords}, {"NextToken", &kText}, {"ScanBy", &kScanBy}};
constexpr Member kNamed[] = {{"AlarmNames", &kNames, true}};
constexpr Shape kReason = text(0, 1023);
constexpr Shape kReasonData = text(0, 4000);
constexpr Member kSetState[] = {{"AlarmName", &kName, true}, {"StateValue", &kState, true}, {"StateReason", &kReason, true}, {"StateReasonData", &kReasonData}};

Outcome done(const Status& status) { return status ? Outcome(Document()) : Outcome(faultOf(status.error())); }

Status checkPeriods(std::int64_t period, std::int64_t periods) {
    if (period != 10 && period != 20 && period != 30 && period % 60 != 0) return validation("Period must be 10, 20, 30 or a multiple of 60");
    const bool long_ = period >= 3600;
    if (period * periods > (long_ ? 7 * kDay : kDay))
        return validation(long_ ? "Metrics cannot be checked across more than 7 days (EvaluationPeriods * Period must be <= 604800)."
                                : "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).");
    return {};
}

Result<TreatMissing> missingOf(const Document& in) {
    const std::string name = in.text("TreatMissingData", "missing");
    for (const TreatMissing each : {TreatMissing::Missing, TreatMissing::Ignore, TreatMissing::Breaching, TreatMissing::NotBreaching})
        if (name == wireName(each)) return each;
    return validation("Option " + name + " is not supported for Treat Missing Data. Supported options are [breaching, notBreaching, ignore, missing]");
}

Result<MetricAlarm> alarmOf(const Document& in, const std::string& region) {
    if (in.has("Metrics") || in.has("ThresholdMetricId")) return validation("Alarms on metric math and anomaly detection are not supported by this endpoint; give MetricName and Namespace.");
    for (const std::string_view needed : {"MetricName", "Namespace", "Period", "Threshold"})
        if (!in.has(needed)) return validation("The parameter " + std::string(needed) + " is required for an alarm on a single metric.");
    if (in.has("Statistic") == in.has("ExtendedStatistic")) return validation("Exactly one of Statistic and ExtendedStatistic must be specified.");
    const auto comparison = scaling::comparisonNamed(in.text("ComparisonOperator"));
    if (!comparison) return validation("The comparison operator " + in.text("ComparisonOperator") + " is for anomaly detection, which is not supported by this endpoint.");
    MetricAlarm alarm{.region = region, .name = in.text("AlarmName"), .description = in.text("AlarmDescription"), .actionsEnabled = in.boolean("ActionsEnabled", true),
                      .okActions = in.texts("OKActions"), .alarmActions = in.texts("AlarmActions"), .insufficientDataActions = in.texts("InsufficientDataActions"),
                      .metric = in.text("MetricName"), .metricNamespace = in.text("Namespace"), .statistic = in.text("Statistic", in.text("ExtendedStatistic"))};
    for (const Document& each : in.list("Dimensions")) alarm.dimensions.push_back({each.text("Name"), each.text("Value")});
    alarm.period = in.integer("Period");
    alarm.unit = in.text("Unit");
    alarm.threshold = in.number("Threshold");
    alarm.comparison = *comparison;
    const std::int64_t periods = in.integer("EvaluationPeriods"), toAlarm = in.integer("DatapointsToAlarm", periods);
    RF_TRY(checkPeriods(alarm.period, periods));
    if (toAlarm > periods) return validation("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
    alarm.rule.periods = static_cast<int>(periods);
    alarm.rule.toAlarm = static_cast<int>(toAlarm);
    alarm.datapointsGiven = in.has("DatapointsToAlarm");
    alarm.missingGiven = in.has("TreatMissingData");
    RF_ASSIGN(alarm.rule.missing, missingOf(in));
    return alarm;
}

Outcome putAlarm(const Ask& ask) {
    auto alarm = alarmOf(ask.in, ask.region);
    if (!alarm) return faultOf(alarm.error());
    return done(ask.around.scaling.putAlarm(std::move(*alarm)));
}

bool hasAction(const MetricAlarm& alarm, const std::string& prefix) {
    for (const auto* actions : {&alarm.okActions, &alarm.alarmActions, &alarm.insufficientDataActions})
        if (std::any_of(actions->begin(), actions->end(), [&](const std::string& each) { return each.starts_with(prefix); })) return true;
    return false;
}

Outcome describeAlarms(const Ask& ask) {
    const Document& in = ask.in;
    const auto names = in.texts("AlarmNames"), types = in.texts("AlarmTypes");
    const std::string prefix = in.text("AlarmNamePrefix"), state = in.text("StateValue"), action = in.text("ActionPrefix");
    if (!names.empty() && !prefix.empty()) return Fault{"ValidationError", "AlarmNamePrefix and AlarmNames must not be specified together"};
    const bool metricAlarms = types.empty() || std::find(types.begin(), types.end(), "MetricAlarm") != types.end();
    Document::List items;
    for (const MetricAlarm& each : ask.around.scaling.alarms(ask.region)) {
        const bool named = names.empty() || std::find(names.begin(), names.end(), each.name) != names.end();
        const bool inState = state.empty() || state == wireName(each.state);
        if (metricAlarms && named && inState && each.name.starts_with(prefix) && (action.empty() || hasAction(each, action))) items.push_back(describe(each));
    }
    std::string next;
    auto page = pageOf(items, in.text("NextToken"), in.integer("MaxRecords", 50), next);
    if (!page) return Fault{"InvalidNextToken", "The next token specified is invalid."};
    Document out;
    out.set("MetricAlarms", std::move(*page)).set("CompositeAlarms", Document::List());
    if (!next.empty()) out.set("NextToken", next);
    return out;
}

Outcome describeForMetric(const Ask& ask) {
    const Document& in = ask.in;
    auto wanted = metricIn(in);
    std::sort(wanted.dimensions.begin(), wanted.dimensions.end());
    Document::List items;
    for (const MetricAlarm& each : ask.around.scaling.alarms(ask.region)) {
        std::vector<metrics::Dimension> dimensions;
        for (const auto& dimension : each.dimensions) dimensions.push_back({dimension.name, dimension.value});
        std::sort(dimensions.begin(), dimensions.end());
        const auto agrees = [&](std::string_view member, const std::string& value) { return !in.has(member) || in.text(member) == value; };
        if (each.metric == wanted.metric && each.metricNamespace == in.text("Namespace") && dimensions == wanted.dimensions && agrees("Statistic", each.statistic) &&
            agrees("ExtendedStatistic", each.statistic) && agrees("Unit", each.unit) && in.integer("Period", each.period) == each.period)
            items.push_back(describe(each));
    }
    return Document().set("MetricAlarms", std::move(items));
}

Outcome describeHistory(const Ask& ask) {
    const Document& in = ask.in;
    const std::string name = in.text("AlarmName"), type = in.text("HistoryItemType");
    Document::List items;
    for (const AlarmHistoryItem& each : ask.around.scaling.history(ask.region)) {
        const bool inTime = each.ms >= in.timeMs("StartDate", each.ms) && each.ms <= in.timeMs("EndDate", each.ms);
        if ((name.empty() || name == each.alarm) && (type.empty() || type == each.type) && inTime) items.push_back(describe(each));
    }
    if (in.text("ScanBy") == "TimestampAscending") std::reverse(items.begin(), items.end());
    std::string next;
    auto page = pageOf(items, in.text("NextToken"), in.integer("MaxRecords", 100), next);
    if (!page) return Fault{"InvalidNextToken", "The next token specified is invalid."};
    Document out;
    out.set("AlarmHistoryItems", std::move(*page));
    if (!next.empty()) out.set("NextToken", next);
    return out;
}

Outcome deleteAlarms(const Ask& ask) {
    const auto names = ask.in.texts("AlarmNames");
    const auto alarms = ask.around.scaling.alarms(ask.region);
    std::string unknown;
    for (const std::string& name : names)
        if (std::none_of(alarms.begin(), alarms.end(), [&](const MetricAlarm& each) { return each.name == name; })) unknown += (unknown.empty() ? "" : ", ") + name;
    // Of one alarm the service says nothing; of several, that one is missing (spec/02b: ResourceNotFound).
    if (!unknown.empty() && names.size() > 1) return Fault{"ResourceNotFound", "Could not find alarm(s): " + unknown, 404};
    return done(ask.around.scaling.deleteAlarms(ask.region, names));
}

Outcome setState(const Ask& ask) {
    const std::string value = ask.in.text("StateValue"), data = ask.in.text("StateReasonData");
    if (!data.empty() && !documentFromJson(data)) return Fault{"InvalidFormat", "StateReasonData is not valid JSON."};
    const AlarmState state = value == "OK" ? AlarmState::Ok : value == "ALARM" ? AlarmState::Alarm : AlarmState::InsufficientData;
    return done(ask.around.scaling.setAlarmState(ask.region, ask.in.text("AlarmName"), state, ask.in.text("StateReason"), data));
}

Outcome enable(const Ask& ask) { return done(ask.around.scaling.enableActions(ask.region, ask.in.texts("AlarmNames"), true)); }
Outcome disable(const Ask& ask) { return done(ask.around.scaling.enableActions(ask.region, ask.in.texts("AlarmNames"), false)); }

constexpr Operation kAlarmOperations[] = {
    {"DeleteAlarms", structure(kNamed), deleteAlarms},           {"DescribeAlarmHistory", structure(kHistory), describeHistory},
    {"DescribeAlarms", structure(kDescribe), describeAlarms},    {"DescribeAlarmsForMetric", structure(kForMetric), describeForMetric},
    {"DisableAlarmActions", structure(kNamed), disable},         {"EnableAlarmActions", structure(kNamed), enable},
    {"PutMetricAlarm", structure(kPut), putAlarm},               {"SetAlarmState", structure(kSetState), setState},
};

} // namespace

std::span<const Operation> alarmOperations() { return kAlarmOperations; }

} // namespace rf::neighbours::cloudwatch
