#pragma once
// One description of an operation's members, which every protocol reads: JSON, form fields and CBOR become the same
// document, and the service's validation messages come from here.

#include "engine/base/result.h"
#include "engine/value/document.h"

#include <limits>
#include <optional>
#include <span>

namespace rf::neighbours {

enum class Kind : std::uint8_t { Text, Integer, Number, Boolean, Time, List, Map, Structure };

struct Shape;

struct Member {
    std::string_view name;
    const Shape* shape;
    bool required = false;
};

/// Constants. Bounds are lengths of Text, List and Map, and values of Integer and Number.
struct Shape {
    Kind kind = Kind::Text;
    double least = std::numeric_limits<double>::lowest();
    double most = std::numeric_limits<double>::max();
    std::string_view values = {};     ///< of Text: "ecs, ec2, dynamodb"; empty: any
    const Shape* of = nullptr;        ///< of List and Map: what is in it
    std::span<const Member> members = {}; ///< of Structure
};

// Most members are one of these.
inline constexpr Shape kText{Kind::Text};
inline constexpr Shape kInteger{Kind::Integer};
inline constexpr Shape kNumber{Kind::Number};
inline constexpr Shape kBoolean{Kind::Boolean};
inline constexpr Shape kTime{Kind::Time};
inline constexpr Shape kTexts{.kind = Kind::List, .of = &kText};
constexpr Shape text(double least, double most) { return {Kind::Text, least, most}; }
constexpr Shape oneOf(std::string_view values) { return {.kind = Kind::Text, .values = values}; }
constexpr Shape integer(double least, double most = std::numeric_limits<double>::max()) { return {Kind::Integer, least, most}; }
constexpr Shape structure(std::span<const Member> members) { return {.kind = Kind::Structure, .members = members}; }
constexpr Shape listOf(const Shape& of, double least = 0, double most = std::numeric_limits<double>::max()) {
    return {.kind = Kind::List, .least = least, .most = most, .of = &of};
}

/// The type pass over a document that JSON or CBOR gave: numbers become what the shape asks for, members it does not know
/// are left out. Errors: SerializationException.
Result<Document> conform(const Document& given, const Shape& shape);

/// Form fields ("AlarmNames.member.1=a&Period=60") as a document of that shape. Errors: SerializationException.
Result<Document> fromForm(std::string_view body, const Shape& shape);
/// The value of one field, decoded; nothing when there is none.
std::optional<std::string> formField(std::string_view body, std::string_view name);

/// "1 validation error detected: Value null at 'policyName' failed to satisfy constraint: Member must not be null".
/// Errors: ValidationException.
Status validate(const Document& input, const Shape& shape);

} // namespace rf::neighbours
