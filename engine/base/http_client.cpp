#include "engine/base/http_client.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace rf {

namespace beast = boost::beast;
namespace http = beast::http;
namespace asio = boost::asio;

namespace {

/// Written and read at once: what goes wrong is thrown to post().
struct Exchange {
    http::request<http::string_body> request;
    http::response_parser<http::string_body> parser;
    beast::error_code error = asio::error::operation_aborted;
};

HttpAnswer answerOf(http::response<http::string_body>&& response) {
    HttpAnswer answer{static_cast<int>(response.result_int()), {}, {}};
    for (const auto& field : response) {
        std::string name(field.name_string());
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        answer.headers.emplace_back(std::move(name), std::string(field.value()));
    }
    answer.body = std::move(response.body());
    return answer;
}

} // namespace

std::optional<HttpUrl> HttpUrl::parse(std::string_view text) {
    constexpr std::string_view kScheme = "http://";
    if (!text.starts_with(kScheme)) return {};
    text.remove_prefix(kScheme.size());
    HttpUrl url;
    const std::size_t slash = std::min(text.find_first_of("/?#"), text.size());
    if (slash < text.size()) url.target = (text[slash] == '/' ? "" : "/") + std::string(text.substr(slash, text.find('#') - slash));
    std::string_view authority = text.substr(0, slash);
    if (authority.find('@') != authority.npos) return {};
    const std::size_t colon = authority.rfind(':');
    const std::size_t bracket = authority.rfind(']');
    if (colon != authority.npos && (bracket == authority.npos || colon > bracket)) {
        const std::string_view port = authority.substr(colon + 1);
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), url.port);
        if (error != std::errc() || end != port.data() + port.size() || url.port == 0) return {};
        authority = authority.substr(0, colon);
    }
    if (authority.starts_with('[') && authority.ends_with(']')) authority = authority.substr(1, authority.size() - 2);
    url.host = authority;
    if (url.host.empty()) return {};
    return url;
}

std::string_view HttpAnswer::header(std::string_view lowerName) const {
    const auto at = std::ranges::find(headers, lowerName, &std::pair<std::string, std::string>::first);
    return at == headers.end() ? std::string_view() : at->second;
}

/// Only asynchronous operations know deadlines, so they run here until they are through.
struct HttpClient::Connection {
    asio::io_context context;
    beast::tcp_stream stream{context};
    beast::flat_buffer buffer;
    bool connected = false;

    void run(Exchange& exchange, const std::string& host, std::uint16_t port) {
        if (connected) write(exchange);
        else connect(exchange, host, port);
        context.restart();
        context.run();
    }

private:
    void connect(Exchange& exchange, const std::string& host, std::uint16_t port) {
        asio::ip::tcp::resolver resolver(context);
        const auto found = resolver.resolve(host, std::to_string(port), exchange.error);
        if (exchange.error) return;
        exchange.error = asio::error::operation_aborted;
        stream.async_connect(found, [this, &exchange](beast::error_code error, const auto&) {
            connected = !error;
            exchange.error = error;
            if (!error) write(exchange);
        });
    }
    void write(Exchange& exchange) {
        http::async_write(stream, exchange.request, [this, &exchange](beast::error_code error, std::size_t) {
            exchange.error = error;
            if (!error) read(exchange);
        });
    }
    void read(Exchange& exchange) {
        http::async_read(stream, buffer, exchange.parser, [&exchange](beast::error_code error, std::size_t) { exchange.error = error; });
    }
};

HttpClient::HttpClient(std::string host, std::uint16_t port) : m_host(std::move(host)), m_port(port) {}
HttpClient::~HttpClient() = default;

Result<HttpAnswer> HttpClient::post(const std::string& target, const Headers& headers, std::string body, std::chrono::milliseconds patience,
                                    const std::stop_token& stop, std::size_t mostBody) {
    const auto failed = [&](const std::string& why) {
        m_connection.reset();
        if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "The request was stopped."};
        return Error{ErrorCode::Io, "No answer from " + m_host + ":" + std::to_string(m_port) + ": " + why};
    };
    try {
        if (!m_connection) m_connection = std::make_unique<Connection>();
        Connection& connection = *m_connection;
        Exchange exchange{http::request<http::string_body>{http::verb::post, target, 11}, {}};
        exchange.request.set(http::field::host, m_host + ":" + std::to_string(m_port));
        for (const auto& [name, value] : headers) exchange.request.set(name, value);
        exchange.request.body() = std::move(body);
        exchange.request.prepare_payload();
        exchange.parser.body_limit(mostBody);
        connection.stream.expires_after(patience);
        {
            const std::stop_callback cancel(stop, [&connection] { asio::post(connection.context, [&connection] { connection.stream.cancel(); }); });
            connection.run(exchange, m_host, m_port);
        }
        if (exchange.error == beast::error::timeout) return failed("timed out");
        if (exchange.error) return failed(exchange.error.message());
        auto response = exchange.parser.release();
        if (!response.keep_alive()) m_connection.reset();
        return answerOf(std::move(response));
    } catch (const std::exception& thrown) {
        return failed(thrown.what());
    }
}

} // namespace rf
