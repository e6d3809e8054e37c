// libFuzzer's entry to rf::fuzz::request.

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    rf::fuzz::request(data, size);
    return 0;
}
