#pragma once
// The keys that use most units, in bounded memory: the Space-Saving sketch (Metwally, Agrawal, El Abbadi 2005). Written
// by hand because no library in Debian has one.
//
// Invariants
//  1. Never more than kCounters keys are kept; every key with more than 1/kCounters of all units is among them.
//  2. A kept key's units are at most `error` too many, never too few.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rf::capacity {

struct HeavyHitter {
    std::uint64_t hash = 0; ///< of the partition key (value/key_codec.h)
    std::string key;        ///< its bytes in the arm's tree; as text for people once an ArmMeter gives it out
    double units = 0;
    double error = 0;
};

class HeavyHitters {
public:
    static constexpr std::size_t kCounters = 48;

    void add(std::uint64_t hash, double units, std::string_view key) {
        m_total += units;
        std::size_t least = 0;
        for (std::size_t i = 0; i < m_used; ++i) {
            if (m_hashes[i] == hash) {
                m_units[i] += units;
                return;
            }
            if (m_units[i] < m_units[least]) least = i;
        }
        if (m_used < kCounters) {
            least = m_used++;
            m_errors[least] = m_units[least] = 0;
        } else {
            m_errors[least] = m_units[least];
        }
        m_hashes[least] = hash;
        m_units[least] += units;
        m_keys[least] = key; // bytes as they are: a key that stays for a moment costs nothing to name
    }
    double total() const { return m_total; }
    /// In no order.
    std::vector<HeavyHitter> all() const {
        std::vector<HeavyHitter> keys;
        for (std::size_t i = 0; i < m_used; ++i) keys.push_back({m_hashes[i], m_keys[i], m_units[i], m_errors[i]});
        return keys;
    }

private:
    std::size_t m_used = 0;
    double m_total = 0;
    std::array<std::uint64_t, kCounters> m_hashes{};
    std::array<double, kCounters> m_units{};
    std::array<double, kCounters> m_errors{};
    std::array<std::string, kCounters> m_keys;
};

/// The `count` largest of several sketches put together, largest first.
std::vector<HeavyHitter> hottest(const std::vector<const HeavyHitters*>& sketches, std::size_t count);

} // namespace rf::capacity
