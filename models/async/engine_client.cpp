#include "models/async/engine_client.h"

namespace rf::models {
namespace {

/// Enough that a page, an estimate and a commit need not wait for each other; the engine has its own threads.
constexpr int kThreads = 4;

} // namespace

EngineClient::EngineClient(std::shared_ptr<rf::Service> service, QObject* parent)
    : QObject(parent), m_service(std::move(service)) {
    m_pool.setMaxThreadCount(kThreads);
}

EngineClient::~EngineClient() {
    waitForDone();
}

void EngineClient::waitForDone() {
    m_pool.waitForDone();
}

void LatestCall::cancel() {
    ++*m_alive;
    m_stop.request_stop();
    m_running = false;
}

} // namespace rf::models

#include "moc_engine_client.cpp"
