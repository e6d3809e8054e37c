#include "engine/base/platform/time_zone.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace rf::platform {
namespace {

constexpr std::string_view kFolder = "/usr/share/zoneinfo/";
constexpr std::size_t kHeader = 44;
constexpr std::size_t kMostEntries = 100'000; ///< of any kind in a file that is one
constexpr std::int64_t kDay = 86'400;

Error noZone(std::string_view name) { return validation("There is no time zone " + std::string(name) + "."); }
Error broken() { return {ErrorCode::FileCorrupt, "The file of the time zone cannot be read."}; }

bool isZoneName(std::string_view name) {
    return name.find("..") == std::string_view::npos && name.front() != '/' &&
           std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) || c == '/' || c == '_' || c == '-' || c == '+'; });
}

std::int64_t bigEndian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return size == 4 ? static_cast<std::int32_t>(value) : static_cast<std::int64_t>(value);
}

/// The counts of a header: isut, isstd, leap, time, type, char.
struct Counts {
    std::size_t isut, isstd, leap, time, type, chars;
    static Counts of(std::string_view bytes, std::size_t at) {
        const auto count = [&](int i) {
            const auto given = static_cast<std::uint32_t>(bigEndian(bytes, at + 20 + 4 * static_cast<std::size_t>(i), 4));
            return std::min<std::size_t>(given, kMostEntries);
        };
        return {count(0), count(1), count(2), count(3), count(4), count(5)};
    }
    std::size_t bytes(std::size_t width) const { return time * width + time + type * 6 + chars + leap * (width + 4) + isstd + isut; }
};

/// Reads the pieces of a POSIX TZ string.
struct Cursor {
    std::string_view rest;

    bool take(char c) {
        if (!rest.starts_with(c)) return false;
        rest.remove_prefix(1);
        return true;
    }
    void name() {
        if (take('<')) {
            rest.remove_prefix(std::min(rest.size(), rest.find('>') + 1));
            return;
        }
        while (!rest.empty() && std::isalpha(static_cast<unsigned char>(rest.front()))) rest.remove_prefix(1);
    }
    int digits() {
        int value = 0;
        while (!rest.empty() && std::isdigit(static_cast<unsigned char>(rest.front()))) {
            value = value * 10 + (rest.front() - '0');
            rest.remove_prefix(1);
        }
        return value;
    }
    /// [+-]h[:m[:s]] in seconds.
    std::int64_t time() {
        const bool negative = take('-');
        if (!negative) (void)take('+');
        std::int64_t seconds = digits() * 3600;
        if (take(':')) seconds += digits() * 60;
        if (take(':')) seconds += digits();
        return negative ? -seconds : seconds;
    }
    bool startsTime() const { return !rest.empty() && (std::isdigit(static_cast<unsigned char>(rest.front())) || rest.front() == '-' || rest.front() == '+'); }
};

/// The local second since the epoch at which a rule's day comes in a year.
std::int64_t dayIn(int year, int month, int week, int weekday) {
    using namespace std::chrono;
    const auto y = std::chrono::year(year);
    const auto m = std::chrono::month(static_cast<unsigned>(month));
    const std::chrono::weekday wd(static_cast<unsigned>(weekday));
    const sys_days day = week == 5 ? sys_days(y / m / wd[last]) : sys_days(y / m / wd[static_cast<unsigned>(week)]);
    return day.time_since_epoch().count() * kDay;
}

int yearOf(std::int64_t second) {
    using namespace std::chrono;
    const auto days = floor<std::chrono::days>(sys_seconds(seconds(second)));
    return static_cast<int>(year_month_day(days).year());
}

} // namespace

Result<TimeZone> TimeZone::named(std::string_view name) {
    if (name.empty() || name == "UTC" || name == "GMT" || name == "Etc/UTC" || name == "Z") return TimeZone();
    if (!isZoneName(name)) return noZone(name);
    const std::filesystem::path path(std::string(kFolder) + std::string(name));
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return noZone(name);
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!bytes.starts_with("TZif")) return noZone(name);
    return of(bytes);
}

Result<TimeZone> TimeZone::of(std::string_view bytes) {
    if (bytes.size() < kHeader || !bytes.starts_with("TZif") || bytes[4] < '2') return broken();
    std::size_t at = kHeader + Counts::of(bytes, 0).bytes(4); // the block of version 1 is passed over
    if (bytes.size() < at + kHeader) return broken();
    const Counts counts = Counts::of(bytes, at);
    at += kHeader;
    if (bytes.size() < at + counts.bytes(8) + 1 || counts.type == 0) return broken();
    const std::size_t kinds = at + counts.time * 8, types = kinds + counts.time;
    const auto offsetOf = [&](std::size_t type) { return bigEndian(bytes, types + std::min(type, counts.type - 1) * 6, 4); };
    TimeZone zone;
    zone.m_first = offsetOf(0);
    for (std::size_t i = 0; i < counts.time; ++i)
        zone.m_changes.push_back({bigEndian(bytes, at + i * 8, 8), offsetOf(static_cast<unsigned char>(bytes[kinds + i]))});
    std::string_view footer = bytes.substr(at + counts.bytes(8) + 1);
    RF_TRY(zone.readRule(footer.substr(0, footer.find('\n'))));
    return zone;
}

Status TimeZone::readRule(std::string_view text) {
    if (text.empty()) return {};
    Cursor cursor{text};
    cursor.name();
    m_winter = -cursor.time();
    m_hasRule = true;
    if (cursor.rest.empty()) return {};
    cursor.name();
    m_summer = cursor.startsTime() ? -cursor.time() : m_winter + 3600;
    for (Day* day : {&m_begin, &m_end}) {
        if (!cursor.take(',') || !cursor.take('M')) return broken();
        day->month = cursor.digits();
        (void)cursor.take('.');
        day->week = cursor.digits();
        (void)cursor.take('.');
        day->weekday = cursor.digits();
        if (cursor.take('/')) day->time = cursor.time();
        if (day->month < 1 || day->month > 12 || day->week < 1 || day->week > 5 || day->weekday > 6) return broken();
    }
    m_hasSummer = true;
    return {};
}

std::int64_t TimeZone::ruleOffset(std::int64_t second) const {
    if (!m_hasSummer) return m_winter;
    const int year = yearOf(second + m_winter);
    const std::int64_t begin = dayIn(year, m_begin.month, m_begin.week, m_begin.weekday) + m_begin.time - m_winter;
    const std::int64_t end = dayIn(year, m_end.month, m_end.week, m_end.weekday) + m_end.time - m_summer;
    const bool summer = begin < end ? second >= begin && second < end : second >= begin || second < end;
    return summer ? m_summer : m_winter;
}

std::int64_t TimeZone::offsetAt(std::int64_t second) const {
    const auto next = std::upper_bound(m_changes.begin(), m_changes.end(), second,
                                       [](std::int64_t at, const Change& change) { return at < change.second; });
    if (next == m_changes.end() && m_hasRule) return ruleOffset(second);
    return next == m_changes.begin() ? m_first : std::prev(next)->offset;
}

std::int64_t TimeZone::fromLocal(std::int64_t localSecond) const {
    const std::int64_t earlier = localSecond - offsetAt(localSecond - kDay), later = localSecond - offsetAt(localSecond + kDay);
    for (const std::int64_t second : {std::min(earlier, later), std::max(earlier, later)})
        if (second + offsetAt(second) == localSecond) return second;
    return std::max(earlier, later);
}

} // namespace rf::platform
