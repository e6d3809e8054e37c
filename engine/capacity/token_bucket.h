#pragma once
// A bucket of capacity units that fills at a steady rate (spec/04 §2).
//
// Invariants
//  1. A request may go on while the level is above zero, whatever it will use: what it uses is known only afterwards and
//     may take the level below zero. The next ones wait until that is paid.
//  2. The level never exceeds what the bucket holds, and time that goes backwards fills nothing.

#include <algorithm>

namespace rf::capacity {

class TokenBucket {
public:
    /// Fills `rate` units a second and holds `seconds` of that. The first time full; later the level stays, cut to what it
    /// now holds. `now` in seconds of a steady clock, as everywhere here.
    void set(double rate, double seconds, double now) {
        const bool first = m_rate < 0;
        if (!first) fill(now);
        m_rate = rate;
        m_holds = rate * seconds;
        m_level = first ? m_holds : std::min(m_level, m_holds);
        m_filled = first ? now : m_filled;
    }
    void fill(double now) {
        if (now <= m_filled) return;
        m_level = std::min(m_holds, m_level + (now - m_filled) * m_rate);
        m_filled = now;
    }
    bool open(double now) {
        fill(now);
        return m_level > 0;
    }
    void take(double units, double now) {
        fill(now);
        m_level -= units;
    }

    double level() const { return m_level; } ///< as of the last fill; negative: in debt
    double holds() const { return m_holds; }
    double rate() const { return std::max(m_rate, 0.0); }
    double share() const { return m_holds > 0 ? std::clamp(m_level / m_holds, 0.0, 1.0) : 0; } ///< 0–1

private:
    double m_rate = -1; ///< not set yet
    double m_holds = 0;
    double m_level = 0;
    double m_filled = 0;
};

} // namespace rf::capacity
