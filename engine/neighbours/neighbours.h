#pragma once
// The services beside DynamoDB that a file's endpoint answers, and the thread on which they do.
//
// Adding one: a file pair that implements Neighbour, and a row in neighbours.cpp.

#include "engine/base/pool.h"
#include "engine/neighbours/neighbour.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace rf {
namespace scaling {
class Scaling;
}
namespace logs {
class LogBook;
}
namespace triggers {
class Triggers;
}

namespace neighbours {

/// What the services answer from; all outlives them.
struct Surroundings {
    scaling::Scaling& scaling;
    logs::LogBook& logs;
    triggers::Triggers& triggers;
};

/// Thread-safe.
class Neighbours {
public:
    explicit Neighbours(const Surroundings& surroundings);
    ~Neighbours();
    Neighbours(const Neighbours&) = delete;
    Neighbours& operator=(const Neighbours&) = delete;

    /// nullptr: no service beside DynamoDB knows the request.
    Neighbour* ownerOf(const Head& head) const;
    /// Answers on a thread of its own, one request after the other; what may take long (Neighbour::mayTakeLong) on one of a
    /// few others. `done` is called there, once. After stop() it is called at once, with a refusal.
    void submit(Neighbour& neighbour, WireRequest request, std::function<void(WireReply)> done);
    /// Ends after what is under way; what waits is refused. Idempotent.
    void stop();

private:
    struct Job {
        Neighbour* neighbour;
        WireRequest request;
        std::function<void(WireReply)> done;
    };
    void run(const std::stop_token& stop);
    void answer(Job& job);
    void refuse(const Job& job);

    std::vector<std::unique_ptr<Neighbour>> m_services;
    std::mutex m_mutex; ///< covers what follows
    std::condition_variable_any m_changed;
    std::deque<Job> m_jobs;
    std::atomic<bool> m_stopped = false;
    Pool m_slow{8};
    std::jthread m_thread; ///< begun with the first request
};

} // namespace neighbours
} // namespace rf
