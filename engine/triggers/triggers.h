#pragma once
// Functions, and the event source mappings that run them on streams (spec/05 §5): what screens and the Lambda API read
// and change, and the pollers behind it.
//
//     auto made = triggers.createFunction({.region = region, .name = "log", .command = {"python3", "log.py"}});
//     auto mapping = triggers.createMapping({.region = region, .functionName = "log", .streamArn = arn});
//
// Invariants
//  1. A position moves in the file only after what lies before it was delivered, filtered out or given up: records come at
//     least once, across restarts and crashes.
//  2. Records of one item are delivered in the order of their changes; a shard begins after its parent is done.
//  3. A shard that fails stops nothing but itself.
//  4. What a file says may run only when this machine's user has said so: see approvals.h.
//
// Thread-safe. Reading waits neither for a disk nor for a function unless it says so; changing waits for the disk. Nothing
// here may be called on a GUI thread except functions(), mappings(), stats() and watch().

#include "engine/base/clock.h"
#include "engine/base/watchers.h"
#include "engine/streams/stream_log.h"
#include "engine/triggers/runner.h"
#include "engine/triggers/stats.h"

#include <filesystem>
#include <memory>

namespace rf::triggers {

struct TriggerOptions {
    LogSink log; ///< empty: lines are dropped
    /// Puts one item: on-failure destinations that are tables. Empty: such destinations fail.
    std::function<Status(const std::string& region, const std::string& table, Item item)> putItem;
    /// Where approvals are kept (approvals.h); empty: in memory only.
    std::filesystem::path stateDirectory;
    int threads = 8;                        ///< functions that run for mappings at the same time, at most
    std::chrono::milliseconds poll{1'000};  ///< how often the Clock is asked for what is due
    std::int64_t firstRetryMs = 250;        ///< doubled with each failure, by the Clock
    std::int64_t lastRetryMs = 60'000;
};

/// The answer of one invocation.
struct Invocation {
    int statusCode = 200;      ///< 200, of Event 202, of DryRun 204
    std::string functionError; ///< empty: none
    std::string payload;
    std::string logTail; ///< the last 4 KB of its log, whole lines, START, END and REPORT included
    std::string requestId;
    double durationMs = 0;
};

/// A record of a stream.
struct RecordId {
    std::int64_t shard = 0;
    Tick tick = 0;
};

class Triggers {
public:
    /// Both outlive it.
    Triggers(Store& store, streams::StreamLog& streams, const Clock& clock, TriggerOptions options = {});
    ~Triggers();
    Triggers(const Triggers&) = delete;
    Triggers& operator=(const Triggers&) = delete;

    /// Reads functions, mappings and positions from the file.
    Status load();
    /// From now on enabled mappings run; not for files that are read-only. No threads while there is no mapping.
    void start();
    /// Running functions are ended; their batches come again. Idempotent.
    void stop();

    // Functions. Errors: ValidationException (a bad value, in Lambda's words), ResourceNotFoundException ("Function not
    // found: ARN"), ResourceInUseException (exists already), AccessDeniedException (not approved), those of the file.
    std::vector<Function> functions(std::string_view region = {}) const; ///< by name; empty region: all
    std::optional<Function> function(std::string_view region, std::string_view name) const;
    /// Creating and changing approves the function on this machine.
    Result<Function> createFunction(Function function);
    /// Replaces the function of that region and name; creation time and tags stay.
    Result<Function> updateFunction(Function function);
    /// Mappings to it stay, and say that their function is gone.
    Status deleteFunction(std::string_view region, std::string_view name);
    Result<Function> setTags(std::string_view arn, const Texts& add, const std::vector<std::string>& remove);

    // Approval: what came with the file runs only after somebody at this machine said so.
    /// Whether it may run: false for a command or an HTTP function that came with the file and was never approved here.
    bool isApproved(const Function& function) const;
    /// The same for the destination of a mapping, when it is a file.
    bool isApproved(const Mapping& mapping) const;
    Status approve(const Function& function);
    Status approve(const Mapping& mapping);
    /// Takes everything in the file for approved, and lets the endpoint make what runs commands, for this opening.
    void setTrusted(bool trusted);
    bool isTrusted() const;

    // Mappings. Errors as above; ResourceInUseException: the function is mapped to that stream already.
    std::vector<Mapping> mappings(std::string_view region = {}) const; ///< by creation; empty region: all
    std::optional<Mapping> mapping(std::string_view uuid) const;
    /// Where it starts is fixed in the same commit: LATEST is now.
    Result<Mapping> createMapping(Mapping mapping);
    Result<Mapping> updateMapping(std::string_view uuid, const MappingChange& change);
    Result<Mapping> setEnabled(std::string_view uuid, bool enabled);
    /// The answer is the mapping as it was, Deleting. A batch under way is ended.
    Result<Mapping> deleteMapping(std::string_view uuid);

    // Running. These block for as long as the function runs.
    /// Errors: ResourceNotFoundException, AccessDeniedException; what the function does wrong is in the answer.
    Result<Invocation> invoke(std::string_view region, std::string_view name, std::string_view payload,
                              std::string clientContext = {}, std::stop_token stop = {});
    /// Without waiting: InvocationType Event. Retried twice when it fails, as Lambda does.
    Result<Invocation> invokeLater(std::string_view region, std::string_view name, std::string payload);
    /// Runs a function (as it stands in an editor, saved or not) with records of a stream as its event.
    Result<Invocation> testWith(const Function& function, std::string_view streamArn, const std::vector<RecordId>& records,
                                std::stop_token stop = {});
    /// The event a function would get for these records. Reads the file.
    Result<std::string> eventOf(std::string_view streamArn, const std::vector<RecordId>& records) const;

    // For screens.
    /// Nothing: no such mapping.
    std::optional<MappingStats> stats(std::string_view uuid) const;
    /// How every mapping of the stream stands to a record. Reads the file where a mapping has filters.
    std::vector<Delivery> deliveriesOf(std::string_view streamArn, RecordId record) const;
    /// Called on any thread after something that functions(), mappings() or stats() tell has changed; it sets a flag and
    /// returns.
    [[nodiscard]] Watching watch(std::function<void()> callback);

    /// Who runs JavaScript functions; nullptr: invoked they fail, saying that scripts run in the application only, and their
    /// mappings wait.
    void setJavaScript(std::shared_ptr<Runner> runner);
    /// Where the file is served now; functions get it as AWS_ENDPOINT_URL. Empty: nowhere.
    void setEndpointUrl(std::string url);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace rf::triggers
