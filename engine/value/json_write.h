#pragma once
// Pieces of DynamoDB JSON shared by the writers of trees and of encoded bytes. Internal to engine/value.

#include "engine/value/attribute_value.h"

namespace rf::json {

/// Base64 in quotes, written in place.
void appendBase64String(std::string_view bytes, std::string& out);
/// A number in quotes.
inline void appendNumberString(const Number& number, std::string& out) {
    out += '"';
    number.appendTo(out);
    out += '"';
}

} // namespace rf::json
