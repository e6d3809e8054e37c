#pragma once
// A DynamoDB client of our own over HTTP, for the demo traffic only: one connection, one request at a time, the standard
// retries of AWS SDKs.

#include "engine/base/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace rf {
class HttpClient;
}

namespace rf::workload {

struct WireAnswer {
    int status = 0;
    int attempts = 1;     ///< the first one included
    int throttles = 0;    ///< of those, how many were refused for capacity
    std::string body;
    bool ok() const { return status == 200; }
};

/// Used by one thread. Connects when it first has to, and again after a failure.
class WireClient {
public:
    WireClient(std::string host, std::uint16_t port, std::string region);
    ~WireClient();

    /// Up to three attempts, 50 ms doubled between them, when the answer asks for it. Errors: Io, nobody listens there or
    /// the connection broke; Cancelled.
    Result<WireAnswer> send(std::string_view operation, const std::string& body, const std::stop_token& stop);

private:
    Result<WireAnswer> once(std::string_view operation, const std::string& body, int attempt,
                            const std::string& invocation);

    const std::string m_region;
    const std::unique_ptr<HttpClient> m_http;
    std::uint64_t m_invocations = 0;
};

} // namespace rf::workload
