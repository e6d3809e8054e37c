#include "engine/triggers/invoker.h"

#include "engine/base/uuid.h"
#include "engine/triggers/command_runner.h"
#include "engine/triggers/http_runner.h"
#include "engine/triggers/times.h"

#include <algorithm>
#include <cmath>

namespace rf::triggers {
namespace {

constexpr std::size_t kTailBytes = 4'096;

std::string reportLine(const std::string& requestId, const Function& function, const RunResult& result, double ms) {
    char numbers[96];
    std::snprintf(numbers, sizeof numbers, "\tDuration: %.2f ms\tBilled Duration: %lld ms\tMemory Size: %d MB", ms, static_cast<long long>(std::ceil(ms)), function.memoryMb);
    std::string line = "REPORT RequestId: " + requestId + numbers;
    if (result.maxMemoryMb > 0) line += "\tMax Memory Used: " + std::to_string(result.maxMemoryMb) + " MB";
    return line;
}

std::vector<LogLine> linesOf(const std::string& requestId, const Function& function, RunResult& result, std::int64_t beganMs, double ms) {
    const auto at = [&](std::chrono::microseconds after) { return beganMs + std::chrono::duration_cast<std::chrono::milliseconds>(after).count(); };
    std::vector<LogLine> lines{{beganMs, "START RequestId: " + requestId + " Version: $LATEST"}};
    for (Written& each : result.log) lines.push_back({at(each.after), std::move(each.text)});
    lines.push_back({at(result.took), "END RequestId: " + requestId});
    lines.push_back({at(result.took), reportLine(requestId, function, result, ms)});
    return lines;
}

/// The last whole lines.
std::string tailOf(const std::vector<LogLine>& lines) {
    std::string tail;
    for (auto line = lines.rbegin(); line != lines.rend() && tail.size() + line->message.size() + 1 <= kTailBytes; ++line)
        tail.insert(0, line->message + '\n');
    return tail;
}

std::string hexOf(std::string uuid) {
    std::erase(uuid, '-');
    return uuid;
}

} // namespace

Invoker::Invoker(const Clock& clock, LogSink log)
    : m_clock(clock), m_log(std::move(log)), m_command(std::make_shared<CommandRunner>()), m_http(std::make_shared<HttpRunner>()) {}

void Invoker::setJavaScript(std::shared_ptr<Runner> runner) {
    const std::lock_guard lock(m_mutex);
    m_javaScript = std::move(runner);
}

void Invoker::setEndpointUrl(std::string url) {
    const std::lock_guard lock(m_mutex);
    m_endpointUrl = std::move(url);
}

std::shared_ptr<Runner> Invoker::runnerOf(FunctionKind kind) const {
    if (kind == FunctionKind::Command) return m_command;
    if (kind == FunctionKind::Http) return m_http;
    const std::lock_guard lock(m_mutex);
    return m_javaScript;
}

std::string Invoker::logStreamOf(const Function& function, std::int64_t nowMs) {
    const std::string day = dayPath(nowMs);
    std::string& stream = m_logStreams[function.arn()];
    if (!stream.starts_with(day)) stream = day + "/[$LATEST]" + hexOf(randomUuid());
    return stream;
}

InvocationContext Invoker::contextOf(const Function& function, std::string clientContext) {
    const std::lock_guard lock(m_mutex);
    return {.requestId = randomUuid(), .logGroup = function.logGroup(), .logStream = logStreamOf(function, m_clock.nowMs()),
            .endpointUrl = m_endpointUrl, .clientContext = std::move(clientContext)};
}

Invocation Invoker::invoke(const Function& function, std::string_view eventJson, std::string clientContext, const std::stop_token& stop) {
    const InvocationContext context = contextOf(function, std::move(clientContext));
    const std::int64_t beganMs = m_clock.nowMs();
    const auto runner = runnerOf(function.kind);
    RunResult result = runner ? runner->run(function, eventJson, context, stop)
                              : failed("Runtime.NoScriptEngine", kNoScripts);
    if (result.payload.size() > kPayloadBytes)
        result = failed("Function.ResponseSizeTooLarge", "Response payload size exceeded maximum allowed payload size (" + std::to_string(kPayloadBytes) + " bytes).");
    const double ms = static_cast<double>(result.took.count()) / 1000;
    const std::vector<LogLine> lines = linesOf(context.requestId, function, result, beganMs, ms);
    Invocation done{.functionError = std::move(result.functionError), .payload = std::move(result.payload), .logTail = tailOf(lines),
                    .requestId = context.requestId, .durationMs = ms};
    if (m_log) m_log(function.region, context.logGroup, context.logStream, lines);
    return done;
}

} // namespace rf::triggers
