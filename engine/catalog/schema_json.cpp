// TableSchema and StreamSchema ↔ JSON. Every member is written; when reading, members that are absent keep their default and members
// that are unknown are passed over, so that files of a neighbouring version open.

#include "engine/catalog/stream_schema.h"
#include "engine/value/json_object.h"

#include <array>

namespace rf {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// Writing ------------------------------------------------------------------------------------------------------------

std::string_view wireName(IndexKind kind) { return kind == IndexKind::Global ? "GLOBAL" : "LOCAL"; }

void append(const KeyAttribute& attribute, std::string& out) {
    JsonObject writer(out);
    writer.text("name", attribute.name);
    writer.text("type", typeCode(attribute.type));
}
void appendAttribute(const KeyAttribute& attribute, std::string& out) { append(attribute, out); }

void append(const KeySchema& key, std::string& out) {
    JsonObject writer(out);
    writer.list("hash", key.hash, appendAttribute);
    writer.list("range", key.range, appendAttribute);
}

void append(const Projection& projection, std::string& out) {
    JsonObject writer(out);
    writer.text("type", wireName(projection.type));
    writer.list("nonKeyAttributes", projection.nonKeyAttributes,
                [](const std::string& name, std::string& to) { appendJsonString(name, to); });
}

void append(const Throughput& throughput, std::string& out) {
    JsonObject writer(out);
    writer.integer("readUnits", throughput.readUnits);
    writer.integer("writeUnits", throughput.writeUnits);
    writer.integer("lastIncreaseMs", throughput.lastIncreaseMs);
    writer.integer("lastDecreaseMs", throughput.lastDecreaseMs);
    writer.integer("decreasesToday", throughput.decreasesToday);
}

void append(const OnDemandThroughput& throughput, std::string& out) {
    JsonObject writer(out);
    writer.integer("maxReadUnits", throughput.maxReadUnits);
    writer.integer("maxWriteUnits", throughput.maxWriteUnits);
}

void append(const WarmThroughput& throughput, std::string& out) {
    JsonObject writer(out);
    writer.integer("readUnits", throughput.readUnits);
    writer.integer("writeUnits", throughput.writeUnits);
}

void append(const IndexSchema& index, std::string& out) {
    JsonObject writer(out);
    writer.text("name", index.name);
    writer.text("kind", wireName(index.kind));
    append(index.key, writer.name("key"));
    append(index.projection, writer.name("projection"));
    writer.integer("tree", index.tree);
    writer.text("status", wireName(index.status));
    writer.boolean("backfilling", index.backfilling);
    append(index.throughput, writer.name("throughput"));
    if (index.onDemand) append(*index.onDemand, writer.name("onDemand"));
    if (index.warm) append(*index.warm, writer.name("warm"));
}

void append(const Tag& tag, std::string& out) {
    JsonObject writer(out);
    writer.text("key", tag.key);
    writer.text("value", tag.value);
}

void append(const ResourcePolicy& policy, std::string& out) {
    JsonObject writer(out);
    writer.text("resource", policy.resource);
    writer.text("document", policy.document);
    writer.text("revisionId", policy.revisionId);
}

void append(const StreamTarget& stream, std::string& out) {
    JsonObject writer(out);
    writer.integer("tree", stream.tree);
    writer.list("shards", stream.shards, [](const StreamTarget::Shard& shard, std::string& to) {
        JsonObject one(to);
        one.integer("begin", static_cast<std::int64_t>(shard.begin));
        one.integer("number", shard.number);
    });
}

void append(const ShardSchema& shard, std::string& out) {
    JsonObject writer(out);
    writer.integer("number", shard.number);
    writer.integer("parent", shard.parent);
    writer.integer("begin", static_cast<std::int64_t>(shard.begin));
    writer.integer("last", static_cast<std::int64_t>(shard.last));
    writer.integer("opened", shard.opened);
    writer.integer("closed", shard.closed);
}

// Reading ------------------------------------------------------------------------------------------------------------

Error corrupt(std::string_view member) {
    return {ErrorCode::FileCorrupt, "A stored table description is not valid: " + std::string(member) + "."};
}

Status read(element json, std::string& out, std::string_view member) {
    if (!json.is_string()) return corrupt(member);
    out = std::string_view(json);
    return {};
}
Status read(element json, std::int64_t& out, std::string_view member) {
    if (json.get(out) != simdjson::SUCCESS) return corrupt(member);
    return {};
}
/// The same 64 bits, written as a signed number.
Status read(element json, std::uint64_t& out, std::string_view member) {
    std::int64_t bits = 0;
    RF_TRY(read(json, bits, member));
    out = static_cast<std::uint64_t>(bits);
    return {};
}
Status read(element json, bool& out, std::string_view member) {
    if (json.get(out) != simdjson::SUCCESS) return corrupt(member);
    return {};
}

template <class Enum, std::size_t N>
Status readEnum(element json, Enum& out, std::string_view member, const std::array<Enum, N>& all) {
    std::string text;
    RF_TRY(read(json, text, member));
    for (const Enum candidate : all) {
        if (wireName(candidate) != text) continue;
        out = candidate;
        return {};
    }
    return corrupt(member);
}
Status read(element json, ProjectionType& out, std::string_view member) {
    return readEnum(json, out, member,
                    std::array{ProjectionType::All, ProjectionType::KeysOnly, ProjectionType::Include});
}
Status read(element json, BillingMode& out, std::string_view member) {
    return readEnum(json, out, member, std::array{BillingMode::Provisioned, BillingMode::PayPerRequest});
}
Status read(element json, TableStatus& out, std::string_view member) {
    return readEnum(
        json, out, member,
        std::array{TableStatus::Creating, TableStatus::Updating, TableStatus::Deleting, TableStatus::Active});
}
Status read(element json, IndexKind& out, std::string_view member) {
    return readEnum(json, out, member, std::array{IndexKind::Global, IndexKind::Local});
}
Status read(element json, TableClass& out, std::string_view member) {
    return readEnum(json, out, member, std::array{TableClass::Standard, TableClass::StandardInfrequentAccess});
}
Status read(element json, StreamViewType& out, std::string_view member) {
    return readEnum(json, out, member,
                    std::array{StreamViewType::NewImage, StreamViewType::OldImage, StreamViewType::NewAndOldImages,
                               StreamViewType::KeysOnly});
}
Status read(element json, Type& out, std::string_view member) {
    std::string text;
    RF_TRY(read(json, text, member));
    for (const Type candidate : {Type::S, Type::N, Type::B}) {
        if (typeCode(candidate) != text) continue;
        out = candidate;
        return {};
    }
    return corrupt(member);
}

Status read(element json, KeyAttribute& out, std::string_view member);
Status read(element json, KeySchema& out, std::string_view member);
Status read(element json, Projection& out, std::string_view member);
Status read(element json, Throughput& out, std::string_view member);
Status read(element json, OnDemandThroughput& out, std::string_view member);
Status read(element json, WarmThroughput& out, std::string_view member);
Status read(element json, IndexSchema& out, std::string_view member);
Status read(element json, Tag& out, std::string_view member);
Status read(element json, ResourcePolicy& out, std::string_view member);
Status read(element json, StreamTarget::Shard& out, std::string_view member);
Status read(element json, StreamTarget& out, std::string_view member);
Status read(element json, ShardSchema& out, std::string_view member);

template <class T>
Status read(element json, std::vector<T>& out, std::string_view member) {
    simdjson::dom::array array;
    if (json.get(array) != simdjson::SUCCESS) return corrupt(member);
    for (const element item : array) RF_TRY(read(item, out.emplace_back(), member));
    return {};
}
template <class T>
Status read(element json, std::optional<T>& out, std::string_view member) {
    return read(json, out.emplace(), member);
}

/// The members of one JSON object; an absent one leaves its target alone, the first bad one is the error of all.
class ObjectReader {
public:
    ObjectReader(element json, std::string_view what) {
        if (json.get(m_object) != simdjson::SUCCESS) m_status = corrupt(what);
    }
    template <class T>
    ObjectReader& operator()(std::string_view member, T& out) {
        element json;
        if (m_status && m_object.at_key(member).get(json) == simdjson::SUCCESS) m_status = read(json, out, member);
        return *this;
    }
    Status status() const { return m_status; }

private:
    object m_object;
    Status m_status;
};

Status read(element json, KeyAttribute& out, std::string_view member) {
    return ObjectReader(json, member)("name", out.name)("type", out.type).status();
}
Status read(element json, KeySchema& out, std::string_view member) {
    return ObjectReader(json, member)("hash", out.hash)("range", out.range).status();
}
Status read(element json, Projection& out, std::string_view member) {
    return ObjectReader(json, member)("type", out.type)("nonKeyAttributes", out.nonKeyAttributes).status();
}
Status read(element json, Throughput& out, std::string_view member) {
    return ObjectReader(json, member)("readUnits", out.readUnits)("writeUnits", out.writeUnits)(
               "lastIncreaseMs", out.lastIncreaseMs)("lastDecreaseMs",
                                                     out.lastDecreaseMs)("decreasesToday", out.decreasesToday)
        .status();
}
Status read(element json, OnDemandThroughput& out, std::string_view member) {
    return ObjectReader(json, member)("maxReadUnits", out.maxReadUnits)("maxWriteUnits", out.maxWriteUnits).status();
}
Status read(element json, WarmThroughput& out, std::string_view member) {
    return ObjectReader(json, member)("readUnits", out.readUnits)("writeUnits", out.writeUnits).status();
}
Status read(element json, IndexSchema& out, std::string_view member) {
    ObjectReader reader(json, member);
    reader("name", out.name)("kind", out.kind)("key", out.key)("projection", out.projection)("tree", out.tree);
    reader("status", out.status)("backfilling", out.backfilling)("throughput", out.throughput);
    return reader("onDemand", out.onDemand)("warm", out.warm).status();
}
Status read(element json, Tag& out, std::string_view member) {
    return ObjectReader(json, member)("key", out.key)("value", out.value).status();
}

Status read(element json, ResourcePolicy& out, std::string_view member) {
    return ObjectReader(json, member)("resource", out.resource)("document", out.document)("revisionId", out.revisionId)
        .status();
}

Status read(element json, StreamTarget::Shard& out, std::string_view member) {
    return ObjectReader(json, member)("begin", out.begin)("number", out.number).status();
}

Status read(element json, StreamTarget& out, std::string_view member) {
    return ObjectReader(json, member)("tree", out.tree)("shards", out.shards).status();
}

Status read(element json, ShardSchema& out, std::string_view member) {
    return ObjectReader(json, member)("number", out.number)("parent", out.parent)("begin", out.begin)(
               "last", out.last)("opened", out.opened)("closed", out.closed)
        .status();
}

Status readStream(element json, StreamSchema& out) {
    ObjectReader reader(json, "stream");
    reader("region", out.region)("tableName", out.tableName)("label", out.label)("viewType", out.viewType);
    reader("key", out.key)("tree", out.tree)("createdMs", out.createdMs)("disabledMs", out.disabledMs);
    return reader("lastShard", out.lastShard)("shards", out.shards).status();
}

Status readTable(element json, TableSchema& out) {
    ObjectReader reader(json, "table");
    reader("region", out.region)("name", out.name)("id", out.id)("tree", out.tree)("status", out.status);
    reader("createdMs", out.createdMs)("key", out.key)("attributeDefinitions", out.attributeDefinitions);
    reader("indexes", out.indexes)("billingMode", out.billingMode);
    reader("lastUpdateToPayPerRequestMs", out.lastUpdateToPayPerRequestMs)("throughput", out.throughput);
    reader("onDemand", out.onDemand)("warm", out.warm)("tableClass", out.tableClass);
    reader("tableClassUpdatedMs", out.tableClassUpdatedMs)("deletionProtection", out.deletionProtection);
    reader("streamEnabled", out.streamEnabled)("streamViewType", out.streamViewType);
    reader("streamLabel", out.streamLabel)("stream", out.stream)("timeToLiveAttribute", out.timeToLiveAttribute);
    reader("formerTimeToLiveAttribute", out.formerTimeToLiveAttribute);
    reader("timeToLiveChangedMs", out.timeToLiveChangedMs);
    reader("sseKms", out.sseKms)("kmsKeyId", out.kmsKeyId)("tags", out.tags)("policies", out.policies);
    return reader.status();
}

} // namespace

