#pragma once
// Whose traffic is watched: a log for every open file that is served or looked at.
//
// Invariants
//  1. A log lives exactly while its file is open; a file nobody serves or looks at has none and costs nothing.
//  2. current() is the log of the file that was chosen last, or of the served one.

#include "models/live/call_detail.h"
#include "models/live/endpoint_controller.h"
#include "models/live/event_bridge.h"
#include "models/live/fault_model.h"
#include "models/live/traffic_model.h"
#include "models/session/workspace.h"

#include <QDateTime>
#include <QHash>
#include <QPointer>

namespace rf::models {

/// The calls and the failure lab of one open file.
class TrafficLog : public QObject {
    Q_OBJECT
public:
    explicit TrafficLog(FileSession* file, QObject* parent = nullptr);

    FileSession* file() const { return m_file; }
    TrafficModel* calls() { return &m_calls; }
    FaultModel* faults() { return &m_faults; }
    CallSummary summary() { return m_calls.summary(QDateTime::currentMSecsSinceEpoch()); }
    CallDetail detail(int row) const;
    /// Shows what waits in the bridge at once: for tests and pictures.
    void flush() { m_bridge.drain(); }

private:
    rf::CatalogPtr catalog() const;

    QPointer<FileSession> m_file;
    std::weak_ptr<rf::Service> m_service;
    TrafficModel m_calls;
    FaultModel m_faults;
    EventBridge m_bridge;
};

class TrafficHub : public QObject {
    Q_OBJECT
public:
    /// Both outlive the hub.
    TrafficHub(Workspace* workspace, EndpointController* endpoint, QObject* parent = nullptr);

    /// Watches the file from now on and makes its log the current one. nullptr or a file that is not open: the served
    /// file's, else the one before.
    void choose(FileSession* file);
    TrafficLog* current() const { return m_current; }
    TrafficLog* logOf(FileSession* file) const { return m_logs.value(file); }
    /// Endpoint to put into copies of the current file's calls.
    QString endpointUrl() const;
    bool isServed() const { return m_endpoint->state() == EndpointController::State::On; }
    /// Opens the call in a new tab of the builder; what could not be carried over. Nothing: it cannot be.
    std::optional<QStringList> openAsQuery(int row);
    /// Of every file; empty while no rule is on anywhere.
    QString faultBanner() const;

signals:
    void currentChanged();
    void faultsChanged();
    void endpointChanged();

private:
    TrafficLog* watch(FileSession* file);
    void forget(FileSession* file);
    void served();

    Workspace* m_workspace;
    EndpointController* m_endpoint;
    QHash<FileSession*, TrafficLog*> m_logs;
    QPointer<TrafficLog> m_current;
};

} // namespace rf::models
