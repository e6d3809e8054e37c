#pragma once
// Random identifiers in the form of RFC 4122, version 4.

#include <cstdint>
#include <string>

namespace rf {

/// "0f6b1c9e-…", lower case, 36 characters, from the system's random source. Thread-safe.
std::string randomUuid();
/// The same form out of 128 bits, for seeded identifiers.
std::string uuidOf(std::uint64_t high, std::uint64_t low);

} // namespace rf
