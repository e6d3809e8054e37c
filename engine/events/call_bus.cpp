#include "engine/events/call_bus.h"

#include <utility>

namespace rf::events {

struct Subscription::Core {
    std::atomic<int> watchers{0};
    std::recursive_mutex mutex; ///< recursive: a callback may end its own subscription
    std::map<std::uint64_t, std::shared_ptr<CallBus::Callback>> subscribers;
    std::uint64_t lastId = 0;
    std::uint64_t lastNumber = 0;
};

Subscription& Subscription::operator=(Subscription&& other) noexcept {
    if (this == &other) return *this;
    reset();
    m_core = std::move(other.m_core);
    m_id = other.m_id;
    return *this;
}

void Subscription::reset() {
    const auto core = std::exchange(m_core, nullptr);
    if (!core) return;
    const std::lock_guard lock(core->mutex);
    if (core->subscribers.erase(m_id)) core->watchers.fetch_sub(1, std::memory_order_relaxed);
}

CallBus::CallBus() : m_core(std::make_shared<Subscription::Core>()) {}

bool CallBus::watched() const { return m_core->watchers.load(std::memory_order_relaxed) > 0; }

Subscription CallBus::subscribe(Callback callback) {
    const std::lock_guard lock(m_core->mutex);
    const std::uint64_t id = ++m_core->lastId;
    m_core->subscribers.emplace(id, std::make_shared<Callback>(std::move(callback)));
    m_core->watchers.fetch_add(1, std::memory_order_relaxed);
    return {m_core, id};
}

void CallBus::publish(Call call) {
    auto made = std::make_shared<Call>(std::move(call));
    const std::lock_guard lock(m_core->mutex);
    made->number = ++m_core->lastNumber;
    const CallPtr shared = std::move(made);
    const auto now = m_core->subscribers; // a callback may subscribe or unsubscribe
    for (const auto& [id, callback] : now)
        if (m_core->subscribers.contains(id)) (*callback)(shared);
}

} // namespace rf::events
