#include "engine/triggers/http_runner.h"

#include "engine/base/http_client.h"
#include "engine/value/json.h"

namespace rf::triggers {
namespace {

/// Lines of X-Amz-Log-Result.
std::vector<Written> logOf(const HttpAnswer& answer, std::chrono::microseconds took) {
    std::vector<Written> lines;
    const auto text = base64Decode(answer.header("x-amz-log-result"));
    if (!text) return lines;
    std::string_view rest = *text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        lines.push_back({took, std::string(rest.substr(0, end))});
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

RunResult outcomeOf(const Function& function, const HttpAnswer& answer) {
    const std::string_view error = answer.header("x-amz-function-error");
    if (answer.status != 200)
        return failed("Runtime.HttpStatus", function.url + " answered with status " + std::to_string(answer.status) + ": " + answer.body.substr(0, 512));
    return {.functionError = std::string(error), .payload = answer.body.empty() ? "null" : answer.body};
}

RunResult failureOf(const Function& function, const InvocationContext& context, const Error& error) {
    if (error.message.ends_with(": timed out")) return failed("Sandbox.Timedout", "RequestId: " + context.requestId + " Error: " + timedOut(function.timeoutSeconds));
    if (error.message.find("body limit") != std::string::npos)
        return failed("Function.ResponseSizeTooLarge", "Response payload size exceeded maximum allowed payload size (" + std::to_string(kPayloadBytes) + " bytes).");
    return failed(error.code == ErrorCode::Cancelled ? "Runtime.Stopped" : "Runtime.Unreachable", error.message);
}

} // namespace

RunResult HttpRunner::run(const Function& function, std::string_view eventJson, const InvocationContext& context, std::stop_token stop) {
    const auto url = HttpUrl::parse(function.url);
    if (!url) return failed("Runtime.InvalidEntrypoint", "No URL that can be called: " + function.url);
    const auto begun = std::chrono::steady_clock::now();
    HttpClient client(url->host, url->port);
    HttpClient::Headers headers{{"Content-Type", "application/json"}, {"User-Agent", "rangefinder-triggers"}, {"X-Amz-Invocation-Type", "RequestResponse"},
                                {"X-Amz-Log-Type", "Tail"}, {"amz-sdk-invocation-id", context.requestId}};
    if (!context.clientContext.empty()) headers.emplace_back("X-Amz-Client-Context", context.clientContext);
    const auto answer = client.post(url->target, headers, std::string(eventJson), std::chrono::seconds(function.timeoutSeconds), stop, kPayloadBytes);
    RunResult result = answer ? outcomeOf(function, *answer) : failureOf(function, context, answer.error());
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    result.putLog(answer ? logOf(*answer, took) : std::vector<Written>(), took);
    return result;
}

} // namespace rf::triggers
