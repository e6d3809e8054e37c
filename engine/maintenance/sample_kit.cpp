#include "engine/maintenance/sample_kit.h"

#include <cstdio>
#include <cstdlib>

namespace rf::samples {

AttributeValue hundredths(int value) {
    char text[32];
    std::snprintf(text, sizeof text, "%s%d.%02d", value < 0 ? "-" : "", std::abs(value) / 100, std::abs(value) % 100);
    return AttributeValue::number(text);
}

std::string iso(std::int64_t seconds) {
    const std::int64_t days = seconds / 86'400, rest = seconds % 86'400;
    const std::int64_t z = days + 719'468, era = z / 146'097, doe = z - era * 146'097;
    const std::int64_t yoe = (doe - doe / 1'460 + doe / 36'524 - doe / 146'096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    const std::int64_t day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
    const std::int64_t year = yoe + era * 400 + (month <= 2 ? 1 : 0);
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02d-%02dT%02d:%02d:%02dZ", int(year), int(month), int(day), int(rest / 3'600),
                  int(rest / 60 % 60), int(rest % 60));
    return out;
}

} // namespace rf::samples
