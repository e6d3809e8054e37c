// UpdateTable: the checks that need no table, then TableChange, then one transaction. An index that is created gets its
// tree here and its entries from the backfill (maintenance/backfill.h); a deleted one goes at once.

#include "engine/catalog/messages.h"
#include "engine/api/ops/mode_switches.h"
#include "engine/api/ops/table_change.h"
#include "engine/api/ops/table_rules.h"
#include "engine/maintenance/backfill.h"
#include "engine/streams/stream_store.h"

#include <algorithm>
#include <set>

namespace rf {
namespace {

using Input = UpdateTable::Input;
using IndexUpdate = GlobalSecondaryIndexUpdateIn;

bool changesIndexes(const Input& in) {
    const auto& updates = in.globalSecondaryIndexUpdates;
    return updates && std::any_of(updates->begin(), updates->end(),
                                  [](const IndexUpdate& each) { return each.create || each.del; });
}
bool createsIndex(const Input& in) {
    const auto& updates = in.globalSecondaryIndexUpdates;
    return updates && std::any_of(updates->begin(), updates->end(), [](const IndexUpdate& each) { return each.create; });
}

int kindsOfChange(const Input& in) {
    return in.billingMode.has_value() + in.provisionedThroughput.has_value() +
           (in.globalSecondaryIndexUpdates && !in.globalSecondaryIndexUpdates->empty()) +
           in.streamSpecification.has_value() + in.sseSpecification.has_value() + in.tableClass.has_value() +
           in.deletionProtectionEnabled.has_value() + in.onDemandThroughput.has_value() + in.warmThroughput.has_value();
}

/// One kind of change a call (spec/02 §6.3).
Status checkCombination(const Input& in) {
    const int kinds = kindsOfChange(in);
    if (kinds > 1) {
        if (in.sseSpecification) return validation(msg::onlyOperation("Server-Side Encryption modification"));
        if (in.tableClass) return validation(msg::onlyOperation("TableClass modification"));
        if (in.deletionProtectionEnabled) return validation(msg::onlyOperation("DeletionProtection modification"));
        if (in.warmThroughput && createsIndex(in)) return validation(std::string(msg::kNewIndexWithWarm));
        if (in.warmThroughput) return validation(msg::onlyOperation("WarmThroughput"));
        if (in.onDemandThroughput && kinds > 1 + in.billingMode.has_value() + in.provisionedThroughput.has_value())
            return validation(std::string(msg::kOnDemandCombined));
    }
    if (in.streamSpecification && in.provisionedThroughput) return validation(std::string(msg::kStreamWithUnits));
    if (changesIndexes(in) && in.provisionedThroughput) return validation(std::string(msg::kIndexWithUnits));
    if (changesIndexes(in) && in.streamSpecification) return validation(std::string(msg::kIndexWithStream));
    return {};
}

const std::string& nameOf(const IndexUpdate& update) {
    return update.create ? *update.create->indexName : update.del ? *update.del->indexName : *update.update->indexName;
}

Status checkIndexUpdates(const std::vector<IndexUpdate>& updates) {
    std::set<std::string_view> names;
    int structural = 0;
    for (const IndexUpdate& each : updates) {
        const int actions = each.create.has_value() + each.del.has_value() + each.update.has_value();
        if (actions == 0) return validation(std::string(msg::kEmptyIndexUpdate));
        if (actions > 1) return validation(std::string(msg::kOneActionPerUpdate));
    }
    for (const IndexUpdate& each : updates) {
        if (!names.insert(nameOf(each)).second) return validation(msg::indexTwice(nameOf(each)));
        structural += each.create || each.del;
    }
    if (structural > 1) return Error{ErrorCode::LimitExceeded, std::string(msg::kOneIndexAtATime)};
    return {};
}

Status checkStream(const StreamSpecificationIn& stream) {
    if (*stream.streamEnabled && !stream.streamViewType) return validation(std::string(msg::kNoViewTypeInUpdate));
    if (!*stream.streamEnabled && stream.streamViewType) return validation(std::string(msg::kViewTypeOfDisabling));
    return {};
}

/// The answer: what was changed is still on its way.
std::shared_ptr<const TableSchema> asUpdating(TableSchema table, const UpdateTable::Plan& plan) {
    if (!plan.synchronous) table.status = TableStatus::Updating;
    for (IndexSchema& index : table.indexes)
        if (std::find(plan.updateIndexes.begin(), plan.updateIndexes.end(), index.name) != plan.updateIndexes.end())
            index.status = TableStatus::Updating;
    for (IndexSchema index : plan.dropIndexes) {
        index.status = TableStatus::Deleting;
        index.backfilling = false;
        table.indexes.push_back(std::move(index));
    }
    return std::make_shared<const TableSchema>(std::move(table));
}

} // namespace

Status checkTableUpdate(const Input& in) {
    if (kindsOfChange(in) == 0) return validation(std::string(msg::kNothingToUpdate));
    if (in.globalSecondaryIndexUpdates && in.globalSecondaryIndexUpdates->empty())
        return validation(std::string(msg::kNoIndexUpdates));
    if (in.billingMode == "PAY_PER_REQUEST" && in.provisionedThroughput)
        return validation(std::string(msg::kUnitsOnDemand));
    RF_TRY(checkUnitBounds(in.provisionedThroughput));
    if (in.globalSecondaryIndexUpdates) RF_TRY(checkIndexUpdates(*in.globalSecondaryIndexUpdates));
    RF_TRY(checkCombination(in));
    if (in.streamSpecification) RF_TRY(checkStream(*in.streamSpecification));
    if (in.sseSpecification) RF_TRY(checkEncryption(*in.sseSpecification));
    if (in.tableClass) RF_TRY(tableClassOf(*in.tableClass));
    return {};
}

Result<UpdateTable::Plan> UpdateTable::plan(const Input& in, const OpEnv& env) {
    RF_TRY(checkTableUpdate(in));
    RF_ASSIGN(TablePtr before, findAnyTable(env, *in.tableName));
    TableChange change(in, std::move(before), env.clock.nowMs());
    RF_TRY(change.checkState());
    RF_TRY(change.changeThroughput());
    RF_TRY(change.changeIndexes());
    RF_TRY(change.changeSettings());
    return change.finish();
}

/// The stream that the plan turns on or off.
static Status changeStream(const TableSchema& before, TableSchema& after, WriteTxn& txn, const OpEnv& env) {
    if (after.streamEnabled == before.streamEnabled) return {};
    return after.streamEnabled ? streams::enable(txn, after, env.clock.nowMs())
                               : streams::disable(txn, after, env.clock.nowMs());
}

Result<UpdateTable::Output> UpdateTable::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    const bool toOnDemand = plan.before->billingMode == BillingMode::Provisioned && plan.after.billingMode == BillingMode::PayPerRequest;
    if (toOnDemand) RF_TRY(spendModeSwitch(txn, plan.after, env.clock.nowMs()));
    auto after = std::make_shared<TableSchema>(plan.after);
    for (IndexSchema& index : after->indexes) {
        if (std::find(plan.createIndexes.begin(), plan.createIndexes.end(), index.name) == plan.createIndexes.end())
            continue;
        RF_ASSIGN(index.tree, txn.createTree());
    }
    RF_TRY(changeStream(*plan.before, *after, txn, env));
    RF_TRY(txn.putTable(after));
    RF_ASSIGN(TableDescription description, describe(*after, txn, env.clock));
    for (const IndexSchema& index : plan.dropIndexes) {
        RF_TRY(txn.eraseMeta(backfillCursorKey(index.tree)));
        RF_TRY(txn.dropTree(index.tree));
    }
    description.schema = asUpdating(*description.schema, plan);
    description.onDemandAsked = plan.onDemandAsked;
    return Output{std::move(description)};
}

} // namespace rf
