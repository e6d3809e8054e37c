#pragma once
// Order-preserving key bytes: memcmp order of the bytes is DynamoDB order of the keys (engine/storage/FORMAT.md).
//
// A stored key is  hash64(partition key) ‖ component ‖ component …, where each component is the encoded value with
// 0x00 escaped as 0x00 0xFF and closed by 0x00 0x01. Scan order, segments and simulated partitions are ranges of it.

#include "engine/value/attribute_value.h"

#include <cstdint>

namespace rf {

/// The first 64 bits (big-endian) of MD5("Outliers" ‖ key bytes): the service's own Scan order (spec/01 §7).
/// For several HASH attributes (GSI composite keys) their key bytes are hashed one after the other.
std::uint64_t partitionHash(const AttributeValue& partitionKey);
std::uint64_t partitionHash(const std::vector<const AttributeValue*>& partitionKeys);

/// Eight big-endian bytes.
void appendHash(std::uint64_t hash, std::string& out);

/// One closed component. The value must be S, N or B.
void appendKeyComponent(const AttributeValue& value, std::string& out);

/// One open component: every key whose component starts with these bytes begins_with the value (S and B only).
void appendKeyPrefix(const AttributeValue& value, std::string& out);

/// Reads one component of the given type at `bytes` and moves past it. Errors: FileCorrupt.
Result<AttributeValue> readKeyComponent(std::string_view& bytes, Type type);

/// The smallest byte string greater than every string that starts with `prefix`; empty if there is none.
std::string prefixEnd(std::string_view prefix);

} // namespace rf
