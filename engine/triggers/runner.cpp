#include "engine/triggers/runner.h"

#include "engine/value/json_object.h"

namespace rf::triggers {
namespace {

std::string errorJson(std::string_view errorType, std::string_view errorMessage) {
    std::string json;
    {
        JsonObject payload(json);
        payload.text("errorType", errorType);
        payload.text("errorMessage", errorMessage);
    }
    return json;
}

} // namespace

RunResult failed(std::string_view errorType, std::string_view errorMessage) {
    RunResult result;
    result.functionError = "Unhandled";
    result.payload = errorJson(errorType, errorMessage);
    result.log.push_back({{}, std::string(errorMessage)});
    return result;
}

void RunResult::putLog(std::vector<Written> lines, std::chrono::microseconds took) {
    for (Written& each : log) lines.push_back({took, std::move(each.text)});
    log = std::move(lines);
    this->took = took;
}

std::string timedOut(int seconds) { return "Task timed out after " + std::to_string(seconds) + ".00 seconds"; }

} // namespace rf::triggers
