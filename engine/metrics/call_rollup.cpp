#include "engine/metrics/call_rollup.h"

#include <algorithm>

namespace rf::metrics {

void Tally::add(double value) { add(Tally{value, 1, value, value}); }

void Tally::add(const Tally& other) {
    if (other.count == 0) return;
    least = count == 0 ? other.least : std::min(least, other.least);
    most = count == 0 ? other.most : std::max(most, other.most);
    sum += other.sum;
    count += other.count;
}

CallMinute& CallRollup::Series::at(std::int64_t second) {
    const std::int64_t begin = second - second % 60;
    if (minutes.empty() || begin > minutes.back().second) {
        minutes.emplace_back().second = begin;
        if (minutes.size() > kMinutes) minutes.pop_front();
    }
    return minutes.back();
}

CallRollup::Series* CallRollup::of(std::string_view region, std::string_view table, std::string_view operation) {
    const View name{table, operation, region};
    {
        const std::shared_lock lock(m_guard);
        if (const auto at = m_series.find(name); at != m_series.end()) return at->second.get();
    }
    const std::unique_lock lock(m_guard);
    if (const auto at = m_series.find(name); at != m_series.end()) return at->second.get();
    if (m_series.size() >= kSeries) return nullptr;
    SeriesName whole{std::string(region), std::string(table), std::string(operation)};
    return m_series.emplace(std::move(whole), std::make_unique<Series>()).first->second.get();
}

void CallRollup::note(std::string_view region, std::string_view table, std::string_view operation, std::int64_t second,
                      Outcome outcome, double latencyMs, std::optional<std::int64_t> returned) {
    const auto slot = static_cast<std::size_t>(outcome);
    if (outcome == Outcome::UserError) table = operation = {}; // counted for the account alone
    if (outcome == Outcome::ConditionFailed || outcome == Outcome::Conflict) operation = {};
    Series* series = of(region, table, operation);
    if (!series) return;
    const std::lock_guard lock(series->guard);
    CallMinute& minute = series->at(second);
    ++minute.outcomes[slot];
    if (outcome != Outcome::Success) return;
    minute.latency.add(latencyMs);
    minute.histogram.add(latencyMs);
    if (returned) minute.returned.add(static_cast<double>(*returned));
}

void CallRollup::noteExpired(std::string_view region, std::string_view table, std::int64_t second, double count) {
    Series* series = of(region, table, {});
    if (!series || count == 0) return;
    const std::lock_guard lock(series->guard);
    series->at(second).outcomes[static_cast<std::size_t>(Outcome::Expired)] += count;
}

void CallRollup::noteWork(const SeriesName& name, std::int64_t second, double returned, double amount) {
    Series* series = of(name.region, name.table, name.operation);
    if (!series) return;
    const std::lock_guard lock(series->guard);
    CallMinute& minute = series->at(second);
    ++minute.outcomes[static_cast<std::size_t>(Outcome::Success)];
    minute.returned.add(returned);
    minute.amount.add(amount);
}

void CallRollup::restore(const SeriesName& name, std::vector<CallMinute> minutes) {
    Series* series = of(name.region, name.table, name.operation);
    if (!series) return;
    const std::lock_guard lock(series->guard);
    series->minutes.assign(std::make_move_iterator(minutes.begin()), std::make_move_iterator(minutes.end()));
    while (series->minutes.size() > kMinutes) series->minutes.pop_front();
}

std::int64_t CallRollup::wholeFrom(const SeriesName& name) const {
    constexpr std::int64_t kHour = 3600;
    const std::shared_lock lock(m_guard);
    const auto at = m_series.find(name);
    if (at == m_series.end()) return m_restoredFrom;
    const std::lock_guard inner(at->second->guard);
    const auto& minutes = at->second->minutes;
    if (minutes.size() < kMinutes) return m_restoredFrom;
    return std::max((minutes.front().second + kHour - 1) / kHour * kHour, m_restoredFrom.load());
}

std::vector<CallMinute> CallRollup::minutes(const SeriesName& name, std::int64_t from, std::int64_t to) const {
    std::vector<CallMinute> out;
    const std::shared_lock lock(m_guard);
    const auto at = m_series.find(name);
    if (at == m_series.end()) return out;
    const std::lock_guard inner(at->second->guard);
    for (const CallMinute& minute : at->second->minutes)
        if (minute.second >= from && minute.second < to) out.push_back(minute);
    return out;
}

std::vector<SeriesName> CallRollup::series() const {
    std::vector<SeriesName> out;
    const std::shared_lock lock(m_guard);
    for (const auto& [name, series] : m_series) out.push_back(name);
    return out;
}

} // namespace rf::metrics
