#pragma once
// Who wants to hear of commits: callbacks with the newest tick, for logs that screens and triggers follow.

#include "engine/storage/store.h"

#include <map>
#include <memory>
#include <mutex>

namespace rf {

/// One callback's place. Ends with its life; may outlive the log it watches.
class TickWatch {
public:
    TickWatch() = default;
    ~TickWatch() { reset(); }
    TickWatch(TickWatch&&) noexcept = default;
    TickWatch& operator=(TickWatch&& other) noexcept;
    /// When it has returned, the callback does not run and will not run again. Not from inside the callback.
    void reset();

private:
    friend class TickWatchers;
    struct Core;
    TickWatch(std::shared_ptr<Core> core, std::uint64_t id) : m_core(std::move(core)), m_id(id) {}
    std::shared_ptr<Core> m_core;
    std::uint64_t m_id = 0;
};

/// The log's side. Thread-safe.
class TickWatchers {
public:
    TickWatchers();
    TickWatch add(std::function<void(Tick newest)> callback);
    /// Calls them all, one after the other.
    void tell(Tick newest);

private:
    std::shared_ptr<TickWatch::Core> m_core;
};

} // namespace rf
