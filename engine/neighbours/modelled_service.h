#pragma once
// A service that is a table of operations: one description of each operation's members, whatever protocol asks. AWS JSON
// 1.0 and 1.1, and where the model says so the query protocol (form fields in, XML out) and Smithy's RPC v2 with CBOR.

#include "engine/neighbours/neighbours.h"
#include "engine/neighbours/shape.h"

#include <span>
#include <variant>

namespace rf::neighbours {

/// One call: the checked input, where it came from.
struct Ask {
    const Document& in;
    const std::string& region;
    const Surroundings& around;
};
using Outcome = std::variant<Document, Fault>;

struct Operation {
    std::string_view name;
    Shape input;
    Outcome (*run)(const Ask& ask);
};

/// Constants.
struct Model {
    std::string_view signingName;  ///< "application-autoscaling"
    std::string_view targetPrefix; ///< "AnyScaleFrontendService."
    std::string_view rpcPath;      ///< "/service/GraniteServiceVersion20100801/operation/"; empty: no CBOR
    std::string_view version;      ///< of the query protocol: "2010-08-01"; empty: none
    std::string_view xmlns;
    std::span<const Operation> operations;
    /// What an error of the engine is called here.
    Fault (*faultOf)(const Error& error);
};

class ModelledService final : public Neighbour {
public:
    ModelledService(const Model& model, const Surroundings& around) : m_model(model), m_around(around) {}

    std::string_view signingName() const override { return m_model.signingName; }
    bool owns(const Head& head) const override;
    WireReply answer(const WireRequest& request) override;
    WireReply refuse(const WireRequest& request, const Fault& fault) const override;

private:
    enum class Protocol { Json, Query, Cbor };
    Protocol protocolOf(const WireRequest& request) const;
    std::string operationOf(const WireRequest& request, Protocol protocol) const;
    Outcome run(const WireRequest& request, Protocol protocol, const std::string& name) const;
    WireReply encode(const WireRequest& request, Protocol protocol, std::string name, const Outcome& outcome) const;

    const Model& m_model;
    const Surroundings m_around;
};

/// One page of a list: `items` from the token on, at most `most`; sets NextToken when there are more. Nothing: the token
/// is none of ours.
std::optional<Document::List> pageOf(const Document::List& items, const std::string& token, std::int64_t most, std::string& next);

} // namespace rf::neighbours
