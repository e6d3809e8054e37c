// Reading for bulk edits.

#include "models/bulk/bulk_source.h"

#include "engine/api/ops/batch_get_item.h"
#include "engine/catalog/limits.h"

namespace rf::models {
namespace {

using Take = std::function<rf::Result<bool>(BulkPage&)>;

rf::Context contextOf(const TableInfo& table, const std::stop_token& stop) {
    rf::Context context;
    if (!table.region.isEmpty()) context.region = toUtf8(table.region);
    context.stop = stop;
    return context;
}

/// Puts the items of these keys into the page. Keys that are not stored give none.
rf::Status fetch(rf::Service& service, const TableInfo& table, const rf::Context& context,
                 std::vector<rf::InputAttributes> keys, BulkPage& page) {
    const std::string name = toUtf8(table.name);
    while (!keys.empty()) {
        rf::BatchGetItem::Input input;
        rf::KeysAndAttributesIn part;
        const auto cut = keys.begin() + std::ptrdiff_t(std::min(keys.size(), rf::limits::kBatchGetKeys));
        part.keys.emplace(std::move_iterator(keys.begin()), std::move_iterator(cut));
        keys.erase(keys.begin(), cut);
        part.consistentRead = true;
        input.requestItems.emplace();
        input.requestItems->emplace(name, std::move(part));
        input.returnConsumedCapacity = "TOTAL";
        RF_ASSIGN(auto answer, rf::call<rf::BatchGetItem>(service, std::move(input), context));
        for (auto& [table, items] : answer.responses)
            for (rf::Item& item : items) page.items.emplace_back(rf::AttributeValue::map(std::move(item)));
        if (answer.consumedCapacity)
            for (const auto& used : *answer.consumedCapacity) page.units += used.total.capacityUnits;
        for (auto& [table, rest] : answer.unprocessedKeys)
            if (rest.keys) keys.insert(keys.end(), rest.keys->begin(), rest.keys->end());
        if (context.stop.stop_requested()) return rf::Error{rf::ErrorCode::Cancelled, "Cancelled."};
    }
    return {};
}

rf::InputAttributes keyOf(const TableInfo& table, const Value& item) {
    return rf::InputAttributes(table.keyOf(item).attributes());
}

rf::Status readKeys(rf::Service& service, const TableInfo& table, const QList<Value>& keys, const std::stop_token& stop,
                    const Take& take) {
    const rf::Context context = contextOf(table, stop);
    for (qsizetype at = 0; at < keys.size(); at += qsizetype(rf::limits::kBatchGetKeys)) {
        std::vector<rf::InputAttributes> part;
        for (const Value& item : keys.mid(at, qsizetype(rf::limits::kBatchGetKeys))) {
            rf::InputAttributes key = keyOf(table, item);
            if (std::find(part.begin(), part.end(), key) == part.end()) part.push_back(std::move(key)); // twice is refused
        }
        BulkPage page;
        page.examined = std::min(keys.size() - at, qsizetype(rf::limits::kBatchGetKeys));
        RF_TRY(fetch(service, table, context, std::move(part), page));
        RF_ASSIGN(const bool more, take(page));
        if (!more) return {};
    }
    return {};
}

/// A page of an index that holds a part of its items only: the whole ones are got by their keys.
rf::Status complete(rf::Service& service, const TableInfo& table, const rf::Context& context, BulkPage& page) {
    std::vector<rf::InputAttributes> keys;
    for (const Value& item : page.items) keys.push_back(keyOf(table, item));
    page.items.clear();
    return fetch(service, table, context, std::move(keys), page);
}

template <class Op>
rf::Status readPages(rf::Service& service, const PageRequest& request, typename Op::Input input,
                     const std::stop_token& stop, const Take& take) {
    const IndexInfo* index = request.index.isEmpty() ? nullptr : request.table.index(request.index);
    const bool partial = index != nullptr && index->projection != QLatin1String("ALL");
    const rf::Context context = contextOf(request.table, stop);
    input.limit.reset();
    input.consistentRead = index == nullptr || !index->global;
    input.returnConsumedCapacity = "TOTAL";
    for (;;) {
        RF_ASSIGN(auto answer, rf::call<Op>(service, input, context));
        BulkPage page;
        page.examined = answer.scannedCount;
        if (answer.consumedCapacity) page.units = answer.consumedCapacity->total.capacityUnits;
        if (answer.items)
            for (rf::Item& item : *answer.items) page.items.emplace_back(rf::AttributeValue::map(std::move(item)));
        if (partial) RF_TRY(complete(service, request.table, context, page));
        RF_ASSIGN(const bool more, take(page));
        if (!more || !answer.lastEvaluatedKey) return {};
        if (stop.stop_requested()) return rf::Error{rf::ErrorCode::Cancelled, "Cancelled."};
        input.exclusiveStartKey = rf::InputAttributes(std::move(*answer.lastEvaluatedKey));
    }
}

} // namespace

rf::Status readAll(rf::Service& service, const TableInfo& table, const BulkSource& source, const std::stop_token& stop,
                   const Take& take) {
    if (const auto* keys = std::get_if<QList<Value>>(&source)) return readKeys(service, table, *keys, stop, take);
    const auto& request = std::get<PageRequest>(source);
    return request.isQuery()
               ? readPages<rf::Query>(service, request, std::get<rf::Query::Input>(request.input), stop, take)
               : readPages<rf::Scan>(service, request, std::get<rf::Scan::Input>(request.input), stop, take);
}

} // namespace rf::models
