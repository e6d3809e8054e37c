#pragma once
// What the catalog knows of tables: plain values, copied between threads. TableSchema is immutable once published;
// a change makes a new one.

#include "engine/value/attribute_value.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rf {

enum class KeyRole { Hash, Range };
enum class ProjectionType { All, KeysOnly, Include };
enum class BillingMode { Provisioned, PayPerRequest };
enum class TableStatus { Creating, Updating, Deleting, Active };
enum class IndexKind { Global, Local };
enum class TableClass { Standard, StandardInfrequentAccess };
enum class StreamViewType { NewImage, OldImage, NewAndOldImages, KeysOnly };

std::string_view wireName(ProjectionType);
std::string_view wireName(BillingMode);
std::string_view wireName(TableStatus);
std::string_view wireName(TableClass);
std::string_view wireName(StreamViewType);

/// One attribute of a key, with the type its AttributeDefinition gives it (S, N or B).
struct KeyAttribute {
    std::string name;
    Type type = Type::S;
    friend bool operator==(const KeyAttribute&, const KeyAttribute&) = default;
};

/// One to four HASH attributes, then none to four RANGE attributes. A table or LSI has one HASH, at most one RANGE.
struct KeySchema {
    std::vector<KeyAttribute> hash;
    std::vector<KeyAttribute> range;

    std::size_t size() const { return hash.size() + range.size(); }
    bool contains(std::string_view name) const;
    const KeyAttribute* find(std::string_view name) const;
    /// Hash attributes, then range attributes.
    std::vector<KeyAttribute> all() const;
    friend bool operator==(const KeySchema&, const KeySchema&) = default;
};

struct Projection {
    ProjectionType type = ProjectionType::All;
    std::vector<std::string> nonKeyAttributes; ///< only with Include
    friend bool operator==(const Projection&, const Projection&) = default;
};

struct Throughput {
    std::int64_t readUnits = 0;
    std::int64_t writeUnits = 0;
    std::int64_t lastIncreaseMs = 0; ///< 0 = never
    std::int64_t lastDecreaseMs = 0;
    std::int64_t decreasesToday = 0;
};

/// Maximum request units of on-demand mode; -1 = no limit.
struct OnDemandThroughput {
    std::int64_t maxReadUnits = -1;
    std::int64_t maxWriteUnits = -1;
};

/// What a table or index can serve at once without growing first.
struct WarmThroughput {
    std::int64_t readUnits = 0;
    std::int64_t writeUnits = 0;
    friend bool operator==(const WarmThroughput&, const WarmThroughput&) = default;
};

/// A tree is one ordered key → bytes map in the store: a table's items or an index's entries.
using TreeId = std::int64_t;

struct IndexSchema {
    std::string name;
    IndexKind kind = IndexKind::Global;
    KeySchema key;
    Projection projection;
    TreeId tree = 0;
    TableStatus status = TableStatus::Active;
    bool backfilling = false; ///< only while Creating
    Throughput throughput;    ///< GSI only
    std::optional<OnDemandThroughput> onDemand;
    std::optional<WarmThroughput> warm; ///< as asked for; absent = what the billing mode gives
};

struct Tag {
    std::string key;
    std::string value;
};

/// A resource-based policy: kept, not enforced.
struct ResourcePolicy {
    std::string resource; ///< ARN of the table, or of one of its streams or indexes
    std::string document; ///< JSON, as given
    std::string revisionId;
};

/// Where the records of a table's changes go: all a writer needs of the stream (catalog/stream_schema.h has the rest).
struct StreamTarget {
    struct Shard {
        std::uint64_t begin = 0; ///< the first partition-key hash; it ends where the next one begins
        std::int64_t number = 0;
        friend bool operator==(const Shard&, const Shard&) = default;
    };
    TreeId tree = 0;           ///< 0 = no stream is enabled
    std::vector<Shard> shards; ///< the open ones, by `begin`; the first begins at 0

    /// The number of the open shard that takes a hash.
    std::int64_t shardOf(std::uint64_t hash) const;
    friend bool operator==(const StreamTarget&, const StreamTarget&) = default;
};

enum class TimeToLiveStatus { Enabling, Enabled, Disabling, Disabled };
std::string_view wireName(TimeToLiveStatus);

struct TableSchema {
    std::string region;
    std::string name;
    std::string id; ///< UUID
    TreeId tree = 0;
    TableStatus status = TableStatus::Active;
    std::int64_t createdMs = 0;
    KeySchema key;
    /// In the order given; exactly the attributes that keys of the table and its indexes use.
    std::vector<KeyAttribute> attributeDefinitions;
    std::vector<IndexSchema> indexes; ///< in creation order
    BillingMode billingMode = BillingMode::Provisioned;
    std::int64_t lastUpdateToPayPerRequestMs = 0; ///< 0 = never on demand
    Throughput throughput;
    std::optional<OnDemandThroughput> onDemand;
    std::optional<WarmThroughput> warm;   ///< as asked for; absent = what the billing mode gives
    std::optional<TableClass> tableClass; ///< absent = STANDARD never changed
    std::int64_t tableClassUpdatedMs = 0; ///< 0 = since the table was created
    bool deletionProtection = false;
    bool streamEnabled = false;
    StreamViewType streamViewType = StreamViewType::NewAndOldImages;
    std::string streamLabel; ///< empty = never had one
    StreamTarget stream;     ///< of the enabled one
    std::string timeToLiveAttribute;      ///< empty = disabled, or being disabled
    std::string formerTimeToLiveAttribute; ///< the one that is being disabled, or was
    std::int64_t timeToLiveChangedMs = 0;  ///< 0 = long ago, or never
    bool sseKms = false;
    std::string kmsKeyId;
    std::vector<Tag> tags;
    std::vector<ResourcePolicy> policies;

    /// Changes of TimeToLive take a moment to settle: ENABLING, DISABLING.
    TimeToLiveStatus timeToLiveStatus(std::int64_t nowMs) const;
    const IndexSchema* findIndex(std::string_view name) const;
    bool hasLocalIndexes() const;
    std::string arn() const; ///< arn:aws:dynamodb:REGION:000000000000:table/NAME
    const KeyAttribute* definition(std::string_view attribute) const;
};

using TablePtr = std::shared_ptr<const TableSchema>;

/// All tables of a file at one moment. Immutable; readers keep the snapshot they began with.
class Catalog {
public:
    /// nullptr if there is none of that name in that region.
    TablePtr find(std::string_view region, std::string_view name) const;
    std::vector<TablePtr> tables(std::string_view region) const; ///< by name, byte order
    std::vector<std::string> regions() const;
    std::vector<TablePtr> all() const;

    /// All of these; of two with the same region and name the last one stays.
    static Catalog of(std::vector<TablePtr> tables);
    Catalog with(TablePtr table) const;
    Catalog without(std::string_view region, std::string_view name) const;

private:
    std::map<std::string, std::map<std::string, TablePtr, std::less<>>, std::less<>> m_tables;
};
using CatalogPtr = std::shared_ptr<const Catalog>;

/// How long a change of TimeToLive is on its way (the service: up to an hour).
inline constexpr std::int64_t kTimeToLiveSettlesMs = 10'000;

inline constexpr std::string_view kAccount = "000000000000";
inline constexpr std::string_view kDefaultRegion = "us-east-1";

/// JSON form in which the store keeps a schema, and back. Errors: FileCorrupt.
std::string schemaToJson(const TableSchema& table);
Result<TableSchema> schemaFromJson(std::string_view json);

} // namespace rf
