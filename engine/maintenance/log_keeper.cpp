#include "engine/maintenance/log_keeper.h"

#include <utility>

namespace rf {

LogKeeper::LogKeeper(logs::LogBook& book, const Clock& clock, LogKeeperOptions options)
    : m_book(book), m_clock(clock), m_options(options) {
    m_book.onRetention([this] { wake(); });
}

LogKeeper::~LogKeeper() {
    stop();
    m_book.onRetention({});
}

void LogKeeper::wake() {
    const std::lock_guard lock(m_mutex);
    if (m_stopped) return;
    m_pending = true;
    if (!m_thread.joinable()) m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    m_changed.notify_all();
}

void LogKeeper::stop() {
    std::jthread ending;
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        ending = std::move(m_thread);
    }
    ending.request_stop();
    if (ending.joinable()) ending.join();
}

void LogKeeper::run(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const auto woken = [this] { return m_pending; };
        if (m_expires)
            m_changed.wait_for(lock, stop, m_options.poll, woken);
        else
            m_changed.wait(lock, stop, woken);
        if (stop.stop_requested()) return;
        if (!std::exchange(m_pending, false) && m_clock.nowMs() < m_nextMs) continue;
        lock.unlock();
        (void)sweep(); // a round that failed (a full disk) is made again an interval later
        lock.lock();
        m_nextMs = m_clock.nowMs() + m_options.intervalMs;
    }
}

Status LogKeeper::sweep() {
    RF_ASSIGN(const bool expires, m_book.expires());
    {
        const std::lock_guard lock(m_mutex);
        m_expires = expires;
    }
    for (bool more = expires; more;) {
        RF_ASSIGN(more, m_book.trim(m_options.chunk));
    }
    return {};
}

} // namespace rf
