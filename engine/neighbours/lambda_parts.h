#pragma once
// Parts of the Lambda service. Internal to lambda*.cpp.

#include "engine/neighbours/neighbours.h"
#include "engine/neighbours/shape.h"
#include "engine/triggers/triggers.h"

#include <variant>

namespace rf::neighbours::lambda {

inline constexpr Shape kName = text(1, 256);
inline constexpr Shape kNothing = structure({});

/// A body and headers of its own.
struct Raw {
    int status = 200;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};
using Answer = std::variant<Document, Fault, Raw>;

/// One call: what stood in the path, the query and the body.
struct Ask {
    const Document& in;
    const std::string& name; ///< of the path: a function, a UUID, an ARN; empty: none
    const WireRequest& wire;
    triggers::Triggers& triggers;

    std::string query(std::string_view name) const; ///< empty: absent
    /// Every field of that name.
    std::vector<std::string> queries(std::string_view name) const;
    /// One page by the query's Marker and MaxItems.
    Answer page(std::string_view member, const Document::List& items, std::int64_t most) const;
};

struct Operation {
    std::string_view name;
    std::string_view method;
    std::string_view path; ///< "{}" stands for one part
    int status;            ///< of success
    const Shape* input;    ///< nullptr: the body is not a document
    Answer (*run)(const Ask& ask);
};

Fault faultOf(const Error& error);
Fault invalid(std::string message);

/// The name in "NAME", "NAME:QUALIFIER", "ACCOUNT:function:NAME[:QUALIFIER]" and whole ARNs. Nothing: a qualifier that does
/// not exist, another region.
std::optional<std::string> functionNameOf(std::string_view text, std::string_view region);
/// The function of the path, or why there is none.
std::variant<triggers::Function, Fault> functionOf(const Ask& ask, std::string_view given);

extern const std::span<const Operation> kFunctionOperations; // lambda_functions.cpp
extern const std::span<const Operation> kMappingOperations;  // lambda_mappings.cpp

} // namespace rf::neighbours::lambda
