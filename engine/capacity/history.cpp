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
    if (part.least > 0) whole.least = whole.least > 0 ? std::min(whole.least, part.least) : part.least;
    whole.most = std::max(whole.most, part.most);
    for (std::size_t i = 0; i < kLimits; ++i) whole.refused[i] += part.refused[i];
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
    const bool same = m_running && second <= m_running->second && second >= m_running->second - kTremble;
    if (same) return *m_running;
    close();
    m_running.emplace().second = second;
    return *m_running;
}

void History::close() {
    if (!m_running) return;
    for (std::size_t level = 0; level < kLevels.size(); ++level) {
        auto& samples = m_levels[level];
        merge(*m_running, sampleAt(samples, rounded(m_running->second, kLevels[level].step)));
        if (samples.size() <= kLevels[level].keeps) continue;
        // What a later clock left goes before what is older than now.
        samples.back().second > m_running->second ? samples.pop_back() : samples.pop_front();
    }
}

void History::restore(std::size_t level, std::vector<Sample> samples) {
    m_levels[level].assign(std::make_move_iterator(samples.begin()), std::make_move_iterator(samples.end()));
    while (m_levels[level].size() > kLevels[level].keeps) m_levels[level].pop_front();
}

std::size_t History::levelFor(std::int64_t from, std::int64_t step) const {
    const std::int64_t last = m_running ? m_running->second : m_levels[0].empty() ? 0 : m_levels[0].back().second;
    for (std::size_t level = 0; level + 1 < kLevels.size(); ++level) {
        const Level& each = kLevels[level];
        const bool fits = step < kLevels[level + 1].step;
        const bool reaches = from >= last - each.step * static_cast<std::int64_t>(each.keeps);
        if (fits && reaches) return level;
    }
    return kLevels.size() - 1;
}

std::vector<Sample> History::series(std::int64_t from, std::int64_t to, std::int64_t step) const {
    std::vector<Sample> out;
    from = rounded(from, step);
    if (step <= 0 || to <= from) return out;
    for (std::int64_t begin = from; begin < to; begin += step) out.emplace_back().second = begin;
    const auto& samples = m_levels[levelFor(from, step)];
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
    if (m_running) add(*m_running);
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
    const auto& samples = m_levels[level];
    std::vector<Sample> out(firstFrom(samples, second), samples.end());
    if (!m_running) return out;
    const std::int64_t begin = rounded(m_running->second, kLevels[level].step);
    if (begin >= second) merge(*m_running, sampleAt(out, begin));
    return out;
}

} // namespace rf::capacity
