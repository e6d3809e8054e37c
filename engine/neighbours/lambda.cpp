#include "engine/neighbours/lambda.h"

#include "engine/neighbours/lambda_parts.h"
#include "engine/neighbours/modelled_service.h"

#include <algorithm>
#include <charconv>

namespace rf::neighbours {
namespace lambda {
namespace {

constexpr std::string_view kPaths[] = {"/2015-03-31/functions", "/2015-03-31/event-source-mappings", "/2017-03-31/tags/"};
constexpr std::string_view kHeaders[] = {"origin", "x-amz-invocation-type", "x-amz-log-type", "x-amz-client-context"};

std::string_view pathOf(std::string_view target) {
    std::string_view path = target.substr(0, target.find('?'));
    if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    return path;
}

std::string decoded(std::string_view text) {
    // A field of a form is decoded the same way, but for the plus.
    std::string form = "x=";
    for (const char c : text) form += c == '+' ? std::string("%2B") : c == '&' ? std::string("%26") : std::string(1, c);
    return formField(form, "x").value_or("");
}

/// Whether a path is the operation's; `name` becomes what stands for "{}".
bool matches(const Operation& operation, const WireRequest& request, std::string& name) {
    if (operation.method != request.method) return false;
    const std::string_view path = pathOf(request.target), pattern = operation.path;
    const std::size_t hole = pattern.find("{}");
    if (hole == pattern.npos) return path == pattern;
    const std::string_view before = pattern.substr(0, hole), after = pattern.substr(hole + 2);
    if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after)) return false;
    const std::string_view part = path.substr(before.size(), path.size() - before.size() - after.size());
    if (part.find('/') != part.npos) return false;
    name = decoded(part);
    return true;
}

class Service final : public Neighbour {
public:
    explicit Service(const Surroundings& around) : m_triggers(around.triggers) {}

    std::string_view signingName() const override { return "lambda"; }
    bool owns(const Head& head) const override {
        return std::ranges::any_of(kPaths, [&](std::string_view path) { return head.target.starts_with(path); });
    }
    std::span<const std::string_view> wantedHeaders() const override { return kHeaders; }
    bool mayTakeLong(const WireRequest& request) const override { return pathOf(request.target).ends_with("/invocations"); }

    WireReply answer(const WireRequest& request) override {
        std::string name;
        const Operation* const operation = find(request, name);
        if (!operation) return encode("", 200, Fault{"UnknownOperationException", "", 404});
        if (request.method != "GET" && !request.header("origin").empty())
            return encode(operation->name, 200, Fault{"AccessDeniedException", "Web pages cannot change or run functions.", 403});
        try {
            return encode(operation->name, operation->status, run(*operation, request, name));
        } catch (const std::exception& thrown) {
            return encode(operation->name, 200, faultOf(internal(thrown.what())));
        }
    }
    WireReply refuse(const WireRequest& request, const Fault& fault) const override {
        std::string name;
        const Operation* const operation = find(request, name);
        return encode(operation ? operation->name : std::string_view(), 200, fault);
    }

private:
    static const Operation* find(const WireRequest& request, std::string& name) {
        for (const auto& table : {kFunctionOperations, kMappingOperations})
            for (const Operation& each : table)
                if (matches(each, request, name)) return &each;
        return nullptr;
    }

    Answer run(const Operation& operation, const WireRequest& request, const std::string& name) const {
        Document in{Document::Object()};
        if (operation.input && !request.body.empty()) {
            const auto given = documentFromJson(request.body);
            if (!given) return Fault{"InvalidRequestContentException", "Could not parse request body into json: " + given.error().message};
            auto conforming = conform(*given, *operation.input);
            if (!conforming) return faultOf(conforming.error());
            in = std::move(*conforming);
        }
        if (operation.input)
            if (const Status valid = validate(in, *operation.input); !valid) return Fault{"ValidationException", valid.error().message};
        return operation.run({in, name, request, m_triggers});
    }