std::string schemaToJson(const TableSchema& table) {
    std::string out;
    {
        JsonObject writer(out);
        writer.text("region", table.region);
        writer.text("name", table.name);
        writer.text("id", table.id);
        writer.integer("tree", table.tree);
        writer.text("status", wireName(table.status));
        writer.integer("createdMs", table.createdMs);
        append(table.key, writer.name("key"));
        writer.list("attributeDefinitions", table.attributeDefinitions, appendAttribute);
        writer.list("indexes", table.indexes, [](const IndexSchema& index, std::string& to) { append(index, to); });
        writer.text("billingMode", wireName(table.billingMode));
        writer.integer("lastUpdateToPayPerRequestMs", table.lastUpdateToPayPerRequestMs);
        append(table.throughput, writer.name("throughput"));
        if (table.onDemand) append(*table.onDemand, writer.name("onDemand"));
        if (table.warm) append(*table.warm, writer.name("warm"));
        if (table.tableClass) writer.text("tableClass", wireName(*table.tableClass));
        writer.integer("tableClassUpdatedMs", table.tableClassUpdatedMs);
        writer.boolean("deletionProtection", table.deletionProtection);
        writer.boolean("streamEnabled", table.streamEnabled);
        writer.text("streamViewType", wireName(table.streamViewType));
        writer.text("streamLabel", table.streamLabel);
        if (table.stream.tree != 0) append(table.stream, writer.name("stream"));
        writer.text("timeToLiveAttribute", table.timeToLiveAttribute);
        writer.text("formerTimeToLiveAttribute", table.formerTimeToLiveAttribute);
        writer.integer("timeToLiveChangedMs", table.timeToLiveChangedMs);
        writer.boolean("sseKms", table.sseKms);
        writer.text("kmsKeyId", table.kmsKeyId);
        writer.list("tags", table.tags, [](const Tag& tag, std::string& to) { append(tag, to); });
        writer.list("policies", table.policies, [](const ResourcePolicy& each, std::string& to) { append(each, to); });
    }
    return out;
}

