// JSON bodies of the control plane: TableDescription as the service gives it (spec/02 §6.2, spec/10 §8).

#include "engine/api/ops/encode.h"
#include "engine/api/ops/schema_json_parts.h"
#include "engine/api/ops/table_rules.h"

namespace rf {
namespace {

void addTime(JsonObject& object, std::string_view member, std::int64_t ms) {
    if (ms != 0) appendTime(ms, object.name(member));
}

void appendDefinition(const KeyAttribute& attribute, std::string& out) {
    JsonObject object(out);
    object.text("AttributeName", attribute.name);
    object.text("AttributeType", typeCode(attribute.type));
}

void addProjection(JsonObject& object, const Projection& projection) {
    JsonObject one(object.name("Projection"));
    one.text("ProjectionType", wireName(projection.type));
    if (projection.type == ProjectionType::Include)
        one.list("NonKeyAttributes", projection.nonKeyAttributes,
                 [](const std::string& name, std::string& out) { appendJsonString(name, out); });
}

void addThroughput(JsonObject& object, const Throughput& throughput) {
    JsonObject one(object.name("ProvisionedThroughput"));
    addTime(one, "LastIncreaseDateTime", throughput.lastIncreaseMs);
    addTime(one, "LastDecreaseDateTime", throughput.lastDecreaseMs);
    one.integer("NumberOfDecreasesToday", throughput.decreasesToday);
    one.integer("ReadCapacityUnits", throughput.readUnits);
    one.integer("WriteCapacityUnits", throughput.writeUnits);
}

void addOnDemand(JsonObject& object, const std::optional<std::int64_t>& read, const std::optional<std::int64_t>& write) {
    if (!read && !write) return;
    JsonObject one(object.name("OnDemandThroughput"));
    if (read) one.integer("MaxReadRequestUnits", *read);
    if (write) one.integer("MaxWriteRequestUnits", *write);
}
void addOnDemand(JsonObject& object, const std::optional<OnDemandThroughput>& limits) {
    if (!limits) return;
    const auto given = [](std::int64_t units) { return units < 0 ? std::nullopt : std::optional(units); };
    addOnDemand(object, given(limits->maxReadUnits), given(limits->maxWriteUnits));
}

void addWarm(JsonObject& object, const WarmThroughput& warm, TableStatus status) {
    JsonObject one(object.name("WarmThroughput"));
    one.text("Status", wireName(status == TableStatus::Active ? TableStatus::Active : TableStatus::Updating));
    one.integer("ReadUnitsPerSecond", warm.readUnits);
    one.integer("WriteUnitsPerSecond", warm.writeUnits);
}

/// One index's shared members; counters of an index the description does not know are zero.
void addIndex(JsonObject& object, const TableDescription& table, const IndexSchema& index) {
    const auto counters = table.indexes.find(index.name);
    const TableDescription::IndexCounters none;
    const auto& count = counters == table.indexes.end() ? none : counters->second;
    object.text("IndexName", index.name);
    addKeySchema(object, index.key);
    addProjection(object, index.projection);
    object.integer("IndexSizeBytes", count.sizeBytes);
    object.integer("ItemCount", count.itemCount);
    object.text("IndexArn", table.schema->arn() + "/index/" + index.name);
}

void addGlobalState(JsonObject& object, const TableSchema& table, const IndexSchema& index) {
    object.text("IndexStatus", wireName(index.status));
    if (index.status == TableStatus::Creating) object.boolean("Backfilling", index.backfilling);
    addThroughput(object, index.throughput);
    addOnDemand(object, index.onDemand);
    addWarm(object, warmThroughputOf(table.billingMode, index.throughput, index.warm), index.status);
}

void addIndexes(JsonObject& object, const TableDescription& table, IndexKind kind, std::string_view member) {
    std::vector<const IndexSchema*> indexes;
    for (const IndexSchema& index : table.schema->indexes)
        if (index.kind == kind) indexes.push_back(&index);
    if (indexes.empty()) return;
    object.list(member, indexes, [&](const IndexSchema* index, std::string& out) {
        JsonObject one(out);
        addIndex(one, table, *index);
        if (kind == IndexKind::Global) addGlobalState(one, *table.schema, *index);
    });
}

void addBilling(JsonObject& object, const TableSchema& table) {
    if (table.lastUpdateToPayPerRequestMs == 0) return; // always provisioned
    {
        JsonObject one(object.name("BillingModeSummary"));
        one.text("BillingMode", wireName(table.billingMode));
        addTime(one, "LastUpdateToPayPerRequestDateTime", table.lastUpdateToPayPerRequestMs);
    }
    JsonObject mode(object.name("TableThroughputModeSummary"));
    mode.text("TableThroughputMode", wireName(table.billingMode));
    addTime(mode, "LastUpdateToPayPerRequestDateTime", table.lastUpdateToPayPerRequestMs);
}

void addStream(JsonObject& object, const TableSchema& table) {
    if (table.streamEnabled) {
        JsonObject one(object.name("StreamSpecification"));
        one.boolean("StreamEnabled", true);
        one.text("StreamViewType", wireName(table.streamViewType));
    }
    if (table.streamLabel.empty()) return; // outlives the stream it names
    object.text("LatestStreamLabel", table.streamLabel);
    object.text("LatestStreamArn", table.arn() + "/stream/" + table.streamLabel);
}

void addEncryption(JsonObject& object, const TableSchema& table) {
    if (!table.sseKms) return;
    JsonObject one(object.name("SSEDescription"));
    one.text("Status", "ENABLED");
    one.text("SSEType", "KMS");
    one.text("KMSMasterKeyArn", table.kmsKeyId);
}

void addClass(JsonObject& object, const TableSchema& table) {
    if (!table.tableClass) return;
    JsonObject one(object.name("TableClassSummary"));
    one.text("TableClass", wireName(*table.tableClass));
    addTime(one, "LastUpdateDateTime", table.tableClassUpdatedMs);
}

void appendDescription(const TableDescription& description, std::string& out) {
    const TableSchema& table = *description.schema;
    JsonObject object(out);
    object.list("AttributeDefinitions", table.attributeDefinitions, appendDefinition);
    object.text("TableName", table.name);
    addKeySchema(object, table.key);
    object.text("TableStatus", wireName(table.status));
    appendTime(table.createdMs, object.name("CreationDateTime"));
    addThroughput(object, table.throughput);
    object.integer("TableSizeBytes", description.tableSizeBytes);
    object.integer("ItemCount", description.itemCount);
    object.text("TableArn", table.arn());
    object.text("TableId", table.id);
    addBilling(object, table);
    addIndexes(object, description, IndexKind::Local, "LocalSecondaryIndexes");
    addIndexes(object, description, IndexKind::Global, "GlobalSecondaryIndexes");
    addStream(object, table);
    addEncryption(object, table);
    addClass(object, table);
    object.boolean("DeletionProtectionEnabled", table.deletionProtection);
    if (const auto& asked = description.onDemandAsked)
        addOnDemand(object, asked->maxReadRequestUnits, asked->maxWriteRequestUnits);
    else
        addOnDemand(object, table.onDemand);
    addWarm(object, warmThroughputOf(table.billingMode, table.throughput, table.warm), table.status);
}

} // namespace

void encodeOutput(const CreateTable::Output& output, std::string& out) {
    JsonObject object(out);
    appendDescription(output.tableDescription, object.name("TableDescription"));
}
void encodeOutput(const UpdateTable::Output& output, std::string& out) {
    JsonObject object(out);
    appendDescription(output.tableDescription, object.name("TableDescription"));
}
void encodeOutput(const DeleteTable::Output& output, std::string& out) {
    JsonObject object(out);
    appendDescription(output.tableDescription, object.name("TableDescription"));
}
void encodeOutput(const DescribeTable::Output& output, std::string& out) {
    JsonObject object(out);
    appendDescription(output.table, object.name("Table"));
}
void encodeOutput(const ListTables::Output& output, std::string& out) {
    JsonObject object(out);
    object.list("TableNames", output.tableNames,
                [](const std::string& name, std::string& to) { appendJsonString(name, to); });
    if (output.lastEvaluatedTableName) object.text("LastEvaluatedTableName", *output.lastEvaluatedTableName);
}

} // namespace rf
