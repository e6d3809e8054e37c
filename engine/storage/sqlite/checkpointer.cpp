#include "engine/storage/sqlite/checkpointer.h"

namespace rf::sqlite {
namespace {

constexpr int kStepPages = 1024;      // 8 MB
constexpr int kRestartPages = 4096;   // 32 MB
constexpr int kTruncatePages = 32768; // 256 MB
/// How long writers may stand still for readers that hold on to an old part of the log.
constexpr int kReaderPatienceMs = 20;
constexpr std::chrono::milliseconds kQuiet{250};

} // namespace

Checkpointer::Checkpointer(Connection connection, Around exclusively, Around withoutReaders)
    : m_connection(std::move(connection)), m_exclusively(std::move(exclusively)),
      m_withoutReaders(std::move(withoutReaders)), m_next(kStepPages),
      m_thread([this] { run(); }) {
    sqlite3_busy_timeout(m_connection.handle(), kReaderPatienceMs);
}

void Checkpointer::logGrew(int pages) {
    m_growths.fetch_add(1, std::memory_order_relaxed);
    if (!m_behind.load(std::memory_order_relaxed)) {
        {
            const std::lock_guard lock(m_guard);
            m_behind.store(true, std::memory_order_relaxed);
        }
        m_wake.notify_one();
    }
    // The log began again: so does the count.
    if (pages < kStepPages) m_next.store(kStepPages, std::memory_order_relaxed);
    if (pages < m_next.load(std::memory_order_relaxed)) return;
    m_next.store(pages + kStepPages, std::memory_order_relaxed);
    {
        const std::lock_guard lock(m_guard);
        m_pages = pages;
    }
    m_wake.notify_one();
}

void Checkpointer::run() {
    std::unique_lock lock(m_guard);
    while (true) {
        m_wake.wait(lock, [this] { return m_closed || m_pages != 0 || m_behind; });
        while (!m_closed && m_pages == 0 && !becameQuiet(lock)) continue;
        if (m_closed) return;
        const int pages = std::exchange(m_pages, 0);
        lock.unlock();
        m_withoutReaders([&] { copy(pages); });
        lock.lock();
    }
}

/// Waits for as long as quiet takes. True: nobody wrote meanwhile, and what the log holds is now to be copied.
bool Checkpointer::becameQuiet(std::unique_lock<std::mutex>& lock) {
    const unsigned before = m_growths.load(std::memory_order_relaxed);
    if (m_wake.wait_for(lock, kQuiet, [this] { return m_closed || m_pages != 0; })) return false;
    if (m_growths.load(std::memory_order_relaxed) != before) return false;
    m_behind.store(false, std::memory_order_relaxed);
    return true;
}

/// A copy that fails (a full disk) leaves the log as it is; the next one tries again.
void Checkpointer::copy(int pages) {
    sqlite3_wal_checkpoint_v2(m_connection.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (pages >= kTruncatePages)
        copyAlone(SQLITE_CHECKPOINT_TRUNCATE);
    else if (pages >= kRestartPages)
        copyAlone(SQLITE_CHECKPOINT_RESTART);
}

void Checkpointer::copyAlone(int mode) {
    m_exclusively([&] { sqlite3_wal_checkpoint_v2(m_connection.handle(), nullptr, mode, nullptr, nullptr); });
}

void Checkpointer::close() {
    {
        const std::lock_guard lock(m_guard);
        m_closed = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) m_thread.join();
    m_connection.close();
}

} // namespace rf::sqlite
