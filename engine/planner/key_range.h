#pragma once
// From key conditions to ranges of key bytes. The byte order of stored keys is DynamoDB's order (value/key_codec.h), so
// every condition a Query can carry, and every segment a Scan can ask for, is one half-open range.
//
// This folder decides and measures; it does not word errors: what is wrong comes back as a KeyProblem, and the operation
// says it in the service's words.

#include "engine/catalog/schema.h"
#include "engine/expr/expression.h"

namespace rf::plan {

/// [begin, end) of key bytes; an empty end means "to the end of the tree".
struct ByteRange {
    std::string begin;
    std::string end;
    bool contains(std::string_view key) const { return key >= begin && (end.empty() || key < end); }
    bool empty() const { return !end.empty() && begin >= end; }
    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// Why conditions or key values do not fit a key schema, and the attribute it concerns.
struct KeyProblem {
    enum class Kind {
        TooMany,      ///< more than two conditions on a plain key
        NotSupported, ///< the partition key without equality, or conditions the schema has no place for
        Missed,       ///< a key attribute that must be constrained is not
        WrongType,
        Empty,        ///< an empty text or binary
        HashTooLong,
        RangeTooLong,
    };
    Kind kind;
    std::string attribute = {};
    Type type = Type::S;
    friend bool operator==(const KeyProblem&, const KeyProblem&) = default;
};

/// A value in the place of a key attribute: type, emptiness, length. Nothing = good.
std::optional<KeyProblem> checkKeyValue(const KeyAttribute& attribute, const AttributeValue& value, bool isHash);

/// The rules of spec/02 §5.6 and, for keys of several attributes, spec/03 §3. Nothing = good.
std::optional<KeyProblem> checkKeyConditions(const KeySchema& key, const std::vector<expr::KeyComparison>& conditions);

/// The keys that satisfy `conditions`, which must have passed checkKeyConditions.
ByteRange rangeOf(const KeySchema& key, const std::vector<expr::KeyComparison>& conditions);

/// True when `value` satisfies one comparison (types already agree).
bool satisfies(const AttributeValue& value, const expr::KeyComparison& condition);

/// The share of the hash space of segment `segment` of `total`, as the service cuts it: by the first twelve bits of the
/// hash (spec/01 §7). Segments are disjoint and together everything.
ByteRange segmentRange(std::int64_t segment, std::int64_t total);

} // namespace rf::plan
