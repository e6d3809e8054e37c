// `rangefinder-cli serve` with a clock that a client can move, so that real clients see a shard roll:
//
//     rangefinder-moving-clock serve FILE --port 0 [--trust-functions]        SIGUSR1 moves the clock four hours ahead
//     rangefinder-moving-clock check FILE
//
// Speaks as far as serve_and_run.sh listens.

#include "engine/http/listener.h"
#include "engine/service.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/triggers/triggers.h"

#include <atomic>
#include <csignal>
#include <iostream>

using namespace rf;

namespace {

class MovingClock final : public Clock {
public:
    std::int64_t nowMs() const override { return Clock::system().nowMs() + m_ahead; }
    std::chrono::steady_clock::time_point steadyNow() const override { return Clock::system().steadyNow(); }
    void advance(std::int64_t ms) { m_ahead += ms; }

private:
    std::atomic<std::int64_t> m_ahead = 0;
};

int fail(const Error& error) {
    std::cerr << error.message << '\n';
    return 1;
}

int serve(const char* file, bool trusts, const sigset_t& signals) {
    MovingClock clock;
    auto service = openEngine(file, {.mode = EngineOptions::Mode::Create, .clock = &clock});
    if (!service) return fail(service.error());
    (*service)->triggers()->setTrusted(trusts);
    auto listener = http::Listener::start(**service, {.port = 0});
    if (!listener) return fail(listener.error());
    std::cout << "Serving " << file << " at " << (*listener)->url() << std::endl;
    for (int number = 0; sigwait(&signals, &number) == 0 && number == SIGUSR1;) clock.advance(4 * 3'600'000);
    (*listener)->stop();
    const Status closed = (*service)->close();
    return closed ? 0 : fail(closed.error());
}

int check(const char* file) {
    const auto report = checkFile(file);
    if (!report) return fail(report.error());
    for (const CheckFinding& finding : report->findings) std::cerr << finding.where << ": " << finding.what << '\n';
    return report->whole() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 64;
    if (std::string_view(argv[1]) == "check") return check(argv[2]);
    sigset_t signals; // before any thread begins, so that they inherit it
    sigemptyset(&signals);
    for (const int number : {SIGTERM, SIGINT, SIGUSR1}) sigaddset(&signals, number);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return serve(argv[2], std::string_view(argv[argc - 1]) == "--trust-functions", signals);
}
