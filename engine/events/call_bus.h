#pragma once
// The bus that carries every answered call to those who watch.
//
// Invariants
//  1. While nobody watches, watched() is one relaxed load and nothing else happens.
//  2. Subscribers see calls in the order of their numbers, without gaps from the moment they subscribed.
//  3. When Subscription::reset() or its destructor has returned, the callback does not run and will not run again.

#include "engine/events/call.h"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>

namespace rf::events {

/// Ends with its life; may outlive the bus. Movable; any thread.
class Subscription {
public:
    Subscription() = default;
    ~Subscription() { reset(); }
    Subscription(Subscription&&) noexcept = default;
    Subscription& operator=(Subscription&& other) noexcept;
    /// Also from inside its own callback.
    void reset();
    explicit operator bool() const { return m_core != nullptr; }

private:
    friend class CallBus;
    struct Core;
    Subscription(std::shared_ptr<Core> core, std::uint64_t id) : m_core(std::move(core)), m_id(id) {}
    std::shared_ptr<Core> m_core;
    std::uint64_t m_id = 0;
};

/// Thread-safe.
class CallBus {
public:
    /// Runs on the thread that answered, with the bus held: it hands the call on and returns. It must not wait.
    using Callback = std::function<void(const CallPtr&)>;

    CallBus();
    bool watched() const;
    Subscription subscribe(Callback callback);
    /// Numbers the call and hands it to every subscriber.
    void publish(Call call);

private:
    std::shared_ptr<Subscription::Core> m_core;
};

} // namespace rf::events
