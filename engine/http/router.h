#pragma once
// From an HTTP request to either an answer at once or an operation to run: the service's routing table in its order
// (spec/08 §3), and from a result back to a body.

#include "engine/api/request.h"
#include "engine/http/reply.h"
#include "engine/neighbours/neighbours.h"
#include "engine/security/sigv4.h"

#include <variant>

namespace rf::http {

inline constexpr std::size_t kMaxBody = 16u << 20;

/// One request as the parser gave it. Views live as long as the request.
struct HttpRequest {
    std::string_view method;
    std::string_view target;
    std::string_view body; ///< as sent
    std::function<std::string_view(std::string_view lowerName)> header;
};

/// A request that passed routing and authentication.
struct Call {
    Request request;
    Context context;
    std::string contentType; ///< the answer mirrors it
};

/// A request for a service beside DynamoDB that passed authentication.
struct BesideCall {
    neighbours::Neighbour* service;
    neighbours::WireRequest request;
};

struct RouteOptions {
    std::string defaultRegion = std::string(kDefaultRegion);
    /// Known access keys; empty function: signatures are read, not verified.
    security::SecretOf secretOf;
    std::function<std::int64_t()> nowMs;
    std::function<std::string()> metrics; ///< the page at /metrics; empty function: there is none
    neighbours::Neighbours* neighbours = nullptr; ///< nullptr: DynamoDB alone
};

/// "PutItem" of "DynamoDB_20120810.PutItem", whether or not there is such an operation; empty when the target is no
/// DynamoDB one.
std::string_view operationNamed(std::string_view target);

std::variant<Reply, Call, BesideCall> route(const HttpRequest& request, const RouteOptions& options);

Reply replyOf(const Result<Response>& result, std::string_view contentType);
Reply replyOf(neighbours::WireReply reply);
Reply errorReply(const Error& error, std::string_view contentType);

} // namespace rf::http
