#include "engine/capacity/history.h"

#include <algorithm>

namespace rf::capacity {
namespace {

std::int64_t rounded(std::int64_t second, std::int64_t step) {
    return second - ((second % step) + step) % step;
}

void merge(const SideSample& part, SideSample& whole) {
    whole.units += part.units;
    whole.peak = std::max(whole.peak, part.peak);
    whole.throttled += part.throttled;
    whole.requests += part.requests;
    whole.provisioned = part.provisioned;
    whole.burst = std::min(whole.burst, part.burst);
}

/// The first sample that begins at or after a second.
template <class Samples>
auto firstFrom(Samples& samples, std::int64_t second) {
    return std::lower_bound(samples.begin(), samples.end(), second,
                            [](const Sample& each, std::int64_t begin) { return each.second < begin; });
}

/// The sample that begins there, made if need be: the file may hold later ones, of a clock that was set back since.
template <class Samples>
Sample& sampleAt(Samples& samples, std::int64_t begin) {
    const auto at = firstFrom(samples, begin);
    if (at != samples.end() && at->second == begin) return *at;
    Sample fresh;
    fresh.second = begin;
    return *samples.insert(at, fresh);
}

void carryOver(const SideSample& last, SideSample& next) {
    next.provisioned = last.provisioned;
}

} // namespace

void merge(const Sample& part, Sample& whole) {
    merge(part.read, whole.read);
    merge(part.write, whole.write);
}

Sample& History::at(std::int64_t second) {
    auto& seconds = m_levels[0];
    if (!seconds.empty() && second <= seconds.back().second) return seconds.back();
    if (!seconds.empty() && m_open) rollUp(seconds.back());
    Sample& fresh = seconds.emplace_back();
    fresh.second = second;
    m_open = true;
    if (seconds.size() > kLevels[0].keeps) seconds.pop_front();
    return fresh;
}

void History::rollUp(const Sample& second) {
    for (std::size_t level = 1; level < kLevels.size(); ++level) {
        auto& samples = m_levels[level];
        merge(second, sampleAt(samples, rounded(second.second, kLevels[level].step)));
        if (samples.size() > kLevels[level].keeps) samples.pop_front();
    }
}

void History::restore(std::size_t level, std::vector<Sample> samples) {
    m_levels[level].assign(std::make_move_iterator(samples.begin()), std::make_move_iterator(samples.end()));
    while (m_levels[level].size() > kLevels[level].keeps) m_levels[level].pop_front();
}

const std::deque<Sample>& History::levelFor(std::int64_t from, std::int64_t step) const {
    const std::int64_t last = newest();
    for (std::size_t level = 0; level + 1 < kLevels.size(); ++level) {
        const Level& each = kLevels[level];
        const bool fits = step < kLevels[level + 1].step;
        const bool reaches = from >= last - each.step * static_cast<std::int64_t>(each.keeps);
        if (fits && reaches) return m_levels[level];
    }
    return m_levels.back();
}

std::vector<Sample> History::series(std::int64_t from, std::int64_t to, std::int64_t step) const {
    std::vector<Sample> out;
    from = rounded(from, step);
    if (step <= 0 || to <= from) return out;
    for (std::int64_t begin = from; begin < to; begin += step) out.emplace_back().second = begin;
    const auto& samples = levelFor(from, step);
    auto at = firstFrom(samples, from);
    Sample last = at != samples.begin() ? *std::prev(at) : Sample();
    std::vector<bool> filled(out.size());
    const auto add = [&](const Sample& sample) {
        const auto slot = static_cast<std::size_t>((sample.second - from) / step);
        if (sample.second < from || slot >= out.size()) return;
        merge(sample, out[slot]);
        filled[slot] = true;
    };
    for (; at != samples.end() && at->second < to; ++at) add(*at);
    if (&samples != &m_levels[0] && m_open) add(m_levels[0].back()); // the running second is in no coarser level yet
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (filled[i]) {
            last = out[i];
            continue;
        }
        carryOver(last.read, out[i].read);
        carryOver(last.write, out[i].write);
    }
    return out;
}

std::vector<Sample> History::since(std::size_t level, std::int64_t second) const {
    std::vector<Sample> out;
    const auto& samples = m_levels[level];
    out.assign(firstFrom(samples, second), samples.end());
    if (level == 0 || !m_open) return out;
    const Sample& running = m_levels[0].back(); // in no coarser level yet
    const std::int64_t begin = rounded(running.second, kLevels[level].step);
    if (begin < second) return out;
    merge(running, sampleAt(out, begin));
    return out;
}

} // namespace rf::capacity
