#include "engine/neighbours/neighbours.h"

#include "engine/neighbours/auto_scaling.h"
#include "engine/neighbours/cloudwatch.h"
#include "engine/neighbours/cloudwatch_logs.h"
#include "engine/neighbours/lambda.h"

namespace rf::neighbours {
namespace {

using Make = std::unique_ptr<Neighbour> (*)(const Surroundings&);

/// One row a service.
constexpr Make kServices[] = {makeAutoScaling, makeCloudWatch, makeCloudWatchLogs, makeLambda};

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
    Job job{&neighbour, std::move(request), std::move(done)};
    if (neighbour.mayTakeLong(job.request)) {
        const auto shared = std::make_shared<Job>(std::move(job));
        if (!m_slow.submit([this, shared] { answer(*shared); })) refuse(*shared);
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopped) {
            m_jobs.push_back(std::move(job));
            if (!m_thread.joinable()) m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
            m_changed.notify_one();
            return;
        }
    }
    refuse(job);
}

void Neighbours::answer(Job& job) {
    if (m_stopped) return refuse(job);
    job.done(job.neighbour->answer(job.request));
}

void Neighbours::refuse(const Job& job) { job.done(job.neighbour->refuse(job.request, kClosing)); }

void Neighbours::run(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_jobs.empty(); })) {
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        answer(job);
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
    if (thread.joinable()) {
        thread.request_stop();
        m_changed.notify_all();
        thread.join();
    }
    m_slow.stop();
}

} // namespace rf::neighbours
