#pragma once
// What is provisioned on one side of an arm while a replay runs: fixed, or as auto scaling sets it. Within whatif only.

#include "engine/whatif/replay.h"

#include <algorithm>

namespace rf::whatif {

class CapacityPlan {
public:
    static constexpr std::int64_t kTakesEffect = 60; ///< seconds after a decision of auto scaling

    CapacityPlan(Mode mode, double units, const scaling::TrackingSettings& limits)
        : m_scaled(mode == Mode::AutoScaling), m_tracking(limits),
          m_units(m_scaled ? std::clamp(units, double(limits.minCapacity), double(limits.maxCapacity)) : units) {}

    double units() const { return m_units; }
    /// Before a minute: what was decided earlier takes effect. True: the units are others now.
    bool begin(std::int64_t minute) {
        if (m_pendingAt < 0 || minute < m_pendingAt) return false;
        m_units = m_pending;
        m_pendingAt = -1;
        return true;
    }
    /// After a minute in which so many units were used.
    void end(std::int64_t minute, double used) {
        if (!m_scaled) return;
        const scaling::Decision decision = m_tracking.feed({minute, used, m_units});
        if (!decision || m_pendingAt >= 0) return;
        m_pending = double(decision.to);
        m_pendingAt = minute + kMinute + kTakesEffect;
        m_tracking.applied(decision);
    }

private:
    bool m_scaled;
    scaling::TargetTracking m_tracking;
    double m_units;
    double m_pending = 0;
    std::int64_t m_pendingAt = -1;
};

} // namespace rf::whatif
