#pragma once
// DynamoDB JSON and plain JSON. Reading is simdjson's; writing is ours because QJson and friends cost ten times
// as much on the path every response takes (performance.md).

#include "engine/value/attribute_value.h"

#include <simdjson.h>

namespace rf {

/// How deep a JSON document may nest before it is refused unread (the item limit is 32 levels, two JSON levels each).
inline constexpr int kMaxJsonDepth = 256;

/// A parsed document with the parser that owns its memory. Movable, not thread-safe.
/// Errors of parse: SerializationException (not JSON, bad UTF-8, lone surrogates, too deep).
class JsonDocument {
public:
    static Result<JsonDocument> parse(std::string_view text);
    simdjson::dom::element root() const { return m_root; }

private:
    /// Parsers are kept by thread for the next document: to make one costs more than to read a request.
    struct GiveBack {
        void operator()(simdjson::dom::parser* parser) const;
    };
    std::unique_ptr<simdjson::dom::parser, GiveBack> m_parser;
    simdjson::dom::element m_root;
};

/// The type pass over one attribute value and its content checks, in the service's order (spec/01 §1, §3):
/// SerializationException for a wrong JSON type, ValidationException for an empty, multi-typed or bad value.
Result<AttributeValue> attributeValueFromJson(simdjson::dom::element json);
/// The same for a map of attributes: an Item, a Key, ExpressionAttributeValues … A SerializationException anywhere in
/// it wins over a ValidationException anywhere before it. `badName`, if given, receives the name of the attribute
/// under which a ValidationException's value stands. Of members with the same name the last one counts (spec/08 §4).
Result<AttributeMap> attributeMapFromJson(simdjson::dom::element json, std::string* badName = nullptr);
/// Convenience for one text: parse, then attributeMapFromJson.
Result<Item> itemFromJson(std::string_view text);

/// {"S":"a"}: members of sets in their stored order, binary as base64, numbers as strings.
void appendJson(const AttributeValue& value, std::string& out);
void appendJson(const AttributeMap& map, std::string& out);
std::string toJson(const AttributeValue& value);
std::string toJson(const AttributeMap& map);
/// Over several lines, two spaces a level, for people.
std::string toPrettyJson(const AttributeMap& map);

/// Plain JSON out: S→string, N→number (digits untouched), B→base64 string, sets and lists→array, M→object.
void appendPlainJson(const AttributeValue& value, std::string& out);
std::string toPlainJson(const AttributeMap& map);

/// A JSON string with quotes, escaping what JSON demands and nothing else.
void appendJsonString(std::string_view text, std::string& out);

std::string base64Encode(std::string_view bytes);
/// Errors: SerializationException with the service's words (spec/02 §3).
Result<std::string> base64Decode(std::string_view text);

} // namespace rf
