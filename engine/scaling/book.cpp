#include "engine/scaling/book.h"

#include "engine/storage/sqlite/layout.h"

#include <algorithm>
#include <cstdio>

namespace rf::scaling {
namespace {

constexpr std::string_view kTarget = "scaling/target/", kPolicy = "scaling/policy/", kAction = "scaling/action/",
                           kActivity = "scaling/activity/", kAlarm = "alarms/alarm/", kHistoryPrefix = "alarms/history/";

std::string entry(std::string_view prefix, std::string_view key) { return std::string(prefix) + std::string(key); }

/// Numbers lie in their order.
std::string entry(std::string_view prefix, std::uint64_t number) {
    char text[24];
    std::snprintf(text, sizeof text, "%016llu", static_cast<unsigned long long>(number));
    return entry(prefix, std::string_view(text));
}

template <class T>
std::uint64_t nextNumber(const std::deque<T>& items) {
    return items.empty() ? 1 : items.back().number + 1;
}

template <class T>
void putByKey(std::map<std::string, T>& map, const std::string& key, T value) {
    map.insert_or_assign(key, std::move(value));
}

} // namespace

Status Book::load(Store& store) {
    return store.read([this](ReadTxn& txn) -> Status {
        for (const std::string_view prefix : {std::string_view("scaling/"), std::string_view("alarms/")}) {
            std::string end(prefix);
            ++end.back();
            RF_TRY(txn.scan(sqlite::kMetaTree, {std::string(prefix), end, true},
                            [this](std::string_view key, std::string_view bytes, std::size_t) {
                                (void)read(key, bytes);
                                return true;
                            }));
        }
        return {};
    });
}

Status Book::read(std::string_view key, std::string_view json) {
    RF_ASSIGN(const Document document, documentFromJson(json));
    const auto rest = [&](std::string_view prefix) { return std::string(key.substr(prefix.size())); };
    if (key.starts_with(kTarget)) putByKey(m_targets, rest(kTarget), targetFrom(document));
    else if (key.starts_with(kPolicy)) putByKey(m_policies, rest(kPolicy), policyFrom(document));
    else if (key.starts_with(kAction)) putByKey(m_actions, rest(kAction), actionFrom(document));
    else if (key.starts_with(kAlarm)) putByKey(m_alarms, rest(kAlarm), alarmFrom(document));
    else if (key.starts_with(kActivity)) m_activities.push_back(activityFrom(document));
    else if (key.starts_with(kHistoryPrefix)) m_history.push_back(historyFrom(document));
    return {};
}

void Book::giveBack(Changes changes) {
    changes.insert(changes.end(), std::make_move_iterator(m_pending.begin()), std::make_move_iterator(m_pending.end()));
    m_pending = std::move(changes);
}

const ScalableTarget* Book::target(const TargetId& id) const {
    const auto at = m_targets.find(id.key());
    return at == m_targets.end() ? nullptr : &at->second;
}

std::string Book::alarmKey(std::string_view region, std::string_view name) {
    return std::string(region) + '|' + std::string(name);
}

const MetricAlarm* Book::alarm(std::string_view region, std::string_view name) const {
    const auto at = m_alarms.find(alarmKey(region, name));
    return at == m_alarms.end() ? nullptr : &at->second;
}

void Book::put(ScalableTarget target) {
    const std::string key = target.id.key();
    save(entry(kTarget, key), kept(target));
    putByKey(m_targets, key, std::move(target));
}
void Book::put(ScalingPolicy policy) {
    const std::string key = keyOf(policy.id, policy.name);
    save(entry(kPolicy, key), kept(policy));
    putByKey(m_policies, key, std::move(policy));
}
void Book::put(ScheduledAction action) {
    const std::string key = keyOf(action.id, action.name);
    save(entry(kAction, key), kept(action));
    putByKey(m_actions, key, std::move(action));
}
void Book::put(MetricAlarm alarm) {
    const std::string key = alarmKey(alarm.region, alarm.name);
    save(entry(kAlarm, key), kept(alarm));
    putByKey(m_alarms, key, std::move(alarm));
}

void Book::erase(const ScalableTarget& target) {
    const std::string key = target.id.key();
    drop(entry(kTarget, key));
    m_targets.erase(key);
}
void Book::erase(const ScalingPolicy& policy) {
    const std::string key = keyOf(policy.id, policy.name);
    drop(entry(kPolicy, key));
    m_policies.erase(key);
}
void Book::erase(const ScheduledAction& action) {
    const std::string key = keyOf(action.id, action.name);
    drop(entry(kAction, key));
    m_actions.erase(key);
}
void Book::erase(const MetricAlarm& alarm) {
    const std::string key = alarmKey(alarm.region, alarm.name);
    drop(entry(kAlarm, key));
    m_alarms.erase(key);
}

void Book::add(ScalingActivity activity) {
    activity.number = nextNumber(m_activities);
    save(entry(kActivity, activity.number), kept(activity));
    m_activities.push_back(std::move(activity));
    for (; m_activities.size() > kActivities; m_activities.pop_front()) drop(entry(kActivity, m_activities.front().number));
}

void Book::add(AlarmHistoryItem item) {
    item.number = nextNumber(m_history);
    save(entry(kHistoryPrefix, item.number), kept(item));
    m_history.push_back(std::move(item));
    for (; m_history.size() > kHistory; m_history.pop_front()) drop(entry(kHistoryPrefix, m_history.front().number));
}

} // namespace rf::scaling
