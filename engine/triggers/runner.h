#pragma once
// The seam behind which functions run.

#include "engine/triggers/model.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace rf::triggers {

inline constexpr std::size_t kPayloadBytes = 6 * 1024 * 1024; ///< of an event and of a response

/// One line of a function's log.
struct LogLine {
    std::int64_t ms = 0; ///< since the epoch
    std::string message;
};
/// Takes lines of one log stream in the order of their times. Any thread; it may block and must not throw.
using LogSink = std::function<void(const std::string& region, const std::string& group, const std::string& stream,
                                   std::vector<LogLine> lines)>;

struct InvocationContext {
    std::string requestId;
    std::string logGroup;
    std::string logStream;
    std::string endpointUrl; ///< where this file is served; empty: nowhere
    std::string clientContext; ///< base64 JSON, as X-Amz-Client-Context; empty: none
};

/// One line that a function wrote.
struct Written {
    std::chrono::microseconds after{0}; ///< since the function began
    std::string text;
};

/// What came of running a function once.
struct RunResult {
    std::string functionError; ///< empty: it answered; "Unhandled", "Handled"
    std::string payload;       ///< the response, or {"errorMessage", "errorType"[, "stackTrace"]}
    std::vector<Written> log;
    std::chrono::microseconds took{0};
    int maxMemoryMb = 0;       ///< 0: not known

    /// How long it took and what the function wrote, before what is in the log already.
    void putLog(std::vector<Written> lines, std::chrono::microseconds took);
};

/// A failure in Lambda's words: "Unhandled" with {"errorType", "errorMessage"}, and the message as a line of the log.
RunResult failed(std::string_view errorType, std::string_view errorMessage);
/// "Task timed out after 3.00 seconds"
std::string timedOut(int seconds);

/// Thread-safe: functions run at the same time.
class Runner {
public:
    virtual ~Runner() = default;
    /// Runs to the end, the function's timeout or the stop, whichever comes first. Must not throw.
    virtual RunResult run(const Function& function, std::string_view eventJson, const InvocationContext& context,
                          std::stop_token stop) = 0;
};

} // namespace rf::triggers
