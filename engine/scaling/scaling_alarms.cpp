// Alarms: those of policies, which follow their tracking, and those of users, which are evaluated here.

#include "engine/scaling/errors.h"
#include "engine/scaling/scaling.h"

#include <algorithm>
#include <ctime>

namespace rf::scaling {
namespace {

constexpr std::size_t kAlarms = 5'000;

std::string utc(const char* format, std::int64_t ms) {
    const std::time_t seconds = ms / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[64];
    return {text, std::strftime(text, sizeof text, format, &parts)};
}
std::string isoText(std::int64_t ms) { return utc("%Y-%m-%dT%H:%M:%S", ms) + "." + std::to_string(1000 + ms % 1000).substr(1) + "+0000"; }

/// "10.0": a number with at least one place.
std::string decimal(double value) {
    std::string text = numberText(value);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string_view comparisonWords(Comparison comparison) {
    switch (comparison) {
    case Comparison::GreaterOrEqual: return "greater than or equal to";
    case Comparison::Greater: return "greater than";
    case Comparison::Less: return "less than";
    case Comparison::LessOrEqual: break;
    }
    return "less than or equal to";
}

/// What an evaluation saw: a value a period, oldest first.
struct Seen {
    std::vector<std::optional<double>> values;
    std::int64_t begin = 0; ///< second of the first period
    std::vector<Datapoint> points;
};

std::string reasonOf(const MetricAlarm& alarm, const Seen& seen, AlarmState state) {
    std::string list;
    int count = 0, breaching = 0;
    for (std::size_t i = seen.values.size(); i-- > 0 && count < alarm.rule.periods;) {
        if (!seen.values[i]) continue;
        ++count;
        breaching += seen.points[i] == Datapoint::Breaching;
        if (!list.empty()) list += ", ";
        list += decimal(*seen.values[i]) + " (" + utc("%d/%m/%y %H:%M:%S", (seen.begin + static_cast<std::int64_t>(i) * alarm.period) * 1000) + ")";
    }
    const std::string periods = std::to_string(alarm.rule.periods);
    if (count == 0 && state == AlarmState::InsufficientData)
        return "Insufficient Data: " + periods + (alarm.rule.periods == 1 ? " datapoint was unknown." : " datapoints were unknown.");
    if (count == 0) {
        const bool breachingWord = alarm.rule.missing == TreatMissing::Breaching;
        return "Threshold Crossed: no datapoints were received for " + periods + (alarm.rule.periods == 1 ? " period and " : " periods and ") + periods +
               (alarm.rule.periods == 1 ? " missing datapoint was" : " missing datapoints were") + " treated as [" + (breachingWord ? "Breaching" : "NonBreaching") + "].";
    }
    const int crossed = state == AlarmState::Alarm ? breaching : count - breaching;
    const std::string words = std::string(comparisonWords(alarm.comparison)) + " the threshold (" + decimal(alarm.threshold) + ")";
    const std::string minimum = std::to_string(state == AlarmState::Alarm ? alarm.rule.toAlarm : alarm.rule.periods - alarm.rule.toAlarm + 1);
    return "Threshold Crossed: " + std::to_string(crossed) + " out of the last " + std::to_string(count) + " datapoints [" + list + "] " +
           (crossed == 1 ? "was " : "were ") + (state == AlarmState::Alarm ? "" : "not ") + words + " (minimum " + minimum + " datapoint" + (minimum == "1" ? "" : "s") + " for " +
           (state == AlarmState::Alarm ? "OK -> ALARM" : "ALARM -> OK") + " transition).";
}

std::string reasonDataOf(const MetricAlarm& alarm, const Seen& seen, std::int64_t nowMs) {
    Document::List recent;
    for (const auto& value : seen.values)
        if (value) recent.emplace_back(*value);
    Document data;
    data.set("version", "1.0").set("queryDate", isoText(nowMs)).set("startDate", isoText(seen.begin * 1000));
    data.set("statistic", alarm.statistic).set("period", alarm.period).set("recentDatapoints", std::move(recent));
    return toJson(data.set("threshold", alarm.threshold));
}

Document stateDocument(const MetricAlarm& alarm, AlarmState state) {
    return Document().set("stateValue", wireName(state)).set("stateReason", alarm.reason);
}

metrics::MetricName metricOf(const MetricAlarm& alarm) {
    metrics::MetricName name{alarm.metric, {}};
    for (const AlarmDimension& each : alarm.dimensions) name.dimensions.push_back({each.name, each.value});
    return name;
}

} // namespace

std::vector<MetricAlarm> Scaling::alarms(std::string_view region) const {
    const std::lock_guard lock(m_guard);
    std::vector<MetricAlarm> out;
    for (const auto& [key, alarm] : m_book.alarms())
        if (alarm.region == region) out.push_back(alarm);
    return out;
}

std::vector<AlarmHistoryItem> Scaling::history(std::string_view region) const {
    const std::lock_guard lock(m_guard);
    std::vector<AlarmHistoryItem> out;
    const auto& all = m_book.history();
    std::copy_if(all.rbegin(), all.rend(), std::back_inserter(out), [&](const AlarmHistoryItem& each) { return each.region == region; });
    return out;
}

void Scaling::onAlarm(std::function<void(const AlarmChange&)> listener) {
    const std::lock_guard lock(m_listening);
    m_listener = std::move(listener);
}

void Scaling::tell() {
    std::vector<AlarmChange> told;
    {
        const std::lock_guard lock(m_guard);
        told = std::exchange(m_told, {});
    }
    if (told.empty()) return;
    const std::lock_guard lock(m_listening);
    for (const AlarmChange& change : told)
        if (m_listener) m_listener(change);
}

/// With the guard held.
void Scaling::noteHistory(const MetricAlarm& alarm, std::string type, std::string summary, Document data, std::int64_t nowMs) {
    m_book.add(AlarmHistoryItem{.region = alarm.region, .alarm = alarm.name, .ms = nowMs, .type = std::move(type), .summary = std::move(summary), .data = toJson(data)});
}

/// With the guard held. Nothing is sent to the ARNs of an alarm's actions; the history says so.
void Scaling::changeState(MetricAlarm alarm, AlarmState state, std::string reason, std::string reasonData, std::int64_t nowMs) {
    const AlarmState before = alarm.state;
    Document data;
    data.set("version", "1.0").set("oldState", stateDocument(alarm, before));
    alarm.state = state;
    alarm.reason = std::move(reason);
    alarm.reasonData = std::move(reasonData);
    alarm.stateMs = nowMs;
    if (state != before) alarm.transitionMs = nowMs;
    m_book.put(alarm);
    if (state == before) return;
    noteHistory(alarm, "StateUpdate", "Alarm updated from " + std::string(wireName(before)) + " to " + std::string(wireName(state)),
                data.set("newState", stateDocument(alarm, state)), nowMs);
    const auto& actions = state == AlarmState::Ok ? alarm.okActions : state == AlarmState::Alarm ? alarm.alarmActions : alarm.insufficientDataActions;
    if (alarm.actionsEnabled && alarm.policy.empty())
        for (const std::string& action : actions)
            noteHistory(alarm, "Action", "Failed to execute action " + action,
                        Document().set("actionState", "Failed").set("notificationResource", action).set("error", "Only the program itself notifies."), nowMs);
    m_told.push_back({std::move(alarm), before});
}

/// With the guard held. Makes the four alarms of a policy what its tracking says.
void Scaling::syncPolicyAlarms(const ScalingPolicy& policy, const TargetTracking& tracking, std::int64_t nowMs) {
    const bool read = policy.id.side() == Side::Read;
    const double units = static_cast<double>(provisioned(policy.id));
    const auto names = policyAlarms(policy);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool consumed = i < 2, high = i % 2 == 0;
        MetricAlarm alarm;
        const MetricAlarm* known = m_book.alarm(policy.id.region, names[i]);
        if (known) alarm = *known;
        alarm.region = policy.id.region;
        alarm.name = names[i];
        alarm.policy = policy.arn();
        alarm.description = "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policy.arn() + ".";
        alarm.alarmActions = {policy.arn()};
        alarm.metric = std::string(consumed ? "Consumed" : "Provisioned") + (read ? "Read" : "Write") + "CapacityUnits";
        alarm.metricNamespace = metrics::kNamespace;
        alarm.statistic = consumed ? "Sum" : "Average";
        alarm.dimensions = {{"TableName", policy.id.table()}};
        if (!policy.id.index().empty()) alarm.dimensions.push_back({"GlobalSecondaryIndexName", policy.id.index()});
        alarm.period = consumed ? 60 : 300;
        alarm.rule = consumed ? (high ? TargetTracking::kHigh : TargetTracking::kLow) : AlarmRule{.periods = 3, .toAlarm = 3};
        alarm.threshold = !consumed ? units : high ? tracking.highThreshold(units) : tracking.lowThreshold(units);
        alarm.comparison = high ? Comparison::Greater : Comparison::Less;
        const bool changed = !known || known->threshold != alarm.threshold;
        if (changed) alarm.configuredMs = nowMs;
        if (!known) {
            alarm.reason = "Unchecked: Initial alarm creation";
            alarm.stateMs = alarm.transitionMs = nowMs;
            noteHistory(alarm, "ConfigurationUpdate", "Alarm \"" + alarm.name + "\" created", Document().set("version", "1.0").set("type", "Create"), nowMs);
        }
        // The thresholds of the other two follow the capacity at once, so that they never differ from it.
        const AlarmState state = !consumed ? (units > 0 ? AlarmState::Ok : AlarmState::InsufficientData) : high ? tracking.high() : tracking.low();
        if (state == alarm.state) {
            if (changed) m_book.put(alarm);
            continue;
        }
        const std::string words = std::string(comparisonWords(alarm.comparison)) + " the threshold (" + decimal(alarm.threshold) + ")";
        changeState(alarm, state, state == AlarmState::InsufficientData ? "Insufficient Data: datapoints were unknown."
                                  : state == AlarmState::Alarm ? "Threshold Crossed: the last " + std::to_string(alarm.rule.periods) + " datapoints were " + words + "."
                                                               : "Threshold Crossed: datapoints were not " + words + ".",
                    "", nowMs);
    }
}

void Scaling::runAlarms(std::int64_t nowMs) {
    std::vector<std::string> keys;
    {
        const std::lock_guard lock(m_guard);
        for (const auto& [key, alarm] : m_book.alarms())
            if (alarm.policy.empty()) keys.push_back(key);
    }
    for (const std::string& key : keys) evaluateAlarm(key, nowMs);
}

void Scaling::evaluateAlarm(const std::string& key, std::int64_t nowMs) {
    MetricAlarm alarm;
    {
        const std::lock_guard lock(m_guard);
        const auto at = m_book.alarms().find(key);
        if (at == m_book.alarms().end()) return;
        alarm = at->second;
    }
    const std::int64_t now = nowMs / 1000, end = now - now % alarm.period;
    const int range = evaluationRange(alarm.rule.periods);
    Seen seen{std::vector<std::optional<double>>(static_cast<std::size_t>(range)), end - range * alarm.period, {}};
    const bool rightUnit = alarm.unit.empty() || alarm.unit == metrics::MetricBook::unitOf(alarm.metric);
    if (alarm.metricNamespace == metrics::kNamespace && rightUnit)
        for (const metrics::Point& point : m_metrics.points(alarm.region, metricOf(alarm), seen.begin, end, alarm.period, now))
            seen.values[static_cast<std::size_t>((point.second - seen.begin) / alarm.period)] = point.statistic(alarm.statistic);
    for (const auto& value : seen.values)
        seen.points.push_back(!value ? Datapoint::Missing : breaches(alarm.comparison, *value, alarm.threshold) ? Datapoint::Breaching : Datapoint::Within);
    const AlarmState state = evaluate(alarm.rule, seen.points, alarm.state);
    if (state == alarm.state) return;
    const std::lock_guard lock(m_guard);
    changeState(alarm, state, reasonOf(alarm, seen, state), reasonDataOf(alarm, seen, nowMs), nowMs);
}

Status Scaling::putAlarm(MetricAlarm alarm) {
    {
        const std::lock_guard ticking(m_ticking);
        const std::int64_t nowMs = m_clock.nowMs();
        const std::string key = Book::alarmKey(alarm.region, alarm.name);
        {
            const std::lock_guard lock(m_guard);
            const MetricAlarm* known = m_book.alarm(alarm.region, alarm.name);
            if (!known && m_book.alarms().size() >= kAlarms) return limitExceeded("The quota of alarms has been reached.");
            alarm.configuredMs = nowMs;
            alarm.stateMs = known ? known->stateMs : nowMs;
            alarm.transitionMs = known ? known->transitionMs : nowMs;
            alarm.state = known ? known->state : AlarmState::InsufficientData;
            alarm.reason = known ? known->reason : "Unchecked: Initial alarm creation";
            if (known) alarm.reasonData = known->reasonData;
            noteHistory(alarm, "ConfigurationUpdate", "Alarm \"" + alarm.name + "\" " + (known ? "updated" : "created"),
                        Document().set("version", "1.0").set("type", known ? "Update" : "Create").set(known ? "updatedAlarm" : "createdAlarm", describe(alarm)), nowMs);
            m_book.put(alarm);
        }
        evaluateAlarm(key, nowMs);
        RF_TRY(flush());
    }
    wake();
    tell();
    return {};
}

Status Scaling::deleteAlarms(std::string_view region, const std::vector<std::string>& names) {
    const std::lock_guard ticking(m_ticking);
    {
        const std::lock_guard lock(m_guard);
        for (const std::string& name : names) {
            const MetricAlarm* found = m_book.alarm(region, name);
            if (!found) continue;
            const MetricAlarm alarm = *found;
            noteHistory(alarm, "ConfigurationUpdate", "Alarm \"" + name + "\" deleted", Document().set("version", "1.0").set("type", "Delete"), m_clock.nowMs());
            m_book.erase(alarm);
        }
    }
    return flush();
}

Status Scaling::setAlarmState(std::string_view region, std::string_view name, AlarmState state, std::string reason, std::string reasonData) {
    {
        const std::lock_guard ticking(m_ticking);
        {
            const std::lock_guard lock(m_guard);
            const MetricAlarm* alarm = m_book.alarm(region, name);
            if (!alarm) return Error{ErrorCode::ResourceNotFound, "Unknown alarm: " + std::string(name)};
            changeState(*alarm, state, std::move(reason), std::move(reasonData), m_clock.nowMs());
        }
        RF_TRY(flush());
    }
    tell();
    return {};
}

Status Scaling::enableActions(std::string_view region, const std::vector<std::string>& names, bool enabled) {
    const std::lock_guard ticking(m_ticking);
    {
        const std::lock_guard lock(m_guard);
        for (const std::string& name : names) {
            const MetricAlarm* found = m_book.alarm(region, name);
            if (!found || found->actionsEnabled == enabled) continue;
            MetricAlarm alarm = *found;
            alarm.actionsEnabled = enabled;
            alarm.configuredMs = m_clock.nowMs();
            m_book.put(std::move(alarm));
        }
    }
    return flush();
}

} // namespace rf::scaling
