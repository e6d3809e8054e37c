#include "engine/api/ops/write_action.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"
#include "engine/catalog/limits.h"
#include "engine/storage/item_collection.h"

#include <cmath>

namespace rf {
namespace {

using Kind = WriteAction::Kind;

Error conditionFailed(const WriteAction& action, WriteImages& images, const OpEnv& env) {
    auto details = std::make_shared<ConditionFailedDetails>();
    details->writeUnits = capacity::writeUnits(images.beforeSize, 0, action.writing);
    env.ledger.write({action.table, nullptr, action.key}, details->writeUnits);
    if (action.insert) return {ErrorCode::DuplicateItem, std::string(msg::kDuplicateItem), std::move(details)};
    if (action.itemOnFailure) details->item = std::move(images.before);
    return {ErrorCode::ConditionalCheckFailed, std::string(msg::kConditionFailed), std::move(details)};
}

/// The service measures an update without the key and with a surcharge an action (spec/10 §4).
Status checkUpdatedSize(const WriteAction& action, const Item& item) {
    const std::size_t size = sizeOf(item) - sizeOf(*action.given) + action.expressions.update->sizeSurcharge();
    if (size <= limits::kItemBytes) return {};
    return validation(std::string(msg::kUpdatedItemTooLarge));
}

Status checkUpdatedNesting(const expr::Update& update, const Item& item) {
    for (const expr::Path& path : update.targets()) {
        const AttributeValue* value = item.find(path.root());
        if (value != nullptr && nestingOf(*value) > limits::kNesting) return validation(std::string(msg::kNesting));
    }
    return {};
}

Status applyUpdate(const WriteAction& action, WriteImages& images) {
    const std::optional<expr::Update>& update = action.expressions.update;
    if (!images.before && update && update->onlyRemoves()) {
        images.writes = false; // such an update creates no item
        return {};
    }
    if (!update) {
        if (images.before)
            images.writes = false;
        else
            images.updated = *action.given;
        return {};
    }
    RF_ASSIGN(Item item, update->apply(images.before ? *images.before : *action.given, images.before.has_value()));
    if (!action.table->indexes.empty())
        RF_TRY(checkUpdatedIndexKeys(*action.table, images.before ? &*images.before : nullptr, item));
    RF_TRY(checkUpdatedNesting(*update, item));
    RF_TRY(checkUpdatedSize(action, item));
    images.updated = std::move(item);
    return {};
}

/// Growing writes only, and nothing is measured while the whole table is far from the limit (spec/01 §8).
Status checkCollection(const WriteAction& action, const Item* before, const Item* after, ReadTxn& txn,
                       const OpEnv& env) {
    const TableSchema& table = *action.table;
    if (after == nullptr || !table.hasLocalIndexes()) return {};
    RF_ASSIGN(const std::int64_t most, collectionsBytes(txn, table));
    if (most + mostCollectionGrowth(table) <= env.itemCollectionBytes) return {};
    const std::int64_t growth = collectionGrowth(table, before, after);
    if (growth <= 0 || most + growth <= env.itemCollectionBytes) return {};
    RF_ASSIGN(const std::int64_t bytes, collectionBytes(txn, table, *action.given));
    if (bytes + growth <= env.itemCollectionBytes) return {};
    return Error{ErrorCode::ItemCollectionSizeLimitExceeded, std::string(msg::kCollectionTooLarge)};
}

std::optional<Item> unlessEmpty(Item item) { return item.empty() ? std::nullopt : std::optional(std::move(item)); }

} // namespace

Status checkUpdateAgainst(const TableSchema& table, const Expressions& expressions) {
    if (expressions.update) {
        RF_TRY(checkUpdateTargets(table, *expressions.update));
        RF_TRY(checkNestedPaths(table, expressions.update->targets()));
    }
    return expressions.condition ? checkNestedPaths(table, expressions.condition->paths()) : Status();
}

Result<WriteImages> evaluate(const WriteAction& action, ReadTxn& txn, const OpEnv& env) {
    RF_TRY(env.ledger.mayWrite({action.table, nullptr, action.key}));
    WriteImages images;
    RF_ASSIGN(images.before, getItem(txn, *action.table, action.key, &images.beforeSize));
    static const Item kNothing;
    if (const auto& condition = action.expressions.condition;
        condition && !condition->evaluate(images.before ? *images.before : kNothing))
        return conditionFailed(action, images, env);
    switch (action.kind) {
    case Kind::Put: images.put = action.given; break;
    case Kind::Update: RF_TRY(applyUpdate(action, images)); break;
    case Kind::Delete: images.writes = images.before.has_value(); break;
    case Kind::Check: images.writes = false; break;
    }
    return images;
}

Result<ItemWrite> store(const WriteAction& action, const WriteImages& images, WriteTxn& txn, const OpEnv& env) {
    if (!images.writes) {
        ItemWrite nothing{images.beforeSize, action.kind == Kind::Delete ? 0 : images.beforeSize, {}};
        env.ledger.write(action.table, action.key, nothing, action.writing);
        return nothing;
    }
    const Item* before = images.before ? &*images.before : nullptr;
    const Item* after = images.updated ? &*images.updated : images.put;
    RF_TRY(checkCollection(action, before, after, txn, env));
    RF_ASSIGN(ItemWrite write, writeItem(txn, *action.table, before, after, [&](const ItemWrite& planned) {
        return env.ledger.mayWriteIndexes(action.table, planned);
    }));
    env.ledger.write(action.table, action.key, write, action.writing);
    return write;
}

void charge(const ItemWrite& write, capacity::Writing writing, capacity::Usage& usage) {
    usage.addTableWrite(capacity::writeUnits(write.oldSize, write.newSize, writing));
    for (const IndexWrite& each : write.indexes)
        usage.addIndexWrite(*each.index,
                            capacity::indexWriteUnits({each.oldSize, each.newSize, each.moved, each.changed}));
}

ReturnValues returnValuesOf(const Text& text) {
    if (!text || *text == "NONE") return ReturnValues::None;
    if (*text == "ALL_OLD") return ReturnValues::AllOld;
    if (*text == "UPDATED_OLD") return ReturnValues::UpdatedOld;
    return *text == "ALL_NEW" ? ReturnValues::AllNew : ReturnValues::UpdatedNew;
}

std::optional<Item> returned(ReturnValues mode, const WriteAction& action, WriteImages& images) {
    static const Item kNothing;
    const std::optional<expr::Update>& update = action.expressions.update;
    // An update that stores nothing leaves the stored item as the new one.
    const Item* before = images.before ? &*images.before : nullptr;
    const Item* after = images.updated ? &*images.updated : before;
    switch (mode) {
    case ReturnValues::None: return std::nullopt;
    case ReturnValues::AllOld: return std::move(images.before);
    case ReturnValues::AllNew: return images.updated ? std::move(images.updated) : std::move(images.before);
    case ReturnValues::UpdatedOld:
        return update && before != nullptr ? unlessEmpty(update->updatedOld(*before)) : std::nullopt;
    case ReturnValues::UpdatedNew:
        if (!update || after == nullptr) return std::nullopt;
        return unlessEmpty(update->updatedNew(before != nullptr ? *before : kNothing, *after));
    }
    return std::nullopt;
}

Status checkOldOrNone(ReturnValues mode) {
    if (mode == ReturnValues::None || mode == ReturnValues::AllOld) return {};
    return validation(std::string(msg::kReturnValuesOldOrNone));
}

bool wantsItemOnFailure(const Text& text) { return text && *text == "ALL_OLD"; }

bool wantsMetrics(const Text& returnItemCollectionMetrics, const TableSchema& table) {
    return returnItemCollectionMetrics && *returnItemCollectionMetrics == "SIZE" && table.hasLocalIndexes();
}

Result<ItemCollectionMetrics> collectionMetrics(const TableSchema& table, const AttributeMap& given, ReadTxn& txn,
                                                const OpEnv& env) {
    const double gigabyte = static_cast<double>(env.itemCollectionBytes) / 10;
    RF_ASSIGN(std::int64_t bytes, collectionsBytes(txn, table));
    if (static_cast<double>(bytes) > gigabyte) {
        RF_ASSIGN(bytes, collectionBytes(txn, table, given));
    }
    ItemCollectionMetrics metrics;
    for (const KeyAttribute& attribute : table.key.hash)
        metrics.itemCollectionKey.set(attribute.name, *given.find(attribute.name));
    metrics.sizeHighGB = std::max(1.0, std::ceil(static_cast<double>(bytes) / gigabyte));
    metrics.sizeLowGB = metrics.sizeHighGB - 1;
    return metrics;
}

} // namespace rf
