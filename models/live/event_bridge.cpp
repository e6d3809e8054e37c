#include "models/live/event_bridge.h"

namespace rf::models {

EventBridge::EventBridge(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &EventBridge::drain);
}

EventBridge::~EventBridge() {
    unwatch();
}

void EventBridge::watch(rf::events::CallBus& bus) {
    m_subscription = bus.subscribe([this](const rf::events::CallPtr& call) { take(call); });
}

void EventBridge::unwatch() {
    m_subscription.reset();
}

void EventBridge::take(const rf::events::CallPtr& call) {
    const std::lock_guard lock(m_mutex);
    if (std::size_t(m_waiting.size()) >= kCapacity) {
        m_waiting.removeFirst();
        ++m_dropped;
    }
    m_waiting << call;
    if (std::exchange(m_posted, true)) return;
    QMetaObject::invokeMethod(this, [this] { m_timer.start(); }, Qt::QueuedConnection);
}

void EventBridge::drain() {
    m_timer.stop();
    QList<rf::events::CallPtr> calls;
    qint64 dropped = 0;
    {
        const std::lock_guard lock(m_mutex);
        calls.swap(m_waiting);
        dropped = std::exchange(m_dropped, 0);
        m_posted = false;
    }
    if (!calls.isEmpty()) emit arrived(calls, dropped);
}

} // namespace rf::models

#include "moc_event_bridge.cpp"
