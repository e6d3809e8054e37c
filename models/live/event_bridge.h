#pragma once
// From the engine's threads to the GUI's: calls gather behind a lock and are handed over ten times a second.
//
// Invariants
//  1. The engine waits for nothing but a short lock; nobody posts more than one event a drain.
//  2. At most kCapacity calls wait; when the GUI thread stands still longer, the oldest are dropped and counted.

#include "engine/events/call_bus.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <mutex>

namespace rf::models {

class EventBridge : public QObject {
    Q_OBJECT
public:
    static constexpr int kIntervalMs = 100;
    static constexpr std::size_t kCapacity = 100'000;

    explicit EventBridge(QObject* parent = nullptr);
    ~EventBridge() override;

    /// Follows this bus from now on.
    void watch(rf::events::CallBus& bus);
    void unwatch();
    /// Hands over what waits, now.
    void drain();

signals:
    /// In the order of their numbers; `dropped` of them before are lost.
    void arrived(const QList<rf::events::CallPtr>& calls, qint64 dropped);

private:
    void take(const rf::events::CallPtr& call); ///< any thread

    std::mutex m_mutex;
    QList<rf::events::CallPtr> m_waiting;
    qint64 m_dropped = 0;
    bool m_posted = false;
    QTimer m_timer;
    rf::events::Subscription m_subscription; ///< ends first
};

} // namespace rf::models
