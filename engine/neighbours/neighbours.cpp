#include "engine/neighbours/neighbours.h"

#include "engine/neighbours/auto_scaling.h"
#include "engine/neighbours/cloudwatch.h"
#include "engine/neighbours/cloudwatch_logs.h"

namespace rf::neighbours {
namespace {

using Make = std::unique_ptr<Neighbour> (*)(const Surroundings&);

/// One row a service.
constexpr Make kServices[] = {makeAutoScaling, makeCloudWatch, makeCloudWatchLogs};

const Fault kClosing{"ServiceUnavailable", "The endpoint is being stopped.", 503};

} // namespace

Neighbours::Neighbours(const Surroundings& surroundings) {
    for (const Make make : kServices) m_services.push_back(make(surroundings));
}

Neighbours::~Neighbours() { stop(); }

Neighbour* Neighbours::ownerOf(const Head& head) const {
    for (const auto& service : m_services)
        if (service->owns(head)) return service.get();
    return nullptr;
}

void Neighbours::submit(Neighbour& neighbour, WireRequest request, std::function<void(WireReply)> done) {
    std::unique_lock lock(m_mutex);
    if (m_stopped) {
        lock.unlock();
        return done(neighbour.refuse(request, kClosing));
    }
    m_jobs.push_back({&neighbour, std::move(request), std::move(done)});
    if (!m_thread.joinable()) m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    m_changed.notify_one();
}

void Neighbours::run(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_jobs.empty(); })) {
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        const bool refused = m_stopped;
        lock.unlock();
        job.done(refused ? job.neighbour->refuse(job.request, kClosing) : job.neighbour->answer(job.request));
        job = {};
        lock.lock();
    }
}

void Neighbours::stop() {
    std::jthread thread;
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        thread = std::move(m_thread);
    }
    if (!thread.joinable()) return;
    thread.request_stop();
    m_changed.notify_all();
    thread.join();
}

} // namespace rf::neighbours
