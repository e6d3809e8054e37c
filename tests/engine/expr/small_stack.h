#pragma once
// Runs a test on a thread whose stack holds no deep recursion, to prove that hostile nesting cannot overflow one.

#include <pthread.h>

#include <cstddef>
#include <string>

namespace rf::test {

/// `bytes` of stack without sanitizers, `withRedZones` under ASan, whose frames are larger. False: no thread.
template <class Work>
bool onSmallStack([[maybe_unused]] std::size_t bytes, [[maybe_unused]] std::size_t withRedZones, Work work) {
#ifdef __SANITIZE_ADDRESS__
    bytes = withRedZones;
#endif
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, bytes);
    pthread_t thread;
    const auto run = [](void* object) -> void* {
        (*static_cast<Work*>(object))();
        return nullptr;
    };
    const bool started = pthread_create(&thread, &attributes, run, &work) == 0;
    if (started) pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
    return started;
}

inline std::string times(int count, const std::string& text) {
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
}

} // namespace rf::test
