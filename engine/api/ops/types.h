#pragma once
// Shapes that several operations share (spec/02a). Every member a caller may leave out is optional; enum members stay
// text because a wrong one is the service's to report, in its words.

#include "engine/base/result.h"
#include "engine/capacity/consumed_capacity.h"
#include "engine/catalog/schema.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rf {

using Text = std::optional<std::string>;
using NameMap = std::map<std::string, std::string>;

/// A content error found while decoding a value; reported where the operation's own order of checks puts it.
struct ValueError {
    std::string key; ///< the attribute or placeholder it stands under
    Error error;
};

/// A map of attributes as a request carries it. Built by the UI: just the map. Decoded from JSON: perhaps with the
/// first bad value, which the operation reports at its turn.
struct InputAttributes : AttributeMap {
    std::optional<ValueError> bad;
    using AttributeMap::AttributeMap;
    InputAttributes() = default;
    InputAttributes(AttributeMap map) : AttributeMap(std::move(map)) {}
};
using Attributes = std::optional<InputAttributes>;
using Names = std::optional<NameMap>;

/// One attribute value as a request carries it; a bad one is reported at its turn, like those of InputAttributes.
struct InputValue {
    AttributeValue value;
    std::optional<Error> bad;
};

struct ItemCollectionMetrics {
    Item itemCollectionKey;
    double sizeLowGB = 0;
    double sizeHighGB = 0;
};
using MetricsPerTable = std::map<std::string, std::vector<ItemCollectionMetrics>>;

/// Error details of a write that used capacity though it wrote nothing. No error body tells the units; watchers see them.
struct ConsumingDetails : ErrorDetails {
    double writeUnits = 0;
};
/// Of a failed condition.
struct ConditionFailedDetails : ConsumingDetails {
    std::optional<Item> item; ///< as it is stored, if ALL_OLD was asked for
};
struct CancellationReason {
    std::string code = "None";
    std::string message; ///< empty with None
    std::optional<Item> item;
};
struct CancellationDetails : ConsumingDetails {
    std::vector<CancellationReason> reasons;
};
/// Of ProvisionedThroughputExceededException and ThrottlingException: what was short, and where (spec/04 §4).
struct ThrottlingReason {
    std::string reason;   ///< "TableWriteProvisionedThroughputExceeded" …
    std::string resource; ///< ARN of the table or index
};
struct ThrottlingDetails : ErrorDetails {
    std::vector<ThrottlingReason> reasons;
};

struct KeySchemaElementIn {
    Text attributeName;
    Text keyType;
};
struct AttributeDefinitionIn {
    Text attributeName;
    Text attributeType;
};
struct ProjectionIn {
    Text projectionType;
    std::optional<std::vector<std::string>> nonKeyAttributes;
};
struct ProvisionedThroughputIn {
    std::optional<std::int64_t> readCapacityUnits;
    std::optional<std::int64_t> writeCapacityUnits;
};
struct OnDemandThroughputIn {
    std::optional<std::int64_t> maxReadRequestUnits;
    std::optional<std::int64_t> maxWriteRequestUnits;
};
struct WarmThroughputIn {
    std::optional<std::int64_t> readUnitsPerSecond;
    std::optional<std::int64_t> writeUnitsPerSecond;
};
struct GlobalSecondaryIndexIn {
    Text indexName;
    std::optional<std::vector<KeySchemaElementIn>> keySchema;
    std::optional<ProjectionIn> projection;
    std::optional<ProvisionedThroughputIn> provisionedThroughput;
    std::optional<OnDemandThroughputIn> onDemandThroughput;
    std::optional<WarmThroughputIn> warmThroughput;
};
struct LocalSecondaryIndexIn {
    Text indexName;
    std::optional<std::vector<KeySchemaElementIn>> keySchema;
    std::optional<ProjectionIn> projection;
};
struct StreamSpecificationIn {
    std::optional<bool> streamEnabled;
    Text streamViewType;
};
struct SSESpecificationIn {
    std::optional<bool> enabled;
    Text sseType;
    Text kmsMasterKeyId;
};
struct TagIn {
    Text key;
    Text value;
};

/// TableDescription as the service gives it: the schema and the counters of the moment.
struct TableDescription {
    TablePtr schema;
    std::int64_t itemCount = 0;
    std::int64_t tableSizeBytes = 0;
    struct IndexCounters {
        std::int64_t itemCount = 0;
        std::int64_t sizeBytes = 0;
    };
    std::map<std::string, IndexCounters> indexes;
    /// UpdateTable repeats the limits it was asked for, -1 (= removed) included; DescribeTable shows those that hold.
    std::optional<OnDemandThroughputIn> onDemandAsked;
};

} // namespace rf
