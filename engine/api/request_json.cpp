// Requests and responses as JSON bodies (request.h), errors as the wire writes them (spec/08 §5).

#include "engine/api/operations.h"
#include "engine/api/ops/types.h"

namespace rf {

Result<Request> requestFromJson(std::string_view operation, std::string_view json) {
    RF_ASSIGN(const JsonDocument document, JsonDocument::parse(json));
    const OperationRow* row = findOperation(operation);
    if (!row) return Error{ErrorCode::UnknownOperation, "An unknown operation was requested."};
    RF_ASSIGN(auto input, row->decode(document.root()));
    return Request(row->name, std::move(input));
}

std::string responseToJson(const Response& response) {
    std::string out;
    if (const OperationRow* row = findOperation(response.operation())) row->encodeOutput(response.output(), out);
    return out;
}

std::string requestToJson(const Request& request) {
    std::string out;
    if (const OperationRow* row = findOperation(request.operation())) row->encodeInput(request.input(), out);
    return out;
}

namespace {

void appendReasons(const std::vector<CancellationReason>& reasons, std::string& out) {
    out += ",\"CancellationReasons\":[";
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        if (i) out += ',';
        out += "{\"Code\":";
        appendJsonString(reasons[i].code, out);
        if (!reasons[i].message.empty()) {
            out += ",\"Message\":";
            appendJsonString(reasons[i].message, out);
        }
        if (reasons[i].item) {
            out += ",\"Item\":";
            appendJson(*reasons[i].item, out);
        }
        out += '}';
    }
    out += ']';
}

/// ThrottlingException writes the member small (spec/02a).
void appendThrottling(ErrorCode code, const std::vector<ThrottlingReason>& reasons, std::string& out) {
    out += code == ErrorCode::Throttling ? ",\"throttlingReasons\":[" : ",\"ThrottlingReasons\":[";
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        out += i ? ",{\"reason\":" : "{\"reason\":";
        appendJsonString(reasons[i].reason, out);
        out += ",\"resource\":";
        appendJsonString(reasons[i].resource, out);
        out += '}';
    }
    out += ']';
}

void appendDetails(const Error& error, std::string& out) {
    const ErrorDetails* details = error.details.get();
    if (const auto* failed = dynamic_cast<const ConditionFailedDetails*>(details); failed && failed->item) {
        out += ",\"Item\":";
        appendJson(*failed->item, out);
    }
    if (const auto* cancelled = dynamic_cast<const CancellationDetails*>(details)) appendReasons(cancelled->reasons, out);
    if (const auto* throttled = dynamic_cast<const ThrottlingDetails*>(details))
        appendThrottling(error.code, throttled->reasons, out);
}

} // namespace

std::string errorToJson(const Error& error) {
    const ErrorInfo& info = errorInfo(error.code);
    std::string out = "{\"__type\":\"";
    out += info.ns;
    out += '#';
    out += info.name;
    out += '"';
    if (!error.message.empty()) {
        out += ",\"";
        out += info.messageMember;
        out += "\":";
        appendJsonString(error.message, out);
    }
    appendDetails(error, out);
    out += '}';
    return out;
}

} // namespace rf
