#pragma once
// A few threads for what takes long. They begin as they are needed and stay.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace rf {

/// Thread-safe.
class Pool {
public:
    explicit Pool(std::size_t most) : m_most(most) {}
    ~Pool() { stop(); }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    /// Jobs begin in the order given, when a thread is free. False after stop(): it will not run.
    bool submit(std::function<void()> job) {
        const std::lock_guard lock(m_mutex);
        if (m_stopped) return false;
        m_jobs.push_back(std::move(job));
        if (m_idle < m_jobs.size() && m_threads.size() < m_most) m_threads.emplace_back([this](const std::stop_token& stop) { run(stop); });
        m_changed.notify_one();
        return true;
    }
    /// Ends after all that was submitted has run. Idempotent.
    void stop() {
        std::vector<std::jthread> threads;
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
            threads = std::move(m_threads);
            m_threads.clear();
        }
        for (std::jthread& each : threads) each.request_stop();
    }

private:
    void run(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        ++m_idle;
        while (m_changed.wait(lock, stop, [this] { return !m_jobs.empty(); })) {
            std::function<void()> job = std::move(m_jobs.front());
            m_jobs.pop_front();
            --m_idle;
            lock.unlock();
            job();
            job = nullptr;
            lock.lock();
            ++m_idle;
        }
    }

    const std::size_t m_most;
    std::mutex m_mutex; ///< covers what follows
    std::condition_variable_any m_changed;
    std::deque<std::function<void()>> m_jobs;
    std::size_t m_idle = 0;
    bool m_stopped = false;
    std::vector<std::jthread> m_threads; ///< last member: ends before the others go
};

} // namespace rf
