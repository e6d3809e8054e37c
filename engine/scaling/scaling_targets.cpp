// Targets, policies and scheduled actions: reading and changing them.

#include "engine/base/uuid.h"
#include "engine/scaling/errors.h"
#include "engine/scaling/scaling.h"

#include <algorithm>

namespace rf::scaling {
namespace {

// Quotas of an account (Application Auto Scaling, "Quotas").
constexpr std::size_t kTargets = 3'000;
constexpr std::size_t kPoliciesOfTarget = 50;
constexpr std::size_t kActionsOfTarget = 200;
constexpr std::size_t kTags = 50;

Error notFound(std::string message) { return {ErrorCode::ResourceNotFound, std::move(message)}; }

std::string named(const TargetId& id) {
    return "service namespace: dynamodb, resource ID: " + id.resource + ", scalable dimension: " + id.dimension;
}
Error noTarget(const TargetId& id) { return notFound("No scalable target found for " + named(id)); }
Error noTargetRegistered(const TargetId& id) { return notFound("No scalable target registered for " + named(id)); }

template <class Map>
auto ofRegion(const Map& map, std::string_view region) {
    std::vector<typename Map::mapped_type> out;
    for (const auto& [key, value] : map)
        if (value.id.region == region) out.push_back(value);
    return out;
}

template <class Map>
auto ofTarget(const Map& map, const TargetId& id) {
    std::vector<typename Map::mapped_type> out;
    for (const auto& [key, value] : map)
        if (value.id == id) out.push_back(value);
    return out;
}

void setTag(ScalableTarget& target, const std::string& key, const std::string& value) {
    const auto at = std::find_if(target.tags.begin(), target.tags.end(), [&](const auto& tag) { return tag.first == key; });
    if (at == target.tags.end()) target.tags.emplace_back(key, value);
    else at->second = value;
}

Status checkLimits(std::int64_t low, std::int64_t high) {
    if (low < 0) return validation("Minimum capacity cannot be negative");
    if (low > high) return validation("Maximum capacity cannot be less than minimum capacity");
    return {};
}

} // namespace

std::vector<ScalableTarget> Scaling::targets(std::string_view region) const {
    const std::lock_guard lock(m_guard);
    return ofRegion(m_book.targets(), region);
}
std::vector<ScalingPolicy> Scaling::policies(std::string_view region) const {
    const std::lock_guard lock(m_guard);
    return ofRegion(m_book.policies(), region);
}
std::vector<ScheduledAction> Scaling::actions(std::string_view region) const {
    const std::lock_guard lock(m_guard);
    return ofRegion(m_book.actions(), region);
}
std::vector<ScalingActivity> Scaling::activities(std::string_view region) const {
    const std::lock_guard lock(m_guard);
    std::vector<ScalingActivity> out;
    const auto& all = m_book.activities();
    std::copy_if(all.rbegin(), all.rend(), std::back_inserter(out), [&](const ScalingActivity& each) { return each.id.region == region; });
    return out;
}

Result<ScalableTarget> Scaling::registerTarget(const TargetChange& change) {
    const std::lock_guard ticking(m_ticking);
    const CatalogPtr catalog = m_store.catalog();
    ScalableTarget target;
    {
        const std::lock_guard lock(m_guard);
        if (const ScalableTarget* known = m_book.target(change.id)) target = *known;
        else {
            if (!change.minCapacity || !change.maxCapacity)
                return validation("MinCapacity and MaxCapacity must be specified when registering a new scalable target");
            const TablePtr table = catalog->find(change.id.region, change.id.table());
            if (!table) return validation("DynamoDB table does not exist: " + change.id.resource);
            const IndexSchema* index = change.id.index().empty() ? nullptr : table->findIndex(change.id.index());
            if (!change.id.index().empty() && (!index || index->kind != IndexKind::Global))
                return validation("DynamoDB index does not exist: " + change.id.resource);
            if (m_book.targets().size() >= kTargets) return limitExceeded("Exceeded the limit of scalable targets: " + std::to_string(kTargets));
            target.id = change.id;
            target.createdMs = m_clock.nowMs();
            target.name = randomUuid();
        }
        target.minCapacity = change.minCapacity.value_or(target.minCapacity);
        target.maxCapacity = change.maxCapacity.value_or(target.maxCapacity);
        RF_TRY(checkLimits(target.minCapacity, target.maxCapacity));
        target.inSuspended = change.inSuspended.value_or(target.inSuspended);
        target.outSuspended = change.outSuspended.value_or(target.outSuspended);
        target.scheduledSuspended = change.scheduledSuspended.value_or(target.scheduledSuspended);
        for (const auto& [key, value] : change.tags) setTag(target, key, value);
        if (target.tags.size() > kTags) return validation("Too many tags: at most " + std::to_string(kTags));
        m_book.put(target);
    }
    RF_TRY(flush());
    enforceLimits(target, "");
    RF_TRY(flush());
    wake();
    return target;
}

Status Scaling::deregisterTarget(const TargetId& id) {
    const std::lock_guard ticking(m_ticking);
    {
        const std::lock_guard lock(m_guard);
        const ScalableTarget* found = m_book.target(id);
        if (!found) return noTarget(id);
        const ScalableTarget target = *found;
        for (const ScalingPolicy& policy : ofTarget(m_book.policies(), id)) {
            for (const std::string& name : policyAlarms(policy))
                if (const MetricAlarm* alarm = m_book.alarm(id.region, name)) m_book.erase(MetricAlarm(*alarm));
            m_tracking.erase(Book::keyOf(id, policy.name));
            m_book.erase(policy);
        }
        for (const ScheduledAction& action : ofTarget(m_book.actions(), id)) m_book.erase(action);
        m_book.erase(target);
    }
    return flush();
}

Result<ScalableTarget> Scaling::setTags(std::string_view arn, const std::vector<std::pair<std::string, std::string>>& add,
                                        const std::vector<std::string>& remove) {
    const std::lock_guard ticking(m_ticking);
    ScalableTarget target;
    {
        const std::lock_guard lock(m_guard);
        const auto& all = m_book.targets();
        const auto at = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.second.arn() == arn; });
        if (at == all.end()) return notFound("The specified resource doesn't exist.");
        target = at->second;
        for (const auto& [key, value] : add) setTag(target, key, value);
        std::erase_if(target.tags, [&](const auto& tag) { return std::find(remove.begin(), remove.end(), tag.first) != remove.end(); });
        if (target.tags.size() > kTags) return limitExceeded("The number of tags exceeds the limit of " + std::to_string(kTags));
        if (add.empty() && remove.empty()) return target;
        m_book.put(target);
    }
    RF_TRY(flush());
    return target;
}

