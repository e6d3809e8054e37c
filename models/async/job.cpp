#include "models/async/job.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace rf::models {
namespace {

constexpr int kTickMs = 100;

} // namespace

bool JobControl::report(qint64 done, qint64 total) {
    m_done.store(done, std::memory_order_relaxed);
    m_total.store(total, std::memory_order_relaxed);
    return !cancelled();
}

Job::Job(const QString& title, const QString& unit, Work work, QObject* parent)
    : QObject(parent), m_title(title), m_unit(unit), m_control(std::make_shared<JobControl>()) {
    using Watcher = QFutureWatcher<rf::Result<JobSummary>>;
    auto thread = std::make_shared<QThreadPool>();
    thread->setMaxThreadCount(1);
    m_wait = [thread] { thread->waitForDone(); };

    auto watcher = std::make_unique<Watcher>();
    connect(watcher.get(), &QFutureWatcherBase::finished, this,
            [this, watcher = watcher.get()] { end(watcher->result()); });
    connect(&m_timer, &QTimer::timeout, this, &Job::tick);
    m_elapsed.start();
    m_timer.start(kTickMs);
    watcher->setFuture(
        QtConcurrent::run(thread.get(), [work = std::move(work), control = m_control] { return work(*control); }));
    m_watcher = std::move(watcher);
}

Job::Job(const QString& title, const QString& unit, QObject* parent)
    : QObject(parent), m_title(title), m_unit(unit), m_control(std::make_shared<JobControl>()) {
    m_elapsed.start();
}

Job::~Job() {
    if (m_state == State::Running) cancel();
    if (m_wait) m_wait();
}

void Job::tell(qint64 done, qint64 total) {
    m_control->report(done, total);
    tick();
}

int Job::percent() const {
    const qint64 all = total();
    if (all <= 0) return -1;
    return int(std::clamp<double>(100.0 * double(done()) / double(all), 0, 100));
}

double Job::ratePerSecond() const {
    const qint64 ms = elapsedMs();
    return ms > 0 ? 1000.0 * double(done()) / double(ms) : 0;
}

void Job::cancel() {
    m_control->m_cancelled.store(true);
    emit cancelAsked();
}

void Job::tick() {
    if (m_state != State::Running || done() == m_lastShown) return;
    m_lastShown = done();
    emit progressed();
}

void Job::end(rf::Result<JobSummary> result) {
    if (m_state != State::Running) return;
    m_timer.stop();
    m_elapsedMs = m_elapsed.elapsed();
    if (result) {
        m_summary = std::move(*result);
        m_state = State::Finished;
    } else {
        m_failure = Failure::of(result.error());
        m_state = m_failure.cancelled ? State::Cancelled : State::Failed;
    }
    emit finished();
}

} // namespace rf::models

#include "moc_job.cpp"
