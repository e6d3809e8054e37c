#include "app/cli_workload.h"

#include "app/cli_commands.h"
#include "app/cli_signals.h"

#include <cstdio>
#include <iostream>
#include <thread>

namespace rf::cli {
namespace {

void tell(std::FILE* out, const workload::WorkloadReport& report) {
    std::fprintf(out, "%6.0f s  %lld requests, %lld succeeded, %lld throttled, %lld given up, %lld failed\n",
                 report.seconds, static_cast<long long>(report.requests), static_cast<long long>(report.succeeded),
                 static_cast<long long>(report.throttled), static_cast<long long>(report.gaveUp),
                 static_cast<long long>(report.failed));
}

} // namespace

int workload(const workload::WorkloadOptions& options) {
    const sigset_t signals = holdStopSignals();
    std::stop_source source;
    std::jthread watcher([&](const std::stop_token& done) {
        const timespec moment{0, 100'000'000};
        while (!done.stop_requested())
            if (sigtimedwait(&signals, nullptr, &moment) > 0) source.request_stop();
    });
    const auto report = workload::run(options, source.get_token(),
                                      [](const workload::WorkloadReport& now) { tell(stderr, now); });
    if (!report) {
        std::cerr << report.error().message << '\n';
        return kFailed;
    }
    tell(stdout, *report);
    if (!report->firstFailure.empty()) std::cerr << "First failure: " << report->firstFailure << '\n';
    return report->failed > 0 ? kFailed : kOk;
}

} // namespace rf::cli
