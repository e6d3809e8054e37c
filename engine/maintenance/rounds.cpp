#include "engine/maintenance/rounds.h"

#include <utility>

namespace rf {

Rounds::Rounds(const Clock& clock, std::int64_t intervalMs, std::chrono::milliseconds poll, std::function<bool()> round)
    : m_clock(clock), m_intervalMs(intervalMs), m_poll(poll), m_round(std::move(round)) {}

void Rounds::wake() {
    const std::lock_guard lock(m_mutex);
    if (m_stopped) return;
    m_pending = true;
    if (!m_thread.joinable()) m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    m_changed.notify_all();
}

void Rounds::stop() {
    std::jthread ending;
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        ending = std::move(m_thread);
    }
    ending.request_stop();
    if (ending.joinable()) ending.join();
}

void Rounds::run(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const auto woken = [this] { return m_pending; };
        if (m_goesOn)
            m_changed.wait_for(lock, stop, m_poll, woken);
        else
            m_changed.wait(lock, stop, woken);
        if (stop.stop_requested()) return;
        if (!std::exchange(m_pending, false) && m_clock.nowMs() < m_nextMs) continue;
        lock.unlock();
        const bool goesOn = m_round();
        lock.lock();
        m_goesOn = goesOn;
        m_nextMs = m_clock.nowMs() + m_intervalMs;
    }
}

} // namespace rf
