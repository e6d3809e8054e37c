#include "engine/http/listener.h"

#include "engine/http/metrics_page.h"
#include "engine/http/session.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <sys/socket.h>
#include <thread>

namespace rf::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

Error cannotListen(const std::string& address, std::uint16_t port, const error_code& error) {
    const std::string where = address + ":" + std::to_string(port);
    if (error == asio::error::address_in_use)
        return {ErrorCode::Io, "Another program already listens on " + where + ". Stop it or choose another port."};
    if (error == asio::error::access_denied)
        return {ErrorCode::Io, "This user may not listen on " + where + ". Choose a port from 1024 up."};
    return {ErrorCode::Io, "Cannot listen on " + where + ": " + error.message() + "."};
}

Result<tcp::acceptor> bound(asio::io_context& context, const asio::ip::address& address, std::uint16_t port, bool shared) {
    tcp::acceptor acceptor(context);
    const tcp::endpoint endpoint(address, port);
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error && address.is_v6()) acceptor.set_option(asio::ip::v6_only(true), error);
    if (!error && shared) acceptor.set_option(ReusePort(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(1024, error);
    if (error) return cannotListen(address.to_string(), port, error);
    return acceptor;
}

/// One thread with its own context and acceptors: a connection lives on one thread, and nothing is locked.
struct Lane {
    asio::io_context context{1};
    std::vector<tcp::acceptor> acceptors;
    std::thread thread;
};

asio::awaitable<void> acceptAll(tcp::acceptor& acceptor, Shared& shared) {
    for (;;) {
        auto [error, socket] = co_await acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
        if (error == asio::error::operation_aborted || !acceptor.is_open()) co_return;
        if (!error) {
            asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), shared), asio::detached);
            continue;
        }
        // Out of descriptors or the like: wait for some to come back.
        asio::steady_timer timer(acceptor.get_executor(), std::chrono::milliseconds(50));
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

class BeastListener final : public Listener {
public:
    BeastListener(Service& service, ListenOptions options) : m_shared{service, std::move(options)} {
        if (!m_shared.options.route.nowMs) m_shared.options.route.nowMs = [] { return Clock::system().nowMs(); };
    }
    ~BeastListener() override { stop(); }

    Status open() {
        error_code error;
        const auto address = asio::ip::make_address(m_shared.options.address, error);
        if (error) return Error{ErrorCode::Io, m_shared.options.address + " is no IP address of this machine."};
        RF_TRY(refuseTaken(address));
        for (int i = 0; i < std::max(1, m_shared.options.threads); ++i) RF_TRY(openLane(address));
        for (const auto& lane : m_lanes) start(*lane);
        return {};
    }

    std::uint16_t port() const override { return m_port; }
    std::string url() const override {
        const bool loopback = m_shared.options.address == "127.0.0.1" || m_shared.options.address == "::1";
        return "http://" + (loopback ? std::string("localhost") : m_shared.options.address) + ':' + std::to_string(m_port);
    }
    int connections() const override { return m_shared.connections; }

    void stop() override {
        if (m_shared.stopping.exchange(true)) return;
        for (const auto& lane : m_lanes)
            asio::post(lane->context, [&lane = *lane] {
                for (tcp::acceptor& acceptor : lane.acceptors) {
                    error_code ignored;
                    acceptor.close(ignored);
                }
            });
        drain();
        for (const auto& lane : m_lanes) lane->context.stop();
        for (const auto& lane : m_lanes)
            if (lane->thread.joinable()) lane->thread.join();
    }

private:
    /// SO_REUSEPORT would let a second program of ours share the port in silence: a plain bind finds it first.
    Status refuseTaken(const asio::ip::address& address) {
        asio::io_context context;
        RF_ASSIGN(tcp::acceptor probe, bound(context, address, m_shared.options.port, false));
        m_port = probe.local_endpoint().port();
        return {};
    }

    Status openLane(const asio::ip::address& address) {
        auto lane = std::make_unique<Lane>();
        RF_ASSIGN(tcp::acceptor acceptor, bound(lane->context, address, m_port, true));
        lane->acceptors.push_back(std::move(acceptor));
        if (address == asio::ip::address_v4::loopback())
            if (auto six = bound(lane->context, asio::ip::address_v6::loopback(), m_port, true))
                lane->acceptors.push_back(std::move(*six));
        m_lanes.push_back(std::move(lane));
        return {};
    }

    void start(Lane& lane) {
        for (tcp::acceptor& acceptor : lane.acceptors)
            asio::co_spawn(lane.context, acceptAll(acceptor, m_shared), asio::detached);
        lane.thread = std::thread([&lane] { lane.context.run(); });
    }

    /// Idle connections end with the context; those that are being answered get the grace. What the service still
    /// executes is waited for: its answer comes back to a lane.
    void drain() {
        const auto until = std::chrono::steady_clock::now() + m_shared.options.grace;
        const auto pause = [] { std::this_thread::sleep_for(std::chrono::milliseconds(2)); };
        while (m_shared.answering > 0 && std::chrono::steady_clock::now() < until) pause();
        while (m_shared.executing > 0) pause();
    }

    Shared m_shared;
    std::uint16_t m_port = 0;
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

} // namespace

Result<std::unique_ptr<Listener>> Listener::start(Service& service, ListenOptions options) {
    if (const capacity::Meter* meter = service.meter(); meter && !options.route.metrics)
        options.route.metrics = [meter] { return metricsPage(*meter); };
    if (!options.route.neighbours) options.route.neighbours = service.neighbours();
    auto listener = std::make_unique<BeastListener>(service, std::move(options));
    RF_TRY(listener->open());
    return std::unique_ptr<Listener>(std::move(listener));
}

} // namespace rf::http
