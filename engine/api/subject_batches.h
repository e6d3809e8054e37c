#pragma once
// Subjects of the operations that name many items, and what the failure lab leaves of a batch. Included by
// operations.cpp only.

#include "engine/api/ops/all.h"
#include "engine/api/subject.h"

namespace rf::detail {

inline const Attributes& attributesOf(const WriteRequestIn& request) {
    return request.putRequest ? request.putRequest->item : request.deleteRequest->key;
}
inline bool hasAttributes(const WriteRequestIn& request) {
    return request.putRequest.has_value() || request.deleteRequest.has_value();
}

template <>
inline void writeSubject<BatchGetItem>(const BatchGetItem::Input& in, SubjectWriter& out) {
    if (!in.requestItems) return;
    for (const auto& [name, request] : *in.requestItems) {
        out.table(name);
        if (!request.keys) continue;
        for (const InputAttributes& key : *request.keys) out.key(name, key);
    }
}

template <>
inline void writeSubject<BatchWriteItem>(const BatchWriteItem::Input& in, SubjectWriter& out) {
    if (!in.requestItems) return;
    for (const auto& [name, requests] : *in.requestItems) {
        out.table(name);
        for (const WriteRequestIn& request : requests)
            if (hasAttributes(request)) out.key(name, attributesOf(request));
    }
}

template <>
inline void writeSubject<TransactGetItems>(const TransactGetItems::Input& in, SubjectWriter& out) {
    if (!in.transactItems) return;
    for (const TransactGetItemIn& member : *in.transactItems) {
        if (!member.get || !member.get->tableName) continue;
        out.table(*member.get->tableName);
        out.key(*member.get->tableName, member.get->key);
    }
}

template <>
inline void writeSubject<TransactWriteItems>(const TransactWriteItems::Input& in, SubjectWriter& out) {
    if (!in.transactItems) return;
    for (const TransactWriteItemIn& member : *in.transactItems)
        for (const auto* action : {&member.conditionCheck, &member.put, &member.del, &member.update}) {
            if (!*action || !(*action)->tableName) continue;
            out.table(*(*action)->tableName);
            out.key(*(*action)->tableName, (*action)->item ? (*action)->item : (*action)->key);
        }
}

template <class Op>
std::optional<Thinned> thin(const Request&, const Catalog&, std::string_view, const DropsKey&) {
    return std::nullopt;
}

template <>
inline std::optional<Thinned> thin<BatchWriteItem>(const Request& request, const Catalog& catalog,
                                                   std::string_view region, const DropsKey& drops) {
    BatchWriteItem::Input rest = request.as<BatchWriteItem>();
    BatchWriteItem::Requests dropped;
    for (auto& [name, requests] : *rest.requestItems)
        std::erase_if(requests, [&, &table = name](const WriteRequestIn& each) {
            if (!drops(keyOf(catalog, region, table, attributesOf(each)))) return false;
            dropped[table].push_back(each);
            return true;
        });
    if (dropped.empty()) return std::nullopt;
    std::erase_if(*rest.requestItems, [](const auto& entry) { return entry.second.empty(); });
    const bool nothingLeft = rest.requestItems->empty();
    return Thinned{Request::of<BatchWriteItem>(std::move(rest)), nothingLeft,
                   [dropped = std::move(dropped)](Response& response) {
                       response.as<BatchWriteItem>().unprocessedItems = dropped;
                   }};
}

template <>
inline std::optional<Thinned> thin<BatchGetItem>(const Request& request, const Catalog& catalog,
                                                 std::string_view region, const DropsKey& drops) {
    BatchGetItem::Input rest = request.as<BatchGetItem>();
    std::map<std::string, KeysAndAttributesIn> dropped;
    for (auto& [name, asked] : *rest.requestItems) {
        std::vector<InputAttributes> kept, left;
        for (InputAttributes& key : *asked.keys)
            (drops(keyOf(catalog, region, name, key)) ? left : kept).push_back(std::move(key));
        asked.keys = std::move(kept);
        if (left.empty()) continue;
        dropped[name] = asked;
        dropped[name].keys = std::move(left);
    }
    if (dropped.empty()) return std::nullopt;
    std::erase_if(*rest.requestItems, [](const auto& entry) { return entry.second.keys->empty(); });
    const bool nothingLeft = rest.requestItems->empty();
    return Thinned{Request::of<BatchGetItem>(std::move(rest)), nothingLeft,
                   [dropped = std::move(dropped)](Response& response) {
                       response.as<BatchGetItem>().unprocessedKeys = dropped;
                   }};
}

} // namespace rf::detail
