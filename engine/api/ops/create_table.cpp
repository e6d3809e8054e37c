// CreateTable: the checks in the service's order (spec/02 §6.1), then the schema.

#include "engine/catalog/messages.h"
#include "engine/api/ops/resource_policy.h"
#include "engine/api/ops/table_rules.h"
#include "engine/api/ops/tables.h"
#include "engine/base/uuid.h"
#include "engine/catalog/limits.h"
#include "engine/streams/stream_store.h"

#include <algorithm>
#include <set>

namespace rf {
namespace {

using Input = CreateTable::Input;
using Definitions = std::vector<KeyAttribute>;

BillingMode modeOf(const Input& in) {
    return in.billingMode == "PAY_PER_REQUEST" ? BillingMode::PayPerRequest : BillingMode::Provisioned;
}

Status checkBilling(const Input& in) {
    if (modeOf(in) == BillingMode::PayPerRequest)
        return in.provisionedThroughput ? validation(std::string(msg::kUnitsOnDemand)) : Status();
    if (!in.provisionedThroughput) return validation(std::string(msg::kUnitsRequired));
    return checkUnitBounds(in.provisionedThroughput);
}

template <class List>
bool given(const std::optional<List>& list) {
    return list && !list->empty();
}

/// Calls `visit(name, keySchema)` for every index of the request, local ones first.
template <class Visit>
Status eachIndex(const Input& in, Visit visit) {
    if (in.localSecondaryIndexes)
        for (const auto& index : *in.localSecondaryIndexes) RF_TRY(visit(*index.indexName, *index.keySchema));
    if (in.globalSecondaryIndexes)
        for (const auto& index : *in.globalSecondaryIndexes) RF_TRY(visit(*index.indexName, *index.keySchema));
    return {};
}

Status checkUsed(const Input& in, const Definitions& definitions) {
    if (!in.localSecondaryIndexes && !in.globalSecondaryIndexes)
        return definitions.size() == in.keySchema->size() ? Status() : validation(std::string(msg::kDefinitionsUnused));
    std::vector<std::string> used;
    const auto use = [&](const KeyElements& key) {
        for (const auto& element : key)
            if (std::find(used.begin(), used.end(), *element.attributeName) == used.end())
                used.push_back(*element.attributeName);
    };
    use(*in.keySchema);
    RF_TRY(eachIndex(in, [&](const std::string&, const KeyElements& key) -> Status {
        use(key);
        return {};
    }));
    if (used.size() == definitions.size()) return {};
    std::string defined, names;
    for (const auto& each : definitions) defined.append(defined.empty() ? "" : ", ").append(each.name);
    for (const auto& each : used) names.append(names.empty() ? "" : ", ").append(each);
    return validation(msg::someDefinitionsUnused(defined, names));
}

Status checkKeys(const Input& in, const Definitions& definitions) {
    const std::size_t elements = in.keySchema->size();
    if (elements > definitions.size()) return validation(std::string(msg::kFewerDefinitions));
    RF_TRY(checkDefined(*in.keySchema, definitions));
    RF_TRY(checkKeyOrder(*in.keySchema, false));
    RF_TRY(eachIndex(in, [&](const std::string&, const KeyElements& key) { return checkDefined(key, definitions); }));
    return checkUsed(in, definitions);
}

Status checkLocal(const Input& in) {
    if (!in.localSecondaryIndexes) return {};
    if (in.localSecondaryIndexes->empty()) return validation(msg::emptyIndexList("LocalSecondaryIndexes"));
    if (in.keySchema->size() < 2) return validation(std::string(msg::kNoTableRange));
    const std::string& hash = *in.keySchema->front().attributeName;
    for (const auto& index : *in.localSecondaryIndexes) {
        RF_TRY(checkKeyOrder(*index.keySchema, false));
        if (index.keySchema->size() < 2) return validation(msg::noIndexRange(*index.indexName));
        const std::string& own = *index.keySchema->front().attributeName;
        if (own != hash) return validation(msg::otherHash(*index.indexName, own, hash));
    }
    for (const auto& index : *in.localSecondaryIndexes) RF_TRY(checkProjection(*index.projection));
    return {};
}

Status checkGlobal(const Input& in) {
    if (!in.globalSecondaryIndexes) return {};
    if (in.globalSecondaryIndexes->empty()) return validation(msg::emptyIndexList("GlobalSecondaryIndexes"));
    for (const auto& index : *in.globalSecondaryIndexes) {
        RF_TRY(checkKeyOrder(*index.keySchema, true));
        RF_TRY(checkProjection(*index.projection));
    }
    return {};
}

Status checkNamesAndCounts(const Input& in) {
    std::set<std::string_view> names;
    RF_TRY(eachIndex(in, [&](const std::string& name, const KeyElements&) {
        return names.insert(name).second ? Status() : validation(msg::duplicateIndex(name));
    }));
    if (in.localSecondaryIndexes && in.localSecondaryIndexes->size() > limits::kLocalIndexes)
        return validation(std::string(msg::kTooManyLocal));
    if (in.globalSecondaryIndexes && in.globalSecondaryIndexes->size() > limits::kGlobalIndexes)
        return validation(std::string(msg::kTooManyGlobal));
    return {};
}

Status checkIndexThroughput(const GlobalSecondaryIndexIn& index, BillingMode mode) {
    const std::string& name = *index.indexName;
    if (mode == BillingMode::PayPerRequest && index.provisionedThroughput)
        return validation(msg::indexUnitsOnDemand(name));
    if (mode == BillingMode::Provisioned && !index.provisionedThroughput) return validation(msg::indexUnitsMissing(name));
    RF_TRY(checkUnitBounds(index.provisionedThroughput, name));
    RF_TRY(checkOnDemand(index.onDemandThroughput, mode, false, name));
    return checkInitialWarm(index.warmThroughput, mode, throughputOf(index.provisionedThroughput), name);
}

Status checkThroughput(const Input& in) {
    const BillingMode mode = modeOf(in);
    if (in.globalSecondaryIndexes)
        for (const auto& index : *in.globalSecondaryIndexes) RF_TRY(checkIndexThroughput(index, mode));
    RF_TRY(checkOnDemand(in.onDemandThroughput, mode, false));
    return checkInitialWarm(in.warmThroughput, mode, throughputOf(in.provisionedThroughput));
}

Status checkSettings(const Input& in) {
    if (const auto& stream = in.streamSpecification) {
        if (*stream->streamEnabled && !stream->streamViewType) return validation(std::string(msg::kNoViewType));
        if (!*stream->streamEnabled && stream->streamViewType) return validation(std::string(msg::kViewTypeOfDisabled));
    }
    if (in.sseSpecification) RF_TRY(checkEncryption(*in.sseSpecification));
    if (in.tableClass) RF_TRY(tableClassOf(*in.tableClass));
    if (in.resourcePolicy) RF_TRY(checkPolicy(*in.resourcePolicy));
    return in.tags ? checkTags(*in.tags) : Status();
}

IndexSchema localIndex(const LocalSecondaryIndexIn& in, const Definitions& definitions) {
    return {.name = *in.indexName,
            .kind = IndexKind::Local,
            .key = keySchemaOf(*in.keySchema, definitions),
            .projection = projectionOf(*in.projection)};
}

IndexSchema globalIndex(const GlobalSecondaryIndexIn& in, const Definitions& definitions, BillingMode mode) {
    IndexSchema index{.name = *in.indexName,
                      .kind = IndexKind::Global,
                      .key = keySchemaOf(*in.keySchema, definitions),
                      .projection = projectionOf(*in.projection)};
    index.throughput = throughputOf(in.provisionedThroughput);
    index.onDemand = mergedOnDemand({}, in.onDemandThroughput);
    index.warm = mergedWarm(warmThroughputOf(mode, index.throughput, {}), in.warmThroughput);
    return index;
}

void applySettings(const Input& in, TableSchema& table) {
    table.onDemand = mergedOnDemand({}, in.onDemandThroughput);
    table.warm = mergedWarm(warmThroughputOf(table.billingMode, table.throughput, {}), in.warmThroughput);
    if (in.tableClass) table.tableClass = tableClassOf(*in.tableClass).value();
    table.deletionProtection = in.deletionProtectionEnabled.value_or(false);
    if (in.streamSpecification && *in.streamSpecification->streamEnabled) {
        table.streamEnabled = true;
        table.streamViewType = streamViewTypeOf(*in.streamSpecification->streamViewType);
    }
    if (in.sseSpecification && asksForKms(*in.sseSpecification)) {
        table.sseKms = true;
        table.kmsKeyId = kmsKeyArn(*in.sseSpecification, table.region);
    }
    if (in.tags)
        for (const TagIn& tag : *in.tags) table.tags.push_back({*tag.key, *tag.value});
    if (in.resourcePolicy) table.policies.push_back({table.arn(), *in.resourcePolicy, {}});
}

TableSchema schemaOf(const Input& in, Definitions definitions, std::string_view region) {
    TableSchema table;
    table.region = region;
    table.name = *in.tableName;
    table.key = keySchemaOf(*in.keySchema, definitions);
    table.billingMode = modeOf(in);
    table.throughput = throughputOf(in.provisionedThroughput);
    if (in.localSecondaryIndexes)
        for (const auto& index : *in.localSecondaryIndexes) table.indexes.push_back(localIndex(index, definitions));
    if (in.globalSecondaryIndexes)
        for (const auto& index : *in.globalSecondaryIndexes)
            table.indexes.push_back(globalIndex(index, definitions, table.billingMode));
    table.attributeDefinitions = std::move(definitions);
    applySettings(in, table);
    return table;
}

/// What the caller sees: the table on its way, though it serves as soon as this answer is out.
TableSchema asCreating(TableSchema table) {
    table.status = TableStatus::Creating;
    for (IndexSchema& index : table.indexes)
        if (index.kind == IndexKind::Global) index.status = TableStatus::Creating;
    return table;
}

} // namespace

Result<CreateTable::Plan> CreateTable::plan(const Input& in, const OpEnv& env) {
    RF_TRY(checkBilling(in));
    RF_ASSIGN(Definitions definitions, definitionsOf(*in.attributeDefinitions));
    RF_TRY(checkKeys(in, definitions));
    RF_TRY(checkLocal(in));
    RF_TRY(checkGlobal(in));
    RF_TRY(checkNamesAndCounts(in));
    RF_TRY(checkThroughput(in));
    RF_TRY(checkSettings(in));
    Plan plan{schemaOf(in, std::move(definitions), env.context.region)};
    RF_TRY(checkProjectedTotal(plan.table.indexes));
    if (env.catalog.find(env.context.region, *in.tableName))
        return Error{ErrorCode::ResourceInUse, msg::tableExists(*in.tableName)};
    return plan;
}

Result<CreateTable::Output> CreateTable::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    auto table = std::make_shared<TableSchema>(plan.table);
    table->id = randomUuid();
    table->createdMs = env.clock.nowMs();
    if (table->billingMode == BillingMode::PayPerRequest) table->lastUpdateToPayPerRequestMs = table->createdMs;
    if (!table->policies.empty()) table->policies.front().revisionId = nextRevision(table->createdMs, {});
    if (table->streamEnabled) RF_TRY(streams::enable(txn, *table, table->createdMs));
    RF_ASSIGN(table->tree, txn.createTree());
    for (IndexSchema& index : table->indexes) {
        RF_ASSIGN(index.tree, txn.createTree());
    }
    RF_TRY(txn.putTable(table));
    return Output{{.schema = std::make_shared<const TableSchema>(asCreating(*table))}};
}

} // namespace rf
