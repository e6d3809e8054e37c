#pragma once
// A service beside DynamoDB on the same endpoint: which requests are its own, and what it answers them.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rf::neighbours {

/// What a request shows before it is looked at closely. Views into it.
struct Head {
    std::string_view method;
    std::string_view target; ///< path and query as sent
    std::string_view body;
    const std::function<std::string_view(std::string_view lowerName)>& header;
};

/// A request that is signed; it crosses threads.
struct WireRequest {
    std::string method;
    std::string target;
    std::string body; ///< without content coding
    std::string contentType;
    std::string amzTarget; ///< X-Amz-Target; empty: none
    std::string region;
    std::string principal; ///< access key id
    std::vector<std::pair<std::string, std::string>> headers; ///< those of Neighbour::wantedHeaders() that it has, names in lower case

    std::string_view header(std::string_view lowerName) const {
        for (const auto& [name, value] : headers)
            if (name == lowerName) return value;
        return {};
    }
};

struct WireReply {
    int status = 200;
    std::string body;
    std::string contentType;
    std::vector<std::pair<std::string, std::string>> headers;
    // For those who watch the traffic.
    std::string operation; ///< "PutScalingPolicy"
    std::string error;     ///< empty: none
    std::string errorMessage;
};

/// An error as such a service tells it.
struct Fault {
    std::string code; ///< "ValidationException", "ResourceNotFound"
    std::string message;
    int status = 400;
};

class Neighbour {
public:
    virtual ~Neighbour() = default;
    /// What its credentials are scoped to: "monitoring".
    virtual std::string_view signingName() const = 0;
    /// Whether a request is this service's. Cheap: it is asked for every request that is not DynamoDB's.
    virtual bool owns(const Head& head) const = 0;
    /// Headers that answer() looks at, in lower case.
    virtual std::span<const std::string_view> wantedHeaders() const { return {}; }
    /// Whether the answer may be seconds away: it is then given on another thread than those of others, and answer() may run
    /// several times at once.
    virtual bool mayTakeLong(const WireRequest& request) const { return (void)request, false; }
    /// May block; never called on an I/O thread. Must not throw.
    virtual WireReply answer(const WireRequest& request) = 0;
    /// An error found before answer(), in the protocol of the request.
    virtual WireReply refuse(const WireRequest& request, const Fault& fault) const = 0;
};

} // namespace rf::neighbours
