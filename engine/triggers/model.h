#pragma once
// Functions and event source mappings: plain values, their limits and defaults (spec/05 §5), and their documents. A document
// is how the file keeps a value (storage/FORMAT.md).

#include "engine/base/result.h"
#include "engine/storage/store.h"
#include "engine/value/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rf::triggers {

using Texts = std::vector<std::pair<std::string, std::string>>; ///< in the order given

/// What runs when a function is invoked.
enum class FunctionKind : std::uint8_t {
    Command,   ///< a program of this machine: event on standard input, response on standard output, log on standard error
    Http,      ///< an endpoint that speaks /2015-03-31/functions/NAME/invocations
    JavaScript ///< a script, run by the application
};

struct Function {
    std::string region;
    std::string name; ///< 1–64 of [A-Za-z0-9_-]; unique in its region
    FunctionKind kind = FunctionKind::Command;
    std::vector<std::string> command; ///< program and arguments; with `shell` one text for /bin/sh -c
    bool shell = false;
    std::string workingDirectory; ///< absolute; empty: the home directory of the user
    Texts environment;            ///< added to the clean environment of a command
    std::string url;              ///< of Http: "http://127.0.0.1:9001/2015-03-31/functions/function/invocations"
    std::string source;           ///< of JavaScript: defines handler(event, context)
    int timeoutSeconds = 3;       ///< 1–900
    int memoryMb = 128;           ///< 128–10,240
    std::string description;      ///< up to 256 characters
    // Kept for those who ask by the Lambda API; they change nothing here.
    std::string runtime;
    std::string handler;
    std::string role;
    Texts tags;
    // Given by Triggers.
    std::string revision; ///< changes with every change
    std::int64_t createdMs = 0;
    std::int64_t changedMs = 0;

    std::string arn() const;      ///< arn:aws:lambda:REGION:000000000000:function:NAME
    std::string logGroup() const; ///< /aws/lambda/NAME
    friend bool operator==(const Function&, const Function&) = default;
};

enum class MappingState : std::uint8_t { Creating, Enabling, Enabled, Disabling, Disabled, Updating, Deleting };
std::string_view wireName(MappingState state);

enum class StartingPosition : std::uint8_t { TrimHorizon, Latest };

/// A trigger: which function gets the changes of which stream, and how.
struct Mapping {
    std::string uuid; ///< given by Triggers
    std::string region;
    std::string functionName; ///< of the same region
    std::string streamArn;
    bool enabled = true;
    StartingPosition startingPosition = StartingPosition::TrimHorizon;
    int batchSize = 100;               ///< 1–10,000 records
    int batchingWindowSeconds = 0;     ///< 0–300: how long a batch that is not full is waited for
    int parallelizationFactor = 1;     ///< 1–10 batches of a shard at a time; changes of one partition key stay in order
    int maximumRecordAgeSeconds = -1;  ///< −1 (for ever) or 60–604,800
    int maximumRetryAttempts = -1;     ///< −1 (for ever) or 0–10,000
    bool bisectBatchOnFunctionError = false;
    int tumblingWindowSeconds = 0;     ///< 0–900; 0: none
    bool reportBatchItemFailures = false;
    std::vector<std::string> filters;  ///< patterns, up to 10 of up to 4,096 characters; one that matches is enough
    /// Where the record of a batch that was given up goes: a table's ARN, `file:///…` (JSON lines are added), or the ARN
    /// of a log group. Empty: nowhere.
    std::string onFailure;
    // Given by Triggers.
    MappingState state = MappingState::Creating;
    std::string stateTransitionReason;
    std::string lastProcessingResult; ///< "No records processed", "OK", "PROBLEM: …"
    std::int64_t createdMs = 0;
    std::int64_t changedMs = 0;

    std::string arn() const; ///< arn:aws:lambda:REGION:000000000000:event-source-mapping:UUID
    friend bool operator==(const Mapping&, const Mapping&) = default;
};

/// What is given replaces what was.
struct MappingChange {
    std::optional<std::string> functionName;
    std::optional<bool> enabled;
    std::optional<int> batchSize;
    std::optional<int> batchingWindowSeconds;
    std::optional<int> parallelizationFactor;
    std::optional<int> maximumRecordAgeSeconds;
    std::optional<int> maximumRetryAttempts;
    std::optional<bool> bisectBatchOnFunctionError;
    std::optional<int> tumblingWindowSeconds;
    std::optional<bool> reportBatchItemFailures;
    std::optional<std::vector<std::string>> filters;
    std::optional<std::string> onFailure;
};

/// How far a mapping is in one shard. Durable.
struct ShardPosition {
    Tick begin = 0;        ///< records up to it were there before the mapping and are not its business
    Tick done = 0;         ///< every record up to it has been delivered, skipped or given up
    bool finished = false; ///< closed, and done to its end
    // Of a tumbling window that is under way.
    std::int64_t windowStartMs = 0; ///< 0: none
    std::string windowState;        ///< JSON; empty: none yet
    friend bool operator==(const ShardPosition&, const ShardPosition&) = default;
};

/// Errors: ValidationException in Lambda's words.
Status check(const Function& function);
Status check(const Mapping& mapping);
Mapping changed(Mapping mapping, const MappingChange& change);

Document toDocument(const Function& function);
Document toDocument(const Mapping& mapping);
Document toDocument(const ShardPosition& position);
Function functionFrom(const Document& document);
Mapping mappingFrom(const Document& document);
ShardPosition positionFrom(const Document& document);

} // namespace rf::triggers
