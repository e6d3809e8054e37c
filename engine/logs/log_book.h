#pragma once
// CloudWatch Logs in a table file: groups of streams of lines, kept for good unless the group says otherwise.
//
//     book.append("us-east-1", "/aws/lambda/f", "2026/11/29/[$LATEST]0f…", lines);           // makes both when absent
//     const auto page = book.filter("us-east-1", "/aws/lambda/f", {.pattern = "ERROR", .forward = false, .limit = 200});
//     const auto watch = book.watch([&](Tick) { flag = true; wake(); });
//     const auto fresh = book.arrivals("us-east-1", "/aws/lambda/f", seen, 1000);            // "follow log"
//
// Thread-safe. Reads run on the caller's thread and wait for no writer; what writes blocks until it is durable.
//
// Invariants
//  1. A group's events, the descriptions of its streams and the counters agree at every commit.
//  2. An event that is older than its group's retention is not shown, whether or not it has been trimmed yet.
//  3. Arrivals are noted in the order of their ticks: who has seen up to a tick misses nothing before it.
//
// Errors carry the engine's codes with the service's words: ResourceNotFound (ResourceNotFoundException), ResourceInUse
// (ResourceAlreadyExistsException), Validation (InvalidParameterException), LimitExceeded; and those of the file. How the
// wire calls them is neighbours/cloudwatch_logs.cpp's.

#include "engine/base/watchers.h"
#include "engine/catalog/log_schema.h"
#include "engine/storage/store.h"

#include <atomic>
#include <compare>
#include <deque>
#include <map>
#include <mutex>
#include <span>

namespace rf::logs {

using Tags = std::vector<std::pair<std::string, std::string>>;

struct LogGroup {
    std::string region;
    std::string name;
    std::int64_t createdMs = 0;
    std::optional<int> retentionDays; ///< absent: events never expire
    std::int64_t storedBytes = 0;     ///< as the service counts: message and 26 an event
    Tags tags;
    std::string arn;                  ///< without ":*"
    std::string logClass;             ///< "STANDARD"
};

struct LogStream {
    std::string name;
    std::int64_t createdMs = 0;
    std::optional<std::int64_t> firstMs; ///< of the events that are shown; absent: there are none
    std::optional<std::int64_t> lastMs;
    std::optional<std::int64_t> lastIngestedMs;
    std::int64_t storedBytes = 0;
};

/// Where an event stands among all of its group: by its time, then by its arrival. No two are equal.
struct Position {
    std::int64_t ms = 0;
    Tick tick = 0;
    friend auto operator<=>(const Position&, const Position&) = default;
};

struct LogEvent {
    std::string stream;
    Position at;
    std::string message;

    std::int64_t ms() const { return at.ms; }
    std::int64_t ingestedMs() const { return msOfTick(at.tick); }
    Tick tick() const { return at.tick; }
    std::string id() const; ///< eventId: 56 digits, ordered as positions are
};

/// What is to be logged.
struct LogLine {
    std::int64_t ms = 0;
    std::string message;
};

/// rejectedLogEventsInfo: what put() did not take. Indexes into its lines.
struct Rejected {
    std::optional<std::size_t> tooNewStart; ///< this one and all later: more than 2 hours ahead
    std::optional<std::size_t> tooOldEnd;   ///< all before this one: more than 14 days old
    std::optional<std::size_t> expiredEnd;  ///< all before this one: older than the retention
};

/// One stream's events.
struct ReadQuery {
    std::optional<std::int64_t> fromMs; ///< inclusive
    std::optional<std::int64_t> toMs;   ///< exclusive
    std::optional<Position> after;      ///< later than this one
    std::optional<Position> before;     ///< earlier than this one
    bool forward = true;                ///< the first of the range; false: the last
    std::size_t limit = 10'000;
    std::size_t mostBytes = 1'048'576;  ///< of sizes; one event always fits
};

/// A group's events.
struct FilterQuery {
    std::vector<std::string> streams; ///< names; with none, and no prefix, all. One that does not exist: ResourceNotFound
    std::string streamPrefix;
    std::optional<std::int64_t> fromMs; ///< inclusive
    std::optional<std::int64_t> toMs;   ///< exclusive
    std::string pattern;                ///< filter_pattern.h; empty: every event
    std::optional<Position> after;      ///< later than this one
    std::optional<Position> before;     ///< earlier than this one
    bool forward = true;                ///< the first that match; false: the last
    std::size_t limit = 10'000;
    std::size_t mostBytes = 1'048'576;  ///< of sizes of what is returned; one event always fits
    std::size_t mostLookedAt = 100'000; ///< events; then the page ends, perhaps empty, with a `next`
};

struct FilterPage {
    std::vector<LogEvent> events;   ///< by position, oldest first, whichever the direction
    std::optional<Position> next;   ///< forward: `after` of the next page; backward: its `before`. Absent: nothing more
};

using Watch = Watching; ///< ends with its life; may outlive the log

class LogBook {
public:
    /// Both outlive it. One a store: what another adds it would not note.
    LogBook(Store& store, const Clock& clock);
    LogBook(const LogBook&) = delete;
    LogBook& operator=(const LogBook&) = delete;

