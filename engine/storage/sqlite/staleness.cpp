#include "engine/storage/sqlite/staleness.h"

namespace rf::sqlite {

void Staleness::set(std::chrono::milliseconds delay) {
    const std::lock_guard lock(m_guard);
    m_delayMs = std::max<std::int64_t>(0, delay.count());
    m_kept.clear();
}

/// Failing to keep one means that readers see newer data than they might: never wrong, only less stale.
void Staleness::keepSnapshot() {
    const std::int64_t now = m_clock.nowMs();
    const std::lock_guard lock(m_guard);
    dropOld(now);
    if (!m_kept.empty() && (now - m_kept.back().keptMs) * 10 < m_delayMs) return;
    auto reader = Reader::open(m_spec, m_cell);
    if (!reader || !(*reader)->begin()) return;
    m_kept.push_back({now, std::move(*reader), std::make_shared<std::mutex>()});
}

void Staleness::dropOld(std::int64_t nowMs) {
    while (!m_kept.empty() && m_kept.front().keptMs <= nowMs - m_delayMs) m_kept.pop_front();
}

std::optional<Status> Staleness::read(FunctionRef<Status(ReadTxn&)> body) {
    if (m_delayMs.load(std::memory_order_relaxed) == 0) return std::nullopt;
    Snapshot seen;
    {
        const std::lock_guard lock(m_guard);
        dropOld(m_clock.nowMs());
        if (m_kept.empty()) return std::nullopt;
        seen = m_kept.front();
    }
    const std::lock_guard alone(*seen.guard);
    return body(*seen.reader);
}

void Staleness::close() {
    const std::lock_guard lock(m_guard);
    m_delayMs = 0;
    m_kept.clear();
}

} // namespace rf::sqlite
