#pragma once
// The signals that end a command which runs until it is told to stop.

#include <csignal>

namespace rf::cli {

/// Blocks SIGINT and SIGTERM in this thread and in those it starts, so that whoever waits for them gets them.
inline sigset_t holdStopSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

} // namespace rf::cli
