#pragma once
// Decimal digits of 128-bit coefficients: powers of ten, counting, writing, stripping. Internal to engine/value.

#include <array>
#include <cstdint>

namespace rf::digits {

using Coefficient = unsigned __int128;

// What a Number holds: digits, and the exponent of the first of them.
inline constexpr int kMaxDigits = 38;
inline constexpr int kMaxAdjusted = 125;
inline constexpr int kMinAdjusted = -130;

inline constexpr int kPowers = kMaxDigits + 1; ///< 10^0 … 10^38

inline constexpr std::array<Coefficient, kPowers> kPower10 = [] {
    std::array<Coefficient, kPowers> powers{};
    Coefficient power = 1;
    for (auto& entry : powers) {
        entry = power;
        power *= 10;
    }
    return powers;
}();

/// 10^n for 0 ≤ n ≤ 38.
constexpr Coefficient power10(int n) { return kPower10[static_cast<std::size_t>(n)]; }

/// Decimal digits; 0 has none.
inline int count(Coefficient value) {
    const auto high = static_cast<std::uint64_t>(value >> 64);
    const auto low = static_cast<std::uint64_t>(value);
    if (value == 0) return 0;
    const int bits = high != 0 ? 128 - __builtin_clzll(high) : 64 - __builtin_clzll(low);
    const int guess = bits * 1233 >> 12; // ⌊bits · log10 2⌋: the count, or one less
    return guess < kPowers && value >= power10(guess) ? guess + 1 : guess;
}

/// Drops trailing zeros of a non-zero value, raising the exponent by as many.
inline void stripTrailingZeros(Coefficient& value, int& exponent) {
    while (value % 10 == 0) {
        value /= 10;
        ++exponent;
    }
}

/// Writes the digits ("0" for zero) and returns how many there are; `out` has room for 39.
inline int write(Coefficient value, char* out) {
    if (value == 0) {
        *out = '0';
        return 1;
    }
    const int length = count(value);
    char* end = out + length;
    constexpr std::uint64_t kChunk = 10'000'000'000'000'000'000ULL; // 10^19 fits 64 bits
    while (value >> 64 != 0) {
        auto part = static_cast<std::uint64_t>(value % kChunk);
        value /= kChunk;
        for (int i = 0; i < 19; ++i, part /= 10) *--end = static_cast<char>('0' + part % 10);
    }
    for (auto part = static_cast<std::uint64_t>(value); part != 0; part /= 10)
        *--end = static_cast<char>('0' + part % 10);
    return length;
}

} // namespace rf::digits
