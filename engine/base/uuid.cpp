#include "engine/base/uuid.h"

#include <random>

namespace rf {

std::string uuidOf(std::uint64_t high, std::uint64_t low) {
    constexpr std::uint64_t kVersion4 = 0x4000, kVersionMask = 0xf000, kVariant = 0x8ull << 60, kVariantMask = 0x3ull << 62;
    high = (high & ~kVersionMask) | kVersion4;
    low = (low & ~kVariantMask) | kVariant;
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (int nibble = 0; nibble < 32; ++nibble) {
        if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20) text += '-';
        const std::uint64_t half = nibble < 16 ? high : low;
        text += kDigits[half >> (60 - 4 * (nibble % 16)) & 0xf];
    }
    return text;
}

std::string randomUuid() {
    thread_local std::random_device source;
    const auto word = [] { return static_cast<std::uint64_t>(source()) << 32 | source(); };
    const std::uint64_t high = word();
    return uuidOf(high, word());
}

} // namespace rf
