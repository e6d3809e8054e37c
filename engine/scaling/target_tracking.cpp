#include "engine/scaling/target_tracking.h"

#include <algorithm>
#include <cmath>

namespace rf::scaling {
namespace {

constexpr double kRounding = 1e-9; ///< 70 / 0.7 is 100, whatever binary fractions make of it

/// How datapoints stand to a threshold.
template <class Consumed, class Breaches>
auto against(const Consumed& consumed, Breaches breaches) {
    std::array<Datapoint, std::tuple_size_v<Consumed>> points{};
    std::transform(consumed.begin(), consumed.end(), points.begin(), [&](const std::optional<double>& units) {
        if (!units) return Datapoint::Missing;
        return breaches(*units) ? Datapoint::Breaching : Datapoint::Within;
    });
    return points;
}

} // namespace

std::int64_t TargetTracking::capacityFor(double rate) const {
    const double needed = std::ceil(rate * 100 / m_settings.target - kRounding);
    const double low = static_cast<double>(m_settings.minCapacity), high = static_cast<double>(m_settings.maxCapacity);
    return static_cast<std::int64_t>(std::max(low, std::min(high, needed)));
}

bool TargetTracking::take(const Minute& minute) {
    const std::int64_t begin = minute.second - minute.second % 60;
    if (m_newest != 0 && begin <= m_newest) return false;
    const std::int64_t steps = m_newest == 0 ? 1 : std::min<std::int64_t>((begin - m_newest) / 60, kMinutes);
    std::rotate(m_consumed.begin(), m_consumed.begin() + steps, m_consumed.end());
    std::fill(m_consumed.end() - steps, m_consumed.end(), std::nullopt);
    if (minute.consumed > 0) m_consumed.back() = minute.consumed;
    m_newest = begin;
    const double high = highThreshold(minute.provisioned), low = lowThreshold(minute.provisioned);
    m_high = evaluate(kHigh, against(m_consumed, [&](double units) { return units > high; }), m_high);
    m_low = evaluate(kLow, against(m_consumed, [&](double units) { return units < low; }), m_low);
    return true;
}

void TargetTracking::recall(const Minute& minute) { (void)take(minute); }

Decision TargetTracking::feed(const Minute& minute) {
    Decision decision{.from = std::llround(minute.provisioned), .second = minute.second - minute.second % 60 + 60};
    decision.to = decision.from;
    // Without capacity (on demand) there is nothing to track.
    if (!take(minute) || minute.provisioned <= 0 || !m_consumed.back()) return decision;
    const std::int64_t needed = capacityFor(*m_consumed.back() / 60);
    if (m_high == AlarmState::Alarm) {
        decision.to = needed;
        return decideOut(decision);
    }
    if (m_low == AlarmState::Alarm && !m_settings.disableScaleIn) {
        decision.to = needed;
        return decideIn(decision);
    }
    return decision;
}

Decision TargetTracking::decideOut(Decision decision) const {
    if (m_settings.outSuspended) decision.held = Decision::Held::Suspended;
    else if (decision.from >= m_settings.maxCapacity) decision.held = Decision::Held::AtMaximum;
    else if (decision.to <= decision.from) decision.held = Decision::Held::Unneeded;
    else if (m_lastOut != 0 && decision.second < m_lastOut + m_settings.outCooldown) decision.held = Decision::Held::Cooldown;
    else decision.kind = Decision::Kind::Out;
    if (!decision) decision.to = decision.from;
    return decision;
}

/// A scale-in waits for both cooldowns: what was just added shall take effect first.
Decision TargetTracking::decideIn(Decision decision) const {
    const bool cooling = (m_lastIn != 0 && decision.second < m_lastIn + m_settings.inCooldown) ||
                         (m_lastOut != 0 && decision.second < m_lastOut + m_settings.outCooldown);
    if (m_settings.inSuspended) decision.held = Decision::Held::Suspended;
    else if (decision.from <= m_settings.minCapacity) decision.held = Decision::Held::AtMinimum;
    else if (decision.to >= decision.from) decision.held = Decision::Held::Unneeded;
    else if (cooling) decision.held = Decision::Held::Cooldown;
    else decision.kind = Decision::Kind::In;
    if (!decision) decision.to = decision.from;
    return decision;
}

void TargetTracking::applied(const Decision& decision) {
    if (decision.kind == Decision::Kind::Out) m_lastOut = decision.second;
    if (decision.kind == Decision::Kind::In) m_lastIn = decision.second;
}

} // namespace rf::scaling
