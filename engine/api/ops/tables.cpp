// DescribeTable, ListTables, DeleteTable, and what all of the control plane looks tables up with.

#include "engine/api/ops/mode_switches.h"
#include "engine/api/ops/tables.h"

#include "engine/catalog/messages.h"
#include "engine/api/ops/table_rules.h"
#include "engine/streams/stream_store.h"

#include <algorithm>

namespace rf {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::size_t kListLimit = 100;

/// NumberOfDecreasesToday starts anew at midnight UTC.
void forgetYesterday(Throughput& throughput, std::int64_t nowMs) {
    if (throughput.lastDecreaseMs / kDayMs != nowMs / kDayMs) throughput.decreasesToday = 0;
}

bool indexesInFlight(const TableSchema& table) {
    return std::any_of(table.indexes.begin(), table.indexes.end(),
                       [](const IndexSchema& index) { return index.status != TableStatus::Active; });
}

/// The word of `Table is being …` for a table that is not ready for a change.
std::string_view doing(TableStatus status) {
    switch (status) {
    case TableStatus::Creating: return "created";
    case TableStatus::Deleting: return "deleted";
    default: return "updated";
    }
}

} // namespace

Result<TablePtr> findAnyTable(const OpEnv& env, const std::string& nameOrArn) {
    const std::string_view name = tableNameOf(nameOrArn);
    TablePtr table = env.catalog.find(env.context.region, name);
    if (!table) return Error{ErrorCode::ResourceNotFound, msg::tableNotFound(name)};
    return table;
}

Result<TableDescription> describe(const TableSchema& table, ReadTxn& txn, const Clock& clock) {
    auto schema = std::make_shared<TableSchema>(table);
    const std::int64_t now = clock.nowMs();
    forgetYesterday(schema->throughput, now);
    TableDescription description;
    RF_ASSIGN(const TreeCounters own, txn.counters(table.tree));
    description.itemCount = own.items;
    description.tableSizeBytes = own.bytes;
    for (IndexSchema& index : schema->indexes) {
        forgetYesterday(index.throughput, now);
        RF_ASSIGN(const TreeCounters counters, txn.counters(index.tree));
        description.indexes[index.name] = {counters.items, counters.bytes};
    }
    description.schema = std::move(schema);
    return description;
}

Result<DescribeTable::Plan> DescribeTable::plan(const Input& in, const OpEnv& env) {
    RF_ASSIGN(TablePtr table, findAnyTable(env, *in.tableName));
    return Plan{std::move(table)};
}

Result<DescribeTable::Output> DescribeTable::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    RF_ASSIGN(TableDescription table, describe(*plan.table, txn, env.clock));
    return Output{std::move(table)};
}

Result<ListTables::Plan> ListTables::plan(const Input& in, const OpEnv& env) {
    const std::size_t limit = in.limit ? static_cast<std::size_t>(*in.limit) : kListLimit;
    Plan plan;
    for (const TablePtr& table : env.catalog.tables(env.context.region)) {
        if (in.exclusiveStartTableName && table->name <= *in.exclusiveStartTableName) continue;
        if (plan.tableNames.size() == limit) {
            plan.lastEvaluatedTableName = plan.tableNames.back();
            break;
        }
        plan.tableNames.push_back(table->name);
    }
    return plan;
}

Result<ListTables::Output> ListTables::run(const Plan& plan, ReadTxn&, const OpEnv&) {
    return Output{plan.tableNames, plan.lastEvaluatedTableName};
}

Result<DeleteTable::Plan> DeleteTable::plan(const Input& in, const OpEnv& env) {
    RF_ASSIGN(TablePtr table, findAnyTable(env, *in.tableName));
    if (table->status != TableStatus::Active || indexesInFlight(*table))
        return Error{ErrorCode::ResourceInUse, msg::tableInUse(doing(table->status), table->name)};
    if (table->deletionProtection) return validation(std::string(msg::kDeletionProtected));
    return Plan{std::move(table)};
}

Result<DeleteTable::Output> DeleteTable::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    RF_ASSIGN(TableDescription description, describe(*plan.table, txn, env.clock));
    auto deleting = std::make_shared<TableSchema>(*description.schema);
    deleting->status = TableStatus::Deleting;
    if (plan.table->stream.tree != 0) {
        TableSchema closing = *plan.table;
        RF_TRY(streams::disable(txn, closing, env.clock.nowMs()));
    }
    description.schema = std::move(deleting);
    for (const IndexSchema& index : plan.table->indexes) RF_TRY(txn.dropTree(index.tree));
    RF_TRY(txn.dropTree(plan.table->tree));
    RF_TRY(txn.dropTable(plan.table->region, plan.table->name));
    RF_TRY(forgetModeSwitches(txn, *plan.table));
    return Output{std::move(description)};
}

} // namespace rf
