#include "engine/triggers/counts.h"

#include <algorithm>

namespace rf::triggers {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::size_t kMinutes = 60;
constexpr std::size_t kDurations = 600; ///< of a minute

std::int64_t startOf(std::int64_t ms) { return ms - ms % kMinuteMs; }

double p95Of(std::vector<float> durations) {
    if (durations.empty()) return 0;
    const auto at = durations.begin() + static_cast<std::ptrdiff_t>((durations.size() * 95 + 99) / 100 - 1);
    std::nth_element(durations.begin(), at, durations.end());
    return *at;
}

} // namespace

Counts::Minute& Counts::minuteOf(std::int64_t nowMs) {
    const std::int64_t start = startOf(nowMs);
    if (m_minutes.empty() || m_minutes.back().told.startMs < start) m_minutes.push_back({.told = {.startMs = start}});
    if (m_minutes.size() > kMinutes) m_minutes.pop_front();
    return m_minutes.back();
}

void Counts::add(std::int64_t nowMs, double durationMs, bool error, std::size_t delivered, std::int64_t ageMs) {
    Minute& minute = minuteOf(nowMs);
    const auto records = static_cast<std::int64_t>(delivered);
    ++m_invocations;
    ++minute.told.invocations;
    m_errors += error;
    minute.told.errors += error;
    m_delivered += records;
    minute.told.records += records;
    minute.told.iteratorAgeMs = std::max(minute.told.iteratorAgeMs, ageMs);
    if (minute.durations.size() < kDurations) minute.durations.push_back(static_cast<float>(durationMs));
}

void Counts::fill(MappingStats& stats, std::int64_t nowMs) const {
    stats.invocations = m_invocations;
    stats.errors = m_errors;
    stats.delivered = m_delivered;
    stats.filtered = m_filtered;
    stats.givenUp = m_givenUp;
    std::vector<float> all;
    const std::int64_t first = startOf(nowMs) - static_cast<std::int64_t>(kMinutes - 1) * kMinuteMs;
    for (std::size_t i = 0; i < kMinutes; ++i) stats.minutes.push_back({.startMs = first + static_cast<std::int64_t>(i) * kMinuteMs});
    for (const Minute& minute : m_minutes) {
        const std::int64_t index = (minute.told.startMs - first) / kMinuteMs;
        if (minute.told.startMs < first || index >= static_cast<std::int64_t>(kMinutes)) continue;
        MappingMinute& to = stats.minutes[static_cast<std::size_t>(index)];
        to = minute.told;
        to.p95Ms = p95Of(minute.durations);
        all.insert(all.end(), minute.durations.begin(), minute.durations.end());
    }
    stats.p95Ms = p95Of(std::move(all));
}

} // namespace rf::triggers
