#pragma once
// Moments as Lambda writes them, in UTC.

#include <cstdint>
#include <ctime>
#include <cstdio>
#include <string>

namespace rf::triggers {

inline std::string formatted(std::int64_t ms, const char* format) {
    const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[64];
    return std::string(text, std::strftime(text, sizeof text, format, &parts));
}

/// 2026-11-29T01:00:00Z
inline std::string isoSeconds(std::int64_t ms) { return formatted(ms, "%Y-%m-%dT%H:%M:%SZ"); }
/// 2026-11-29T01:00:00.123Z, and with `zone` "+0000" in place of Z
inline std::string isoMillis(std::int64_t ms, const char* zone = "Z") {
    char fraction[8];
    std::snprintf(fraction, sizeof fraction, ".%03d", static_cast<int>(ms % 1000));
    return formatted(ms, "%Y-%m-%dT%H:%M:%S") + fraction + zone;
}
/// 2026/11/29
inline std::string dayPath(std::int64_t ms) { return formatted(ms, "%Y/%m/%d"); }

} // namespace rf::triggers
