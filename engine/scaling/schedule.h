#pragma once
// When scheduled actions run: at(…), rate(…), cron(…) (spec/04 §5). A plain value.

#include "engine/base/platform/time_zone.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace rf::scaling {

class Schedule {
public:
    /// `at(2026-12-01T08:00:00)`, `rate(5 minutes)`, `cron(0 8 ? * MON-FRI *)`. at and cron are times of the zone.
    /// Errors: ValidationException.
    static Result<Schedule> parse(std::string_view expression, std::string_view timezone);

    /// The first moment after `second` at which it is due; a rate counts from `origin`. Nothing: never again. Seconds since
    /// the epoch.
    std::optional<std::int64_t> next(std::int64_t second, std::int64_t origin) const;

private:
    enum class Kind { At, Rate, Cron };
    enum Field { Minutes, Hours, Days, Months, Weekdays, Years, Fields };
    /// A week day's place in its month: `6#3` the third Friday, `6L` the last one.
    struct Nth {
        int weekday = 0; ///< 1 = Sunday
        int place = 0;   ///< 1–5; 0 = the last
    };

    Status parseAt(std::string_view text);
    Status parseRate(std::string_view text);
    Status parseCron(std::string_view text);
    bool isDay(std::int64_t localDay) const;
    std::optional<std::int64_t> nextCron(std::int64_t second) const;

    Kind m_kind = Kind::At;
    platform::TimeZone m_zone;
    std::int64_t m_at = 0;    ///< At: the moment
    std::int64_t m_every = 0; ///< Rate: seconds
    std::array<std::vector<bool>, Fields> m_fields; ///< Cron, by value; years by value less 1970
    bool m_anyDay = true, m_anyWeekday = true;
    bool m_lastDay = false;
    std::vector<Nth> m_nth;
};

} // namespace rf::scaling
