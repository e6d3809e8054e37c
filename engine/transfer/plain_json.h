#pragma once
// JSON as it is written anywhere, read without loss: numbers pass as text and never through double.

#include "engine/value/attribute_value.h"

namespace rf::transfer {

/// One object: texts are S, numbers N, arrays L, objects M. Errors: Serialization (not JSON, not an object), Validation
/// (a name given twice, a number that DynamoDB cannot hold, an empty name), each naming the place ("lines[2].sku").
Result<AttributeMap> plainJsonItem(std::string_view text);
/// One value of any kind. Errors: as above.
Result<AttributeValue> plainJsonValue(std::string_view text);

/// The name that an object of the text gives twice, as a path; empty: none. The text is JSON.
Result<std::string> nameGivenTwice(std::string_view text);

} // namespace rf::transfer
