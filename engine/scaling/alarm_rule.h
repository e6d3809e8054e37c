#pragma once
// "M of N datapoints": what an alarm makes of the datapoints it sees, missing ones included (CloudWatch, "Configuring how
// alarms treat missing data"). Pure: no clock, no store.

#include <cstdint>
#include <span>
#include <string_view>

namespace rf::scaling {

enum class AlarmState : std::uint8_t { Ok, Alarm, InsufficientData };
enum class TreatMissing : std::uint8_t { Missing, Ignore, Breaching, NotBreaching };
enum class Datapoint : std::uint8_t { Missing, Within, Breaching };

/// OK, ALARM, INSUFFICIENT_DATA.
std::string_view wireName(AlarmState state);

struct AlarmRule {
    int periods = 1;  ///< N
    int toAlarm = 1;  ///< M, at most N
    TreatMissing missing = TreatMissing::Missing;
    /// Fewer than M datapoints may alarm when all there are breach and the oldest is M periods old, as CloudWatch does.
    /// False: it takes M real datapoints.
    bool sparse = true;
};

/// How many periods back an evaluation looks for N datapoints when some are missing.
constexpr int evaluationRange(int periods) { return periods + 2; }

/// The state after an evaluation. `points`: oldest first, the newest closed period last; at most the last
/// evaluationRange(N) of them count, and what is not there is missing.
AlarmState evaluate(const AlarmRule& rule, std::span<const Datapoint> points, AlarmState before);

} // namespace rf::scaling
