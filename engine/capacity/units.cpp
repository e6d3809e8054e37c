#include "engine/capacity/units.h"

#include <algorithm>

namespace rf::capacity {
namespace {

double rounded(std::size_t bytes, std::size_t unit) {
    return static_cast<double>(std::max<std::size_t>(1, (bytes + unit - 1) / unit));
}

} // namespace

double readUnits(std::size_t bytes, Reading reading) {
    const double units = rounded(bytes, kReadBytes);
    switch (reading) {
    case Reading::Eventual: return units / 2;
    case Reading::Consistent: return units;
    case Reading::Transactional: return units * 2;
    }
    return units;
}

double writeUnits(std::size_t oldBytes, std::size_t newBytes, Writing writing) {
    const double units = rounded(std::max(oldBytes, newBytes), kWriteBytes);
    return writing == Writing::Transactional ? units * 2 : units;
}

double indexWriteUnits(const IndexChange& change) {
    const bool had = change.oldBytes != 0, has = change.newBytes != 0;
    if (!had && !has) return 0;
    if (!had || !has) return writeUnits(change.oldBytes, change.newBytes);
    if (change.moved) return writeUnits(change.oldBytes, 0) + writeUnits(0, change.newBytes);
    return change.changed ? writeUnits(change.oldBytes, change.newBytes) : 0;
}

} // namespace rf::capacity
