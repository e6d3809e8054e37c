#pragma once
// Time zones by their IANA name, from the system's zone files (GCC 12 has no std::chrono::zoned_time yet).

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rf::platform {

/// A plain value. Seconds are since the epoch.
class TimeZone {
public:
    TimeZone() = default; ///< UTC
    /// "Europe/Berlin"; "UTC" and "" need no file. Errors: Validation (no such zone).
    static Result<TimeZone> named(std::string_view name);
    /// What a zone file (TZif, RFC 8536) holds. Errors: FileCorrupt.
    static Result<TimeZone> of(std::string_view zoneFile);

    /// Seconds east of UTC at that moment.
    std::int64_t offsetAt(std::int64_t second) const;
    /// The moment a local time stands for; of a time that comes twice the first, of one that is skipped the moment after.
    std::int64_t fromLocal(std::int64_t localSecond) const;

private:
    struct Change {
        std::int64_t second;
        std::int64_t offset;
    };
    /// "M3.5.0/2": which week day of which month, and the second of that local day.
    struct Day {
        int month = 0, week = 0, weekday = 0;
        std::int64_t time = 7200;
    };
    Status readRule(std::string_view text);
    std::int64_t ruleOffset(std::int64_t second) const;

    std::vector<Change> m_changes;
    std::int64_t m_first = 0;  ///< before the first change
    bool m_hasRule = false;    ///< what holds after the last change
    bool m_hasSummer = false;
    std::int64_t m_winter = 0, m_summer = 0;
    Day m_begin, m_end;
};

} // namespace rf::platform
