// The specs of the control plane: members, bounds and enums of spec/02a, wording of spec/10 §2 and §8. The order of the
// members is the order in which the service lists violations.

#include "engine/catalog/messages.h"
#include "engine/api/ops/tables.h"
#include "engine/api/ops/time_to_live.h"

namespace rf {
namespace {

constexpr std::size_t kTableNameMin = 3;
constexpr std::size_t kTableNameMax = 255;

/// Spec/02 §1 step 3: the table's name is missed before anything else is looked at.
template <class Input>
Status nameGiven(const Input& input) {
    if (!input.tableName) return validation(std::string(msg::kTableNameRequired));
    return {};
}
/// The same, and a name of a length no table can have is told in a sentence of its own (spec/10 §2).
template <class Input>
Status nameOfAnyTable(const Input& input) {
    RF_TRY(nameGiven(input));
    const std::string& name = *input.tableName;
    if (name.starts_with("arn:")) return {};
    if (name.size() < kTableNameMin || name.size() > kTableNameMax) return validation(std::string(msg::kTableNameLength));
    return {};
}

Rules existingTable() { return {.namePattern = true, .acceptsArn = true}; }
Rules newTable() { return {.min = 3, .max = 255, .namePattern = true, .patternOfEmpty = true}; }
Rules newIndex() { return {.required = true, .min = 3, .max = 255, .namePattern = true}; }
Rules keyName() { return {.required = true, .min = 1, .max = 255}; }
Rules units() { return {.required = true, .min = 1, .longInteger = true}; }
Rules plainLong() { return {.longInteger = true}; }
Rules billingMode() { return {.values = {"PROVISIONED", "PAY_PER_REQUEST"}}; }

const Spec<AttributeDefinitionIn>& attributeDefinition() {
    using In = AttributeDefinitionIn;
    static const Spec<In> spec("AttributeDefinition",
                               {
                                   field("AttributeName", &In::attributeName, keyName()),
                                   field("AttributeType", &In::attributeType,
                                         {.required = true, .values = {"B", "N", "S"}}),
                               });
    return spec;
}
const Spec<KeySchemaElementIn>& keySchemaElement() {
    using In = KeySchemaElementIn;
    static const Spec<In> spec("KeySchemaElement",
                               {
                                   field("AttributeName", &In::attributeName, keyName()),
                                   field("KeyType", &In::keyType, {.required = true, .values = {"HASH", "RANGE"}}),
                               });
    return spec;
}
const Spec<ProjectionIn>& projection() {
    using In = ProjectionIn;
    static const Spec<In> spec("Projection",
                               {
                                   field("ProjectionType", &In::projectionType,
                                         {.values = {"ALL", "INCLUDE", "KEYS_ONLY"}}),
                                   field("NonKeyAttributes", &In::nonKeyAttributes,
                                         {.min = 1, .max = 20, .eachMin = 1, .eachMax = 255}),
                               });
    return spec;
}
const Spec<ProvisionedThroughputIn>& provisionedThroughput() {
    using In = ProvisionedThroughputIn;
    static const Spec<In> spec("ProvisionedThroughput",
                               {
                                   field("WriteCapacityUnits", &In::writeCapacityUnits, units()),
                                   field("ReadCapacityUnits", &In::readCapacityUnits, units()),
                               });
    return spec;
}
const Spec<OnDemandThroughputIn>& onDemandThroughput() {
    using In = OnDemandThroughputIn;
    static const Spec<In> spec("OnDemandThroughput",
                               {
                                   field("MaxReadRequestUnits", &In::maxReadRequestUnits, plainLong()),
                                   field("MaxWriteRequestUnits", &In::maxWriteRequestUnits, plainLong()),
                               });
    return spec;
}
const Spec<WarmThroughputIn>& warmThroughput() {
    using In = WarmThroughputIn;
    static const Spec<In> spec("WarmThroughput",
                               {
                                   field("ReadUnitsPerSecond", &In::readUnitsPerSecond, plainLong()),
                                   field("WriteUnitsPerSecond", &In::writeUnitsPerSecond, plainLong()),
                               });
    return spec;
}
const Spec<LocalSecondaryIndexIn>& localSecondaryIndex() {
    using In = LocalSecondaryIndexIn;
    static const Spec<In> spec("LocalSecondaryIndex",
                               {
                                   field("Projection", &In::projection, projection, {.required = true}),
                                   field("IndexName", &In::indexName, newIndex()),
                                   field("KeySchema", &In::keySchema, keySchemaElement,
                                         {.required = true, .min = 1, .max = 2}),
                               });
    return spec;
}
const Spec<GlobalSecondaryIndexIn>& globalSecondaryIndex() {
    using In = GlobalSecondaryIndexIn;
    static const Spec<In> spec("GlobalSecondaryIndex",
                               {
                                   field("Projection", &In::projection, projection, {.required = true}),
                                   field("IndexName", &In::indexName, newIndex()),
                                   field("ProvisionedThroughput", &In::provisionedThroughput, provisionedThroughput),
                                   field("KeySchema", &In::keySchema, keySchemaElement, {.required = true, .min = 1}),
                                   field("OnDemandThroughput", &In::onDemandThroughput, onDemandThroughput),
                                   field("WarmThroughput", &In::warmThroughput, warmThroughput),
                               });
    return spec;
}
const Spec<StreamSpecificationIn>& streamSpecification() {
    using In = StreamSpecificationIn;
    static const Spec<In> spec(
        "StreamSpecification",
        {
            field("StreamEnabled", &In::streamEnabled, {.required = true}),
            field("StreamViewType", &In::streamViewType,
                  {.values = {"OLD_IMAGE", "KEYS_ONLY", "NEW_AND_OLD_IMAGES", "NEW_IMAGE"}}),
        });
    return spec;
}
const Spec<SSESpecificationIn>& sseSpecification() {
    using In = SSESpecificationIn;
    static const Spec<In> spec("SSESpecification",
                               {
                                   field("Enabled", &In::enabled),
                                   field("SSEType", &In::sseType, {.values = {"AES256", "KMS"}}),
                                   field("KMSMasterKeyId", &In::kmsMasterKeyId),
                               });
    return spec;
}
/// Tags have no constraints here: the service words bad ones apart (table_rules.h).
const Spec<TagIn>& tag() {
    using In = TagIn;
    static const Spec<In> spec("Tag", {field("Key", &In::key), field("Value", &In::value)});
    return spec;
}

const Spec<GlobalSecondaryIndexUpdateIn::Update>& indexUpdate() {
    using In = GlobalSecondaryIndexUpdateIn::Update;
    static const Spec<In> spec("UpdateGlobalSecondaryIndexAction",
                               {
                                   field("IndexName", &In::indexName, newIndex()),
                                   field("ProvisionedThroughput", &In::provisionedThroughput, provisionedThroughput),
                                   field("OnDemandThroughput", &In::onDemandThroughput, onDemandThroughput),
                                   field("WarmThroughput", &In::warmThroughput, warmThroughput),
                               });
    return spec;
}
const Spec<GlobalSecondaryIndexUpdateIn::Delete>& indexDelete() {
    using In = GlobalSecondaryIndexUpdateIn::Delete;
    static const Spec<In> spec("DeleteGlobalSecondaryIndexAction", {field("IndexName", &In::indexName, newIndex())});
    return spec;
}
const Spec<GlobalSecondaryIndexUpdateIn>& globalSecondaryIndexUpdate() {
    using In = GlobalSecondaryIndexUpdateIn;
    static const Spec<In> spec("GlobalSecondaryIndexUpdate", {
                                                                 field("Update", &In::update, indexUpdate),
                                                                 field("Create", &In::create, globalSecondaryIndex),
                                                                 field("Delete", &In::del, indexDelete),
                                                             });
    return spec;
}

} // namespace

const Spec<CreateTable::Input>& CreateTable::spec() {
    static const Spec<Input> spec(
        "CreateTableInput",
        {
            field("AttributeDefinitions", &Input::attributeDefinitions, attributeDefinition, {.required = true}),
            field("TableName", &Input::tableName, newTable()),
            field("BillingMode", &Input::billingMode, billingMode()),
            field("ProvisionedThroughput", &Input::provisionedThroughput, provisionedThroughput),
            field("KeySchema", &Input::keySchema, keySchemaElement, {.required = true, .min = 1, .max = 2}),
            field("LocalSecondaryIndexes", &Input::localSecondaryIndexes, localSecondaryIndex),
            field("GlobalSecondaryIndexes", &Input::globalSecondaryIndexes, globalSecondaryIndex),
            field("StreamSpecification", &Input::streamSpecification, streamSpecification),
            field("SSESpecification", &Input::sseSpecification, sseSpecification),
            field("Tags", &Input::tags, tag),
            field("TableClass", &Input::tableClass),
            field("DeletionProtectionEnabled", &Input::deletionProtectionEnabled),
            field("WarmThroughput", &Input::warmThroughput, warmThroughput),
            field("OnDemandThroughput", &Input::onDemandThroughput, onDemandThroughput),
            field("ResourcePolicy", &Input::resourcePolicy),
        },
        {.before = nameGiven<Input>});
    return spec;
}

const Spec<DescribeTable::Input>& DescribeTable::spec() {
    static const Spec<Input> spec("DescribeTableInput", {field("TableName", &Input::tableName, existingTable())},
                                  {.before = nameOfAnyTable<Input>});
    return spec;
}

const Spec<ListTables::Input>& ListTables::spec() {
    static const Spec<Input> spec("ListTablesInput",
                                  {
                                      field("ExclusiveStartTableName", &Input::exclusiveStartTableName,
                                            {.min = 3, .max = 255, .namePattern = true, .patternOfEmpty = true}),
                                      field("Limit", &Input::limit, {.min = 1, .max = 100}),
                                  });
    return spec;
}

const Spec<UpdateTable::Input>& UpdateTable::spec() {
    static const Spec<Input> spec(
        "UpdateTableInput",
        {
            field("AttributeDefinitions", &Input::attributeDefinitions, attributeDefinition),
            field("TableName", &Input::tableName, existingTable()),
            field("BillingMode", &Input::billingMode, billingMode()),
            field("ProvisionedThroughput", &Input::provisionedThroughput, provisionedThroughput),
            field("GlobalSecondaryIndexUpdates", &Input::globalSecondaryIndexUpdates, globalSecondaryIndexUpdate),
            field("StreamSpecification", &Input::streamSpecification, streamSpecification),
            field("SSESpecification", &Input::sseSpecification, sseSpecification),
            field("TableClass", &Input::tableClass),
            field("DeletionProtectionEnabled", &Input::deletionProtectionEnabled),
            field("OnDemandThroughput", &Input::onDemandThroughput, onDemandThroughput),
            field("WarmThroughput", &Input::warmThroughput, warmThroughput),
        },
        {.before = nameOfAnyTable<Input>});
    return spec;
}

const Spec<DeleteTable::Input>& DeleteTable::spec() {
    static const Spec<Input> spec("DeleteTableInput", {field("TableName", &Input::tableName, existingTable())},
                                  {.before = nameOfAnyTable<Input>});
    return spec;
}

namespace {

const Spec<TimeToLiveSpecificationIn>& timeToLiveSpecification() {
    using In = TimeToLiveSpecificationIn;
    static const Spec<In> spec("TimeToLiveSpecification",
                               {
                                   field("Enabled", &In::enabled, {.required = true}),
                                   field("AttributeName", &In::attributeName, {.required = true, .min = 1, .max = 255}),
                               });
    return spec;
}

} // namespace

const Spec<UpdateTimeToLive::Input>& UpdateTimeToLive::spec() {
    static const Spec<Input> spec("UpdateTimeToLiveInput",
                                  {
                                      field("TableName", &Input::tableName, existingTable()),
                                      field("TimeToLiveSpecification", &Input::timeToLiveSpecification,
                                            timeToLiveSpecification, {.required = true}),
                                  },
                                  {.before = nameOfAnyTable<Input>});
    return spec;
}

const Spec<DescribeTimeToLive::Input>& DescribeTimeToLive::spec() {
    static const Spec<Input> spec("DescribeTimeToLiveInput", {field("TableName", &Input::tableName, existingTable())},
                                  {.before = nameOfAnyTable<Input>});
    return spec;
}

} // namespace rf
