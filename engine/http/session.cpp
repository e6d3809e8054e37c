#include "engine/http/session.h"

#include "engine/api/call_record.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

namespace rf::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::uint32_t kMaxHeader = 16 * 1024;
using Parser = bhttp::request_parser<bhttp::string_body>;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

/// Counts something for as long as it lives.
class Counted {
public:
    explicit Counted(std::atomic<int>& count) : m_count(count) { ++m_count; }
    ~Counted() { --m_count; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    std::atomic<int>& m_count;
};

class Session {
public:
    Session(asio::ip::tcp::socket socket, Shared& shared)
        : m_shared(shared), m_counted(shared.connections), m_stream(std::move(socket)) {
        beast::error_code ignored;
        m_stream.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
        m_stream.socket().non_blocking(true, ignored); // write() tries without waiting first
        const auto peer = m_stream.socket().remote_endpoint(ignored);
        if (!ignored) m_client = peer.address().to_string() + ':' + std::to_string(peer.port());
    }

    asio::awaitable<void> run() {
        bool goOn = true;
        while (goOn && !m_shared.stopping.load(std::memory_order_relaxed)) goOn = co_await exchange();
        beast::error_code ignored;
        m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    }

private:
    /// One request and its answer; false when the connection is to end.
    asio::awaitable<bool> exchange() {
        Parser parser;
        parser.header_limit(kMaxHeader);
        parser.body_limit(kMaxBody);
        if (const auto error = co_await read(parser)) co_return co_await refuse(error);
        const Counted answering(m_shared.answering);
        const auto& message = parser.get();
        const HttpRequest request{view(message.method_string()), view(message.target()), message.body(),
                                  [&message](std::string_view name) { return view(message[beast::string_view(name.data(), name.size())]); }};
        const ReplyContext context{.coding = acceptedCoding(request.header("accept-encoding")),
                                   .hasOrigin = !request.header("origin").empty(),
                                   .keepAlive = message.keep_alive() && !m_shared.stopping,
                                   .http10 = message.version() == 10};
        std::optional<events::Call> record;
        const Reply reply = co_await answer(request, record);
        const std::string bytes = wireBytes(reply, context);
        const bool written = co_await write(bytes);
        if (record) m_shared.service.calls().publish(std::move(*record));
        co_return written && context.keepAlive && !reply.close;
    }

    asio::awaitable<beast::error_code> read(Parser& parser) {
        m_stream.expires_after(m_shared.options.idle);
        auto [headerError, headerBytes] = co_await bhttp::async_read_header(m_stream, m_buffer, parser, kTuple);
        if (headerError) co_return headerError;
        if (const auto [done, error] = bodyFromBuffer(parser); done || error) co_return error;
        m_stream.expires_after(m_shared.options.requestTime);
        if (beast::iequals(parser.get()[bhttp::field::expect], "100-continue"))
            co_await write(kContinue);
        auto [bodyError, bodyBytes] = co_await bhttp::async_read(m_stream, m_buffer, parser, kTuple);
        co_return bodyError;
    }

    /// Most bodies come with their headers: what has been received already is read without waiting for more.
    std::pair<bool, beast::error_code> bodyFromBuffer(Parser& parser) {
        beast::error_code error;
        parser.eager(true);
        if (!parser.is_done()) m_buffer.consume(parser.put(m_buffer.data(), error));
        if (error == bhttp::error::need_more) error = {};
        return {parser.is_done(), error};
    }

    /// What cannot be read gets the answer HTTP has for it, and the connection ends.
    asio::awaitable<bool> refuse(beast::error_code error) {
        int status = 0;
        if (error == bhttp::error::body_limit) status = 413;
        else if (error.category() == bhttp::make_error_code(bhttp::error::bad_method).category() &&
                 error != bhttp::error::end_of_stream && error != bhttp::error::partial_message)
            status = 400;
        if (status == 0) co_return false;
        Reply refusal;
        refusal.status = status;
        refusal.close = true;
        const std::string bytes = wireBytes(refusal, ReplyContext{});
        co_await write(bytes);
        co_return false;
    }

