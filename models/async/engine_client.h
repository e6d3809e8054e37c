#pragma once
// The way from the GUI thread to the engine: a request goes to the client's own threads, its answer comes back as a
// queued call on the receiver's thread. No engine call runs on the GUI thread.
//
// Invariants
//  1. An answer is delivered only while the LatestCall that asked lives, and only for its newest request (epoch).
//  2. The watcher belongs to the receiver: a receiver that dies takes its answers with it.

#include "engine/service.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <functional>
#include <memory>
#include <stop_token>

namespace rf::models {

/// Sends work to a Service from the GUI thread. Destroying it waits for running calls.
class EngineClient : public QObject {
    Q_OBJECT
public:
    explicit EngineClient(std::shared_ptr<rf::Service> service, QObject* parent = nullptr);
    ~EngineClient() override;

    /// Runs `work(service)` on the client's threads. Any thread may call.
    template <class Work>
    auto run(Work work) -> QFuture<std::invoke_result_t<Work, rf::Service&>> {
        return QtConcurrent::run(&m_pool, [service = m_service, work = std::move(work)]() mutable {
            return work(*service);
        });
    }

    /// One typed operation.
    template <class Op>
    QFuture<rf::Result<typename Op::Output>> submit(typename Op::Input input, rf::Context context = {}) {
        return run([input = std::move(input), context = std::move(context)](rf::Service& service) mutable {
            return rf::call<Op>(service, std::move(input), context);
        });
    }

    std::shared_ptr<rf::Service> service() const { return m_service; }
    /// Waits until nothing runs. For shutdown and tests.
    void waitForDone();

private:
    std::shared_ptr<rf::Service> m_service;
    QThreadPool m_pool;
};

/// At most one call of interest at a time: a newer one makes the older one's answer unwanted. Destroying the handle
/// cancels. GUI thread only.
class LatestCall {
public:
    LatestCall() : m_alive(std::make_shared<int>(0)) {}
    ~LatestCall() { cancel(); }
    LatestCall(const LatestCall&) = delete;
    LatestCall& operator=(const LatestCall&) = delete;

    /// Stops what runs; its answer will not be delivered.
    void cancel();
    bool isRunning() const { return m_running; }

    /// Runs `work(service, stopToken)` and delivers `done(result)` on the thread of `receiver`.
    template <class Work, class Done>
    void run(EngineClient& client, QObject* receiver, Work work, Done done) {
        cancel();
        m_stop = std::stop_source();
        m_running = true;
        const int epoch = ++*m_alive;
        using R = std::invoke_result_t<Work, rf::Service&, std::stop_token>;
        auto* watcher = new QFutureWatcher<R>(receiver);
        QObject::connect(watcher, &QFutureWatcherBase::finished, receiver,
                         [this, watcher, epoch, done = std::move(done), alive = std::weak_ptr<int>(m_alive)]() mutable {
                             watcher->deleteLater();
                             const auto current = alive.lock();
                             if (!current || *current != epoch) return; // a late answer
                             m_running = false;
                             done(watcher->result());
                         });
        watcher->setFuture(client.run([work = std::move(work), token = m_stop.get_token()](rf::Service& service) mutable {
            return work(service, token);
        }));
    }

    /// The same for one typed operation.
    template <class Op, class Done>
    void submit(EngineClient& client, QObject* receiver, typename Op::Input input, const QString& region, Done done,
                rf::Origin origin = rf::Origin::Program) {
        rf::Context context;
        context.origin = origin;
        if (!region.isEmpty()) context.region = region.toStdString();
        run(
            client, receiver,
            [input = std::move(input), context](rf::Service& service, std::stop_token stop) mutable {
                context.stop = stop;
                return rf::call<Op>(service, std::move(input), context);
            },
            std::move(done));
    }

private:
    std::shared_ptr<int> m_alive; ///< the epoch; expires with the handle
    std::stop_source m_stop;
    bool m_running = false;
};

} // namespace rf::models
