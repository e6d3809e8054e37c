#pragma once
// Callbacks that are called when something changed, and the handles that end them.
//
// Invariant: when Watching::reset() or its destructor has returned, the callback does not run and will not run again.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace rf {

/// Ends with its life; may outlive the list it came from. Movable; any thread, but not from inside its own callback.
class Watching {
public:
    Watching() = default;
    explicit Watching(std::function<void()> end) : m_end(std::move(end)) {}
    ~Watching() { reset(); }
    Watching(Watching&& other) noexcept : m_end(std::exchange(other.m_end, nullptr)) {}
    Watching& operator=(Watching&& other) noexcept {
        if (this == &other) return *this;
        reset();
        m_end = std::exchange(other.m_end, nullptr);
        return *this;
    }
    void reset() {
        if (const auto end = std::exchange(m_end, nullptr)) end();
    }

private:
    std::function<void()> m_end;
};

/// Thread-safe.
template <class... Args>
class Watchers {
public:
    using Callback = std::function<void(Args...)>;

    [[nodiscard]] Watching add(Callback callback) {
        const std::lock_guard lock(m_core->mutex);
        const std::uint64_t id = ++m_core->last;
        m_core->callbacks.emplace(id, std::move(callback));
        return Watching([core = m_core, id] {
            const std::lock_guard lock(core->mutex);
            core->callbacks.erase(id);
        });
    }
    /// Callbacks run one after the other on this thread, with the list held: they hand on and return.
    void tell(const Args&... args) const {
        const std::lock_guard lock(m_core->mutex);
        for (const auto& [id, callback] : m_core->callbacks) callback(args...);
    }

private:
    struct Core {
        std::mutex mutex;
        std::map<std::uint64_t, Callback> callbacks;
        std::uint64_t last = 0;
    };
    std::shared_ptr<Core> m_core = std::make_shared<Core>();
};

} // namespace rf