Result<ScalingPolicy> Scaling::putPolicy(ScalingPolicy policy) {
    {
        const std::lock_guard ticking(m_ticking);
        const std::int64_t nowMs = m_clock.nowMs();
        {
            const std::lock_guard lock(m_guard);
            if (!m_book.target(policy.id)) return noTargetRegistered(policy.id);
            const auto present = ofTarget(m_book.policies(), policy.id);
            const auto same = std::find_if(present.begin(), present.end(), [&](const ScalingPolicy& each) { return each.name == policy.name; });
            // All of them track the one metric this dimension has.
            if (same == present.end() && !present.empty())
                return validation("Only one TargetTrackingScaling policy for a given metric specification is allowed.");
            if (same == present.end() && present.size() >= kPoliciesOfTarget) return limitExceeded("Exceeded the limit of scaling policies per scalable target");
            policy.uuid = same == present.end() ? randomUuid() : same->uuid;
            policy.createdMs = same == present.end() ? nowMs : same->createdMs;
            if (same != present.end()) policy.lastOut = same->lastOut, policy.lastIn = same->lastIn;
            m_book.put(policy);
        }
        (void)track(policy, nowMs); // its alarms stand as soon as it does; what follows from them is the next tick's
        RF_TRY(flush());
    }
    tell();
    return policy;
}

Status Scaling::deletePolicy(const TargetId& id, std::string_view name) {
    const std::lock_guard ticking(m_ticking);
    {
        const std::lock_guard lock(m_guard);
        const auto at = m_book.policies().find(Book::keyOf(id, name));
        if (at == m_book.policies().end()) return notFound("No scaling policy found for " + named(id) + ", policy name: " + std::string(name));
        const ScalingPolicy policy = at->second;
        for (const std::string& alarm : policyAlarms(policy))
            if (const MetricAlarm* found = m_book.alarm(id.region, alarm)) m_book.erase(MetricAlarm(*found));
        m_tracking.erase(Book::keyOf(id, name));
        m_book.erase(policy);
    }
    return flush();
}

Status Scaling::putAction(const ActionChange& change) {
    const std::lock_guard ticking(m_ticking);
    {
        const std::lock_guard lock(m_guard);
        if (!m_book.target(change.id)) return noTargetRegistered(change.id);
        const auto at = m_book.actions().find(Book::keyOf(change.id, change.name));
        const bool fresh = at == m_book.actions().end();
        ScheduledAction action = fresh ? ScheduledAction{.id = change.id, .name = change.name, .uuid = randomUuid(), .createdMs = m_clock.nowMs()} : at->second;
        if (fresh && !change.schedule) return validation("Schedule must be specified for a new scheduled action");
        if (fresh && !change.hasAction) return validation("ScalableTargetAction must be specified for a new scheduled action");
        if (fresh && ofTarget(m_book.actions(), change.id).size() >= kActionsOfTarget) return limitExceeded("Exceeded the limit of scheduled actions per scalable target");
        if (change.schedule) {
            action.schedule = *change.schedule;
            action.doneSecond = fresh ? 0 : m_clock.nowMs() / 1000; // what a new schedule would have done before is not made up for
        }
        if (change.timezone) action.timezone = *change.timezone;
        // Start and end are not kept from before: the service drops them when they are left out.
        action.startMs = change.startMs;
        action.endMs = change.endMs;
        if (change.hasAction) action.minCapacity = change.minCapacity, action.maxCapacity = change.maxCapacity;
        RF_TRY(Schedule::parse(action.schedule, action.timezone));
        if (action.minCapacity && action.maxCapacity) RF_TRY(checkLimits(*action.minCapacity, *action.maxCapacity));
        if (action.startMs && action.endMs && *action.startMs >= *action.endMs) return validation("Start time must be before end time");
        m_book.put(std::move(action));
    }
    return flush();
}

Status Scaling::deleteAction(const TargetId& id, std::string_view name) {
    const std::lock_guard ticking(m_ticking);
    {
        const std::lock_guard lock(m_guard);
        const auto at = m_book.actions().find(Book::keyOf(id, name));
        if (at == m_book.actions().end()) return notFound("No scheduled action found for " + named(id) + ", scheduled action name: " + std::string(name));
        m_book.erase(ScheduledAction(at->second));
    }
    return flush();
}

} // namespace rf::scaling
