#include "app/cli_progress.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace rf::cli {

namespace {

std::atomic<bool> g_cancelled{false};
bool g_shown = false;

void onSignal(int number) {
    if (g_cancelled.exchange(true)) {
        std::signal(number, SIG_DFL);
        std::raise(number);
    }
}

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string amount(std::int64_t count, const std::string& unit) {
    return unit == "bytes" ? grouped(count / 1'000'000) + " MB" : grouped(count) + ' ' + unit;
}

using SteadyTime = std::chrono::steady_clock::time_point;

void show(std::int64_t done, std::int64_t total, const std::string& unit, SteadyTime begun, SteadyTime now) {
    const double seconds = std::max(1e-3, std::chrono::duration<double>(now - begun).count());
    std::string line = "\r  " + amount(done, unit);
    if (total > 0) line += " of " + amount(total, unit) + " · " + std::to_string(100 * done / total) + " %";
    line += " · " + amount(static_cast<std::int64_t>(static_cast<double>(done) / seconds), unit) + "/s   ";
    std::fputs(line.c_str(), stderr);
    g_shown = true;
}

} // namespace

void cancelOnSignals() {
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Progress terminalProgress(std::string unit) {
    using std::chrono::steady_clock;
    const bool terminal = isatty(STDERR_FILENO) != 0;
    return [unit = std::move(unit), terminal, begun = steady_clock::now(),
            last = steady_clock::time_point()](std::int64_t done, std::int64_t total) mutable {
        const auto now = steady_clock::now();
        if (terminal && now - last >= std::chrono::milliseconds(100)) {
            last = now;
            show(done, total, unit, begun, now);
        }
        return !g_cancelled.load(std::memory_order_relaxed);
    };
}

void finishProgress() {
    if (g_shown) std::fputc('\n', stderr);
    g_shown = false;
}

} // namespace rf::cli