Result<TableSchema> schemaFromJson(std::string_view json) {
    const auto document = JsonDocument::parse(json);
    if (!document) return corrupt("not JSON");
    TableSchema table;
    RF_TRY(readTable(document->root(), table));
    if (table.name.empty()) return corrupt("name");
    if (table.key.hash.empty()) return corrupt("key");
    return table;
}

std::string streamToJson(const StreamSchema& stream) {
    std::string out;
    {
        JsonObject writer(out);
        writer.text("region", stream.region);
        writer.text("tableName", stream.tableName);
        writer.text("label", stream.label);
        writer.text("viewType", wireName(stream.viewType));
        append(stream.key, writer.name("key"));
        writer.integer("tree", stream.tree);
        writer.integer("createdMs", stream.createdMs);
        writer.integer("disabledMs", stream.disabledMs);
        writer.integer("lastShard", stream.lastShard);
        writer.list("shards", stream.shards, [](const ShardSchema& shard, std::string& to) { append(shard, to); });
    }
    return out;
}

Result<StreamSchema> streamFromJson(std::string_view json) {
    const auto document = JsonDocument::parse(json);
    if (!document) return Error{ErrorCode::FileCorrupt, "A stored stream description is not JSON."};
    StreamSchema stream;
    RF_TRY(readStream(document->root(), stream));
    if (stream.label.empty() || stream.tree == 0) return corrupt("stream");
    return stream;
}

} // namespace rf
