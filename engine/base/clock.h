#pragma once
// Time enters by this door; a test holds it.

#include <chrono>
#include <cstdint>

namespace rf {

/// Wall and monotonic time. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    /// Milliseconds since the Unix epoch.
    virtual std::int64_t nowMs() const = 0;
    virtual std::chrono::steady_clock::time_point steadyNow() const = 0;

    /// The machine's clock; lives for ever.
    static const Clock& system();
};

} // namespace rf
