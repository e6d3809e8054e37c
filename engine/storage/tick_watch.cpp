#include "engine/storage/tick_watch.h"

namespace rf {

struct TickWatch::Core {
    std::mutex mutex;
    std::map<std::uint64_t, std::function<void(Tick)>> callbacks;
    std::uint64_t last = 0;
};

TickWatch& TickWatch::operator=(TickWatch&& other) noexcept {
    if (this == &other) return *this;
    reset();
    m_core = std::move(other.m_core);
    m_id = other.m_id;
    return *this;
}

void TickWatch::reset() {
    const auto core = std::exchange(m_core, nullptr);
    if (!core) return;
    const std::lock_guard lock(core->mutex);
    core->callbacks.erase(m_id);
}

TickWatchers::TickWatchers() : m_core(std::make_shared<TickWatch::Core>()) {}

TickWatch TickWatchers::add(std::function<void(Tick)> callback) {
    const std::lock_guard lock(m_core->mutex);
    const std::uint64_t id = ++m_core->last;
    m_core->callbacks.emplace(id, std::move(callback));
    return {m_core, id};
}

void TickWatchers::tell(Tick newest) {
    const std::lock_guard lock(m_core->mutex);
    for (const auto& [id, callback] : m_core->callbacks) callback(newest);
}

} // namespace rf
