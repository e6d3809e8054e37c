#include "engine/api/ops/start_key.h"

#include "engine/catalog/messages.h"

#include <algorithm>

namespace rf {
namespace {

/// The service's words for a value in the place of a key attribute.
Status checkValue(const KeyAttribute& attribute, const AttributeMap& key, bool isHash) {
    using Kind = plan::KeyProblem::Kind;
    const AttributeValue* value = key.find(attribute.name);
    const auto problem = value ? plan::checkKeyValue(attribute, *value, isHash)
                               : plan::KeyProblem{Kind::WrongType, attribute.name, attribute.type};
    if (!problem) return {};
    switch (problem->kind) {
    case Kind::Empty: return validation(msg::emptyKey(attribute.type == Type::B ? "binary" : "string", attribute.name));
    case Kind::HashTooLong: return validation(std::string(msg::kHashKeyTooLong));
    case Kind::RangeTooLong: return validation(std::string(msg::kRangeKeyTooLong));
    default: return validation(std::string(msg::kKeyMismatch));
    }
}

Status checkSchema(const KeySchema& schema, const AttributeMap& key) {
    for (const KeyAttribute& attribute : schema.hash) RF_TRY(checkValue(attribute, key, true));
    for (const KeyAttribute& attribute : schema.range) RF_TRY(checkValue(attribute, key, false));
    return {};
}

bool hasNames(const plan::Source& source, const AttributeMap& key) {
    const auto attributes = plan::startKeyAttributes(source);
    return key.size() == attributes.size() &&
           std::all_of(attributes.begin(), attributes.end(),
                       [&](const KeyAttribute& attribute) { return key.contains(attribute.name); });
}

Error prefixed(const Error& error) {
    return validation(std::string(msg::kStartKeyInvalid) + ": " + error.message);
}

} // namespace

Status checkQueryStartKey(const plan::Source& source, const AttributeMap& key) {
    if (!hasNames(source, key)) return validation(std::string(msg::kStartKeyInvalid));
    RF_TRY(checkSchema(source.key(), key));
    const Status status = checkSchema(source.table->key, key);
    return status ? status : prefixed(status.error());
}

Status checkInsideConditions(const plan::Source& source, const std::vector<expr::KeyComparison>& conditions,
                             const AttributeMap& key) {
    bool samePartition = true, sortSatisfied = true, sortConstrained = false;
    for (const expr::KeyComparison& condition : conditions) {
        const auto& hash = source.key().hash;
        const bool isHash = std::any_of(hash.begin(), hash.end(),
                                        [&](const KeyAttribute& each) { return each.name == condition.attribute; });
        const bool satisfied = plan::satisfies(*key.find(condition.attribute), condition);
        (isHash ? samePartition : sortSatisfied) &= satisfied;
        sortConstrained |= !isHash;
    }
    if (!sortSatisfied) return validation(std::string(msg::kStartKeyPredicate));
    if (samePartition) return {};
    return validation(std::string(sortConstrained ? msg::kCannotRestart : msg::kStartKeyOutside));
}

Status checkScanStartKey(const plan::Source& source, const AttributeMap& key) {
    if (!hasNames(source, key))
        return validation(std::string(source.index ? msg::kStartKeyInvalid : msg::kScanStartKeyInvalid));
    for (const KeySchema* schema : {&source.key(), &source.table->key})
        if (const Status status = checkSchema(*schema, key); !status) return prefixed(status.error());
    return {};
}

} // namespace rf
