#include "engine/scaling/alarm_rule.h"

#include <algorithm>

namespace rf::scaling {
namespace {

/// The newest datapoints of a range, at most N of them.
struct Found {
    int breaching = 0;
    int within = 0;
    int oldestBreaching = 0; ///< how many periods ago, 1 = the newest period
    int count() const { return breaching + within; }
};

Found find(const AlarmRule& rule, std::span<const Datapoint> points) {
    Found found;
    const int range = std::min<int>(evaluationRange(rule.periods), static_cast<int>(points.size()));
    for (int age = 1; age <= range && found.count() < rule.periods; ++age) {
        const Datapoint point = points[points.size() - static_cast<std::size_t>(age)];
        if (point == Datapoint::Within) ++found.within;
        if (point != Datapoint::Breaching) continue;
        ++found.breaching;
        found.oldestBreaching = age;
    }
    return found;
}

AlarmState withoutData(TreatMissing missing, AlarmState before) {
    switch (missing) {
    case TreatMissing::Missing: return AlarmState::InsufficientData;
    case TreatMissing::Ignore: return before;
    case TreatMissing::Breaching: return AlarmState::Alarm;
    case TreatMissing::NotBreaching: break;
    }
    return AlarmState::Ok;
}

} // namespace

std::string_view wireName(AlarmState state) {
    switch (state) {
    case AlarmState::Ok: return "OK";
    case AlarmState::Alarm: return "ALARM";
    case AlarmState::InsufficientData: break;
    }
    return "INSUFFICIENT_DATA";
}

AlarmState evaluate(const AlarmRule& rule, std::span<const Datapoint> points, AlarmState before) {
    const Found found = find(rule, points);
    if (found.count() == 0) return withoutData(rule.missing, before);
    const int filled = rule.missing == TreatMissing::Breaching ? rule.periods - found.count() : 0;
    if (found.breaching + filled >= rule.toAlarm) return AlarmState::Alarm;
    if (found.within > 0 || rule.missing == TreatMissing::NotBreaching) return AlarmState::Ok;
    if (rule.missing == TreatMissing::Ignore) return before;
    if (rule.sparse && found.oldestBreaching >= rule.toAlarm) return AlarmState::Alarm;
    return before == AlarmState::InsufficientData ? AlarmState::Ok : before;
}

} // namespace rf::scaling
