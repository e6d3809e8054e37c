#include "models/items/items_page.h"

#include "engine/storage/item_store.h"

namespace rf::models {

namespace {

constexpr std::size_t kRowsOfAPart = 200; ///< read again within a frame, a few screens tall
constexpr int kMostKinds = 0xFFFF;

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

/// Attributes that say where an item stands in what is read.
QStringList placeOf(const PageRequest& request) {
    QStringList names = request.table.keyNames();
    if (const IndexInfo* index = request.table.index(request.index))
        for (const KeyPart& part : index->hash + index->range)
            if (!names.contains(part.name)) names << part.name;
    return names;
}

std::optional<rf::Item> markAfter(const Value& item, const QStringList& place) {
    rf::Item mark;
    for (const QString& name : place) {
        const std::string utf8 = toUtf8(name);
        const auto* value = item.attributes().find(utf8);
        if (!value) return {};
        mark.set(utf8, *value);
    }
    return mark;
}

} // namespace

std::shared_ptr<ItemsModel::Page> ItemsModel::Page::read(rf::Service& service, const PageRequest& request,
                                                         const std::optional<rf::Item>& from, int examined, bool parted,
                                                         std::stop_token stop) {
    rf::Context context;
    if (!request.region.isEmpty()) context.region = request.region.toStdString();
    context.stop = stop;
    const auto ask = [&]<class Op>(typename Op::Input input) {
        if (examined > 0) input.limit = examined;
        return readPage<Op>(service, std::move(input), from, context);
    };
    auto answer = request.isQuery() ? ask.template operator()<rf::Query>(std::get<rf::Query::Input>(request.input))
                                    : ask.template operator()<rf::Scan>(std::get<rf::Scan::Input>(request.input));
    auto page = std::make_shared<Page>();
    if (!answer) {
        page->error = std::move(answer).error();
        return page;
    }
    page->next = std::move(answer->lastEvaluatedKey);
    page->scanned = answer->scannedCount;
    page->returned = answer->count;
    if (answer->consumedCapacity) page->consumed = answer->consumedCapacity->total.capacityUnits;
    page->parts.push_back({{from, int(page->scanned), markHash(page->next)}, {}});
    if (answer->items) page->take(std::move(*answer->items), request.table);
    if (parted && page->scanned == page->returned) page->part(request);
    return page;
}

void ItemsModel::Page::take(std::vector<rf::Item>&& items, const TableInfo& table) {
    std::unordered_map<std::string, std::size_t> at;
    QHash<QString, quint16> known;
    auto& rows = parts.front().rows;
    rows.reserve(items.size());
    for (rf::Item& item : items) {
        for (const auto& [name, value] : item) {
            const auto [found, fresh] = at.try_emplace(name, columns.size());
            if (fresh) columns.push_back({name, {}});
            ++columns[found->second].counts[std::size_t(value.type())];
        }
        const Value shown(rf::AttributeValue::map(std::move(item)));
        const QString entity = entityOf(table, shown);
        auto kind = known.constFind(entity);
        if (kind == known.constEnd()) {
            const bool named = !entity.isEmpty() && kinds.size() < kMostKinds;
            if (named) kinds << entity;
            kind = known.insert(entity, named ? quint16(kinds.size()) : quint16(0));
        }
        rows.push_back({shown, identityOf(table, shown), *kind, footprint(shown.engine())});
    }
}

/// Rows that can be read again a few at a time: each part begins after the last item of the one before.
void ItemsModel::Page::part(const PageRequest& request) {
    std::vector<LoadedRow> rows = std::move(parts.front().rows);
    const PageMark whole = std::move(parts.front().mark);
    const QStringList place = placeOf(request);
    parts.clear();
    std::optional<rf::Item> after = whole.after;
    for (std::size_t from = 0; from < rows.size() || parts.empty();) {
        std::size_t to = std::min(rows.size(), from + kRowsOfAPart);
        std::optional<rf::Item> end;
        if (to < rows.size()) end = markAfter(rows[to - 1].item, place);
        if (!end) to = rows.size(), end = next;
        Part& part = parts.emplace_back();
        part.mark = {std::move(after), int(to - from), markHash(end)};
        part.rows.assign(std::move_iterator(rows.begin() + qptrdiff(from)), std::move_iterator(rows.begin() + qptrdiff(to)));
        after = std::move(end);
        from = to;
    }
}

} // namespace rf::models
