#pragma once
// Documents as CBOR (RFC 8949, as Smithy's RPC v2 uses it) and as the XML of the query protocol.

#include "engine/value/document.h"

namespace rf::neighbours {

/// Errors: SerializationException (no CBOR, nested too deeply, something behind it).
Result<Document> documentFromCbor(std::string_view bytes);
std::string toCbor(const Document& document);

/// <DescribeAlarmsResponse xmlns="…"><DescribeAlarmsResult>…: members of a structure are elements, lists have <member>s.
/// A document without members has no result element.
std::string queryAnswer(std::string_view operation, std::string_view xmlns, const Document& result, std::string_view requestId);
std::string queryError(std::string_view xmlns, std::string_view code, std::string_view message, bool sender, std::string_view requestId);

} // namespace rf::neighbours
