#include "engine/workload/wire_client.h"

#include "engine/base/http_client.h"

#include <thread>

namespace rf::workload {

namespace {

constexpr int kAttempts = 3;
constexpr std::chrono::milliseconds kFirstPause{50};
constexpr std::chrono::seconds kPatience{30};

bool isThrottle(std::string_view body) {
    return body.find("ProvisionedThroughputExceeded") != body.npos || body.find("ThrottlingException") != body.npos;
}

std::string authorization(std::string_view region) {
    return "AWS4-HMAC-SHA256 Credential=DEMO/20260101/" + std::string(region) +
           "/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=demo";
}

} // namespace

WireClient::WireClient(std::string host, std::uint16_t port, std::string region)
    : m_region(std::move(region)), m_http(std::make_unique<HttpClient>(std::move(host), port)) {}
WireClient::~WireClient() = default;

Result<WireAnswer> WireClient::once(std::string_view operation, const std::string& body, int attempt,
                                    const std::string& invocation) {
    const HttpClient::Headers headers{
        {"User-Agent", "rangefinder-workload"},
        {"Content-Type", "application/x-amz-json-1.0"},
        {"X-Amz-Target", "DynamoDB_20120810." + std::string(operation)},
        {"X-Amz-Date", "20260101T000000Z"},
        {"Authorization", authorization(m_region)},
        {"amz-sdk-invocation-id", invocation},
        {"amz-sdk-request", "attempt=" + std::to_string(attempt) + "; max=" + std::to_string(kAttempts)}};
    RF_ASSIGN(HttpAnswer answer, m_http->post("/", headers, body, kPatience));
    return WireAnswer{answer.status, attempt, 0, std::move(answer.body)};
}

Result<WireAnswer> WireClient::send(std::string_view operation, const std::string& body, const std::stop_token& stop) {
    const std::string invocation = std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "-" + std::to_string(++m_invocations);
    int throttles = 0;
    auto pause = kFirstPause;
    for (int attempt = 1;; ++attempt, pause *= 2) {
        if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "The workload was stopped."};
        RF_ASSIGN(WireAnswer answer, once(operation, body, attempt, invocation));
        const bool throttled = !answer.ok() && isThrottle(answer.body);
        throttles += throttled ? 1 : 0;
        answer.throttles = throttles;
        const bool again = throttled || answer.status >= 500;
        if (!again || attempt == kAttempts) return answer;
        std::this_thread::sleep_for(pause);
    }
}

} // namespace rf::workload
