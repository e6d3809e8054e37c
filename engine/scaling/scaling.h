#pragma once
// Auto scaling and alarms of one file: scalable targets, target-tracking policies, scheduled actions, their activities, and
// metric alarms with their history (spec/04 §5, §8). What screens read, what the services beside DynamoDB answer from, and
// the worker that acts on it.
//
// Invariants
//  1. Capacity changes through the seam `apply` only, which is the engine's own UpdateTable: its limits hold, and what it
//     refuses becomes a Failed activity in its words.
//  2. tick() decides about closed minutes; the worker's thread does nothing but call it. Minutes that passed while nobody
//     looked (closed file, sleeping machine) set the alarms, but only the newest one scales.
//  3. An alarm of a policy (MetricAlarm::policy) is in the state that the policy's tracking is in: what is shown is what
//     drives.
//  4. Targets outlive their table, as the service's do; of one whose table is gone nothing is applied.
//
// Thread-safe. Reading never waits for the disk; changing does.

#include "engine/metrics/metric_book.h"
#include "engine/scaling/book.h"
#include "engine/scaling/schedule.h"
#include "engine/scaling/target_tracking.h"

#include <condition_variable>
#include <functional>
#include <thread>

namespace rf::scaling {

struct TargetChange {
    TargetId id;
    std::optional<std::int64_t> minCapacity, maxCapacity; ///< both needed for a new target
    std::optional<bool> inSuspended, outSuspended, scheduledSuspended;
    std::vector<std::pair<std::string, std::string>> tags;
};

/// An alarm came into another state.
struct AlarmChange {
    MetricAlarm alarm; ///< as it is now
    AlarmState before = AlarmState::InsufficientData;
};

struct ScalingOptions {
    std::chrono::milliseconds poll{1'000}; ///< how often the Clock is asked whether a minute is over
};

class Scaling {
public:
    /// Sets the capacity of a target, units a second. Called without any lock held; blocks.
    using Apply = std::function<Status(const TargetId& id, std::int64_t units)>;

    /// All outlive it.
    Scaling(Store& store, const Clock& clock, const capacity::Meter& meter, const metrics::MetricBook& metrics,
            Apply apply, ScalingOptions options = {});
    ~Scaling();
    Scaling(const Scaling&) = delete;
    Scaling& operator=(const Scaling&) = delete;

    Status load();
    /// From now on a worker looks after what there is; not for files that are read-only. There is no thread while there is
    /// neither target nor alarm.
    void start();
    void stop(); ///< Idempotent.
    /// Everything that is due by the Clock: scheduled actions, tracking, alarms. Blocks for what it applies and writes.
    void tick();

    const Clock& clock() const { return m_clock; }
    const metrics::MetricBook& metrics() const { return m_metrics; }

    // Reading: copies, of a region.
    std::vector<ScalableTarget> targets(std::string_view region) const;
    std::vector<ScalingPolicy> policies(std::string_view region) const;
    std::vector<ScheduledAction> actions(std::string_view region) const;
    std::vector<ScalingActivity> activities(std::string_view region) const; ///< newest first
    std::vector<MetricAlarm> alarms(std::string_view region) const;         ///< by name
    std::vector<AlarmHistoryItem> history(std::string_view region) const;   ///< newest first

    // Changing. Errors: ValidationException, ResourceNotFoundException ("no such target, policy, action, alarm"),
    // LimitExceededException, those of the file.
    /// Raises or lowers the table at once when it is outside of [Min, Max]; what that comes to is an activity.
    Result<ScalableTarget> registerTarget(const TargetChange& change);
    /// Its policies, their alarms and its actions go with it.
    Status deregisterTarget(const TargetId& id);
    Result<ScalableTarget> setTags(std::string_view arn, const std::vector<std::pair<std::string, std::string>>& add,
                                   const std::vector<std::string>& remove);
    /// Creates or changes; uuid and times are given here.
    Result<ScalingPolicy> putPolicy(ScalingPolicy policy);
    Status deletePolicy(const TargetId& id, std::string_view name);
    struct ActionChange {
        TargetId id;
        std::string name;
        std::optional<std::string> schedule, timezone;
        std::optional<std::int64_t> startMs, endMs;
        std::optional<std::int64_t> minCapacity, maxCapacity;
        bool hasAction = false; ///< minCapacity and maxCapacity are to be taken over
    };
    Status putAction(const ActionChange& change);
    Status deleteAction(const TargetId& id, std::string_view name);

    /// Creates or changes one made by a user; its state is worked out at once when there is data.
    Status putAlarm(MetricAlarm alarm);
    /// All or none.
    Status deleteAlarms(std::string_view region, const std::vector<std::string>& names);
    /// For a while: the next evaluation sets it anew.
    Status setAlarmState(std::string_view region, std::string_view name, AlarmState state, std::string reason, std::string reasonData);
    Status enableActions(std::string_view region, const std::vector<std::string>& names, bool enabled);

    /// Called after each change of an alarm's state, on the thread that made it, without a lock held. One listener;
    /// an empty function ends it: when this returns, the former one does not run and will not run again.
    void onAlarm(std::function<void(const AlarmChange&)> listener);

private:
    /// The thread, as soon as there is something to look after.
    void wake();
    void run(const std::stop_token& stop);
    void runActions(std::int64_t nowMs);
    void runTracking(std::int64_t nowMs);
    void runAlarms(std::int64_t nowMs);
    std::optional<Decision> track(ScalingPolicy policy, std::int64_t nowMs);
    void syncPolicyAlarms(const ScalingPolicy& policy, const TargetTracking& tracking, std::int64_t nowMs);
    void evaluateAlarm(const std::string& key, std::int64_t nowMs);

    /// Applies and records; true: it was done.
    bool set(const TargetId& id, std::int64_t units, const std::string& cause);
    void enforceLimits(const ScalableTarget& target, const std::string& cause);
    void record(ScalingActivity activity);
    void changeState(MetricAlarm alarm, AlarmState state, std::string reason, std::string reasonData, std::int64_t nowMs);
    void noteHistory(const MetricAlarm& alarm, std::string type, std::string summary, Document data, std::int64_t nowMs);
    std::int64_t provisioned(const TargetId& id) const; ///< 0: on demand, or there is none
    /// Writes what is pending, in order.
    Status flush();
    void tell();

    Store& m_store;
    const Clock& m_clock;
    const capacity::Meter& m_meter;
    const metrics::MetricBook& m_metrics;
    const Apply m_apply;
    const ScalingOptions m_options;

    std::mutex m_ticking;            ///< one tick, one change at a time; taken first
    mutable std::mutex m_guard;      ///< covers the book and what follows
    Book m_book;
    std::map<std::string, TargetTracking> m_tracking; ///< by policy key
    std::vector<AlarmChange> m_told;                  ///< changes not yet told
    std::mutex m_flushing;
    std::mutex m_listening;
    std::function<void(const AlarmChange&)> m_listener;

    std::mutex m_mutex; ///< covers the thread and what it waits for
    bool m_mayRun = false;
    std::condition_variable_any m_changed;
    std::jthread m_thread; ///< last member: ends before the others go
};

} // namespace rf::scaling
