#include "engine/scaling/schedule.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace rf::scaling {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr int kFirstYear = 1970, kLastYear = 2199;
constexpr std::int64_t kLookAhead = 366 * 30; ///< days a cron is looked for

struct Range {
    int low, high;
};
constexpr std::array<Range, 6> kRanges{{{0, 59}, {0, 23}, {1, 31}, {1, 12}, {1, 7}, {kFirstYear, kLastYear}}};
constexpr std::array<std::string_view, 12> kMonths{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                   "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 7> kWeekdays{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};

Error invalid(std::string_view expression) {
    return validation("Invalid schedule expression. Details: Parameter ScheduleExpression is not valid: " + std::string(expression));
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (end > 0 || separator != ' ') parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// A number or a name of the field.
std::optional<int> valueOf(std::string_view text, int field) {
    const auto named = [&](const auto& names, int first) -> std::optional<int> {
        std::string upper(text);
        std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
        const auto at = std::find(names.begin(), names.end(), upper);
        if (at == names.end()) return {};
        return first + static_cast<int>(at - names.begin());
    };
    if (field == 3)
        if (const auto month = named(kMonths, 1)) return month;
    if (field == 4)
        if (const auto day = named(kWeekdays, 1)) return day;
    const auto value = number(text);
    const Range range = kRanges[static_cast<std::size_t>(field)];
    if (!value || *value < range.low || *value > range.high) return {};
    return value;
}

/// Adds "5", "1-5", "*", "0/15" or "1-30/2" to a field.
bool addPart(std::string_view part, int field, std::vector<bool>& values) {
    const Range range = kRanges[static_cast<std::size_t>(field)];
    int step = 1, low = range.low, high = range.high;
    const auto slash = part.find('/');
    if (slash != std::string_view::npos) {
        const auto given = number(part.substr(slash + 1));
        if (!given || *given < 1) return false;
        step = *given;
        part = part.substr(0, slash);
    }
    if (part != "*" && part != "?") {
        const auto dash = part.find('-');
        const auto first = valueOf(part.substr(0, dash), field);
        const auto second = dash == std::string_view::npos ? first : valueOf(part.substr(dash + 1), field);
        if (!first || !second) return false;
        low = *first;
        high = slash != std::string_view::npos && dash == std::string_view::npos ? range.high : *second;
    }
    // FRI-MON goes round the end of the week.
    const int span = range.high - range.low + 1;
    for (int i = 0; i <= ((high - low) % span + span) % span; i += step)
        values[static_cast<std::size_t>(range.low + (low - range.low + i) % span)] = true;
    return true;
}

struct LocalDay {
    int year, month, day, weekday, lastDay;
    static LocalDay of(std::int64_t days) {
        using namespace std::chrono;
        const sys_days at{std::chrono::days(days)};
        const year_month_day date(at);
        return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                static_cast<int>(static_cast<unsigned>(date.day())), static_cast<int>(std::chrono::weekday(at).c_encoding()) + 1,
                static_cast<int>(static_cast<unsigned>((date.year() / date.month() / last).day()))};
    }
};

} // namespace

Result<Schedule> Schedule::parse(std::string_view expression, std::string_view timezone) {
    Schedule schedule;
    auto zone = platform::TimeZone::named(timezone);
    if (!zone) return validation("Invalid timezone: " + std::string(timezone));
    schedule.m_zone = std::move(*zone);
    const auto open = expression.find('(');
    if (open == std::string_view::npos || !expression.ends_with(')')) return invalid(expression);
    const std::string_view kind = expression.substr(0, open), inside = expression.substr(open + 1, expression.size() - open - 2);
    Status read = kind == "at" ? schedule.parseAt(inside) : kind == "rate" ? schedule.parseRate(inside)
                  : kind == "cron" ? schedule.parseCron(inside) : Status(invalid(expression));
    if (!read) return invalid(expression);
    return schedule;
}

Status Schedule::parseAt(std::string_view text) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, end = 0;
    const std::string whole(text);
    if (std::sscanf(whole.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%n", &year, &month, &day, &hour, &minute, &second, &end) != 6 ||
        static_cast<std::size_t>(end) != whole.size())
        return invalid(text);
    using namespace std::chrono;
    const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok() || hour > 23 || minute > 59 || second > 59 || hour < 0 || minute < 0 || second < 0) return invalid(text);
    m_kind = Kind::At;
    m_at = m_zone.fromLocal(sys_days(date).time_since_epoch().count() * kDay + hour * 3600 + minute * 60 + second);
    return {};
}

