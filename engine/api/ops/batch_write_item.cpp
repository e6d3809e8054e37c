#include "engine/api/ops/batch_write_item.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"
#include "engine/catalog/limits.h"

#include <algorithm>
#include <set>

namespace rf {
namespace {

using PerTable = BatchWriteItem::Plan::PerTable;

Status checkRequest(const WriteRequestIn& request) {
    if (request.putRequest.has_value() == request.deleteRequest.has_value())
        return validation(std::string(msg::kManyTypes));
    if (request.deleteRequest) return checkValues(*request.deleteRequest->key);
    RF_TRY(checkValues(*request.putRequest->item));
    return checkItemSize(*request.putRequest->item);
}

Result<WriteAction> actionOf(const WriteRequestIn& request, const TablePtr& table) {
    WriteAction action{.table = table};
    if (request.putRequest) {
        action.given = &*request.putRequest->item;
        RF_TRY(checkItemKeys(*table, *action.given, KeyWording::Batch));
    } else {
        action.kind = WriteAction::Kind::Delete;
        action.given = &*request.deleteRequest->key;
        RF_TRY(checkKey(*table, *action.given));
    }
    action.key = itemKey(*table, *action.given);
    return action;
}

/// No item twice, whatever name its table goes by.
Status checkDuplicates(const std::vector<PerTable>& tables) {
    std::set<std::pair<const TableSchema*, std::string_view>> seen;
    for (const PerTable& entry : tables)
        for (const WriteAction& action : entry.actions)
            if (!seen.emplace(entry.table.get(), action.key).second) return validation(std::string(msg::kDuplicateKeys));
    return {};
}

/// Adds the metrics of an item's collection unless they are there.
Status addMetrics(const WriteAction& action, ReadTxn& txn, const OpEnv& env, std::vector<ItemCollectionMetrics>& list) {
    RF_ASSIGN(ItemCollectionMetrics metrics, collectionMetrics(*action.table, *action.given, txn, env));
    const bool known = std::any_of(list.begin(), list.end(), [&](const ItemCollectionMetrics& each) {
        return each.itemCollectionKey == metrics.itemCollectionKey;
    });
    if (!known) list.push_back(std::move(metrics));
    return {};
}

Status writeOne(const WriteAction& action, WriteTxn& txn, const OpEnv& env, capacity::Usage& usage) {
    RF_ASSIGN(const WriteImages images, evaluate(action, txn, env));
    RF_ASSIGN(const ItemWrite write, store(action, images, txn, env));
    charge(write, capacity::Writing::Plain, usage);
    return {};
}

/// Writes a table's items; those that are throttled are left for another request, and `refused` tells why.
Status writeTable(const PerTable& entry, WriteTxn& txn, const OpEnv& env, capacity::Usage& usage,
                  BatchWriteItem::Output& output, std::optional<Error>& refused) {
    for (std::size_t i = 0; i < entry.actions.size(); ++i) {
        const Status done = writeOne(entry.actions[i], txn, env, usage);
        if (done) continue;
        if (!isThrottle(done.error())) return done;
        refused = done.error();
        output.unprocessedItems[std::string(entry.name)].push_back((*entry.requests)[i]);
    }
    return {};
}

} // namespace

bool BatchWriteItem::Plan::current(const Catalog& catalog) const {
    return std::all_of(tables.begin(), tables.end(),
                       [&](const PerTable& entry) { return isCurrent(catalog, entry.table); });
}

Result<BatchWriteItem::Plan> BatchWriteItem::plan(const Input& input, const OpEnv& env) {
    Plan plan;
    std::size_t count = 0;
    for (const auto& [name, requests] : *input.requestItems) count += requests.size();
    if (count > limits::kBatchWriteRequests) return validation(msg::tooManyInBatch(kName));
    for (const auto& [name, requests] : *input.requestItems)
        for (const WriteRequestIn& request : requests) RF_TRY(checkRequest(request));
    for (const auto& [name, requests] : *input.requestItems) {
        PerTable& entry = plan.tables.emplace_back(PerTable{.name = name, .requests = &requests});
        RF_ASSIGN(entry.table, findTable(env, name));
        entry.metrics = wantsMetrics(input.returnItemCollectionMetrics, *entry.table);
    }
    auto entry = plan.tables.begin();
    for (const auto& [name, requests] : *input.requestItems) {
        for (const WriteRequestIn& request : requests) {
            RF_ASSIGN(WriteAction action, actionOf(request, entry->table));
            entry->actions.push_back(std::move(action));
        }
        ++entry;
    }
    RF_TRY(checkDuplicates(plan.tables));
    plan.report = capacity::reportOf(input.returnConsumedCapacity);
    return plan;
}

Result<BatchWriteItem::Output> BatchWriteItem::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    Output output;
    std::optional<Error> refused;
    bool wrote = false;
    if (plan.report != capacity::Report::None) output.consumedCapacity.emplace();
    for (const PerTable& entry : plan.tables) {
        capacity::Usage usage;
        RF_TRY(writeTable(entry, txn, env, usage, output, refused));
        wrote = wrote || usage.table().write > 0;
        if (output.consumedCapacity) output.consumedCapacity->push_back(*usage.report(plan.report, entry.name));
        if (!entry.metrics) continue;
        if (!output.itemCollectionMetrics) output.itemCollectionMetrics.emplace();
        auto& list = (*output.itemCollectionMetrics)[std::string(entry.name)];
        for (const WriteAction& action : entry.actions) RF_TRY(addMetrics(action, txn, env, list));
    }
    if (refused && !wrote) return *std::move(refused); // only when nothing of it could be written (spec/04 §4)
    return output;
}

} // namespace rf
