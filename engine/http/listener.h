#pragma once
// The endpoint: serves a Service to real SDKs over HTTP/1.1.
//
// Listening ─stop→ Draining (no new connections, running requests finish) ─→ Stopped
//
// Invariants
//  1. Answers of one connection leave in the order its requests came (pipelining).
//  2. A connection that sends nothing for the idle time, or a request slower than the request time, is closed.
//  3. Every answered call is published on the service's bus, those refused before the corridor too.
//  4. stop() returns when every request that was being answered has been, or the grace has passed.

#include "engine/http/router.h"
#include "engine/service.h"

#include <chrono>

namespace rf::http {

struct ListenOptions {
    /// A loopback address unless the user chose otherwise: whoever reaches the address reaches the tables.
    std::string address = "127.0.0.1";
    std::uint16_t port = 8000; ///< 0 = any free one
    int threads = 2;
    std::chrono::seconds idle{75};
    std::chrono::seconds requestTime{30};
    std::chrono::seconds grace{5};
    RouteOptions route;
};

class Listener {
public:
    /// Binds and begins to serve; for 127.0.0.1 also [::1] where the machine has it. `service` outlives the listener.
    /// Errors: Io (address in use or not of this machine; the message says which and what to do).
    static Result<std::unique_ptr<Listener>> start(Service& service, ListenOptions options);
    virtual ~Listener() = default;

    virtual std::uint16_t port() const = 0;
    virtual std::string url() const = 0; ///< http://localhost:8000
    virtual int connections() const = 0; ///< open now
    /// Also done by the destructor. Any thread but an I/O thread.
    virtual void stop() = 0;
};

} // namespace rf::http
