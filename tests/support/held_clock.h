#pragma once
// Time that stands still until a test moves it.

#include "engine/base/clock.h"

#include <atomic>

namespace rf::test {

class HeldClock : public Clock {
public:
    explicit HeldClock(std::int64_t ms = 1'790'000'000'000) : m_ms(ms) {}
    std::int64_t nowMs() const override { return m_ms; }
    std::chrono::steady_clock::time_point steadyNow() const override {
        return std::chrono::steady_clock::time_point(std::chrono::milliseconds(m_steady));
    }
    void advance(std::int64_t ms) {
        m_ms += ms;
        m_steady += ms;
    }
    /// The wall clock alone, as somebody who sets it.
    void setMs(std::int64_t ms) { m_ms = ms; }

private:
    std::atomic<std::int64_t> m_ms;
    std::atomic<std::int64_t> m_steady{1'000'000};
};

} // namespace rf::test
