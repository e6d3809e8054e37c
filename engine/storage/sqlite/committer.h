#pragma once
// Group commit: every write that is waiting when a commit begins goes into it.
//
// Invariants
//  1. At most one thread holds the writer's role (m_busy); only it touches the WriteSession.
//  2. A write that finds the role free and nobody waiting takes it on its own thread: a lone writer pays for no
//     hand-over. All others queue, and the committer thread writes them together.
//  3. A queued write belongs to the batch that is taken next, always as a whole queue; so it waits for one number.
//  4. A write returns after its batch's commit is durable, or with the reason why not.
//  5. A submitted write never takes the role on its caller's thread. It owns its body, and reports from the thread that
//     committed it, holding the role but not the lock: a report may submit again.

#include "engine/storage/sqlite/write_session.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <thread>

namespace rf::sqlite {

class Committer {
public:
    /// Called holding the role: before each commit, after it with the pages of the log, then to give back pages of the file if there
    /// are too many, and after one that took ticks with the newest.
    struct Hooks {
        std::function<void()> beforeCommit;
        std::function<void(int)> committed;
        std::function<void(WriteSession&)> unmaps;
        std::function<void(Tick)> ticked = {};
    };
    Committer(std::unique_ptr<WriteSession> session, const Clock& clock, Hooks hooks);
    ~Committer() { close(); }

    /// Starts the committer thread. Only once its owner is in place: the thread calls the hooks at once when a tree was
    /// being dropped as the file was last closed, and what they start may ask for `exclusively`.
    void start();
    Status write(FunctionRef<Status(WriteTxn&)> body);
    void submit(std::function<Status(WriteTxn&)> body, std::function<void(Status)> done);
    /// Runs something while nobody writes.
    void exclusively(FunctionRef<void()> work);
    /// Finishes what is queued, refuses what comes later, closes the connection.
    void close();

private:
    struct Request {
        FunctionRef<Status(WriteTxn&)> body;
        Status status;
        std::atomic<bool> done{false}; ///< somebody waits for it; not used when submitted
        bool submitted = false;
    };
    struct Submitted final : Request {
        Submitted(std::function<Status(WriteTxn&)> work, std::function<void(Status)> report)
            : Request{work}, owned(std::move(work)), report(std::move(report)) {
            body = owned;
            submitted = true;
        }
        std::function<Status(WriteTxn&)> owned;
        std::function<void(Status)> report;
    };
    using Batch = std::vector<Request*>;
    using Lock = std::unique_lock<std::mutex>;

    void enqueue(Request& request);
    static void finish(Request& request);
    void run();
    bool hasWork() const { return !m_queue.empty() || m_chore.has_value(); }
    void serve(Lock& lock);
    void commitQueue(Lock& lock);
    void commit(const Batch& batch);
    void tellTicks();
    void awaitReturners(std::size_t expected) const;
    void runChore(Lock& lock);
    bool sliceIsDue() const;
    void eraseSlice(Lock& lock);
    void leaveRole(Lock& lock);

    std::unique_ptr<WriteSession> m_session;
    Tick m_toldTick = 0; ///< the role's
    const Clock& m_clock;
    const Hooks m_hooks;

    std::mutex m_guard; ///< covers all below that is not atomic
    std::condition_variable m_wake;
    std::condition_variable m_choreDone;
    Batch m_queue;
    Batch m_batch;                         ///< the role's: kept for its capacity
    std::atomic<std::size_t> m_waiting{0}; ///< m_queue.size(), to look at without the lock
    unsigned m_taken = 0;                  ///< batches taken so far
    /// Batch n ends by a change of slot n % 4, which those who wait for it watch.
    std::array<std::atomic<unsigned>, 4> m_finished{};
    std::optional<FunctionRef<void()>> m_chore;
    unsigned m_choresDone = 0;
    bool m_busy = false;
    bool m_closed = false;
    std::chrono::steady_clock::time_point m_nextSlice{};
    std::thread m_thread;
};

} // namespace rf::sqlite
