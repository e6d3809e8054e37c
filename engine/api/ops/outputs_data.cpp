// JSON bodies of the data plane.

#include "engine/api/ops/encode.h"
#include "engine/value/json_object.h"

#include <array>
#include <charconv>

namespace rf {
namespace {

/// A double as the service prints it: `1.0`, `0.5`.
void appendDouble(double value, std::string& out) {
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
    const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
    out += text;
    if (text.find('.') == std::string_view::npos) out += ".0";
}

void appendItem(const Item& item, std::string& out) { appendJson(item, out); }

void addUnits(JsonObject& object, const CapacityUnits& units) {
    if (units.readCapacityUnits) appendDouble(*units.readCapacityUnits, object.name("ReadCapacityUnits"));
    if (units.writeCapacityUnits) appendDouble(*units.writeCapacityUnits, object.name("WriteCapacityUnits"));
    appendDouble(units.capacityUnits, object.name("CapacityUnits"));
}

void addIndexUnits(JsonObject& object, std::string_view member, const std::map<std::string, CapacityUnits>& indexes) {
    if (indexes.empty()) return;
    JsonObject map(object.name(member));
    for (const auto& [name, units] : indexes) {
        JsonObject one(map.name(name));
        addUnits(one, units);
    }
}

void appendConsumed(const ConsumedCapacity& consumed, std::string& out) {
    JsonObject object(out);
    object.text("TableName", consumed.tableName);
    addUnits(object, consumed.total);
    if (consumed.table) {
        JsonObject table(object.name("Table"));
        addUnits(table, *consumed.table);
    }
    addIndexUnits(object, "LocalSecondaryIndexes", consumed.localIndexes);
    addIndexUnits(object, "GlobalSecondaryIndexes", consumed.globalIndexes);
}

void appendMetrics(const ItemCollectionMetrics& metrics, std::string& out) {
    JsonObject object(out);
    appendJson(metrics.itemCollectionKey, object.name("ItemCollectionKey"));
    object.list("SizeEstimateRangeGB", std::array{metrics.sizeLowGB, metrics.sizeHighGB}, appendDouble);
}

void addConsumed(JsonObject& object, const std::optional<ConsumedCapacity>& consumed) {
    if (consumed) appendConsumed(*consumed, object.name("ConsumedCapacity"));
}
void addConsumed(JsonObject& object, const std::optional<std::vector<ConsumedCapacity>>& consumed) {
    if (consumed) object.list("ConsumedCapacity", *consumed, appendConsumed);
}

void addMetrics(JsonObject& object, const std::optional<MetricsPerTable>& metrics) {
    if (!metrics) return;
    JsonObject tables(object.name("ItemCollectionMetrics"));
    for (const auto& [table, list] : *metrics) tables.list(table, list, appendMetrics);
}

/// Put, Update and Delete answer alike.
template <class Output>
void encodeWrite(const Output& output, std::string& out) {
    JsonObject object(out);
    if (output.attributes) appendJson(*output.attributes, object.name("Attributes"));
    addConsumed(object, output.consumedCapacity);
    if (output.itemCollectionMetrics) appendMetrics(*output.itemCollectionMetrics, object.name("ItemCollectionMetrics"));
}

void appendText(const std::string& text, std::string& out) { appendJsonString(text, out); }

/// Unprocessed keys go back in the shape they came in.
void appendKeysAndAttributes(const KeysAndAttributesIn& request, std::string& out) {
    JsonObject object(out);
    if (request.keys) object.list("Keys", *request.keys, [](const InputAttributes& key, std::string& to) {
        appendItem(key, to);
    });
    if (request.attributesToGet) object.list("AttributesToGet", *request.attributesToGet, appendText);
    if (request.consistentRead) object.boolean("ConsistentRead", *request.consistentRead);
    if (request.projectionExpression) object.text("ProjectionExpression", *request.projectionExpression);
    if (!request.expressionAttributeNames) return;
    JsonObject names(object.name("ExpressionAttributeNames"));
    for (const auto& [placeholder, name] : *request.expressionAttributeNames) names.text(placeholder, name);
}

void appendWriteRequest(const WriteRequestIn& request, std::string& out) {
    JsonObject object(out);
    if (request.putRequest) {
        JsonObject put(object.name("PutRequest"));
        if (request.putRequest->item) appendItem(*request.putRequest->item, put.name("Item"));
    }
    if (request.deleteRequest) {
        JsonObject del(object.name("DeleteRequest"));
        if (request.deleteRequest->key) appendItem(*request.deleteRequest->key, del.name("Key"));
    }
}

} // namespace

void encodeOutput(const GetItem::Output& output, std::string& out) {
    JsonObject object(out);
    if (output.item) appendJson(*output.item, object.name("Item"));
    addConsumed(object, output.consumedCapacity);
}

void encodeOutput(const PutItem::Output& output, std::string& out) { encodeWrite(output, out); }
void encodeOutput(const UpdateItem::Output& output, std::string& out) { encodeWrite(output, out); }
void encodeOutput(const DeleteItem::Output& output, std::string& out) { encodeWrite(output, out); }

void encodeOutput(const PageOutput& output, std::string& out) {
    JsonObject object(out);
    if (output.items) object.list("Items", *output.items, appendItem);
    object.integer("Count", output.count);
    object.integer("ScannedCount", output.scannedCount);
    if (output.lastEvaluatedKey) appendJson(*output.lastEvaluatedKey, object.name("LastEvaluatedKey"));
    addConsumed(object, output.consumedCapacity);
}

void encodeOutput(const BatchGetItem::Output& output, std::string& out) {
    JsonObject object(out);
    {
        JsonObject tables(object.name("Responses"));
        for (const auto& [table, items] : output.responses) tables.list(table, items, appendItem);
    }
    {
        JsonObject tables(object.name("UnprocessedKeys"));
        for (const auto& [table, request] : output.unprocessedKeys) appendKeysAndAttributes(request, tables.name(table));
    }
    addConsumed(object, output.consumedCapacity);
}

void encodeOutput(const BatchWriteItem::Output& output, std::string& out) {
    JsonObject object(out);
    {
        JsonObject tables(object.name("UnprocessedItems"));
        for (const auto& [table, requests] : output.unprocessedItems) tables.list(table, requests, appendWriteRequest);
    }
    addMetrics(object, output.itemCollectionMetrics);
    addConsumed(object, output.consumedCapacity);
}

void encodeOutput(const TransactGetItems::Output& output, std::string& out) {
    JsonObject object(out);
    object.list("Responses", output.responses, [](const std::optional<Item>& item, std::string& to) {
        JsonObject response(to);
        if (item) appendJson(*item, response.name("Item"));
    });
    addConsumed(object, output.consumedCapacity);
}

void encodeOutput(const TransactWriteItems::Output& output, std::string& out) {
    JsonObject object(out);
    addMetrics(object, output.itemCollectionMetrics);
    addConsumed(object, output.consumedCapacity);
}

void encodeOutput(const ExecuteStatement::Output& output, std::string& out) {
    JsonObject object(out);
    object.list("Items", output.items, appendItem);
    if (output.nextToken) object.text("NextToken", *output.nextToken);
    if (output.lastEvaluatedKey) appendJson(*output.lastEvaluatedKey, object.name("LastEvaluatedKey"));
    addConsumed(object, output.consumedCapacity);
}

void encodeOutput(const BatchExecuteStatement::Output& output, std::string& out) {
    JsonObject object(out);
    object.list("Responses", output.responses, [](const BatchExecuteStatement::Answer& answer, std::string& to) {
        JsonObject one(to);
        if (answer.failure) {
            JsonObject error(one.name("Error"));
            error.text("Code", answer.failure->code);
            error.text("Message", answer.failure->message);
        }
        if (answer.tableName) one.text("TableName", *answer.tableName);
        if (answer.item) appendJson(*answer.item, one.name("Item"));
    });
    addConsumed(object, output.consumedCapacity);
}

void encodeOutput(const ExecuteTransaction::Output& output, std::string& out) {
    JsonObject object(out);
    object.list("Responses", output.responses, [](const std::optional<Item>& item, std::string& to) {
        JsonObject response(to);
        if (item) appendJson(*item, response.name("Item"));
    });
    addConsumed(object, output.consumedCapacity);
}

} // namespace rf
