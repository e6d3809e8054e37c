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

/// The request of a table without the keys before `from`.
KeysAndAttributesIn rest(const KeysAndAttributesIn& request, std::size_t from) {
    KeysAndAttributesIn left = request;
    left.keys->erase(left.keys->begin(), left.keys->begin() + static_cast<std::ptrdiff_t>(from));
    return left;
}

/// Reads a table's items until the response is full. `room`: bytes it still takes.
Status readTable(const PerTable& entry, ReadTxn& txn, std::size_t& room, capacity::Usage& usage,
                 BatchGetItem::Output& output) {
    std::vector<Item>& items = output.responses[std::string(entry.name)];
    for (std::size_t i = 0; i < entry.keys.size(); ++i) {
        std::size_t size = 0;
        RF_ASSIGN(std::optional<Item> item, getItem(txn, *entry.table, entry.keys[i], &size));
        if (size > room) {
            room = 0;
            output.unprocessedKeys.emplace(entry.name, rest(*entry.request, i));
            return {};
        }
        room -= size;
        usage.addTableRead(capacity::readUnits(size, entry.reading));
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

Result<BatchGetItem::Output> BatchGetItem::run(const Plan& plan, ReadTxn& txn, const OpEnv&) {
    Output output;
    std::size_t room = limits::kBatchGetBytes;
    if (plan.report != capacity::Report::None) output.consumedCapacity.emplace();
    for (const PerTable& entry : plan.tables) {
        capacity::Usage usage;
        RF_TRY(readTable(entry, txn, room, usage, output));
        if (output.consumedCapacity) output.consumedCapacity->push_back(*usage.report(plan.report, entry.name));
    }
    return output;
}

} // namespace rf
