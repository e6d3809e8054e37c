#pragma once
// One connection: read a request, answer it, again. Internal to engine/http.

#include "engine/http/listener.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <atomic>

namespace rf::http {

/// What sessions share with their listener; it outlives them.
struct Shared {
    Service& service;
    ListenOptions options;
    std::atomic<int> connections{0};
    std::atomic<int> answering{0}; ///< requests read and not yet answered
    std::atomic<int> executing{0}; ///< given to the service, answer not yet back
    std::atomic<bool> stopping{false};
};

/// Serves the connection until it ends. Never throws.
boost::asio::awaitable<void> serve(boost::asio::ip::tcp::socket socket, Shared& shared);

} // namespace rf::http
