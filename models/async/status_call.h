#pragma once

#include "models/async/engine_client.h"
#include "models/async/failure.h"

namespace rf::models {

/// Runs `work(service) → rf::Status` on the client's threads; `done(failure)` is called on the receiver's thread, once, while
/// the receiver lives. An empty failure: it worked.
template <class Work, class Done>
void callForStatus(EngineClient& client, QObject* receiver, Work work, Done done) {
    auto* watcher = new QFutureWatcher<rf::Status>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        const rf::Status status = watcher->result();
        done(status ? Failure() : Failure::of(status.error()));
    });
    watcher->setFuture(client.run([work = std::move(work)](rf::Service& service) -> rf::Status { return work(service); }));
}

} // namespace rf::models
