#pragma once
// Everything auto scaling and alarms keep, in memory and in the file's meta map (storage/FORMAT.md). Not thread-safe:
// scaling.h guards it.
//
// Invariants
//  1. What is changed here is in `pending` until take() hands it out; written in that order the file equals the memory.
//  2. Activities and alarm history are bounded (kActivities, kHistory): the oldest go.

#include "engine/scaling/model.h"
#include "engine/storage/store.h"

#include <deque>
#include <map>

namespace rf::scaling {

/// Entries of the meta map to be written; an absent value erases.
using Changes = std::vector<std::pair<std::string, std::optional<std::string>>>;

class Book {
public:
    static constexpr std::size_t kActivities = 1'000;
    static constexpr std::size_t kHistory = 2'000;

    template <class T>
    using ByKey = std::map<std::string, T>;

    /// Reads what the file has. Entries that cannot be read are passed over.
    Status load(Store& store);
    Changes take() { return std::exchange(m_pending, {}); }
    /// What could not be written comes back to the front.
    void giveBack(Changes changes);

    const ByKey<ScalableTarget>& targets() const { return m_targets; } ///< by TargetId::key
    const ByKey<ScalingPolicy>& policies() const { return m_policies; } ///< by keyOf
    const ByKey<ScheduledAction>& actions() const { return m_actions; }
    const ByKey<MetricAlarm>& alarms() const { return m_alarms; }
    const std::deque<ScalingActivity>& activities() const { return m_activities; } ///< oldest first
    const std::deque<AlarmHistoryItem>& history() const { return m_history; }      ///< oldest first

    const ScalableTarget* target(const TargetId& id) const;
    const MetricAlarm* alarm(std::string_view region, std::string_view name) const;
    static std::string keyOf(const TargetId& id, std::string_view name) { return id.key() + '|' + std::string(name); }
    static std::string alarmKey(std::string_view region, std::string_view name);

    void put(ScalableTarget target);
    void put(ScalingPolicy policy);
    void put(ScheduledAction action);
    void put(MetricAlarm alarm);
    void erase(const ScalableTarget& target);
    void erase(const ScalingPolicy& policy);
    void erase(const ScheduledAction& action);
    void erase(const MetricAlarm& alarm);
    void add(ScalingActivity activity); ///< gives it its number
    void add(AlarmHistoryItem item);    ///< gives it its number

private:
    void save(std::string key, const Document& document) { m_pending.emplace_back(std::move(key), toJson(document)); }
    void drop(std::string key) { m_pending.emplace_back(std::move(key), std::nullopt); }
    Status read(std::string_view key, std::string_view json);

    ByKey<ScalableTarget> m_targets;
    ByKey<ScalingPolicy> m_policies;
    ByKey<ScheduledAction> m_actions;
    ByKey<MetricAlarm> m_alarms;
    std::deque<ScalingActivity> m_activities;
    std::deque<AlarmHistoryItem> m_history;
    Changes m_pending;
};

} // namespace rf::scaling
