#include "engine/storage/sqlite/committer.h"

#include "engine/storage/sqlite/reader.h"

namespace rf::sqlite {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

/// How long a batch waits for the writers of the last one to come back with their next write. A commit takes longer.
constexpr microseconds kReturn{100};
/// Between two slices of a dropped tree, and after one that failed.
constexpr milliseconds kSlicePause{10};
constexpr milliseconds kSliceRetry{1000};

} // namespace

Committer::Committer(std::unique_ptr<WriteSession> session, const Clock& clock, Hooks hooks)
    : m_session(std::move(session)), m_clock(clock), m_hooks(std::move(hooks)) {}

void Committer::start() { m_thread = std::thread([this] { run(); }); }

Status Committer::write(FunctionRef<Status(WriteTxn&)> body) {
    Request request{body};
    Lock lock(m_guard);
    if (m_closed) return closedError();
    if (!m_busy && !hasWork()) {
        m_busy = true;
        ++m_taken;
        lock.unlock();
        Request* const alone[] = {&request};
        commit(Batch(alone, alone + 1));
        lock.lock();
        leaveRole(lock);
        return std::move(request.status);
    }
    const unsigned batch = m_taken + 1;
    enqueue(request);
    lock.unlock();
    auto& finished = m_finished[batch % m_finished.size()];
    while (true) {
        const unsigned seen = finished.load(std::memory_order_acquire);
        if (request.done.load(std::memory_order_acquire)) return std::move(request.status);
        finished.wait(seen, std::memory_order_acquire);
    }
}

void Committer::submit(std::function<Status(WriteTxn&)> body, std::function<void(Status)> done) {
    auto request = std::make_unique<Submitted>(std::move(body), std::move(done));
    {
        const Lock lock(m_guard);
        if (!m_closed) {
            enqueue(*request);
            (void)request.release(); // finish() deletes it
            return;
        }
    }
    request->report(closedError());
}

/// Holding the lock.
void Committer::enqueue(Request& request) {
    m_queue.push_back(&request);
    m_waiting.store(m_queue.size(), std::memory_order_relaxed);
    if (!m_busy) m_wake.notify_one();
}

/// Whoever waits for the request may be gone at once, and it with them.
void Committer::finish(Request& request) {
    if (!request.submitted) return request.done.store(true, std::memory_order_release);
    const std::unique_ptr<Submitted> mine(static_cast<Submitted*>(&request));
    mine->report(std::move(mine->status));
}

void Committer::leaveRole(Lock&) {
    m_busy = false;
    if (hasWork() || m_closed || m_session->hasDropped()) m_wake.notify_one();
}

void Committer::run() {
    Lock lock(m_guard);
    while (true) {
        const auto ready = [this] { return !m_busy && (hasWork() || m_closed); };
        if (!m_busy && m_session->hasDropped()) {
            m_wake.wait_for(lock, kSlicePause, ready);
        } else {
            m_wake.wait(lock, [&] { return ready() || (!m_busy && m_session->hasDropped()); });
        }
        if (m_busy) continue;
        if (m_closed && !hasWork()) return;
        m_busy = true;
        serve(lock);
        leaveRole(lock);
    }
}

/// Everything there is to do, holding the role.
void Committer::serve(Lock& lock) {
    do {
        if (!m_queue.empty()) commitQueue(lock);
        if (m_chore) runChore(lock);
        if (sliceIsDue()) eraseSlice(lock);
    } while (hasWork());
}

void Committer::commitQueue(Lock& lock) {
    m_batch.swap(m_queue);
    m_waiting.store(0, std::memory_order_relaxed);
    const unsigned number = ++m_taken;
    lock.unlock();
    const std::size_t size = m_batch.size();
    commit(m_batch);
    m_batch.clear(); // its requests may be gone
    auto& finished = m_finished[number % m_finished.size()];
    finished.fetch_add(1, std::memory_order_release);
    finished.notify_all();
    if (size > 1) awaitReturners(size);
    lock.lock();
}

void Committer::commit(const Batch& batch) {
    m_hooks.beforeCommit();
    Status status = m_session->begin();
    if (status) {
        for (Request* request : batch) request->status = m_session->run(request->body);
        status = m_session->commit();
        m_hooks.committed(m_session->logPages());
        m_hooks.unmaps(*m_session);
        tellTicks();
    }
    for (Request* request : batch) {
        if (!status && request->status) request->status = status;
        finish(*request);
    }
}

void Committer::tellTicks() {
    const Tick newest = m_session->committedTick();
    if (newest == m_toldTick) return;
    m_toldTick = newest;
    if (m_hooks.ticked) m_hooks.ticked(newest);
}

/// Writers that were served together tend to come back together; taking the first alone would commit twice. The machine's
/// own clock: a test that holds time must not hold the writer.
void Committer::awaitReturners(std::size_t expected) const {
    const auto deadline = std::chrono::steady_clock::now() + kReturn;
    while (m_waiting.load(std::memory_order_relaxed) < expected && std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();
}

void Committer::exclusively(FunctionRef<void()> work) {
    Lock lock(m_guard);
    m_choreDone.wait(lock, [this] { return !m_chore || m_closed; });
    if (m_closed) return;
    m_chore = work;
    const unsigned mine = m_choresDone + 1;
    if (!m_busy) m_wake.notify_one();
    m_choreDone.wait(lock, [&] { return m_choresDone == mine; });
}

void Committer::runChore(Lock& lock) {
    lock.unlock();
    (*m_chore)();
    lock.lock();
    m_chore.reset();
    ++m_choresDone;
    m_choreDone.notify_all();
}

bool Committer::sliceIsDue() const {
    return m_session->hasDropped() && m_clock.steadyNow() >= m_nextSlice;
}

void Committer::eraseSlice(Lock& lock) {
    lock.unlock();
    const Status status = m_session->eraseSlice();
    m_hooks.committed(m_session->logPages());
    lock.lock();
    m_nextSlice = m_clock.steadyNow() + (status ? kSlicePause : kSliceRetry);
}

void Committer::close() {
    {
        const std::lock_guard lock(m_guard);
        m_closed = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) m_thread.join();
    m_session.reset();
}

} // namespace rf::sqlite
