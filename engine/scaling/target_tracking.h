#pragma once
// Target tracking of one side of one table or index, as Application Auto Scaling does it (spec/04 §5): fed one closed
// minute after the other it says what to do. A plain value: no clock, no store, no thread; copy it to simulate.
//
//     TargetTracking tracking({.target = 70, .minCapacity = 5, .maxCapacity = 400});
//     const Decision decision = tracking.feed({.second = 1700000040, .consumed = 60 * 150, .provisioned = 200});
//     if (decision) { …set decision.to units a second…; tracking.applied(decision); }
//
// Invariants
//  1. A minute in which nothing was consumed has no datapoint: an idle table is never scaled in.
//  2. Every datapoint is held against the capacity of the newest minute, as alarms are whose threshold was set anew.
//  3. `to` lies in [Min, Max], above what is provisioned for Out, below it for In.
//  4. Minutes ascend; one that does not is ignored, and minutes left out are minutes without a datapoint.

#include "engine/scaling/alarm_rule.h"

#include <array>
#include <cstdint>
#include <optional>

namespace rf::scaling {

struct TrackingSettings {
    double target = 70; ///< percent of what is provisioned, 20–90
    std::int64_t minCapacity = 1;
    std::int64_t maxCapacity = 40'000;
    std::int64_t outCooldown = 0; ///< seconds
    std::int64_t inCooldown = 0;
    bool disableScaleIn = false;
    bool outSuspended = false; ///< DynamicScalingOutSuspended
    bool inSuspended = false;
};

/// One closed minute.
struct Minute {
    std::int64_t second = 0; ///< since the epoch; its begin
    double consumed = 0;     ///< units of the whole minute (statistic Sum)
    double provisioned = 0;  ///< units a second at its end
};

struct Decision {
    enum class Kind : std::uint8_t { None, Out, In };
    /// Why an alarm that rings changes nothing.
    enum class Held : std::uint8_t { No, AtMaximum, AtMinimum, Cooldown, Suspended, Unneeded };
    Kind kind = Kind::None;
    std::int64_t from = 0;   ///< units a second as they are
    std::int64_t to = 0;     ///< units a second as they shall be
    std::int64_t second = 0; ///< the end of the minute that led to it
    Held held = Held::No;    ///< only with None

    explicit operator bool() const { return kind != Kind::None; }
};

class TargetTracking {
public:
    /// AlarmHigh: 2 of 2 minutes above the target; AlarmLow: 15 of 15 below the target less 20 points. Real datapoints only.
    static constexpr AlarmRule kHigh{.periods = 2, .toAlarm = 2, .sparse = false};
    static constexpr AlarmRule kLow{.periods = 15, .toAlarm = 15, .sparse = false};
    static constexpr double kLowPoints = 20;

    explicit TargetTracking(const TrackingSettings& settings = {}) : m_settings(settings) {}

    const TrackingSettings& settings() const { return m_settings; }
    /// What was seen stays.
    void setSettings(const TrackingSettings& settings) { m_settings = settings; }

    /// Takes in one minute, sets the alarms and decides.
    Decision feed(const Minute& minute);
    /// Takes in one minute of the past (after a restart): the alarms are set, nothing is decided.
    void recall(const Minute& minute);
    /// The change was made: its cooldown begins at the end of its minute.
    void applied(const Decision& decision);

    AlarmState high() const { return m_high; }
    AlarmState low() const { return m_low; }
    /// Thresholds of the alarms: units of a minute at a capacity.
    double highThreshold(double provisioned) const { return provisioned * 60 * m_settings.target / 100; }
    double lowThreshold(double provisioned) const { return provisioned * 60 * (m_settings.target - kLowPoints) / 100; }
    /// What a rate (units a second) needs: ceil(rate / target), within [Min, Max].
    std::int64_t capacityFor(double rate) const;

    /// Seconds since the epoch; 0: never. To be kept over a restart.
    std::int64_t lastOut() const { return m_lastOut; }
    std::int64_t lastIn() const { return m_lastIn; }
    void setLast(std::int64_t out, std::int64_t in) { m_lastOut = out, m_lastIn = in; }
    std::int64_t newestMinute() const { return m_newest; } ///< its begin; 0: none yet

private:
    static constexpr std::size_t kMinutes = evaluationRange(kLow.periods);

    bool take(const Minute& minute);
    Decision decideOut(Decision decision) const;
    Decision decideIn(Decision decision) const;

    TrackingSettings m_settings;
    std::array<std::optional<double>, kMinutes> m_consumed; ///< oldest first
    std::int64_t m_newest = 0;
    AlarmState m_high = AlarmState::InsufficientData;
    AlarmState m_low = AlarmState::InsufficientData;
    std::int64_t m_lastOut = 0;
    std::int64_t m_lastIn = 0;
};

} // namespace rf::scaling