    /// `record` is filled while somebody watches.
    asio::awaitable<Reply> answer(const HttpRequest& request, std::optional<events::Call>& record) {
        const bool watched = m_shared.service.calls().watched() && request.method == "POST";
        const CallStart start = CallStart::now(Clock::system());
        auto routed = route(request, m_shared.options.route);
        if (auto* reply = std::get_if<Reply>(&routed)) {
            if (watched) complete(record.emplace(refused(request, *reply, start)), request, *reply);
            co_return std::move(*reply);
        }
        if (auto* beside = std::get_if<BesideCall>(&routed)) {
            neighbours::WireReply answered = co_await executeBeside(*beside);
            const std::string operation = answered.operation;
            Reply reply = replyOf(std::move(answered));
            if (watched) {
                complete(record.emplace(refused(request, reply, start)), request, reply);
                record->operation = operation;
                record->region = beside->request.region;
            }
            co_return reply;
        }
        Call& call = std::get<Call>(routed);
        if (watched) call.context.receipt = std::make_shared<events::Receipt>();
        const Result<Response> answered = co_await execute(call);
        Reply reply = replyOf(answered, call.contentType);
        if (watched) {
            record = callOf(call.request, answered, call.context, *m_shared.service.catalog(), start, Clock::system());
            // A body in a coding is not text.
            if (!request.header("content-encoding").empty()) record->request = events::Body::of(requestToJson(call.request));
            complete(*record, request, reply);
        }
        co_return reply;
    }

    /// Hands the request to the service and waits without holding the thread.
    asio::awaitable<Result<Response>> execute(const Call& call) {
        co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(Result<Response>)>(
            [this, &call](auto handler) {
                // std::function copies its target, and the handler can only move.
                auto shared = std::make_shared<decltype(handler)>(std::move(handler));
                const auto executor = asio::get_associated_executor(*shared, m_stream.get_executor());
                auto& executing = m_shared.executing;
                ++executing;
                m_shared.service.submit(call.request, call.context, [shared, executor, &executing](Result<Response> result) {
                    asio::dispatch(executor, [shared, result = std::move(result)]() mutable {
                        std::move (*shared)(std::move(result));
                    });
                    --executing;
                });
            },
            asio::use_awaitable);
    }

    /// The same for a service beside DynamoDB.
    asio::awaitable<neighbours::WireReply> executeBeside(BesideCall& call) {
        co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(neighbours::WireReply)>(
            [this, &call](auto handler) {
                auto shared = std::make_shared<decltype(handler)>(std::move(handler));
                const auto executor = asio::get_associated_executor(*shared, m_stream.get_executor());
                auto& executing = m_shared.executing;
                ++executing;
                const auto done = [shared, executor, &executing](neighbours::WireReply reply) {
                    asio::dispatch(executor, [shared, reply = std::move(reply)]() mutable { std::move (*shared)(std::move(reply)); });
                    --executing;
                };
                m_shared.options.route.neighbours->submit(*call.service, call.request, done);
            },
            asio::use_awaitable);
    }

    /// `bytes` must outlive the call. A view, not a string: GCC 12 destroys temporaries of co_await arguments twice.
    asio::awaitable<bool> write(std::string_view bytes) {
        beast::error_code full; // or broken: the waiting write says which
        bytes.remove_prefix(m_stream.socket().write_some(asio::buffer(bytes), full));
        if (bytes.empty()) co_return true;
        m_stream.expires_after(m_shared.options.requestTime);
        auto [error, sent] = co_await asio::async_write(m_stream, asio::buffer(bytes), kTuple);
        co_return !error;
    }

    /// A call refused before the corridor.
    events::Call refused(const HttpRequest& request, const Reply& reply, const CallStart& start) const {
        events::Call record;
        record.startedMs = start.wallMs;
        record.latencyMs = std::chrono::duration<double, std::milli>(Clock::system().steadyNow() - start.steady).count();
        record.operation = operationNamed(request.header("x-amz-target"));
        record.region = m_shared.options.route.defaultRegion;
        record.error = reply.error;
        record.message = reply.errorMessage;
        return record;
    }

    /// Adds what only HTTP knows; the reply gets the request id that the record tells.
    void complete(events::Call& record, const HttpRequest& request, Reply& reply) const {
        reply.requestId = requestId();
        record.requestId = reply.requestId;
        record.status = reply.status;
        record.client = events::clientOf(request.header("user-agent"));
        record.peer = m_client;
        record.invocationId = request.header("amz-sdk-invocation-id");
        record.attempt = events::attemptOf(request.header("amz-sdk-request"));
        if (record.request.size == 0) record.request = events::Body::of(request.body);
        record.response = events::Body::of(reply.body);
    }

    Shared& m_shared;
    Counted m_counted;
    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    std::string m_client;
};

} // namespace

asio::awaitable<void> serve(asio::ip::tcp::socket socket, Shared& shared) {
    try {
        Session session(std::move(socket), shared);
        co_await session.run();
    } catch (const std::exception&) {
        // Out of memory or descriptors: this connection ends, the others go on.
    }
}

} // namespace rf::http