    static WireReply encode(std::string_view operation, int status, const Answer& answer) {
        WireReply reply{.status = status, .contentType = "application/json", .operation = std::string(operation)};
        if (const auto* fault = std::get_if<Fault>(&answer)) {
            reply.status = fault->status;
            reply.error = fault->code;
            reply.errorMessage = fault->message;
            reply.headers.emplace_back("x-amzn-ErrorType", fault->code);
            reply.body = toJson(Document().set("Type", fault->status < 500 ? "User" : "Service").set("Message", fault->message).set("message", fault->message));
        } else if (const auto* raw = std::get_if<Raw>(&answer)) {
            reply.status = raw->status;
            reply.body = raw->body;
            reply.headers = raw->headers;
        } else if (status != 204) {
            reply.body = toJson(std::get<Document>(answer));
        }
        return reply;
    }

    triggers::Triggers& m_triggers;
};

} // namespace

std::string Ask::query(std::string_view name) const {
    const std::size_t mark = wire.target.find('?');
    return mark == std::string::npos ? "" : formField(std::string_view(wire.target).substr(mark + 1), name).value_or("");
}

std::vector<std::string> Ask::queries(std::string_view name) const {
    std::vector<std::string> values;
    std::string_view rest = wire.target;
    for (std::size_t next = rest.find('?'); next != rest.npos; next = rest.find('&')) {
        rest.remove_prefix(next + 1);
        if (auto value = formField(rest.substr(0, rest.find('&')), name)) values.push_back(std::move(*value));
    }
    return values;
}

Answer Ask::page(std::string_view member, const Document::List& items, std::int64_t most) const {
    const std::string asked = query("MaxItems");
    std::int64_t count = most;
    if (!asked.empty()) {
        const auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), count);
        if (error != std::errc() || end != asked.data() + asked.size() || count < 1 || count > 10'000)
            return Fault{"ValidationException", "1 validation error detected: Value '" + asked + "' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 10000, inclusive", 400};
    }
    std::string next;
    auto found = pageOf(items, query("Marker"), std::min(count, most), next);
    if (!found) return invalid("The Marker is not valid.");
    Document out;
    out.set(member, std::move(*found));
    if (!next.empty()) out.set("NextMarker", next);
    return out;
}

Fault invalid(std::string message) { return {"InvalidParameterValueException", std::move(message), 400}; }

Fault faultOf(const Error& error) {
    switch (error.code) {
    case ErrorCode::Validation: return invalid(error.message);
    case ErrorCode::ResourceNotFound: return {"ResourceNotFoundException", error.message, 404};
    case ErrorCode::ResourceInUse: return {"ResourceConflictException", error.message, 409};
    case ErrorCode::AccessDenied: return {"AccessDeniedException", error.message, 403};
    case ErrorCode::Throttling: return {"TooManyRequestsException", error.message, 429};
    case ErrorCode::Serialization: return {"SerializationException", error.message, 400};
    case ErrorCode::FileReadOnly: return {"AccessDeniedException", error.message, 403};
    default: break;
    }
    return {"ServiceException", error.message, 500};
}

std::optional<std::string> functionNameOf(std::string_view text, std::string_view region) {
    constexpr std::string_view kArn = "arn:aws:lambda:", kFunction = "function:";
    if (text.starts_with(kArn)) {
        text.remove_prefix(kArn.size());
        if (text.substr(0, text.find(':')) != region) return {};
    }
    if (const std::size_t at = text.find(kFunction); at != text.npos) text.remove_prefix(at + kFunction.size());
    const std::size_t colon = text.find(':');
    if (colon != text.npos && text.substr(colon + 1) != "$LATEST") return {};
    return std::string(text.substr(0, colon));
}

std::variant<triggers::Function, Fault> functionOf(const Ask& ask, std::string_view given) {
    const auto name = functionNameOf(given, ask.wire.region);
    auto function = name ? ask.triggers.function(ask.wire.region, *name) : std::nullopt;
    if (function) return std::move(*function);
    const std::string arn = given.starts_with("arn:") ? std::string(given) : "arn:aws:lambda:" + ask.wire.region + ":" + std::string(kAccount) + ":function:" + std::string(given);
    return Fault{"ResourceNotFoundException", "Function not found: " + arn, 404};
}

} // namespace lambda

std::unique_ptr<Neighbour> makeLambda(const Surroundings& around) { return std::make_unique<lambda::Service>(around); }

} // namespace rf::neighbours
