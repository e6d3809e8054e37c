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

template <>
inline void writeSubject<BatchExecuteStatement>(const BatchExecuteStatement::Input& in, SubjectWriter& out) {
    if (!in.statements) return;
    for (const BatchStatementIn& each : *in.statements) out.statement(each.statement, each.parameters);
}

template <>
inline void writeSubject<ExecuteTransaction>(const ExecuteTransaction::Input& in, SubjectWriter& out) {
    if (!in.transactStatements) return;
    for (const ParameterizedStatementIn& each : *in.transactStatements) out.statement(each.statement, each.parameters);
}

template <class Op>
std::optional<Thinned> thin(const Request&, const Catalog&, std::string_view, const RefusesKey&) {
    return std::nullopt;
}

template <>
inline std::optional<Thinned> thin<BatchWriteItem>(const Request& request, const Catalog& catalog,
                                                   std::string_view region, const RefusesKey& refuses) {
    BatchWriteItem::Input rest = request.as<BatchWriteItem>();
    BatchWriteItem::Requests dropped;
    for (auto& [name, requests] : *rest.requestItems)
        std::erase_if(requests, [&, &table = name](const WriteRequestIn& each) {
            if (!refuses(keyOf(catalog, region, table, attributesOf(each)))) return false;
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
                                                 std::string_view region, const RefusesKey& refuses) {
    BatchGetItem::Input rest = request.as<BatchGetItem>();
    std::map<std::string, KeysAndAttributesIn> dropped;
    for (auto& [name, asked] : *rest.requestItems) {
        std::vector<InputAttributes> kept, left;
        for (InputAttributes& key : *asked.keys)
            (refuses(keyOf(catalog, region, name, key)) ? left : kept).push_back(std::move(key));
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

/// Every statement refused is a failure in its own place; an answer of failures alone is an answer.
template <>
inline std::optional<Thinned> thin<BatchExecuteStatement>(const Request& request, const Catalog& catalog,
                                                          std::string_view region, const RefusesKey& refuses) {
    using Answer = BatchExecuteStatement::Answer;
    BatchExecuteStatement::Input rest = request.as<BatchExecuteStatement>();
    std::vector<std::pair<std::size_t, Answer>> refused;
    std::vector<BatchStatementIn> kept;
    for (std::size_t i = 0; i < rest.statements->size(); ++i) {
        BatchStatementIn& each = (*rest.statements)[i];
        const auto key = keyOf(catalog, region, each.statement, each.parameters);
        const auto error = key ? refuses(*key) : std::nullopt;
        if (error)
            refused.emplace_back(i, Answer{BatchExecuteStatement::failureOf(*error), key->table, std::nullopt});
        else
            kept.push_back(std::move(each));
    }
    if (refused.empty()) return std::nullopt;
    rest.statements = std::move(kept);
    BatchExecuteStatement::Output none;
    if (capacity::reportOf(rest.returnConsumedCapacity) != capacity::Report::None) none.consumedCapacity.emplace();
    const bool nothingLeft = rest.statements->empty();
    return Thinned{Request::of<BatchExecuteStatement>(std::move(rest)), nothingLeft,
                   [refused = std::move(refused)](Response& response) {
                       auto& answers = response.as<BatchExecuteStatement>().responses;
                       for (const auto& [place, answer] : refused)
                           answers.insert(answers.begin() + static_cast<std::ptrdiff_t>(place), answer);
                   },
                   Response::of<BatchExecuteStatement>(std::move(none))};
}

} // namespace rf::detail
