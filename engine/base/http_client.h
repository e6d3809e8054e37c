#pragma once
// A small HTTP/1.1 client: one connection, one request at a time, over plain TCP.

#include "engine/base/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rf {

/// "http://HOST[:PORT][/TARGET]", taken apart.
struct HttpUrl {
    std::string host;
    std::uint16_t port = 80;
    std::string target = "/";

    /// Nothing for another scheme or a text that is no URL.
    static std::optional<HttpUrl> parse(std::string_view text);
};

struct HttpAnswer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
    std::string body;

    /// The first of that name; empty: none.
    std::string_view header(std::string_view lowerName) const;
};

/// Used by one thread. Connects when it first has to, and again after a failure.
class HttpClient {
public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    HttpClient(std::string host, std::uint16_t port);
    ~HttpClient();

    /// Blocks until the answer is there, `patience` is over or the stop. Host and Content-Length are added. Errors: Io
    /// ("timed out" when it was), Cancelled.
    Result<HttpAnswer> post(const std::string& target, const Headers& headers, std::string body, std::chrono::milliseconds patience,
                            const std::stop_token& stop = {}, std::size_t mostBody = 64u << 20);

private:
    struct Connection;
    const std::string m_host;
    const std::uint16_t m_port;
    std::unique_ptr<Connection> m_connection;
};

} // namespace rf
