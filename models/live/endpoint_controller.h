#pragma once
// The endpoint switch: serves the current file to AWS SDKs on a local port while it is on.
//
// Off ─start→ Starting ─→ On ─stop→ Stopping ─→ Off
//                └─→ Off with failure()
//
// Invariants: a listener runs exactly while the state is On; the file it serves stays open that long (closing the file
// stops it first). Starting and stopping run on a worker thread.

#include "models/async/engine_client.h"
#include "models/async/failure.h"
#include "models/session/file_session.h"

namespace rf::http {
class Listener;
}

namespace rf::models {

class Workspace;

class EndpointController : public QObject {
    Q_OBJECT
public:
    enum class State { Off, Starting, On, Stopping };
    Q_ENUM(State)
    static constexpr quint16 kDefaultPort = 8000;

    /// `workspace` outlives the controller.
    explicit EndpointController(Workspace* workspace, QObject* parent = nullptr);
    ~EndpointController() override;

    State state() const { return m_state; }
    FileSession* file() const { return m_file; }
    QString url() const { return m_url; }   ///< "http://localhost:8000" while On
    quint16 port() const { return m_port; } ///< that it listens on, or will
    /// Where an SDK reaches this file: the address it is served at, else the one it would be at (that of the default port
    /// while any free one is to be used).
    QString urlFor(const FileSession* file) const;
    const Failure& failure() const { return m_failure; }

    /// The port for the next start; 0 = any free one.
    void setPort(quint16 port) { m_port = port; }
    /// Serves `session`, which must be open; on loopback only.
    void start(FileSession* session);
    void stop();

signals:
    void stateChanged();

private:
    struct Started;
    void setState(State state);
    void started(Started& result);
    void callOff(); ///< a start that is under way
    void fileGone(FileSession* session);

    QPointer<FileSession> m_file;
    std::shared_ptr<rf::Service> m_service; ///< kept while the listener may call it
    std::unique_ptr<http::Listener> m_listener;
    LatestCall m_call;
    State m_state = State::Off;
    Failure m_failure;
    QString m_url;
    quint16 m_port = kDefaultPort;
    QThreadPool m_pool;
};

} // namespace rf::models
