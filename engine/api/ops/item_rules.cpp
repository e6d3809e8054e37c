#include "engine/api/ops/item_rules.h"

#include "engine/api/ops/messages.h"
#include "engine/catalog/limits.h"

#include <algorithm>
#include <set>

namespace rf {
namespace {

constexpr std::size_t kNameBytes = 65'535;

Status checkName(std::string_view name) {
    if (name.size() > kNameBytes) return validation(std::string(msg::kAttributeNameTooLong));
    return {};
}

/// One value and all inside it. `level` is the value's own nesting level; the limit bounds the recursion.
Status checkValue(const AttributeValue& value, int level) {
    switch (value.type()) {
    case Type::SS:
        return value.asStringSet().empty() ? Status(validation(std::string(msg::kEmptyStringSet))) : Status();
    case Type::NS:
        return value.asNumberSet().empty() ? Status(validation(std::string(msg::kEmptyNumberSet))) : Status();
    case Type::BS:
        return value.asBinarySet().empty() ? Status(validation(std::string(msg::kEmptyBinarySet))) : Status();
    case Type::L:
    case Type::M: break;
    default: return {};
    }
    const auto checkInner = [level](const AttributeValue& inner) -> Status {
        if (level + 1 > limits::kNesting) return validation(std::string(msg::kNesting));
        return checkValue(inner, level + 1);
    };
    if (value.is(Type::L)) {
        for (const AttributeValue& element : value.asList()) RF_TRY(checkInner(element));
        return {};
    }
    for (const auto& [name, element] : value.asMap()) {
        RF_TRY(checkName(name));
        RF_TRY(checkInner(element));
    }
    return {};
}

/// "string" or "binary" for an empty value of such a type, else nothing.
std::string_view emptiness(const AttributeValue& value) {
    if (value.is(Type::S) && value.asString().empty()) return "string";
    if (value.is(Type::B) && value.asBinary().empty()) return "binary";
    return {};
}

std::string_view emptiness(const AttributeValue* value, Type declared) {
    return value != nullptr && value->is(declared) ? emptiness(*value) : std::string_view();
}

std::size_t keyBytes(const AttributeValue& value) {
    if (value.is(Type::S)) return value.asString().size();
    return value.is(Type::B) ? value.asBinary().size() : 0;
}

Status checkKeySize(const AttributeValue& value, bool isHash) {
    if (keyBytes(value) <= (isHash ? limits::kHashKeyBytes : limits::kRangeKeyBytes)) return {};
    return validation(std::string(isHash ? msg::kHashKeyTooLong : msg::kRangeKeyTooLong));
}

/// An attribute of the table's key that has its declared type.
Status checkKeyValue(const KeyAttribute& attribute, const AttributeValue& value, bool isHash) {
    if (const auto what = emptiness(value); !what.empty()) return validation(msg::emptyKey(what, attribute.name));
    return checkKeySize(value, isHash);
}

/// Calls `visit(attribute, isHash)` for every attribute of a key schema until one fails.
template <class Visit>
Status eachKey(const KeySchema& key, Visit visit) {
    for (const KeyAttribute& attribute : key.hash) RF_TRY(visit(attribute, true));
    for (const KeyAttribute& attribute : key.range) RF_TRY(visit(attribute, false));
    return {};
}

/// Calls `visit(index, attribute, isHash)` for every key attribute of every index. Of several failures the one of the
/// index first by name is told, as the service does.
template <class Visit>
Status eachIndexKey(const TableSchema& table, Visit visit) {
    Status first;
    const IndexSchema* of = nullptr;
    for (const IndexSchema& index : table.indexes) {
        if (index.status == TableStatus::Deleting) continue;
        Status status = eachKey(index.key, [&](const KeyAttribute& attribute, bool isHash) {
            return visit(index, attribute, isHash);
        });
        if (status || (of != nullptr && of->name < index.name)) continue;
        first = std::move(status);
        of = &index;
    }
    return first;
}

Status checkIndexKeyType(const IndexSchema& index, const KeyAttribute& attribute, const AttributeValue& value) {
    if (value.is(attribute.type)) return {};
    return validation(
        msg::indexKeyType(attribute.name, typeCode(attribute.type), typeCode(value.type()), index.name));
}

Status checkIndexKeys(const TableSchema& table, const Item& item) {
    return eachIndexKey(table, [&](const IndexSchema& index, const KeyAttribute& attribute, bool isHash) -> Status {
        const AttributeValue* value = item.find(attribute.name);
        if (value == nullptr) return {};
        RF_TRY(checkIndexKeyType(index, attribute, *value));
        if (const auto what = emptiness(*value); !what.empty())
            return validation(msg::emptyIndexKey(what, index.name, attribute.name));
        return checkKeySize(*value, isHash);
    });
}

/// The first step of a path that goes on behind it, as a predicate on key attributes.
bool goesInto(std::span<const expr::Path> paths, std::string_view attribute) {
    return std::any_of(paths.begin(), paths.end(), [&](const expr::Path& path) {
        return !path.isTopLevel() && path.root() == attribute;
    });
}

} // namespace

Status checkValues(const InputAttributes& attributes) {
    if (attributes.bad) return attributes.bad->error;
    for (const auto& [name, value] : attributes) {
        if (name.empty()) return validation(std::string(msg::kEmptyAttributeName));
        RF_TRY(checkName(name));
        RF_TRY(checkValue(value, 1));
    }
    return {};
}

Status checkExpressionValues(const InputAttributes& values) {
    const auto told = [](const Error& error, std::string_view key) {
        return error.message == msg::kNesting ? error : validation(msg::badExpressionValue(error.message, key));
    };
    if (values.bad) return told(values.bad->error, values.bad->key);
    for (const auto& [key, value] : values)
        if (const Status status = checkValue(value, 1); !status) return told(status.error(), key);
    return {};
}

bool isEnvelopedFamily(const Error& error) {
    std::string_view text = error.message;
    constexpr std::string_view kWrapped = "ExpressionAttributeValues contains invalid value: ";
    if (text.starts_with(kWrapped)) text.remove_prefix(kWrapped.size());
    return text.starts_with(msg::kInvalid) || text.starts_with(msg::kDuplicateNumbers);
}

Status checkKey(const TableSchema& table, const AttributeMap& key) {
    if (key.size() != table.key.size()) return validation(std::string(msg::kKeyMismatch));
    return eachKey(table.key, [&](const KeyAttribute& attribute, bool isHash) -> Status {
        const AttributeValue* value = key.find(attribute.name);
        if (value == nullptr || !value->is(attribute.type)) return validation(std::string(msg::kKeyMismatch));
        return checkKeyValue(attribute, *value, isHash);
    });
}

Status checkItemKeys(const TableSchema& table, const Item& item, KeyWording wording) {
    RF_TRY(eachKey(table.key, [&](const KeyAttribute& attribute, bool isHash) -> Status {
        const AttributeValue* value = item.find(attribute.name);
        if (value != nullptr && value->is(attribute.type)) return checkKeyValue(attribute, *value, isHash);
        if (wording == KeyWording::Batch) return validation(std::string(msg::kKeyMismatch));
        if (value == nullptr) return validation(msg::missingKey(attribute.name));
        return validation(msg::keyType(attribute.name, typeCode(attribute.type), typeCode(value->type())));
    }));
    return table.indexes.empty() ? Status() : checkIndexKeys(table, item);
}

Status checkUpdatedIndexKeys(const TableSchema& table, const Item* before, const Item& after) {
    return eachIndexKey(table, [&](const IndexSchema&, const KeyAttribute& attribute, bool isHash) -> Status {
        const AttributeValue* value = after.find(attribute.name);
        if (value == nullptr) return {};
        const AttributeValue* old = before != nullptr ? before->find(attribute.name) : nullptr;
        if (old != nullptr && *old == *value) return {};
        if (!value->is(attribute.type)) return validation(std::string(msg::kUpdateOfIndexKeyType));
        if (const auto what = emptiness(*value); !what.empty()) return validation(msg::updateOfIndexKeyToEmpty(what));
        return checkKeySize(*value, isHash);
    });
}

Status checkEmptyKeys(const TableSchema& table, const AttributeMap& attributes, bool wholeItem) {
    RF_TRY(eachKey(table.key, [&](const KeyAttribute& attribute, bool) -> Status {
        const auto what = emptiness(attributes.find(attribute.name), attribute.type);
        return what.empty() ? Status() : Status(validation(msg::emptyKey(what, attribute.name)));
    }));
    if (!wholeItem) return {};
    return eachIndexKey(table, [&](const IndexSchema& index, const KeyAttribute& attribute, bool) -> Status {
        const auto what = emptiness(attributes.find(attribute.name), attribute.type);
        return what.empty() ? Status() : Status(validation(msg::emptyIndexKey(what, index.name, attribute.name)));
    });
}

Status checkUpdateTargets(const TableSchema& table, const expr::Update& update) {
    RF_TRY(eachKey(table.key, [&](const KeyAttribute& attribute, bool) -> Status {
        const auto& targets = update.targets();
        const bool touched = std::any_of(targets.begin(), targets.end(),
                                         [&](const expr::Path& path) { return path.root() == attribute.name; });
        return touched ? Status(validation(msg::updateOfKey(attribute.name))) : Status();
    }));
    RF_TRY(eachIndexKey(table, [&](const IndexSchema& index, const KeyAttribute& attribute, bool) -> Status {
        const AttributeValue* literal = update.literalFor(attribute.name);
        return literal == nullptr ? Status() : checkIndexKeyType(index, attribute, *literal);
    }));
    return checkEmptyLiterals(table, update);
}

Status checkEmptyLiterals(const TableSchema& table, const expr::Update& update) {
    return eachIndexKey(table, [&](const IndexSchema&, const KeyAttribute& attribute, bool) -> Status {
        const auto what = emptiness(update.literalFor(attribute.name), attribute.type);
        return what.empty() ? Status() : Status(validation(msg::updateOfIndexKeyToEmpty(what)));
    });
}

Status checkNestedPaths(const TableSchema& table, std::span<const expr::Path> paths) {
    RF_TRY(eachKey(table.key, [&](const KeyAttribute& attribute, bool) -> Status {
        if (!goesInto(paths, attribute.name)) return {};
        return validation(msg::nestedKeyPath("Key", attribute.name));
    }));
    return eachIndexKey(table, [&](const IndexSchema&, const KeyAttribute& attribute, bool) -> Status {
        if (!goesInto(paths, attribute.name)) return {};
        return validation(msg::nestedKeyPath("IndexKey", attribute.name));
    });
}

Status checkAttributesToGet(const std::vector<std::string>& names) {
    std::set<std::string_view> seen;
    for (const std::string& name : names) {
        if (name.empty()) return validation(std::string(msg::kEmptyAttributeName));
        if (!seen.insert(name).second) return validation(msg::duplicateAttributeToGet(name));
    }
    return {};
}

} // namespace rf
