#include "models/query/read_estimate.h"

#include "engine/capacity/units.h"
#include "engine/catalog/limits.h"
#include "engine/planner/access_path.h"

namespace rf::models {
namespace {

template <class Input>
rf::capacity::Reading readingOf(const Input& input) {
    return input.consistentRead.value_or(false) ? rf::capacity::Reading::Consistent : rf::capacity::Reading::Eventual;
}

rf::capacity::Reading readingOf(const PageRequest& request) {
    return std::visit([](const auto& input) { return readingOf(input); }, request.input);
}

std::int64_t limitOf(const PageRequest& request) {
    return std::visit([](const auto& input) { return input.limit.value_or(0); }, request.input);
}

/// The range a query reads; nothing when its condition cannot be read (the request itself will say why).
std::optional<rf::plan::AccessPath> queryPath(const rf::TablePtr& table, const rf::IndexSchema* index,
                                              const rf::Query::Input& input) {
    const rf::AttributeMap* values = input.expressionAttributeValues ? &*input.expressionAttributeValues : nullptr;
    const rf::NameMap* names = input.expressionAttributeNames ? &*input.expressionAttributeNames : nullptr;
    rf::expr::ExpressionContext context(names, values);
    auto conditions = rf::expr::parseKeyCondition(input.keyConditionExpression.value_or(""), context);
    if (!conditions || rf::plan::checkKeyConditions(index != nullptr ? index->key : table->key, *conditions))
        return std::nullopt;
    return rf::plan::queryPath(table, index, std::move(*conditions), input.scanIndexForward.value_or(true));
}

std::optional<rf::plan::AccessPath> pathOf(const rf::Catalog& catalog, const PageRequest& request) {
    const rf::TablePtr table = catalog.find(toUtf8(request.region), toUtf8(request.table.name));
    if (!table) return std::nullopt;
    const rf::IndexSchema* index = request.index.isEmpty() ? nullptr : table->findIndex(toUtf8(request.index));
    if (index == nullptr && !request.index.isEmpty()) return std::nullopt;
    if (request.isQuery()) return queryPath(table, index, std::get<rf::Query::Input>(request.input));
    return rf::plan::scanPath(table, index, 0, 1);
}

/// Sizes of the records of one page.
class PageSize {
public:
    PageSize(std::int64_t limit, std::stop_token stop) : m_limit(limit), m_stop(std::move(stop)) {}

    bool add(std::size_t size) {
        m_bytes += size;
        ++m_count;
        return m_bytes < rf::limits::kPageBytes && m_count != m_limit && !m_stop.stop_requested();
    }
    std::size_t bytes() const { return m_bytes; }

private:
    std::int64_t m_limit;
    std::stop_token m_stop;
    std::size_t m_bytes = 0;
    std::int64_t m_count = 0;
};

ReadEstimate measured(rf::Store& store, const PageRequest& request, const std::stop_token& stop) {
    PageSize page(limitOf(request), stop);
    bool found = false;
    const rf::Status status = store.read([&](rf::ReadTxn& txn) -> rf::Status {
        const auto path = pathOf(txn.catalog(), request);
        if (!path) return {};
        found = true;
        if (path->range.empty()) return {};
        return txn.scan(path->source.tree(), {path->range.begin, path->range.end, path->forward},
                        [&](std::string_view, std::string_view, std::size_t size) { return page.add(size); });
    });
    ReadEstimate estimate;
    if (!status || !found || stop.stop_requested()) return estimate;
    estimate.known = true;
    estimate.bytes = qint64(page.bytes());
    estimate.units = rf::capacity::readUnits(page.bytes(), readingOf(request));
    return estimate;
}

/// As many items of average size as a page can hold at most.
ReadEstimate judged(const PageRequest& request) {
    const IndexInfo* index = request.index.isEmpty() ? nullptr : request.table.index(request.index);
    const qint64 items = index != nullptr ? index->itemCount : request.table.itemCount;
    const qint64 all = index != nullptr ? index->sizeBytes : request.table.sizeBytes;
    qint64 bytes = std::min(all, qint64(rf::limits::kPageBytes));
    if (const qint64 limit = limitOf(request); limit > 0 && items > 0)
        bytes = std::min(bytes, (all * limit + items - 1) / items);
    ReadEstimate estimate;
    estimate.known = true;
    estimate.upperBound = true;
    estimate.bytes = bytes;
    estimate.units = rf::capacity::readUnits(std::size_t(bytes), readingOf(request));
    return estimate;
}

} // namespace

ReadEstimate estimateRead(rf::Service& service, const PageRequest& request, std::stop_token stop) {
    rf::Store* store = service.store();
    return store != nullptr ? measured(*store, request, stop) : judged(request);
}

} // namespace rf::models
