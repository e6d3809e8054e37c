#pragma once
// What samples are made of: dice that fall the same everywhere, short words for values, dates. Internal to maintenance.

#include "engine/value/attribute_value.h"

#include <array>
#include <cstdint>

namespace rf::samples {

/// SplitMix64: small, and the same on every machine, which std's distributions are not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ull);
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ z >> 27) * 0x94d049bb133111ebull;
        return z ^ z >> 31;
    }
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
    int between(int low, int high) { return low + below(high - low + 1); }
    template <class T, std::size_t N>
    const T& of(const std::array<T, N>& choices) { return choices[static_cast<std::size_t>(below(static_cast<int>(N)))]; }

private:
    std::uint64_t m_state;
};

inline AttributeValue text(std::string value) { return AttributeValue::string(std::move(value)); }
inline AttributeValue count(std::int64_t value) { return AttributeValue::number(Number::fromInt(value)); }
/// 1234 → 12.34.
AttributeValue hundredths(int value);

inline constexpr std::int64_t kNow = 1'782'000'000; ///< the samples' "today", 2026-06-21, in seconds
/// What has a time to live keeps it this long: nothing of a sample may expire while somebody looks at it.
inline constexpr std::int64_t kLives = 10 * 365 * 86'400LL;
/// ISO 8601 to the second, of seconds since the epoch (proleptic Gregorian, days from civil).
std::string iso(std::int64_t seconds);

inline constexpr std::array<const char*, 16> kFirst{"Inès", "Jonas", "Amélie", "Noor", "Søren", "Zoë", "Matteo", "Ewa",
                                                    "Łukasz", "Hanna", "Pedro", "Aoife", "Björn", "Chloé", "Dmitri", "Yuki"};
inline constexpr std::array<const char*, 14> kLast{"Marchetti", "Lindqvist", "Okafor", "Nowak", "Dubois", "Schäfer", "Ferreira",
                                                   "O'Neill", "Tanaka", "Moreau", "Haugen", "Rossi", "Kowalska", "Jansen"};

} // namespace rf::samples
