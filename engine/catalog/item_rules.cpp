#include "engine/catalog/item_rules.h"

#include "engine/catalog/limits.h"
#include "engine/catalog/messages.h"

namespace rf {
namespace {

constexpr std::size_t kNameBytes = 65'535;

Status checkName(std::string_view name) {
    if (name.size() > kNameBytes) return validation(std::string(msg::kAttributeNameTooLong));
    return {};
}

/// One value and all inside it. `level` is the value's own nesting level; the limit bounds the recursion.
Status valueAt(const AttributeValue& value, int level) {
    switch (value.type()) {
    case Type::SS:
        return value.asStringSet().empty() ? Status(validation(std::string(msg::kEmptyStringSet))) : Status();
    case Type::NS:
        return value.asNumberSet().empty() ? Status(validation(std::string(msg::kEmptyNumberSet))) : Status();
    case Type::BS:
        return value.asBinarySet().empty() ? Status(validation(std::string(msg::kEmptyBinarySet))) : Status();
    case Type::L:
    case Type::M:
        break;
    default:
        return {};
    }
    const auto checkInner = [level](const AttributeValue& inner) -> Status {
        if (level + 1 > limits::kNesting) return validation(std::string(msg::kNesting));
        return valueAt(inner, level + 1);
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

} // namespace

std::string_view emptiness(const AttributeValue& value) {
    if (value.is(Type::S) && value.asString().empty()) return "string";
    if (value.is(Type::B) && value.asBinary().empty()) return "binary";
    return {};
}

std::string_view emptiness(const AttributeValue* value, Type declared) {
    return value != nullptr && value->is(declared) ? emptiness(*value) : std::string_view();
}

Status checkValue(const AttributeValue& value) {
    return valueAt(value, 1);
}

Status checkAttributes(const AttributeMap& attributes) {
    for (const auto& [name, value] : attributes) {
        if (name.empty()) return validation(std::string(msg::kEmptyAttributeName));
        RF_TRY(checkName(name));
        RF_TRY(valueAt(value, 1));
    }
    return {};
}

Status checkItemSize(const Item& item) {
    return sizeOf(item) <= limits::kItemBytes ? Status() : Status(validation(std::string(msg::kItemTooLarge)));
}

Status checkIndexKeyType(const IndexSchema& index, const KeyAttribute& attribute, const AttributeValue& value) {
    if (value.is(attribute.type)) return {};
    return validation(msg::indexKeyType(attribute.name, typeCode(attribute.type), typeCode(value.type()), index.name));
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

Status checkKey(const TableSchema& table, const AttributeMap& key) {
    if (key.size() != table.key.size()) return validation(std::string(msg::kKeyMismatch));
    return eachKey(table.key, [&](const KeyAttribute& attribute, bool isHash) -> Status {
        const AttributeValue* value = key.find(attribute.name);
        if (value == nullptr || !value->is(attribute.type)) return validation(std::string(msg::kKeyMismatch));
        return checkKeyValue(attribute, *value, isHash);
    });
}

Status checkTableKeys(const TableSchema& table, const Item& item, KeyWording wording) {
    return eachKey(table.key, [&](const KeyAttribute& attribute, bool isHash) -> Status {
        const AttributeValue* value = item.find(attribute.name);
        if (value != nullptr && value->is(attribute.type)) return checkKeyValue(attribute, *value, isHash);
        if (wording == KeyWording::Batch) return validation(std::string(msg::kKeyMismatch));
        if (value == nullptr) return validation(msg::missingKey(attribute.name));
        return validation(msg::keyType(attribute.name, typeCode(attribute.type), typeCode(value->type())));
    });
}

Status checkItemKeys(const TableSchema& table, const Item& item, KeyWording wording) {
    RF_TRY(checkTableKeys(table, item, wording));
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

} // namespace rf
