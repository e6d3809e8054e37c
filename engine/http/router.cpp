#include "engine/http/router.h"

#include "engine/api/operations.h"

namespace rf::http {

namespace {

constexpr std::string_view kJson10 = "application/x-amz-json-1.0";

Reply preflight(const HttpRequest& request) {
    return {.contentType = "",
            .headers = {{"Access-Control-Allow-Headers", std::string(request.header("access-control-request-headers"))},
                        {"Access-Control-Allow-Methods", std::string(request.header("access-control-request-method"))},
                        {"Access-Control-Max-Age", "172800"}}};
}

Reply health(std::string_view target, std::string_view region) {
    if (target.substr(0, target.find('?')) != "/") return {.status = 404, .contentType = ""};
    return {.body = "healthy: dynamodb." + std::string(region) + ".amazonaws.com ", .contentType = "text/plain"};
}

Reply notTheService() {
    return {.status = 404, .body = "<UnknownOperationException/>\n", .contentType = ""};
}

/// The media type without parameters, lower case.
std::string mediaType(std::string_view header) {
    std::string type;
    for (const char c : header.substr(0, header.find(';')))
        if (c != ' ' && c != '\t') type += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return type;
}

bool isServiceType(std::string_view type) { return type == kJson10 || type == "application/json"; }

/// "PutItem" of "DynamoDB_20120810.PutItem"; empty when the service of the prefix has no such operation.
std::string_view operationOf(std::string_view target) {
    while (target.starts_with(' ')) target.remove_prefix(1);
    while (target.ends_with(' ')) target.remove_suffix(1);
    const OperationRow* const row = findTarget(target);
    return row ? row->name : std::string_view();
}

Status authenticate(const HttpRequest& request, const RouteOptions& options, Context& context, std::string_view service = "dynamodb") {
    const security::SignedRequest signedRequest{request.method, request.target, request.body, request.header, service};
    RF_ASSIGN(const security::Credential credential, security::readCredential(signedRequest));
    if (options.secretOf) RF_TRY(security::verify(signedRequest, credential, options.secretOf, options.nowMs()));
    context.principal = credential.accessKeyId;
    context.region = credential.region;
    return {};
}

/// JSON that cannot be read is reported before everything else, a mistake of a member only after authentication.
bool winsOverAuthentication(const Error& error) {
    return error.code == ErrorCode::UnknownOperation || (error.code == ErrorCode::Serialization && error.message.empty());
}

std::variant<Reply, Call, BesideCall> call(const HttpRequest& request, const RouteOptions& options, const std::string& type) {
    std::string_view body = request.body;
    std::string plain;
    if (const std::string_view coding = request.header("content-encoding"); !coding.empty()) {
        auto decoded = decode(coding, body, kMaxBody);
        if (!decoded) return errorReply(decoded.error(), type);
        plain = std::move(*decoded);
        body = plain;
    }
    Context context{.region = options.defaultRegion, .origin = Origin::Wire};
    if (body.empty()) {
        const Status allowed = authenticate(request, options, context);
        return errorReply(allowed ? serialization("") : allowed.error(), type);
    }
    auto decoded = requestFromJson(operationOf(request.header("x-amz-target")), body);
    if (!decoded && winsOverAuthentication(decoded.error())) {
        Error error = std::move(decoded).error();
        error.message.clear();
        return errorReply(error, type);
    }
    if (const Status allowed = authenticate(request, options, context); !allowed) return errorReply(allowed.error(), type);
    if (!decoded) return errorReply(decoded.error(), type);
    return Call{std::move(*decoded), std::move(context), type};
}

/// A request that another service owns; nullptr: none does. DynamoDB's own are told by their target at once.
neighbours::Neighbour* ownerOf(const HttpRequest& request, const RouteOptions& options) {
    if (!options.neighbours || request.header("x-amz-target").starts_with("DynamoDB")) return nullptr;
    return options.neighbours->ownerOf({request.method, request.target, request.body, request.header});
}

std::variant<Reply, Call, BesideCall> besideCall(neighbours::Neighbour& service, const HttpRequest& request, const RouteOptions& options) {
    neighbours::WireRequest wire{.method = std::string(request.method), .target = std::string(request.target), .body = std::string(request.body),
                                 .contentType = std::string(request.header("content-type")), .amzTarget = std::string(request.header("x-amz-target")),
                                 .region = options.defaultRegion};
    for (const std::string_view name : service.wantedHeaders())
        if (const std::string_view value = request.header(name); !value.empty()) wire.headers.emplace_back(name, value);
    const auto refused = [&](const Error& error) {
        return replyOf(service.refuse(wire, {std::string(error.name()), error.message, errorInfo(error.code).httpStatus}));
    };
    Context context{.region = options.defaultRegion, .origin = Origin::Wire};
    if (const Status allowed = authenticate(request, options, context, service.signingName()); !allowed) return refused(allowed.error());
    wire.region = context.region;
    wire.principal = context.principal;
    if (const std::string_view coding = request.header("content-encoding"); !coding.empty()) {
        auto plain = decode(coding, request.body, kMaxBody);
        if (!plain) return refused(plain.error());
        wire.body = std::move(*plain);
    }
    return BesideCall{&service, std::move(wire)};
}

} // namespace

std::string_view operationNamed(std::string_view target) {
    if (const std::string_view known = operationOf(target); !known.empty()) return known;
    const std::size_t dot = target.find('.');
    const bool ours = target.starts_with("DynamoDB_") || target.starts_with("DynamoDBStreams_");
    return ours && dot != std::string_view::npos ? target.substr(dot + 1) : std::string_view();
}

std::variant<Reply, Call, BesideCall> route(const HttpRequest& request, const RouteOptions& options) {
    if (request.method == "OPTIONS" && !request.header("origin").empty()) return preflight(request);
    if (request.method == "GET" && request.target == "/metrics" && options.metrics)
        return Reply{.body = options.metrics(), .contentType = "text/plain; version=0.0.4", .crc = false};
    if (neighbours::Neighbour* service = ownerOf(request, options)) return besideCall(*service, request, options);
    if (request.method == "GET") return health(request.target, options.defaultRegion);
    const std::string type = mediaType(request.header("content-type"));
    if (request.method != "POST" || (!request.body.empty() && !isServiceType(type))) return notTheService();
    return call(request, options, isServiceType(type) ? type : std::string(kJson10));
}

Reply errorReply(const Error& error, std::string_view contentType) {
    return {.status = errorInfo(error.code).httpStatus, .body = errorToJson(error), .contentType = std::string(contentType),
            .error = std::string(error.name()), .errorMessage = error.message};
}

Reply replyOf(neighbours::WireReply reply) {
    return {.status = reply.status, .body = std::move(reply.body), .contentType = std::move(reply.contentType), .headers = std::move(reply.headers),
            .crc = false, .error = std::move(reply.error), .errorMessage = std::move(reply.errorMessage)};
}

Reply replyOf(const Result<Response>& result, std::string_view contentType) {
    if (!result) return errorReply(result.error(), contentType);
    return {.body = responseToJson(*result), .contentType = std::string(contentType)};
}

} // namespace rf::http
