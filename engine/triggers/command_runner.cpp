#include "engine/triggers/command_runner.h"

#include "engine/base/platform/child_process.h"
#include "engine/base/platform/user_folders.h"
#include "engine/value/json.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace rf::triggers {
namespace {

using platform::ProcessResult;
using End = ProcessResult::End;

constexpr std::size_t kLogBytes = 256 * 1024;

std::string fromEnvironment(const char* name, const char* fallback = "") {
    const char* const value = std::getenv(name);
    return value == nullptr ? fallback : value;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

/// {"errorMessage": …}: what a function says of its own failure.
bool isErrorPayload(std::string_view text) {
    const auto document = JsonDocument::parse(text);
    simdjson::dom::object object;
    std::string_view message;
    return document && document->root().get(object) == simdjson::SUCCESS && object["errorMessage"].get(message) == simdjson::SUCCESS;
}

std::string signalName(int number) {
    const char* const name = ::sigabbrev_np(number);
    if (number == SIGKILL) return "killed";
    return name == nullptr ? std::to_string(number) : "SIG" + std::string(name);
}

std::string exitMessage(const InvocationContext& context, const std::string& how) {
    return "RequestId: " + context.requestId + " Error: Runtime exited with error: " + how;
}

RunResult outcomeOf(const Function& function, const InvocationContext& context, const ProcessResult& done) {
    const std::string_view output = trimmed(done.output);
    switch (done.end) {
    case End::Exited: break;
    case End::Signalled: return failed("Runtime.ExitError", exitMessage(context, "signal: " + signalName(done.code)));
    case End::TimedOut: return failed("Sandbox.Timedout", "RequestId: " + context.requestId + " Error: " + timedOut(function.timeoutSeconds));
    case End::Stopped: return failed("Runtime.Stopped", "RequestId: " + context.requestId + " Error: The invocation was stopped.");
    case End::OutputTooLong:
        return failed("Function.ResponseSizeTooLarge", "Response payload size exceeded maximum allowed payload size (" + std::to_string(kPayloadBytes) + " bytes).");
    case End::OutOfMemory:
        return failed("Runtime.OutOfMemory", exitMessage(context, "signal: killed") + " (it used more than " + std::to_string(function.memoryMb) + " MB)");
    case End::NotStarted:
        return failed("Runtime.InvalidEntrypoint", "RequestId: " + context.requestId + " Error: The command '" + function.command.front() + "' could not be started: " + done.error);
    }
    if (done.code != 0 && isErrorPayload(output)) return {.functionError = "Unhandled", .payload = std::string(output)};
    if (done.code != 0) return failed("Runtime.ExitError", exitMessage(context, "exit status " + std::to_string(done.code)));
    return {.payload = output.empty() ? "null" : std::string(output)};
}

} // namespace

Texts environmentOf(const Function& function, const InvocationContext& context) {
    Texts all{
        {"PATH", fromEnvironment("PATH", "/usr/local/bin:/usr/bin:/bin")},
        {"HOME", fromEnvironment("HOME", "/")},
        {"USER", fromEnvironment("USER")},
        {"LANG", fromEnvironment("LANG", "C.UTF-8")},
        {"TZ", ":UTC"},
        {"AWS_REGION", function.region},
        {"AWS_DEFAULT_REGION", function.region},
        {"AWS_ACCESS_KEY_ID", "local"},
        {"AWS_SECRET_ACCESS_KEY", "local"},
        {"AWS_LAMBDA_FUNCTION_NAME", function.name},
        {"AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"},
        {"AWS_LAMBDA_FUNCTION_MEMORY_SIZE", std::to_string(function.memoryMb)},
        {"AWS_LAMBDA_FUNCTION_TIMEOUT", std::to_string(function.timeoutSeconds)},
        {"AWS_LAMBDA_FUNCTION_ARN", function.arn()},
        {"AWS_LAMBDA_LOG_GROUP_NAME", context.logGroup},
        {"AWS_LAMBDA_LOG_STREAM_NAME", context.logStream},
        {"AWS_REQUEST_ID", context.requestId},
        {"_HANDLER", function.handler},
    };
    if (!context.endpointUrl.empty()) all.emplace_back("AWS_ENDPOINT_URL", context.endpointUrl);
    if (!context.clientContext.empty()) all.emplace_back("AWS_LAMBDA_CLIENT_CONTEXT", context.clientContext);
    for (const auto& [name, value] : function.environment) {
        const auto known = std::ranges::find(all, name, &std::pair<std::string, std::string>::first);
        if (known == all.end()) all.emplace_back(name, value);
        else known->second = value;
    }
    return all;
}

RunResult CommandRunner::run(const Function& function, std::string_view eventJson, const InvocationContext& context, std::stop_token stop) {
    platform::ProcessSpec spec{.command = function.command,
                               .workingDirectory = function.workingDirectory,
                               .environment = environmentOf(function, context),
                               .input = eventJson,
                               .mostOutput = kPayloadBytes,
                               .mostLog = kLogBytes,
                               .timeout = std::chrono::seconds(function.timeoutSeconds),
                               .mostMemory = std::int64_t{function.memoryMb} << 20};
    if (function.shell) spec.command = {"/bin/sh", "-c", function.command.front()};
    if (spec.workingDirectory.empty()) spec.workingDirectory = platform::homeFolder().string();
    ProcessResult done = platform::runProcess(spec, stop);
    RunResult result = outcomeOf(function, context, done);
    result.maxMemoryMb = static_cast<int>((done.maxMemory + (1 << 20) - 1) >> 20);
    std::vector<Written> lines;
    for (auto& line : done.log) lines.push_back({line.after, std::move(line.text)});
    if (done.logDropped > 0)
        lines.push_back({done.took, "(The log of this invocation is cut: " + std::to_string(done.logDropped) + " more bytes were not kept.)"});
    result.putLog(std::move(lines), done.took);
    return result;
}

} // namespace rf::triggers
