#pragma once
// What auto scaling and alarms keep: plain values, and their documents. A document is the API's own description of the
// value, which is also how the file keeps it (storage/FORMAT.md).

#include "engine/capacity/place.h"
#include "engine/scaling/alarm_rule.h"
#include "engine/value/document.h"

#include <optional>
#include <string>
#include <vector>

namespace rf::scaling {

using capacity::Side;

/// One side of a table or a global index: what a scalable target, its policies and activities belong to.
struct TargetId {
    std::string region;
    std::string resource;  ///< table/T or table/T/index/I
    std::string dimension; ///< dynamodb:table:ReadCapacityUnits …

    std::string table() const;
    std::string index() const; ///< empty: the table itself
    Side side() const;
    std::string key() const { return region + '|' + resource + '|' + dimension; }
    friend bool operator==(const TargetId&, const TargetId&) = default;

    /// Errors: ValidationException (a dimension that is none, a resource that does not fit it).
    static Result<TargetId> of(std::string region, std::string resource, std::string dimension);
    static TargetId of(std::string region, std::string_view table, std::string_view index, Side side);
};

struct ScalableTarget {
    TargetId id;
    std::int64_t minCapacity = 0;
    std::int64_t maxCapacity = 0;
    std::int64_t createdMs = 0;
    std::string name; ///< last part of its ARN
    bool inSuspended = false, outSuspended = false, scheduledSuspended = false;
    std::vector<std::pair<std::string, std::string>> tags;

    std::string arn() const;
};

/// A target-tracking policy. Its alarms are named by its id (policyAlarms).
struct ScalingPolicy {
    TargetId id;
    std::string name;
    std::string uuid; ///< of the ARN and the alarms
    double target = 70;
    std::optional<std::int64_t> outCooldown, inCooldown; ///< seconds, as given
    bool disableScaleIn = false;
    std::int64_t createdMs = 0;
    std::int64_t lastOut = 0, lastIn = 0; ///< seconds since the epoch

    std::string arn() const;
};

struct ScheduledAction {
    TargetId id;
    std::string name;
    std::string uuid;
    std::string schedule;
    std::string timezone; ///< empty: UTC
    std::optional<std::int64_t> startMs, endMs;
    std::optional<std::int64_t> minCapacity, maxCapacity;
    std::int64_t createdMs = 0;
    std::int64_t doneSecond = 0; ///< up to then nothing is due any more

    std::string arn() const;
};

struct ScalingActivity {
    std::uint64_t number = 0; ///< 1, 2, … of the file
    std::string uuid;
    TargetId id;
    std::string description;
    std::string cause;
    std::int64_t startMs = 0;
    std::int64_t endMs = 0;
    std::string status; ///< Successful, Failed
    std::string message;
    /// Of an alarm that rings at the limit: AlreadyAtMaxCapacity, AlreadyAtMinCapacity; then `current` and the limit.
    std::string notScaled;
    std::int64_t limit = 0, current = 0;
};

struct AlarmDimension {
    std::string name, value;
    friend bool operator==(const AlarmDimension&, const AlarmDimension&) = default;
};

enum class Comparison : std::uint8_t { GreaterOrEqual, Greater, Less, LessOrEqual };
std::string_view wireName(Comparison comparison); ///< GreaterThanOrEqualToThreshold …
std::optional<Comparison> comparisonNamed(std::string_view name);
bool breaches(Comparison comparison, double value, double threshold);
std::string_view wireName(TreatMissing missing); ///< missing, ignore, breaching, notBreaching

struct MetricAlarm {
    std::string region;
    std::string name;
    std::string description;
    bool actionsEnabled = true;
    std::vector<std::string> okActions, alarmActions, insufficientDataActions;
    std::string metric;
    std::string metricNamespace;
    std::string statistic; ///< Sum, Average …
    std::vector<AlarmDimension> dimensions;
    std::int64_t period = 60; ///< seconds
    std::string unit;         ///< empty: any
    AlarmRule rule;
    bool datapointsGiven = false; ///< DatapointsToAlarm was given
    bool missingGiven = false;    ///< TreatMissingData was given
    double threshold = 0;
    Comparison comparison = Comparison::Greater;
    std::int64_t configuredMs = 0;

    AlarmState state = AlarmState::InsufficientData;
    std::string reason;
    std::string reasonData; ///< JSON
    std::int64_t stateMs = 0;      ///< when it was last set
    std::int64_t transitionMs = 0; ///< when it last changed
    std::string policy; ///< ARN of the policy that owns it; empty: made by a user

    std::string arn() const;
};

struct AlarmHistoryItem {
    std::uint64_t number = 0;
    std::string region;
    std::string alarm;
    std::int64_t ms = 0;
    std::string type; ///< ConfigurationUpdate, StateUpdate, Action
    std::string summary;
    std::string data; ///< JSON
};

/// The names of a policy's alarms: AlarmHigh, AlarmLow, ProvisionedCapacityHigh, ProvisionedCapacityLow.
std::vector<std::string> policyAlarms(const ScalingPolicy& policy);
std::string alarmArn(std::string_view region, std::string_view name);

// Documents, and back. What a document does not have stays as a fresh value has it.
Document describe(const ScalableTarget& target);
Document describe(const ScalingPolicy& policy);
Document describe(const ScheduledAction& action);
Document describe(const ScalingActivity& activity);
Document describe(const MetricAlarm& alarm);
Document describe(const AlarmHistoryItem& item);
ScalableTarget targetFrom(const Document& document);
ScalingPolicy policyFrom(const Document& document);
ScheduledAction actionFrom(const Document& document);
ScalingActivity activityFrom(const Document& document);
MetricAlarm alarmFrom(const Document& document);
AlarmHistoryItem historyFrom(const Document& document);

/// What the file keeps beside the description: members whose names no API knows ("~Region" …).
Document kept(const ScalableTarget& target);
Document kept(const ScalingPolicy& policy);
Document kept(const ScheduledAction& action);
Document kept(const ScalingActivity& activity);
Document kept(const MetricAlarm& alarm);
Document kept(const AlarmHistoryItem& item);

} // namespace rf::scaling