    // --- groups ---
    /// Errors: ResourceInUse "The specified log group already exists"; Validation (name, tags).
    Status createGroup(const std::string& region, const std::string& name, const Tags& tags = {}, const std::string& logClass = "STANDARD");
    /// With its streams and events. Errors: ResourceNotFound "The specified log group does not exist."
    Status deleteGroup(const std::string& region, const std::string& name);
    /// `days` is one of kRetentionDays. Errors: ResourceNotFound; Validation.
    Status putRetention(const std::string& region, const std::string& name, std::int64_t days);
    Status deleteRetention(const std::string& region, const std::string& name);
    /// Tags with the keys in `add` are replaced. Errors: ResourceNotFound; LimitExceeded (more than 50).
    Status setTags(const std::string& region, const std::string& name, const Tags& add, const std::vector<std::string>& remove);
    /// Errors: ResourceNotFound.
    Result<LogGroup> group(const std::string& region, const std::string& name) const;
    /// By region and name; an empty region: of all.
    Result<std::vector<LogGroup>> groups(const std::string& region = {}, const std::string& prefix = {}) const;

    // --- streams ---
    /// Errors: ResourceNotFound; ResourceInUse "The specified log stream already exists"; Validation (name).
    Status createStream(const std::string& region, const std::string& group, const std::string& name);
    /// With its events. Errors: ResourceNotFound "The specified log stream does not exist."
    Status deleteStream(const std::string& region, const std::string& group, const std::string& name);
    /// By name. Errors: ResourceNotFound.
    Result<std::vector<LogStream>> streams(const std::string& region, const std::string& group, const std::string& prefix = {}) const;

    // --- events ---
    /// PutLogEvents: one batch in the order of time (spec/05 §6), all or nothing but for what is too old or too new.
    /// Errors: ResourceNotFound; Validation.
    Result<Rejected> put(const std::string& region, const std::string& group, const std::string& stream, std::span<const LogLine> lines);
    /// What the program itself logs: makes group and stream when absent, takes lines of any age, size and order. Lines
    /// without text are left out. Errors: Validation (names); those of the file.
    Status append(const std::string& region, const std::string& group, const std::string& stream, std::span<const LogLine> lines);
    /// Oldest first. Errors: ResourceNotFound.
    Result<std::vector<LogEvent>> read(const std::string& region, const std::string& group, const std::string& stream, const ReadQuery& query = {}) const;
    /// Several streams interleaved. Errors: ResourceNotFound; Validation "Invalid filter pattern".
    Result<FilterPage> filter(const std::string& region, const std::string& group, const FilterQuery& query = {}) const;

    // --- what is new ---
    /// The newest tick of all events that have been noted; 0: there are none. One atomic load. Take it before the first
    /// page is read and give it to arrivals(): what came in between is then told twice, never missed.
    Tick newest() const { return m_newest.load(std::memory_order_acquire); }
    /// The first `limit` events that came later than `after`, in the order in which they came. Costs what it returns, as
    /// long as `after` is not older than the opening of the file. Errors: ResourceNotFound.
    Result<std::vector<LogEvent>> arrivals(const std::string& region, const std::string& group, Tick after, std::size_t limit = 1'000) const;
    /// Called on the writer thread after every commit that added events or changed groups or streams, with newest(): it
    /// must be quick and must not wait for the store.
    [[nodiscard]] Watch watch(std::function<void(Tick newest)> callback);

    // --- retention, for the keeper ---
    /// `listener` is called after a group was given a retention, by whoever gave it. One a book; set it before others write.
    void onRetention(std::function<void()> listener) { m_onRetention = std::move(listener); }
    /// Whether any group lets events expire.
    Result<bool> expires() const;
    /// Erases at most `most` events that are too old, of all groups. Result: whether there may be more.
    Result<bool> trim(std::size_t most);

private:
    /// The events of one commit, of one stream.
    struct Arrival {
        Tick first = 0, last = 0;
        std::int64_t stream = 0;
        std::int64_t fromMs = 0, toMs = 0; ///< both inclusive
    };
    /// What came into a group later than `since`.
    struct Recent {
        Tick since = 0;
        std::deque<Arrival> arrivals; ///< by ticks
    };
    struct Added {
        TreeId tree = 0;
        Arrival arrival;
    };
    Status change(std::function<Status(WriteTxn&)> body, std::shared_ptr<const Added> added = nullptr);
    Status changeGroup(const std::string& region, const std::string& name, FunctionRef<Status(LogGroupSchema&)> how);
    Status add(WriteTxn& txn, const LogGroupSchema& group, LogStreamSchema stream, std::span<const LogLine> lines, Added& added) const;
    void note(const Added* added);
    std::optional<std::vector<Arrival>> since(TreeId tree, Tick after) const;

    Store& m_store;
    const Clock& m_clock;
    std::atomic<Tick> m_newest{0};
    Tick m_opened = 0; ///< all that came later is noted
    mutable std::mutex m_mutex; ///< covers m_recent
    std::map<TreeId, Recent> m_recent;
    Watchers<Tick> m_watchers;
    std::function<void()> m_onRetention;
};

/// The days a group may keep its events (spec/05 §6).
inline constexpr int kRetentionDays[] = {1,   3,   5,   7,    14,   30,   60,   90,   120,  150,  180,
                                         365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

} // namespace rf::logs
