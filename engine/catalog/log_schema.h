#pragma once
// What the file knows of log groups and log streams: plain values, JSON in the meta tree (storage/FORMAT.md, "Logs"). The
// events of a group stand in a tree of its own; a stream is a number in the keys of that tree.

#include "engine/catalog/schema.h"

#include <optional>

namespace rf {

struct LogGroupSchema {
    std::string region;
    std::string name;
    TreeId tree = 0;
    std::int64_t createdMs = 0;
    int retentionDays = 0;       ///< 0: events never expire
    std::int64_t lastStream = 0; ///< the highest stream number given
    std::vector<std::pair<std::string, std::string>> tags;
    std::string logClass = "STANDARD"; ///< logGroupClass; nothing but a word here

    std::string arn() const; ///< arn:aws:logs:REGION:000000000000:log-group:NAME, without ":*"
    /// Events before it are neither shown nor kept; the smallest number when nothing expires.
    std::int64_t horizonMs(std::int64_t nowMs) const;
};

struct LogStreamSchema {
    TreeId tree = 0; ///< of its group
    std::string name;
    std::int64_t number = 0; ///< in its group, from 1
    std::int64_t createdMs = 0;
    std::optional<std::int64_t> firstMs; ///< of its events by their own time; absent: it has none
    std::optional<std::int64_t> lastMs;
    std::int64_t lastTick = 0; ///< of the newest event by arrival
    std::int64_t bytes = 0;    ///< Σ sizes of its events
};

/// What the service counts for an event beside its message (spec/05 §6).
inline constexpr std::size_t kLogEventOverhead = 26;

/// "logs/group/REGION/NAME" and "logs/stream/TREE/NAME" (TREE: 10 digits) in the meta tree. A group's name may hold a
/// slash, its tree's number is never used again.
inline constexpr std::string_view kLogGroupMetaPrefix = "logs/group/";
inline constexpr std::string_view kLogStreamMetaPrefix = "logs/stream/";
std::string logGroupMetaKey(std::string_view region, std::string_view name);
std::string logStreamMetaKey(TreeId tree, std::string_view name);

std::string logGroupToJson(const LogGroupSchema& group);
std::string logStreamToJson(const LogStreamSchema& stream);
/// Errors: FileCorrupt.
Result<LogGroupSchema> logGroupFromJson(std::string_view json);
Result<LogStreamSchema> logStreamFromJson(std::string_view json);

/// The key of an event in its group's tree: stream number, milliseconds, tick. Events of a stream lie together by time.
struct LogEventKey {
    std::int64_t stream = 0;
    std::int64_t ms = 0; ///< not negative
    std::int64_t tick = 0;

    std::string bytes() const;
    /// Nothing for bytes that are none.
    static std::optional<LogEventKey> read(std::string_view bytes);
    friend bool operator==(const LogEventKey&, const LogEventKey&) = default;
};

} // namespace rf
