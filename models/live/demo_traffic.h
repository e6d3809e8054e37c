#pragma once
// Demo traffic: the workload of rangefinder-cli against the served endpoint of an open file.
//
// Off ─start→ Starting ─→ Running ─stop→ Stopping ─→ Off
//                └─→ Off with failure()
//
// Invariants
//  1. It runs only while the endpoint serves its file; when the file closes or the endpoint is switched off it stops.
//  2. It ends by itself after DemoChoice::kMostSeconds.
//  3. Waiting for the workload's threads happens on a thread of its own.

#include "engine/workload/workload.h"
#include "models/live/endpoint_controller.h"
#include "models/session/workspace.h"

#include <QThreadPool>

#include <stop_token>

namespace rf::models {

struct DemoChoice {
    static constexpr int kMostRate = 5000;
    static constexpr double kMostSeconds = 3600;
    int readsPerSecond = 100, writesPerSecond = 50; ///< on average
    bool wave = true;
    bool sales = true;
    int hotPercent = 0; ///< of the writes that go to one product
    friend bool operator==(const DemoChoice&, const DemoChoice&) = default;
};

class DemoTraffic : public QObject {
    Q_OBJECT
public:
    enum class State { Off, Starting, Running, Stopping };
    Q_ENUM(State)

    /// Both outlive the object.
    DemoTraffic(Workspace* workspace, EndpointController* endpoint, QObject* parent = nullptr);
    ~DemoTraffic() override;

    /// The first table of the file that is made like the sample's; invalid: none.
    static TableInfo tableOf(const FileSession* file);
    /// Makes a table like the sample's, empty; `done` gets an empty Failure when it can be used.
    void createShop(FileSession* file, FileSession::Done done);

    /// Serves the file if need be, then runs. Does nothing unless Off.
    void start(FileSession* file, const DemoChoice& choice);
    void stop();

    State state() const { return m_state; }
    FileSession* file() const { return m_file; }
    const TableInfo& table() const { return m_table; }
    const DemoChoice& choice() const { return m_choice; }
    const Failure& failure() const { return m_failure; } ///< of the last run
    const rf::workload::WorkloadReport& report() const { return m_report; }
    QString text() const; ///< "148 requests a second, 3 throttled"
    double rate() const { return m_rate; } ///< requests in the last second

signals:
    void stateChanged();
    void progressed(); ///< about once a second while Running

private:
    void endpointChanged();
    void run();
    void ended(const rf::Result<rf::workload::WorkloadReport>& result);
    void progress(const rf::workload::WorkloadReport& report);
    void setState(State state);
    void fail(const Failure& failure);

    Workspace* m_workspace;
    EndpointController* m_endpoint;
    QPointer<FileSession> m_file;
    TableInfo m_table;
    DemoChoice m_choice;
    State m_state = State::Off;
    Failure m_failure;
    rf::workload::WorkloadReport m_report;
    double m_rate = 0;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace rf::models
