#pragma once
// A long piece of work (import, export, convert, sample, check) with progress and cancel.
//
// Invariants: state leaves Running exactly once, on the GUI thread; progress is published at most ten times a second.

#include "engine/base/result.h"
#include "models/async/failure.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace rf::models {

/// What the work sees: it reports, and asks whether to go on. Thread-safe.
class JobControl {
public:
    /// `total` 0 = not known. False: cancelled, stop soon and return ErrorCode::Cancelled.
    bool report(qint64 done, qint64 total);
    bool cancelled() const { return m_cancelled.load(std::memory_order_relaxed); }

private:
    friend class Job;
    std::atomic<qint64> m_done{0}, m_total{0};
    std::atomic<bool> m_cancelled{false};
};

/// What a job leaves: a sentence, and lines of detail (rejected lines, findings of the checker).
struct JobSummary {
    QString text;
    QStringList details;
    QString path; ///< the file it made, if any
};

class Job : public QObject {
    Q_OBJECT
public:
    enum class State { Running, Finished, Failed, Cancelled };
    Q_ENUM(State)
    using Work = std::function<rf::Result<JobSummary>(JobControl&)>;

    /// Starts at once on a thread of its own. Destroying a running job cancels it and waits for its thread.
    Job(const QString& title, const QString& unit, Work work, QObject* parent = nullptr);
    /// Work that runs elsewhere: whoever runs it tells how far it is and how it ended, and stops it when cancelAsked().
    Job(const QString& title, const QString& unit, QObject* parent = nullptr);
    ~Job() override;

    QString title() const { return m_title; } ///< "Importing orders.json"
    QString unit() const { return m_unit; }   ///< what done and total count: "items"
    State state() const { return m_state; }
    qint64 done() const { return m_control->m_done.load(); }
    qint64 total() const { return m_control->m_total.load(); } ///< 0 = not known
    int percent() const;                                       ///< -1 = not known
    double ratePerSecond() const;
    qint64 elapsedMs() const { return m_elapsedMs >= 0 ? m_elapsedMs : m_elapsed.elapsed(); } ///< stands when finished
    const Failure& failure() const { return m_failure; }
    const JobSummary& summary() const { return m_summary; }

    // Of a job whose work runs elsewhere.
    void tell(qint64 done, qint64 total); ///< at most ten times a second
    void end(rf::Result<JobSummary> result); ///< the first one counts

public slots:
    void cancel();

signals:
    void progressed();
    void cancelAsked();
    /// Once, when the state has left Running.
    void finished();

private:
    void tick();

    QString m_title, m_unit;
    std::shared_ptr<JobControl> m_control;
    State m_state = State::Running;
    Failure m_failure;
    JobSummary m_summary;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    qint64 m_elapsedMs = -1; ///< of a job that is over
    qint64 m_lastShown = -1;
    std::unique_ptr<QObject> m_watcher;
    std::function<void()> m_wait;
};

} // namespace rf::models
