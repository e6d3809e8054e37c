#pragma once
// What is fuzzed: bytes in, no crash, no sanitizer's word, no broken promise out. The same functions run under libFuzzer
// (CMake option RF_FUZZ, clang) and over the kept corpus in every test run (tst_corpus).

#include <cstddef>
#include <cstdint>

namespace rf::fuzz {

/// The first line names an operation, the rest is its JSON body: decoded; if it decodes, encoded and decoded again (the
/// two must agree) and executed against small tables in memory; the answer must be JSON and no internal error. Aborts when a promise is broken.
void request(const std::uint8_t* data, std::size_t size);

/// The first byte picks the kind of expression or a PartiQL statement, the rest is its text: parsed; if it parses,
/// evaluated or applied to a fixed item. Aborts when a promise is broken.
void expression(const std::uint8_t* data, std::size_t size);

} // namespace rf::fuzz
