// libFuzzer's entry to rf::fuzz::expression.

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    rf::fuzz::expression(data, size);
    return 0;
}
