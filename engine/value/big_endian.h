#pragma once
// Numbers in key bytes: big-endian, so that memcmp orders what is not negative.

#include <cstdint>
#include <string>
#include <string_view>

namespace rf {

inline void appendBigEndian(std::uint64_t value, std::size_t bytes, std::string& out) {
    while (bytes-- != 0) out += static_cast<char>(value >> (8 * bytes));
}
inline std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

} // namespace rf
