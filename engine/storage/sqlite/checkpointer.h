#pragma once
// Moves what the write-ahead log holds into the database, on a connection and a thread of its own, so that no writer
// pays for it.
//
// Each time the log has grown by kStepPages it is copied without hindering anybody (PASSIVE). While writers never
// pause, such a copy never catches up and the log only grows: from kRestartPages on the writers stand still for the
// short rest of the copy, and the log starts again at its beginning. From kTruncatePages on it is also cut to nothing.
// When nobody has written for kQuiet, the rest is copied too: a log that holds nothing new is not looked at by readers,
// who then find every page mapped into memory.

#include "engine/storage/sqlite/file.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace rf::sqlite {

class Checkpointer {
public:
    /// Runs its argument while nobody writes, or while no resting reader holds a snapshot.
    using Around = std::function<void(FunctionRef<void()>)>;

    Checkpointer(Connection connection, Around exclusively, Around withoutReaders);
    ~Checkpointer() { close(); }

    /// The log has that many pages now. Cheap.
    void logGrew(int pages);
    /// Waits for a running copy; the connection is closed.
    void close();

private:
    void run();
    bool becameQuiet(std::unique_lock<std::mutex>& lock);
    void copy(int pages);
    void copyAlone(int mode);

    Connection m_connection;
    const Around m_exclusively;
    const Around m_withoutReaders;
    std::atomic<int> m_next;             ///< pages at which to copy again
    std::atomic<unsigned> m_growths{0};  ///< commits so far
    std::atomic<bool> m_behind{false};   ///< something may be in the log only
    std::mutex m_guard;
    std::condition_variable m_wake;
    int m_pages = 0; ///< to be copied; 0 = nothing to do
    bool m_closed = false;
    std::thread m_thread;
};

} // namespace rf::sqlite
