// DynamoDB Local's TableInfo document as a TableSchema (spec/09b).

#include "engine/maintenance/local_database.h"
#include "engine/value/json.h"

namespace rf {

namespace {

using Json = simdjson::dom::element;

Error unreadable(std::string_view what) {
    return {ErrorCode::FileCorrupt, "its description cannot be read (" + std::string(what) + ")"};
}

std::string text(Json json, std::string_view name) {
    std::string_view value;
    return json[name].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

/// The elements of a list; nothing when there is none.
std::vector<Json> list(Json json, std::string_view name) {
    simdjson::dom::array array;
    if (json[name].get(array) != simdjson::SUCCESS) return {};
    return {array.begin(), array.end()};
}

bool hasList(Json json, std::string_view name) {
    simdjson::dom::array array;
    return json[name].get(array) == simdjson::SUCCESS;
}

std::optional<Type> keyType(std::string_view code) {
    if (code == "S") return Type::S;
    if (code == "N") return Type::N;
    if (code == "B") return Type::B;
    return std::nullopt;
}

Result<std::vector<KeyAttribute>> definitions(Json root) {
    std::vector<KeyAttribute> found;
    for (Json each : list(root, "Attributes")) {
        const auto type = keyType(text(each, "AttributeType"));
        if (!type || text(each, "AttributeName").empty()) return unreadable("Attributes");
        found.push_back({text(each, "AttributeName"), *type});
    }
    return found;
}

Status addKey(KeySchema& key, std::string name, std::string_view role, const std::vector<KeyAttribute>& definitions) {
    for (const KeyAttribute& definition : definitions) {
        if (definition.name != name) continue;
        (role == "HASH" ? key.hash : key.range).push_back(definition);
        return {};
    }
    return unreadable("key attribute " + name + " has no type");
}

Result<KeySchema> tableKey(Json root, const std::vector<KeyAttribute>& definitions) {
    KeySchema key;
    Json indexes;
    if (root["SQLiteIndex"].get(indexes) != simdjson::SUCCESS || !indexes.is_object()) return unreadable("SQLiteIndex");
    for (Json column : list(indexes, "")) {
        Json attribute;
        if (column["DynamoDBAttribute"].get(attribute) != simdjson::SUCCESS) return unreadable("SQLiteIndex");
        RF_TRY(addKey(key, text(attribute, "AttributeName"), text(column, "KeyType"), definitions));
    }
    if (key.hash.size() != 1 || key.range.size() > 1) return unreadable("key schema");
    return key;
}

Result<Projection> projection(Json index) {
    Projection found;
    Json json;
    if (index["Projection"].get(json) != simdjson::SUCCESS) return found;
    const std::string type = text(json, "ProjectionType");
    if (type == "KEYS_ONLY")
        found.type = ProjectionType::KeysOnly;
    else if (type == "INCLUDE")
        found.type = ProjectionType::Include;
    else if (type != "ALL")
        return unreadable("ProjectionType " + type);
    if (found.type == ProjectionType::Include && hasList(json, "NonKeyAttributes"))
        for (Json name : list(json, "NonKeyAttributes"))
            if (std::string_view each; name.get(each) == simdjson::SUCCESS) found.nonKeyAttributes.emplace_back(each);
    return found;
}

std::int64_t units(Json index, std::string_view name) {
    Json throughput;
    std::int64_t value = 0;
    if (index["ProvisionedThroughput"].get(throughput) != simdjson::SUCCESS || !throughput.is_object()) return 0;
    return throughput[name].get(value) == simdjson::SUCCESS ? value : 0;
}

Result<IndexSchema> indexOf(Json json, IndexKind kind, const std::vector<KeyAttribute>& definitions) {
    IndexSchema index;
    index.kind = kind;
    index.name = text(json, "IndexName");
    if (index.name.empty()) return unreadable("an index without a name");
    for (Json each : list(json, "KeySchema"))
        RF_TRY(addKey(index.key, text(each, "AttributeName"), text(each, "KeyType"), definitions));
    if (index.key.hash.empty()) return unreadable("key schema of index " + index.name);
    RF_ASSIGN(index.projection, projection(json));
    if (kind == IndexKind::Global)
        index.throughput = {.readUnits = units(json, "ReadCapacityUnits"),
                            .writeUnits = units(json, "WriteCapacityUnits")};
    return index;
}

} // namespace

Result<TableSchema> schemaOfTableInfo(std::string_view json) {
    auto document = JsonDocument::parse(json);
    if (!document || !document->root().is_object()) return unreadable("TableInfo is no JSON object");
    const Json root = document->root();
    TableSchema table;
    RF_ASSIGN(table.attributeDefinitions, definitions(root));
    RF_ASSIGN(table.key, tableKey(root, table.attributeDefinitions));
    const std::pair<std::string_view, IndexKind> lists[] = {{"LSIList", IndexKind::Local},
                                                            {"GSIList", IndexKind::Global}};
    for (const auto& [name, kind] : lists) {
        if (!hasList(root, name)) continue;
        for (Json each : list(root, name)) {
            RF_ASSIGN(IndexSchema index, indexOf(each, kind, table.attributeDefinitions));
            table.indexes.push_back(std::move(index));
        }
    }
    table.timeToLiveAttribute = text(root, "TimeToLiveAttributeName");
    return table;
}

} // namespace rf
