#include "models/items/items_page.h"

#include "engine/storage/item_store.h"

namespace rf::models {

namespace {

template <class Op>
rf::Result<rf::PageOutput> readPage(rf::Service& service, typename Op::Input input, const std::optional<rf::Item>& from,
                                    const rf::Context& context) {
    if (from) input.exclusiveStartKey = rf::InputAttributes(*from);
    if (!input.returnConsumedCapacity) input.returnConsumedCapacity = "TOTAL";
    return rf::call<Op>(service, std::move(input), context);
}

/// As StagedEdits::idOf gives it, but on any thread.
ItemId identityOf(const TableInfo& table, const Value& item) {
    if (!table.schema) return {};
    const std::string key = rf::itemKey(*table.schema, item.attributes());
    return ItemId(key.data(), qsizetype(key.size()));
}

} // namespace

std::shared_ptr<ItemsModel::Page> ItemsModel::Page::read(rf::Service& service, const PageRequest& request,
                                                         const std::optional<rf::Item>& from, std::stop_token stop) {
    rf::Context context;
    if (!request.region.isEmpty()) context.region = request.region.toStdString();
    context.stop = stop;
    auto answer = request.isQuery()
                      ? readPage<rf::Query>(service, std::get<rf::Query::Input>(request.input), from, context)
                      : readPage<rf::Scan>(service, std::get<rf::Scan::Input>(request.input), from, context);
    auto page = std::make_shared<Page>();
    if (answer)
        page->take(std::move(*answer), request.table);
    else
        page->error = std::move(answer).error();
    return page;
}

void ItemsModel::Page::take(rf::PageOutput&& output, const TableInfo& table) {
    next = std::move(output.lastEvaluatedKey);
    scanned = output.scannedCount;
    returned = output.count;
    if (output.consumedCapacity) consumed = output.consumedCapacity->total.capacityUnits;
    if (!output.items) return;
    std::unordered_map<std::string, std::size_t> at;
    QHash<QString, QString> names; // equal names share their text
    rows.reserve(output.items->size());
    for (rf::Item& item : *output.items) {
        for (const auto& [name, value] : item) {
            const auto [found, fresh] = at.try_emplace(name, columns.size());
            if (fresh) columns.push_back({name, {}});
            ++columns[found->second].counts[std::size_t(value.type())];
        }
        Value shown(rf::AttributeValue::map(std::move(item)));
        QString entity = entityOf(table, shown);
        auto known = names.find(entity);
        if (known == names.end()) known = names.insert(entity, entity);
        rows.push_back({shown, identityOf(table, shown), *known, 0});
    }
}

} // namespace rf::models
