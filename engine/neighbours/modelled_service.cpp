#include "engine/neighbours/modelled_service.h"

#include "engine/base/uuid.h"
#include "engine/neighbours/encodings.h"
#include "engine/value/json.h"

#include <algorithm>
#include <charconv>

namespace rf::neighbours {
namespace {

constexpr std::string_view kForm = "application/x-www-form-urlencoded";
constexpr std::string_view kPageToken = "rf-page:";

std::string_view pathOf(std::string_view target) { return target.substr(0, target.find('?')); }

const Fault kUnknown{"UnknownOperationException", "", 404};

} // namespace

bool ModelledService::owns(const Head& head) const {
    if (head.method != "POST") return false;
    if (head.header("x-amz-target").starts_with(m_model.targetPrefix)) return true;
    if (!m_model.rpcPath.empty() && pathOf(head.target).starts_with(m_model.rpcPath)) return true;
    if (m_model.version.empty() || !head.header("content-type").starts_with(kForm)) return false;
    return formField(head.body, "Version") == m_model.version;
}

ModelledService::Protocol ModelledService::protocolOf(const WireRequest& request) const {
    if (request.amzTarget.starts_with(m_model.targetPrefix)) return Protocol::Json;
    return !m_model.rpcPath.empty() && pathOf(request.target).starts_with(m_model.rpcPath) ? Protocol::Cbor : Protocol::Query;
}

std::string ModelledService::operationOf(const WireRequest& request, Protocol protocol) const {
    switch (protocol) {
    case Protocol::Json: return request.amzTarget.substr(m_model.targetPrefix.size());
    case Protocol::Cbor: return std::string(pathOf(request.target).substr(m_model.rpcPath.size()));
    case Protocol::Query: break;
    }
    return formField(request.body, "Action").value_or("");
}

Outcome ModelledService::run(const WireRequest& request, Protocol protocol, const std::string& name) const {
    const auto row = std::ranges::find(m_model.operations, name, &Operation::name);
    if (row == m_model.operations.end()) {
        if (protocol == Protocol::Query) return Fault{"InvalidAction", "Could not find operation " + name + " for version " + std::string(m_model.version), 400};
        return kUnknown;
    }
    const auto read = [&]() -> Result<Document> {
        if (protocol == Protocol::Query) return fromForm(request.body, row->input);
        if (request.body.empty()) return Document(Document::Object());
        RF_ASSIGN(const Document given, protocol == Protocol::Cbor ? documentFromCbor(request.body) : documentFromJson(request.body));
        return conform(given, row->input);
    };
    const auto input = read();
    if (!input) return m_model.faultOf(input.error());
    if (const Status valid = validate(*input, row->input); !valid) return m_model.faultOf(valid.error());
    try {
        return row->run({*input, request.region, m_around});
    } catch (const std::exception& thrown) {
        return m_model.faultOf(internal(thrown.what()));
    }
}

WireReply ModelledService::answer(const WireRequest& request) {
    const Protocol protocol = protocolOf(request);
    std::string name = operationOf(request, protocol);
    const Outcome outcome = run(request, protocol, name);
    return encode(request, protocol, std::move(name), outcome);
}

WireReply ModelledService::refuse(const WireRequest& request, const Fault& fault) const {
    const Protocol protocol = protocolOf(request);
    return encode(request, protocol, operationOf(request, protocol), fault);
}

WireReply ModelledService::encode(const WireRequest& request, Protocol protocol, std::string name, const Outcome& outcome) const {
    const Fault* fault = std::get_if<Fault>(&outcome);
    WireReply reply;
    reply.operation = std::move(name);
    if (fault) {
        reply.status = fault->status;
        reply.error = fault->code;
        reply.errorMessage = fault->message;
    }
    if (protocol == Protocol::Query) {
        reply.contentType = "text/xml";
        reply.body = fault ? queryError(m_model.xmlns, fault->code, fault->message, fault->status < 500, randomUuid())
                           : queryAnswer(reply.operation, m_model.xmlns, std::get<Document>(outcome), randomUuid());
        return reply;
    }
    Document body = fault ? Document().set("__type", fault->code).set("message", fault->message).set("Message", fault->message) : std::get<Document>(outcome);
    if (body.isNull()) body = Document(Document::Object());
    // Clients that knew the query protocol look for its code here.
    if (fault && !m_model.version.empty()) reply.headers.emplace_back("x-amzn-query-error", fault->code + (fault->status < 500 ? ";Sender" : ";Receiver"));
    if (protocol == Protocol::Json) {
        reply.contentType = request.contentType.empty() ? "application/x-amz-json-1.1" : request.contentType;
        reply.body = toJson(body);
        return reply;
    }
    reply.contentType = "application/cbor";
    reply.headers.emplace_back("smithy-protocol", "rpc-v2-cbor");
    reply.body = toCbor(body);
    return reply;
}

std::optional<Document::List> pageOf(const Document::List& items, const std::string& token, std::int64_t most, std::string& next) {
    std::size_t from = 0;
    if (!token.empty()) {
        const auto text = base64Decode(token);
        if (!text || !text->starts_with(kPageToken)) return {};
        const auto [end, error] = std::from_chars(text->data() + kPageToken.size(), text->data() + text->size(), from);
        if (error != std::errc() || end != text->data() + text->size()) return {};
    }
    from = std::min(from, items.size());
    const std::size_t to = std::min(items.size(), from + static_cast<std::size_t>(std::max<std::int64_t>(most, 1)));
    if (to < items.size()) next = base64Encode(std::string(kPageToken) + std::to_string(to));
    return Document::List(items.begin() + static_cast<std::ptrdiff_t>(from), items.begin() + static_cast<std::ptrdiff_t>(to));
}

} // namespace rf::neighbours
