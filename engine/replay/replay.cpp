#include "engine/replay/replay.h"

#include <thread>

namespace rf::replay {
namespace {

using streams::Change;
using std::chrono::milliseconds;

constexpr std::size_t kPage = 1'000;
constexpr milliseconds kSlice{20};

/// When a record is due, by steady time.
class Pace {
public:
    Pace(const Options& options, std::int64_t firstMs) : m_options(options), m_firstMs(firstMs), m_begin(options.clock->steadyNow()) {}

    bool isDue(const Change& change) const { return left(change) <= milliseconds(0); }
    void waitFor(const Change& change) const {
        const milliseconds pause = std::clamp(left(change), milliseconds(1), kSlice);
        if (m_options.wait) m_options.wait(pause);
        else std::this_thread::sleep_for(pause);
    }

private:
    milliseconds left(const Change& change) const {
        if (m_options.speed <= 0) return milliseconds(0);
        const auto due = milliseconds(static_cast<std::int64_t>(static_cast<double>(change.ms - m_firstMs) / m_options.speed));
        return due - std::chrono::duration_cast<milliseconds>(m_options.clock->steadyNow() - m_begin);
    }
    const Options& m_options;
    const std::int64_t m_firstMs;
    const std::chrono::steady_clock::time_point m_begin;
};

Error cancelled(const Report& report) {
    return {ErrorCode::Cancelled, "The replay was cancelled after " + std::to_string(report.replayed) + " of " +
                                      std::to_string(report.total) + " records."};
}

/// The end of what is due now, from the front; at least the first record once it is due.
std::size_t dueOf(std::span<const Change> changes, const Pace& pace) {
    std::size_t due = 0;
    while (due < changes.size() && pace.isDue(changes[due])) ++due;
    return due;
}

} // namespace

Result<Report> run(Service& service, const Source& source, Sink& sink, const Options& options,
                   const std::function<bool(std::int64_t, std::int64_t)>& progress) {
    const auto begin = options.clock->steadyNow();
    streams::StreamLog* const log = service.streams();
    if (!log) return Error{ErrorCode::UnknownOperation, "This engine keeps no streams."};
    const Tick through = firstTickOf(source.toMs) - 1;
    Report report;
    RF_ASSIGN(const auto counts, log->count(source.streamArn, source.fromMs, std::max<std::int64_t>(1, source.toMs - source.fromMs), through));
    for (const std::int64_t count : counts) report.total += count;
    Tick after = firstTickOf(source.fromMs) - 1;
    std::optional<Pace> pace;
    for (;;) {
        RF_ASSIGN(const std::vector<Change> page, log->read(source.streamArn, after, kPage));
        const auto end = std::find_if(page.begin(), page.end(), [&](const Change& change) { return change.tick > through; });
        std::span<const Change> left(page.begin(), end);
        if (left.empty()) break;
        if (!pace) pace.emplace(options, left.front().ms);
        while (!left.empty()) {
            if (progress && !progress(report.replayed, report.total)) return cancelled(report);
            const std::size_t due = dueOf(left, *pace);
            if (due == 0) {
                pace->waitFor(left.front());
                continue;
            }
            RF_TRY(sink.take(left.first(due)));
            report.replayed += static_cast<std::int64_t>(due);
            after = left[due - 1].tick;
            left = left.subspan(due);
        }
    }
    RF_TRY(sink.finish());
    if (progress) progress(report.replayed, report.total);
    report.seconds = std::chrono::duration<double>(options.clock->steadyNow() - begin).count();
    return report;
}

} // namespace rf::replay
