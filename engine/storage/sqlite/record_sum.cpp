#include "engine/storage/sqlite/record_sum.h"

#include <array>
#include <bit>
#include <cstring>

namespace rf::sqlite {
namespace {

static_assert(std::endian::native == std::endian::little, "words are read as they lie");

// Odd, with bits all over: digits of the golden ratio and of the square roots of 2, 3 and 5.
constexpr std::uint64_t kPhi = 0x9E3779B97F4A7C15;
constexpr std::uint64_t kTwo = 0x6A09E667F3BCC909;
constexpr std::uint64_t kThree = 0xBB67AE8584CAA73B;
constexpr std::uint64_t kFive = 0x3C6EF372FE94F82B;

std::uint64_t mixed(std::uint64_t h) {
    h ^= h >> 32;
    h *= kPhi;
    h ^= h >> 29;
    h *= kThree;
    return h ^ h >> 32;
}

std::uint64_t word(const char* at) {
    std::uint64_t value = 0;
    std::memcpy(&value, at, sizeof value);
    return value;
}

std::uint64_t step(std::uint64_t lane, std::uint64_t value) {
    return std::rotl(lane ^ value, 27) * kPhi;
}

/// Four lanes of eight bytes each while there are 32 left, then words, then the rest padded with zeros.
std::uint64_t hashed(std::string_view bytes, std::uint64_t seed) {
    std::array<std::uint64_t, 4> lanes{seed ^ kPhi, seed ^ kTwo, seed ^ kThree, seed ^ kFive};
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 32; left -= 32, at += 32)
        for (std::size_t lane = 0; lane < 4; ++lane) lanes[lane] = step(lanes[lane], word(at + 8 * lane));
    for (; left >= 8; left -= 8, at += 8) lanes[0] = step(lanes[0], word(at));
    std::uint64_t rest = 0;
    if (left != 0) std::memcpy(&rest, at, left);
    lanes[1] = step(lanes[1], rest ^ std::uint64_t{bytes.size()} << 56);
    return mixed(lanes[0]) + mixed(lanes[1] + kTwo) + mixed(lanes[2] + kThree) + mixed(lanes[3] + kFive);
}

} // namespace

std::uint32_t recordSum(std::string_view key, std::uint64_t size, std::string_view bytes) {
    const std::uint64_t seed = hashed(key, size * kTwo + bytes.size());
    return static_cast<std::uint32_t>(mixed(hashed(bytes, seed)));
}

void appendSum(std::string_view key, std::uint64_t size, std::string& bytes) {
    const std::uint32_t sum = recordSum(key, size, bytes);
    char tail[kSumBytes];
    std::memcpy(tail, &sum, kSumBytes);
    bytes.append(tail, kSumBytes);
}

bool takeSum(std::string_view key, std::uint64_t size, std::string_view& value) {
    if (value.size() < kSumBytes) return false;
    std::uint32_t sum = 0;
    std::memcpy(&sum, value.data() + value.size() - kSumBytes, kSumBytes);
    value.remove_suffix(kSumBytes);
    return sum == recordSum(key, size, value);
}

} // namespace rf::sqlite