Status Schedule::parseRate(std::string_view text) {
    const auto parts = split(text, ' ');
    const auto count = parts.size() == 2 ? number(parts[0]) : std::nullopt;
    if (!count || *count < 1) return invalid(text);
    std::string_view unit = parts[1];
    if (unit.ends_with('s') == (*count == 1)) return invalid(text); // 1 minute, 5 minutes
    if (unit.ends_with('s')) unit.remove_suffix(1);
    m_kind = Kind::Rate;
    m_every = *count * (unit == "minute" ? 60 : unit == "hour" ? 3600 : unit == "day" ? kDay : 0);
    return m_every > 0 ? Status() : Status(invalid(text));
}

Status Schedule::parseCron(std::string_view text) {
    const auto parts = split(text, ' ');
    if (parts.size() != Fields && parts.size() != Fields - 1) return invalid(text); // the year may be left out
    m_kind = Kind::Cron;
    for (int field = 0; field < Fields; ++field) {
        const std::string_view given = field < static_cast<int>(parts.size()) ? parts[static_cast<std::size_t>(field)] : "*";
        auto& values = m_fields[static_cast<std::size_t>(field)];
        values.assign(static_cast<std::size_t>(kRanges[static_cast<std::size_t>(field)].high) + 1, false);
        for (std::string_view part : split(given, ',')) {
            if (field == Days && part == "L") {
                m_lastDay = true;
                continue;
            }
            const auto hash = part.find('#');
            if (field == Weekdays && (hash != std::string_view::npos || (part.size() > 1 && part.ends_with('L')))) {
                const bool last = hash == std::string_view::npos;
                const auto weekday = valueOf(part.substr(0, last ? part.size() - 1 : hash), field);
                const auto place = last ? std::optional<int>(0) : number(part.substr(hash + 1));
                if (!weekday || !place || (!last && (*place < 1 || *place > 5))) return invalid(text);
                m_nth.push_back({*weekday, *place});
                continue;
            }
            if (!addPart(part, field, values)) return invalid(text);
        }
        if (field == Days) m_anyDay = given == "?" || given == "*";
        if (field == Weekdays) m_anyWeekday = given == "?" || given == "*";
    }
    // Both a day of the month and a day of the week cannot be asked for.
    return m_anyDay || m_anyWeekday ? Status() : Status(invalid(text));
}

bool Schedule::isDay(std::int64_t localDay) const {
    const LocalDay day = LocalDay::of(localDay);
    const auto in = [&](Field field, int value) { return m_fields[field][static_cast<std::size_t>(value)]; };
    if (day.year < kFirstYear || day.year > kLastYear || !in(Years, day.year) || !in(Months, day.month)) return false;
    const bool rightDay = m_anyDay || in(Days, day.day) || (m_lastDay && day.day == day.lastDay);
    const bool nth = std::any_of(m_nth.begin(), m_nth.end(), [&](const Nth& each) {
        return each.weekday == day.weekday &&
               (each.place == 0 ? day.day + 7 > day.lastDay : (day.day - 1) / 7 + 1 == each.place);
    });
    return rightDay && (m_anyWeekday || in(Weekdays, day.weekday) || nth);
}

std::optional<std::int64_t> Schedule::nextCron(std::int64_t second) const {
    const std::int64_t local = second + m_zone.offsetAt(second);
    const std::int64_t firstDay = local >= 0 ? local / kDay : (local - kDay + 1) / kDay;
    for (std::int64_t day = firstDay; day < firstDay + kLookAhead; ++day) {
        if (!isDay(day)) continue;
        for (int hour = 0; hour < 24; ++hour) {
            if (!m_fields[Hours][static_cast<std::size_t>(hour)]) continue;
            for (int minute = 0; minute < 60; ++minute) {
                if (!m_fields[Minutes][static_cast<std::size_t>(minute)]) continue;
                const std::int64_t at = m_zone.fromLocal(day * kDay + hour * 3600 + minute * 60);
                if (at > second) return at;
            }
        }
    }
    return {};
}

std::optional<std::int64_t> Schedule::next(std::int64_t second, std::int64_t origin) const {
    switch (m_kind) {
    case Kind::At: return m_at > second ? std::optional(m_at) : std::nullopt;
    case Kind::Rate: return second < origin ? origin : origin + ((second - origin) / m_every + 1) * m_every;
    case Kind::Cron: break;
    }
    return nextCron(second);
}

} // namespace rf::scaling
