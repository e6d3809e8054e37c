#pragma once
// The sum that closes every stored record: what a read returns is what was written, or an error.
//
// SQLite's structure checks do not see a flipped bit inside a value. Eight-byte words and multiplications, no table:
// about 0.06 µs a kilobyte. Not a defence against anybody, only against chance.

#include <cstdint>
#include <string>
#include <string_view>

namespace rf::sqlite {

/// Bytes that a record's sum adds to its value.
inline constexpr std::size_t kSumBytes = 4;

/// Depends on every bit of key, size and bytes (engine/storage/FORMAT.md, "Sums").
std::uint32_t recordSum(std::string_view key, std::uint64_t size, std::string_view bytes);

/// Appends the four bytes, little-endian.
void appendSum(std::string_view key, std::uint64_t size, std::string& bytes);

/// Takes the sum off the end of `value`. False: it is not the sum of these bytes.
bool takeSum(std::string_view key, std::uint64_t size, std::string_view& value);

} // namespace rf::sqlite
