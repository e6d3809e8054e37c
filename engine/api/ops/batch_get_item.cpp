#include "engine/api/ops/batch_get_item.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"
#include "engine/api/ops/request_expressions.h"
#include "engine/catalog/limits.h"
#include "engine/storage/item_store.h"
#include "engine/value/item_codec.h"

#include <algorithm>
#include <set>

namespace rf {
namespace {

using PerTable = BatchGetItem::Plan::PerTable;

ExpressionTexts textsOf(const KeysAndAttributesIn& request) {
    return {.projection = &request.projectionExpression, .names = &request.expressionAttributeNames};
}

Status checkKeysOf(const KeysAndAttributesIn& request) {
    std::set<std::string> seen;
    for (const InputAttributes& key : *request.keys) {
        RF_TRY(checkValues(key));
        if (!seen.insert(encodeItem(key)).second) return validation(std::string(msg::kDuplicateKeys));
    }
    return {};
}

/// One dialect for the whole request: AttributesToGet in one table and a ProjectionExpression in another do not mix.
Status checkMixing(const std::map<std::string, KeysAndAttributesIn>& requests) {
    const auto any = [&](auto member) {
        return std::any_of(requests.begin(), requests.end(),
                           [member](const auto& entry) { return (entry.second.*member).has_value(); });
    };
    if (!any(&KeysAndAttributesIn::attributesToGet) || !any(&KeysAndAttributesIn::projectionExpression)) return {};
    return validation(msg::mixing("AttributesToGet", "ProjectionExpression"));
}

/// Everything that needs no table.
Result<std::optional<expr::ProjectionPaths>> checkRequest(const KeysAndAttributesIn& request) {
    RF_TRY(checkPlaceholders(textsOf(request)));
    RF_TRY(checkKeysOf(request));
    if (request.attributesToGet) RF_TRY(checkAttributesToGet(*request.attributesToGet));
    RF_ASSIGN(Expressions parsed, parseExpressions(textsOf(request)));
    if (request.attributesToGet) parsed.projection = expr::ProjectionPaths::topLevel(*request.attributesToGet);
    return std::move(parsed.projection);
}

Status checkTable(PerTable& entry) {
    for (const InputAttributes& key : *entry.request->keys) {
        RF_TRY(checkKey(*entry.table, key));
        entry.keys.push_back(itemKey(*entry.table, key));
    }
    return entry.projection ? checkNestedPaths(*entry.table, entry.projection->paths()) : Status();
}

/// Leaves one key of a table for another request.
void leave(const PerTable& entry, std::size_t key, BatchGetItem::Output& output) {
    const auto [at, fresh] = output.unprocessedKeys.try_emplace(std::string(entry.name), *entry.request);
    if (fresh) at->second.keys->clear();
    at->second.keys->push_back((*entry.request->keys)[key]);
}

/// Reads a table's items until the response is full. `room`: bytes it still takes; `refused`: why keys were left.
Status readTable(const PerTable& entry, ReadTxn& txn, const OpEnv& env, std::size_t& room, capacity::Usage& usage,
                 BatchGetItem::Output& output, std::optional<Error>& refused) {
    std::vector<Item>& items = output.responses[std::string(entry.name)];
    for (std::size_t i = 0; i < entry.keys.size(); ++i) {
        const capacity::Place place{entry.table, nullptr, entry.keys[i]};
        if (const Status may = env.ledger.mayRead(place); !may) {
            refused = may.error();
            leave(entry, i, output);
            continue;
        }
        std::size_t size = 0;
        RF_ASSIGN(std::optional<Item> item, getItem(txn, *entry.table, entry.keys[i], &size));
        if (size > room) {
            room = 0;
            for (; i < entry.keys.size(); ++i) leave(entry, i, output);
            return {};
        }
        room -= size;
        const double units = capacity::readUnits(size, entry.reading);
        usage.addTableRead(units);
        env.ledger.read(place, units);
        if (item) items.push_back(entry.projection ? entry.projection->apply(*item) : std::move(*item));
    }
    return {};
}

} // namespace

bool BatchGetItem::Plan::current(const Catalog& catalog) const {
    return std::all_of(tables.begin(), tables.end(),
                       [&](const PerTable& entry) { return isCurrent(catalog, entry.table); });
}

bool BatchGetItem::mayLag(const Input& input) {
    return std::none_of(input.requestItems->begin(), input.requestItems->end(),
                        [](const auto& each) { return each.second.consistentRead.value_or(false); });
}

Result<BatchGetItem::Plan> BatchGetItem::plan(const Input& input, const OpEnv& env) {
    Plan plan;
    std::size_t count = 0;
    for (const auto& [name, request] : *input.requestItems) count += request.keys->size();
    if (count > limits::kBatchGetKeys) return validation(msg::tooManyInBatch(kName));
    RF_TRY(checkMixing(*input.requestItems));
    for (const auto& [name, request] : *input.requestItems) {
        PerTable& entry = plan.tables.emplace_back(PerTable{.name = name, .request = &request});
        RF_ASSIGN(entry.projection, checkRequest(request));
        if (request.consistentRead.value_or(false)) entry.reading = capacity::Reading::Consistent;
    }
    for (PerTable& entry : plan.tables) {
        RF_ASSIGN(entry.table, findTable(env, entry.name));
    }
    for (PerTable& entry : plan.tables) RF_TRY(checkTable(entry));
    plan.report = capacity::reportOf(input.returnConsumedCapacity);
    return plan;
}

Result<BatchGetItem::Output> BatchGetItem::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    Output output;
    std::optional<Error> refused;
    std::size_t read = 0;
    std::size_t room = limits::kBatchGetBytes;
    if (plan.report != capacity::Report::None) output.consumedCapacity.emplace();
    for (const PerTable& entry : plan.tables) {
        capacity::Usage usage;
        RF_TRY(readTable(entry, txn, env, room, usage, output, refused));
        if (usage.table().read > 0) ++read;
        if (output.consumedCapacity) output.consumedCapacity->push_back(*usage.report(plan.report, entry.name));
    }
    if (refused && read == 0) return *std::move(refused); // only when nothing of it could be read (spec/04 §4)
    return output;
}

} // namespace rf
