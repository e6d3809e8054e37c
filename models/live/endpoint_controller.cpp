#include "models/live/endpoint_controller.h"

#include "engine/http/listener.h"
#include "engine/triggers/triggers.h"
#include "models/session/workspace.h"

namespace rf::models {

struct EndpointController::Started {
    std::shared_ptr<rf::Service> service; ///< goes after the listener, also when nobody wants the answer any more
    std::unique_ptr<http::Listener> listener;
    std::optional<rf::Error> error;
};

EndpointController::EndpointController(Workspace* workspace, QObject* parent) : QObject(parent) {
    connect(workspace, &Workspace::fileRemoved, this, &EndpointController::fileGone);
}

EndpointController::~EndpointController() {
    m_call.cancel();
    if (m_listener) m_listener->stop();
    m_pool.waitForDone();
}

void EndpointController::setState(State state) {
    m_state = state;
    emit stateChanged();
}

QString EndpointController::urlFor(const FileSession* file) const {
    if (m_state == State::On && file && file == m_file) return m_url;
    return QStringLiteral("http://localhost:%1").arg(m_port != 0 ? m_port : kDefaultPort);
}

void EndpointController::start(FileSession* session) {
    if (m_state != State::Off || !session || !session->client()) return;
    m_failure = {};
    m_file = session;
    m_service = session->client()->service();
    const auto listen = [port = m_port, service = m_service](rf::Service&, std::stop_token stop) {
        auto out = std::make_shared<Started>();
        out->service = service;
        auto listener = http::Listener::start(*service, {.port = port});
        if (listener && stop.stop_requested())
            listener->reset();
        else if (listener)
            out->listener = std::move(*listener);
        else
            out->error = std::move(listener).error();
        return out;
    };
    m_call.run(*session->client(), this, listen, [this](const std::shared_ptr<Started>& result) { started(*result); });
    setState(State::Starting);
}

void EndpointController::started(Started& result) {
    if (result.error) {
        // Not Failure::of: its words for Io speak of files and disks.
        m_failure = Failure::own(tr("The endpoint could not start."), QString::fromStdString(result.error->message),
                                 tr("Stop the other program, or use a free port."));
        m_service.reset();
        m_file = nullptr;
        setState(State::Off);
        return;
    }
    m_listener = std::move(result.listener);
    m_port = m_listener->port();
    m_url = QString::fromStdString(m_listener->url());
    if (m_service->triggers()) m_service->triggers()->setEndpointUrl(m_listener->url());
    setState(State::On);
}

void EndpointController::callOff() {
    m_call.cancel();
    m_service.reset();
    m_file = nullptr;
    setState(State::Off);
}

void EndpointController::stop() {
    if (m_state == State::Starting) return callOff();
    if (m_state != State::On) return;
    auto* watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_file = nullptr;
        m_url.clear();
        setState(State::Off);
    });
    // The service goes after the listener: requests that are being answered still use it.
    const auto end = [listener = std::shared_ptr<http::Listener>(std::move(m_listener)),
                      service = std::exchange(m_service, nullptr)]() mutable {
        listener->stop();
        listener.reset();
        if (service->triggers()) service->triggers()->setEndpointUrl({});
        service.reset();
    };
    watcher->setFuture(QtConcurrent::run(&m_pool, end));
    setState(State::Stopping);
}

void EndpointController::fileGone(FileSession* session) {
    if (session == m_file) stop();
}

} // namespace rf::models

#include "moc_endpoint_controller.cpp"
