#pragma once
// Runs a function once and keeps its log: START, its lines, END and REPORT, as Lambda writes them (spec/05 §6).

#include "engine/base/clock.h"
#include "engine/triggers/runner.h"
#include "engine/triggers/triggers.h"

#include <map>
#include <mutex>

namespace rf::triggers {

inline constexpr std::string_view kNoScripts = "Functions in JavaScript run in the Rangefinder application only.";

/// Thread-safe.
class Invoker {
public:
    /// The clock outlives it.
    Invoker(const Clock& clock, LogSink log);

    /// Blocks until the function has ended. What it does wrong is in the answer.
    Invocation invoke(const Function& function, std::string_view eventJson, std::string clientContext, const std::stop_token& stop);
    /// False for JavaScript outside of the application.
    bool canRun(FunctionKind kind) const { return runnerOf(kind) != nullptr; }
    void setJavaScript(std::shared_ptr<Runner> runner);
    void setEndpointUrl(std::string url);

private:
    std::shared_ptr<Runner> runnerOf(FunctionKind kind) const;
    InvocationContext contextOf(const Function& function, std::string clientContext);
    std::string logStreamOf(const Function& function, std::int64_t nowMs);

    const Clock& m_clock;
    const LogSink m_log;
    const std::shared_ptr<Runner> m_command, m_http;
    mutable std::mutex m_mutex; ///< covers what follows
    std::shared_ptr<Runner> m_javaScript;
    std::string m_endpointUrl;
    std::map<std::string, std::string> m_logStreams; ///< by the function's ARN; a day has one of its own
};

} // namespace rf::triggers
