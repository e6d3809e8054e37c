// The worker: what is due, decided and applied. Targets and policies are changed in scaling_targets.cpp, alarms in
// scaling_alarms.cpp.

#include "engine/scaling/scaling.h"

#include "engine/base/uuid.h"

#include <algorithm>
#include <cmath>

namespace rf::scaling {
namespace {

using capacity::ArmName;

constexpr std::int64_t kRemembered = evaluationRange(TargetTracking::kLow.periods);
constexpr std::int64_t kClockBack = 120; ///< seconds from which on a clock counts as set back

ArmName armOf(const TargetId& id) { return {id.region, id.table(), id.index()}; }

TrackingSettings settingsOf(const ScalableTarget& target, const ScalingPolicy& policy) {
    return {.target = policy.target,
            .minCapacity = target.minCapacity,
            .maxCapacity = target.maxCapacity,
            .outCooldown = policy.outCooldown.value_or(0),
            .inCooldown = policy.inCooldown.value_or(0),
            .disableScaleIn = policy.disableScaleIn,
            .outSuspended = target.outSuspended,
            .inSuspended = target.inSuspended};
}

std::string_view sideWord(const TargetId& id) { return id.side() == Side::Read ? "read" : "write"; }

/// What the service adds to a reason that comes from DynamoDB.
std::string failureOf(const Error& error) {
    return error.message + " (Service: AmazonDynamoDBv2; Status Code: " + std::to_string(errorInfo(error.code).httpStatus) +
           "; Error Code: " + std::string(error.name()) + ")";
}

ScalingActivity activityOf(const TargetId& id, std::string description, std::string cause, std::int64_t nowMs) {
    return {.uuid = randomUuid(), .id = id, .description = std::move(description), .cause = std::move(cause), .startMs = nowMs};
}

/// Of several that were missed only the last one counts: the newest moment in (from, until] at which a schedule is due,
/// looked for from the end.
std::optional<std::int64_t> lastDue(const Schedule& schedule, std::int64_t from, std::int64_t until, std::int64_t origin) {
    for (const std::int64_t span : {std::int64_t{3600}, std::int64_t{86'400}, std::int64_t{31 * 86'400}, until - from}) {
        const std::int64_t begin = std::max(from, until - span);
        std::optional<std::int64_t> due;
        for (auto next = schedule.next(begin, origin); next && *next <= until; next = schedule.next(*next, origin)) due = next;
        if (due || begin == from) return due;
    }
    return {};
}

} // namespace

Scaling::Scaling(Store& store, const Clock& clock, const capacity::Meter& meter, const metrics::MetricBook& metrics,
                 Apply apply, ScalingOptions options)
    : m_store(store), m_clock(clock), m_meter(meter), m_metrics(metrics), m_apply(std::move(apply)), m_options(options) {}

Scaling::~Scaling() { stop(); }

Status Scaling::load() {
    const std::lock_guard lock(m_guard);
    return m_book.load(m_store);
}

void Scaling::start() {
    {
        const std::lock_guard lock(m_mutex);
        m_mayRun = true;
    }
    wake();
}

void Scaling::wake() {
    {
        const std::lock_guard lock(m_guard);
        if (m_book.targets().empty() && m_book.alarms().empty()) return;
    }
    const std::lock_guard lock(m_mutex);
    if (m_mayRun && !m_thread.joinable()) m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void Scaling::stop() {
    std::jthread thread;
    {
        const std::lock_guard lock(m_mutex);
        m_mayRun = false;
        thread = std::move(m_thread);
    }
    if (!thread.joinable()) return;
    thread.request_stop();
    m_changed.notify_all();
    thread.join();
}

void Scaling::run(const std::stop_token& stop) {
    std::int64_t minute = 0;
    while (!stop.stop_requested()) {
        const std::int64_t now = m_clock.nowMs() / 60'000;
        if (now != minute) tick();
        minute = now;
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, m_options.poll, [] { return false; });
    }
}

void Scaling::tick() {
    {
        const std::lock_guard lock(m_ticking);
        const std::int64_t nowMs = m_clock.nowMs();
        runActions(nowMs);
        runTracking(nowMs);
        runAlarms(nowMs);
        (void)flush(); // a full disk is told to whoever writes; the next minute tries again
    }
    tell();
}

Status Scaling::flush() {
    const std::lock_guard order(m_flushing);
    Changes changes;
    {
        const std::lock_guard lock(m_guard);
        changes = m_book.take();
    }
    if (changes.empty()) return {};
    const Status written = m_store.write([&](WriteTxn& txn) -> Status {
        for (const auto& [key, value] : changes) RF_TRY(value ? txn.putMeta(key, *value) : txn.eraseMeta(key));
        return {};
    });
    if (written) return {};
    const std::lock_guard lock(m_guard);
    m_book.giveBack(std::move(changes));
    return written;
}

std::int64_t Scaling::provisioned(const TargetId& id) const {
    return std::llround(metrics::provisionedNow(*m_store.catalog(), armOf(id), id.side()));
}

void Scaling::record(ScalingActivity activity) {
    const std::lock_guard lock(m_guard);
    // What fails minute after minute in the same way is told once.
    const auto& past = m_book.activities();
    const auto last = std::find_if(past.rbegin(), past.rend(), [&](const ScalingActivity& each) { return each.id == activity.id; });
    const auto same = [&] {
        return last->status == activity.status && last->message == activity.message && last->description == activity.description &&
               last->notScaled == activity.notScaled;
    };
    if (activity.status == "Failed" && last != past.rend() && same()) return;
    m_book.add(std::move(activity));
}

bool Scaling::set(const TargetId& id, std::int64_t units, const std::string& cause) {
    const std::string what = std::string(sideWord(id)) + " capacity units to " + std::to_string(units) + ".";
    ScalingActivity activity = activityOf(id, "Setting " + what, cause, m_clock.nowMs());
    const Status applied = m_apply(id, units);
    activity.endMs = m_clock.nowMs();
    activity.status = applied ? "Successful" : "Failed";
    activity.message = applied ? "Successfully set " + what + " Change successfully fulfilled by dynamodb."
                               : "Failed to set " + what + " Reason: " + failureOf(applied.error());
    record(std::move(activity));
    return applied.has_value();
}

/// Capacity outside of [Min, Max] is brought to the nearer end.
void Scaling::enforceLimits(const ScalableTarget& target, const std::string& cause) {
    const std::int64_t now = provisioned(target.id);
    if (now == 0) return;
    if (now < target.minCapacity && !target.outSuspended)
        (void)set(target.id, target.minCapacity, cause.empty() ? "minimum capacity was set to " + std::to_string(target.minCapacity) : cause);
    if (now > target.maxCapacity && !target.inSuspended)
        (void)set(target.id, target.maxCapacity, cause.empty() ? "maximum capacity was set to " + std::to_string(target.maxCapacity) : cause);
}

void Scaling::runActions(std::int64_t nowMs) {
    std::vector<ScheduledAction> actions;
    {
        const std::lock_guard lock(m_guard);
        for (const auto& [key, action] : m_book.actions()) actions.push_back(action);
    }
    const std::int64_t now = nowMs / 1000;
    for (ScheduledAction& action : actions) {
        const auto schedule = Schedule::parse(action.schedule, action.timezone);
        if (!schedule || action.doneSecond > now) continue;
        const std::int64_t begin = action.startMs ? *action.startMs / 1000 : action.createdMs / 1000;
        const std::int64_t from = action.doneSecond != 0 ? action.doneSecond : action.startMs ? begin - 1 : begin;
        const std::int64_t until = action.endMs ? std::min(now, *action.endMs / 1000) : now;
        const auto due = lastDue(*schedule, std::max(from, begin - 1), until, begin);
        if (!due) continue;
        action.doneSecond = *due;
        std::optional<ScalableTarget> target;
        {
            const std::lock_guard lock(m_guard);
            m_book.put(action);
            if (const ScalableTarget* found = m_book.target(action.id); found && !found->scheduledSuspended) {
                target = *found;
                if (action.minCapacity) target->minCapacity = *action.minCapacity;
                if (action.maxCapacity) target->maxCapacity = *action.maxCapacity;
                target->maxCapacity = std::max(target->maxCapacity, target->minCapacity);
                m_book.put(*target);
            }
        }
        if (!target) continue;
        const std::string cause = "scheduled action name " + action.name + " was triggered";
        const std::string what = "min capacity to " + std::to_string(target->minCapacity) + " and max capacity to " + std::to_string(target->maxCapacity);
        ScalingActivity activity = activityOf(action.id, "Setting " + what, cause, nowMs);
        activity.endMs = nowMs;
        activity.status = "Successful";
        activity.message = "Successfully set " + what;
        record(std::move(activity));
        enforceLimits(*target, "");
    }
}

void Scaling::runTracking(std::int64_t nowMs) {
    std::vector<ScalingPolicy> policies;
    {
        const std::lock_guard lock(m_guard);
        for (const auto& [key, policy] : m_book.policies()) policies.push_back(policy);
    }
    for (const ScalingPolicy& policy : policies) {
        const auto decision = track(policy, nowMs);
        if (!decision) continue;
        const std::string alarm = policyAlarms(policy)[decision->kind == Decision::Kind::In || decision->held == Decision::Held::AtMinimum ? 1 : 0];
        const std::string cause = "monitor alarm " + alarm + " in state ALARM triggered policy " + policy.name;
        if (!*decision) {
            ScalingActivity activity = activityOf(policy.id, "Attempting to scale due to alarm triggered", cause, nowMs);
            activity.status = "Failed";
            activity.notScaled = decision->held == Decision::Held::AtMaximum ? "AlreadyAtMaxCapacity" : "AlreadyAtMinCapacity";
            activity.limit = activity.current = decision->from;
            record(std::move(activity));
            continue;
        }
        if (!set(policy.id, decision->to, cause)) continue;
        const std::lock_guard lock(m_guard);
        const std::string key = Book::keyOf(policy.id, policy.name);
        TargetTracking& tracking = m_tracking.at(key);
        tracking.applied(*decision);
        ScalingPolicy changed = policy;
        changed.lastOut = tracking.lastOut();
        changed.lastIn = tracking.lastIn();
        m_book.put(std::move(changed));
    }
}

/// Takes the minutes in that have closed since, and what they lead to; also a limit that holds. Nothing otherwise.
std::optional<Decision> Scaling::track(ScalingPolicy policy, std::int64_t nowMs) {
    const std::int64_t closed = nowMs / 60'000 * 60 - 60; // begin of the newest closed minute
    const std::int64_t units = provisioned(policy.id);
    std::unique_lock lock(m_guard);
    const ScalableTarget* target = m_book.target(policy.id);
    if (!target) return {};
    auto [at, fresh] = m_tracking.try_emplace(Book::keyOf(policy.id, policy.name));
    TargetTracking& tracking = at->second;
    tracking.setSettings(settingsOf(*target, policy));
    if (closed < tracking.newestMinute() - kClockBack) tracking = TargetTracking(tracking.settings()), fresh = true;
    if (fresh) tracking.setLast(std::min(policy.lastOut, nowMs / 1000), std::min(policy.lastIn, nowMs / 1000));
    const std::int64_t from = std::max(tracking.newestMinute() + 60, closed - (kRemembered - 1) * 60);
    lock.unlock(); // the meter has locks of its own; nobody else changes the tracking meanwhile (m_ticking)
    const auto samples = m_meter.series(armOf(policy.id), from, closed + 60, 60);
    lock.lock();
    std::optional<Decision> decision;
    for (std::int64_t second = from; second <= closed; second += 60) {
        const auto slot = static_cast<std::size_t>((second - from) / 60);
        const capacity::Sample sample = slot < samples.size() ? samples[slot] : capacity::Sample();
        const double consumed = (policy.id.side() == Side::Read ? sample.read : sample.write).units;
        const Minute minute{second, consumed, static_cast<double>(units)};
        if (second < closed) tracking.recall(minute);
        else decision = tracking.feed(minute);
    }
    syncPolicyAlarms(policy, tracking, nowMs);
    const bool told = decision && (*decision || decision->held == Decision::Held::AtMaximum || decision->held == Decision::Held::AtMinimum);
    return told ? decision : std::nullopt;
}

} // namespace rf::scaling
