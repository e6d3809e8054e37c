#pragma once
// Records of a stream once more: into a table, a file or a function, at the pace at which they were made or faster.
//
//     auto sink = replay::intoTable(service, "us-east-1", "Copy");
//     auto report = replay::run(service, {.streamArn = arn, .fromMs = a, .toMs = b}, *sink, {.speed = 100}, progress);
//
// Invariants
//  1. Records go in the order in which they were made; none goes twice.
//  2. What a sink refuses ends the replay, with the record that was refused in the message; what went before stays, and a
//     few records behind it that were already on their way may have gone, too.
//  3. Cancelled: ends within a few hundredths of a second, and says how far it came.

#include "engine/service.h"
#include "engine/streams/stream_log.h"

#include <filesystem>
#include <functional>
#include <span>

namespace rf::replay {

/// What is replayed: records made in [fromMs, toMs), milliseconds since the epoch.
struct Source {
    std::string streamArn;
    std::int64_t fromMs = 0;
    std::int64_t toMs = 0;
};

struct Options {
    double speed = 0; ///< how many times as fast as it was; 0: without waiting
    std::function<void(std::chrono::milliseconds)> wait; ///< empty: this thread sleeps
    const Clock* clock = &Clock::system();               ///< paces by its steady time
};

struct Report {
    std::int64_t replayed = 0;
    std::int64_t total = 0;
    double seconds = 0;
};

/// Takes records, oldest first.
class Sink {
public:
    virtual ~Sink() = default;
    /// Errors end the replay.
    virtual Status take(std::span<const streams::Change> changes) = 0;
    /// After the last record. A sink that goes without it leaves nothing half done that can be left out.
    virtual Status finish() { return {}; }
};

/// Puts new images and deletes removed items, as the program's own calls. Errors: of PutItem and DeleteItem; a record that
/// lacks the new image: Validation.
std::unique_ptr<Sink> intoTable(Service& service, const std::string& region, const std::string& table);
/// One line of DynamoDB JSON a record, as an incremental export writes it (spec/09 §2):
/// {"Metadata":{"WriteTimestampMicros":…},"Keys":…,"NewImage":…,"OldImage":…}. gzip for "….gz". The file appears with finish().
/// Errors: those of LineWriter::create.
Result<std::unique_ptr<Sink>> intoFile(const std::filesystem::path& target, bool overwrite);

/// Invokes a function with the records as its event, kBatch at a time, as a trigger would; without retries. Errors: Validation
/// when there is no such function, or when it failed, with its own words.
std::unique_ptr<Sink> intoFunction(Service& service, const std::string& region, const std::string& function, const std::string& streamArn);
inline constexpr std::size_t kBatch = 100;

/// Blocks until the end. `progress` gets records replayed and of how many (0: not counted yet), also while it waits; false
/// cancels. Errors: ResourceNotFoundException (no such stream), Cancelled, those of the sink and the file.
Result<Report> run(Service& service, const Source& source, Sink& sink, const Options& options,
                   const std::function<bool(std::int64_t done, std::int64_t total)>& progress);

} // namespace rf::replay
