#include "engine/api/ops/item_rules.h"

#include "engine/catalog/messages.h"

#include <algorithm>
#include <set>

namespace rf {
namespace {

/// The first step of a path that goes on behind it, as a predicate on key attributes.
bool goesInto(std::span<const expr::Path> paths, std::string_view attribute) {
    return std::any_of(paths.begin(), paths.end(), [&](const expr::Path& path) {
        return !path.isTopLevel() && path.root() == attribute;
    });
}

} // namespace

Status checkValues(const InputAttributes& attributes) {
    if (attributes.bad) return attributes.bad->error;
    return checkAttributes(attributes);
}

Status checkExpressionValues(const InputAttributes& values) {
    const auto told = [](const Error& error, std::string_view key) {
        return error.message == msg::kNesting ? error : validation(msg::badExpressionValue(error.message, key));
    };
    if (values.bad) return told(values.bad->error, values.bad->key);
    for (const auto& [key, value] : values)
        if (const Status status = checkValue(value); !status) return told(status.error(), key);
    return {};
}

bool isEnvelopedFamily(const Error& error) {
    std::string_view text = error.message;
    constexpr std::string_view kWrapped = "ExpressionAttributeValues contains invalid value: ";
    if (text.starts_with(kWrapped)) text.remove_prefix(kWrapped.size());
    return text.starts_with(msg::kInvalid) || text.starts_with(msg::kDuplicateNumbers);
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
