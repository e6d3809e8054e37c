#include "app/cli_replay.h"

#include "app/cli_commands.h"
#include "app/cli_progress.h"
#include "engine/replay/replay.h"

#include <charconv>
#include <cstdio>
#include <ctime>
#include <iostream>

namespace rf::cli {

namespace {

constexpr std::int64_t kDayMs = 24 * 3'600'000;

/// Milliseconds of "90s", "15m", "2h"; nothing of other texts.
std::optional<std::int64_t> agoOf(const std::string& text) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || count < 0 || end + 1 != text.data() + text.size()) return {};
    switch (*end) {
    case 's': return count * 1'000;
    case 'm': return count * 60'000;
    case 'h': return count * 3'600'000;
    default: return {};
    }
}

/// A moment as it is written on the command line, since the epoch.
Result<std::int64_t> momentOf(const std::string& text, std::int64_t nowMs, std::int64_t absent) {
    if (text.empty()) return absent;
    if (const auto ago = agoOf(text)) return nowMs - *ago;
    std::tm parts{};
    int read = 0;
    const int fields = std::sscanf(text.c_str(), "%d-%d-%dT%d:%d:%d%n", &parts.tm_year, &parts.tm_mon, &parts.tm_mday, &parts.tm_hour, &parts.tm_min, &parts.tm_sec, &read);
    const std::string rest = fields == 6 ? text.substr(static_cast<std::size_t>(read)) : "?";
    if (rest != "" && rest != "Z") return Error{ErrorCode::Validation, "Not a time: " + text + ". Say 15m or 2h for so long ago, or 2026-11-29T02:00:00 for a moment in UTC."};
    parts.tm_year -= 1900;
    parts.tm_mon -= 1;
    return static_cast<std::int64_t>(timegm(&parts)) * 1'000;
}

Result<std::string> streamOf(const Service& service, const ReplayArgs& args, const std::string& region) {
    if (!args.streamArn.empty()) return args.streamArn;
    const TablePtr table = service.catalog()->find(region, args.table);
    if (!table) return Error{ErrorCode::ResourceNotFound, "Requested resource not found: Table: " + args.table + " not found"};
    if (table->streamLabel.empty()) return Error{ErrorCode::Validation, "The table " + args.table + " never had a stream."};
    return table->arn() + "/stream/" + table->streamLabel;
}

Result<std::unique_ptr<replay::Sink>> sinkOf(Service& service, const ReplayArgs& args, const std::string& region, const std::string& stream) {
    if (!args.intoTable.empty()) return replay::intoTable(service, region, args.intoTable);
    if (!args.intoFunction.empty()) return replay::intoFunction(service, region, args.intoFunction, stream);
    return replay::intoFile(args.intoFile, args.overwrite);
}

Result<replay::Report> play(Service& service, const ReplayArgs& args) {
    const std::string region = args.region.empty() ? std::string(kDefaultRegion) : args.region;
    const std::int64_t nowMs = Clock::system().nowMs();
    replay::Source source;
    RF_ASSIGN(source.streamArn, streamOf(service, args, region));
    RF_ASSIGN(source.fromMs, momentOf(args.from, nowMs, nowMs - kDayMs));
    RF_ASSIGN(source.toMs, momentOf(args.to, nowMs, nowMs + kDayMs)); // ticks may be ahead of the clock (storage/FORMAT.md)
    RF_ASSIGN(const auto sink, sinkOf(service, args, region, source.streamArn));
    return replay::run(service, source, *sink, {.speed = args.speed}, terminalProgress("records"));
}

} // namespace

int replay(const ReplayArgs& args) {
    auto service = openEngine(args.file, {});
    if (!service) return fail(service.error());
    const auto report = play(**service, args);
    if (!report) return fail(report.error());
    finishProgress();
    std::cout << report->replayed << " records replayed in " << report->seconds << " s\n";
    return kOk;
}

} // namespace rf::cli
