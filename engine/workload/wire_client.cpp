#include "engine/workload/wire_client.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <thread>

namespace rf::workload {

namespace beast = boost::beast;
namespace http = beast::http;
namespace asio = boost::asio;

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

struct WireClient::Connection {
    asio::io_context context;
    beast::tcp_stream stream{context};
    beast::flat_buffer buffer;
};

WireClient::WireClient(std::string host, std::uint16_t port, std::string region)
    : m_host(std::move(host)), m_port(port), m_region(std::move(region)) {}
WireClient::~WireClient() = default;

Result<WireAnswer> WireClient::once(std::string_view operation, const std::string& body, int attempt,
                                    const std::string& invocation) {
    try {
        if (!m_connection) {
            auto fresh = std::make_unique<Connection>();
            asio::ip::tcp::resolver resolver(fresh->context);
            fresh->stream.expires_after(kPatience);
            fresh->stream.connect(resolver.resolve(m_host, std::to_string(m_port)));
            m_connection = std::move(fresh);
        }
        http::request<http::string_body> request{http::verb::post, "/", 11};
        request.set(http::field::host, m_host + ":" + std::to_string(m_port));
        request.set(http::field::user_agent, "rangefinder-workload");
        request.set(http::field::content_type, "application/x-amz-json-1.0");
        request.set("X-Amz-Target", "DynamoDB_20120810." + std::string(operation));
        request.set("X-Amz-Date", "20260101T000000Z");
        request.set(http::field::authorization, authorization(m_region));
        request.set("amz-sdk-invocation-id", invocation);
        request.set("amz-sdk-request", "attempt=" + std::to_string(attempt) + "; max=" + std::to_string(kAttempts));
        request.body() = body;
        request.prepare_payload();
        m_connection->stream.expires_after(kPatience);
        http::write(m_connection->stream, request);
        http::response<http::string_body> response;
        http::read(m_connection->stream, m_connection->buffer, response);
        if (!response.keep_alive()) m_connection.reset();
        return WireAnswer{static_cast<int>(response.result_int()), attempt, 0, std::move(response.body())};
    } catch (const std::exception& thrown) {
        m_connection.reset();
        return Error{ErrorCode::Io, "No answer from " + m_host + ":" + std::to_string(m_port) + ": " + thrown.what()};
    }
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
