#include "engine/triggers/poller.h"

#include <algorithm>

namespace rf::triggers {

Poller::Poller(Store& store, streams::StreamLog& streams, const Clock& clock, Book& book, PollerOptions options, Perform perform, std::function<void()> changed)
    : m_store(store), m_streams(streams), m_clock(clock), m_book(book), m_options(options), m_perform(std::move(perform)), m_changed(std::move(changed)),
      m_pool(static_cast<std::size_t>(std::max(options.threads, 2))) {}

void Poller::start() {
    m_watch = m_streams.watch([this](Tick) {
        {
            const std::lock_guard lock(m_mutex);
            m_commits = true;
        }
        m_woken.notify_all();
    });
    {
        const std::lock_guard lock(m_mutex);
        m_mayRun = true;
    }
    wake();
}

void Poller::stop() {
    std::jthread ending;
    m_watch.reset();
    {
        const std::lock_guard lock(m_mutex);
        m_mayRun = false;
        ending = std::move(m_thread);
    }
    ending.request_stop();
    if (ending.joinable()) ending.join();
    m_pool.stop();
    for (const auto& run : all()) (void)run->flush(m_book); // what cannot be written is delivered again
}

void Poller::add(Mapping mapping, Positions positions) {
    auto run = std::make_shared<MappingRun>(std::move(mapping), std::move(positions), m_options.run);
    {
        const std::lock_guard lock(m_mutex);
        m_runs.insert_or_assign(run->uuid(), std::move(run));
    }
    wake();
}

std::shared_ptr<MappingRun> Poller::find(std::string_view uuid) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_runs.find(uuid);
    return at == m_runs.end() ? nullptr : at->second;
}

std::vector<std::shared_ptr<MappingRun>> Poller::all() const {
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<MappingRun>> runs;
    for (const auto& [uuid, run] : m_runs) runs.push_back(run);
    return runs;
}

void Poller::remove(std::string_view uuid) {
    const auto run = find(uuid);
    if (!run) return;
    run->remove();
    const std::lock_guard lock(m_mutex);
    if (const auto at = m_runs.find(uuid); at != m_runs.end()) m_runs.erase(at);
}

void Poller::retryProblems() {
    for (const auto& run : all()) run->retryProblems();
    wake();
}

/// The reader begins with the first mapping, or what is to be done later.
void Poller::wake() {
    const std::lock_guard lock(m_mutex);
    if (!m_mayRun || (m_runs.empty() && m_later.empty())) return;
    m_urgent = true;
    if (!m_thread.joinable()) m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    m_woken.notify_all();
}

void Poller::later(std::int64_t atMs, std::function<void()> job) {
    {
        const std::lock_guard lock(m_mutex);
        m_later.emplace(atMs, std::move(job));
    }
    wake();
}

void Poller::run(const std::stop_token& stop) {
    std::optional<std::int64_t> due;
    while (sleep(stop, due)) due = round();
}

/// Until there may be something to do; false: it is to end.
bool Poller::sleep(const std::stop_token& stop, std::optional<std::int64_t> due) {
    const auto begun = std::chrono::steady_clock::now();
    std::unique_lock lock(m_mutex);
    const auto woken = [this] { return m_urgent || m_commits; };
    if (due) {
        const std::chrono::milliseconds left(std::max<std::int64_t>(*due - m_clock.nowMs(), 1));
        m_woken.wait_for(lock, stop, std::min(left, m_options.poll), woken);
    } else {
        m_woken.wait(lock, stop, woken);
    }
    // Commits come by the thousand: a round serves many of them.
    if (!m_urgent && m_commits) m_woken.wait_until(lock, stop, begun + m_options.breath, [this] { return m_urgent; });
    m_urgent = m_commits = false;
    return !stop.stop_requested();
}

std::optional<std::int64_t> Poller::round() {
    const std::int64_t nowMs = m_clock.nowMs();
    auto due = beginLater(nowMs);
    auto runs = all();
    if (!runs.empty()) std::ranges::rotate(runs, runs.begin() + static_cast<std::ptrdiff_t>(m_first++ % runs.size()));
    for (const auto& run : runs) {
        run->pass(m_store, m_streams, m_book, nowMs);
        if (!handOut(run, nowMs)) continue; // who ends wakes
        if (const auto at = run->due(nowMs)) due = std::min(due.value_or(*at), *at);
    }
    m_changed();
    return due;
}

std::optional<std::int64_t> Poller::beginLater(std::int64_t nowMs) {
    const std::lock_guard lock(m_mutex);
    while (!m_later.empty() && m_later.begin()->first <= nowMs) {
        m_pool.submit(std::move(m_later.begin()->second));
        m_later.erase(m_later.begin());
    }
    return m_later.empty() ? std::nullopt : std::optional(m_later.begin()->first);
}

/// False: as much runs as may.
bool Poller::handOut(const std::shared_ptr<MappingRun>& run, std::int64_t nowMs) {
    const auto most = static_cast<std::size_t>(std::max(m_options.threads, 2));
    while (run->running() < most / 2) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_running >= most) return false;
        }
        auto next = run->next(nowMs);
        if (!next) return true;
        {
            const std::lock_guard lock(m_mutex);
            ++m_running;
        }
        m_pool.submit([this, run, next = std::move(*next)] { work(run, next); });
    }
    return false;
}

void Poller::work(const std::shared_ptr<MappingRun>& run, const Work& work) {
    std::optional<double> durationMs;
    const auto outcome = m_perform(work, run->stopToken(), durationMs);
    if (outcome) {
        run->done(work, *outcome, durationMs, m_clock.nowMs());
        (void)run->flush(m_book); // what goes wrong is told by lastProcessingResult
    } else {
        run->abandon(work);
    }
    {
        const std::lock_guard lock(m_mutex);
        --m_running;
        m_urgent = true;
    }
    m_woken.notify_all();
    m_changed();
}

} // namespace rf::triggers
