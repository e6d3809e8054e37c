// The specs of the data plane: members, bounds and enums of spec/02a, wording of spec/10. The order of the members is
// the order in which the service lists violations.

#include "engine/api/ops/batch_get_item.h"
#include "engine/api/ops/batch_write_item.h"
#include "engine/api/ops/delete_item.h"
#include "engine/api/ops/get_item.h"
#include "engine/catalog/messages.h"
#include "engine/api/ops/put_item.h"
#include "engine/api/ops/query.h"
#include "engine/api/ops/scan.h"
#include "engine/api/ops/transact_get_items.h"
#include "engine/api/ops/transact_write_items.h"
#include "engine/api/ops/update_item.h"

namespace rf {

const Spec<PutItem::Input>& PutItem::spec() {
    static const Spec<Input> spec(
        "PutItemInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("TableName", &Input::tableName, rules::writeTableName()),
            field("Item", &Input::item, {.required = true}),
            field("ReturnValues", &Input::returnValues, rules::returnValues()),
            field("ReturnItemCollectionMetrics", &Input::returnItemCollectionMetrics,
                  rules::returnItemCollectionMetrics()),
            field("ConditionExpression", &Input::conditionExpression),
            field("ExpressionAttributeNames", &Input::expressionAttributeNames),
            field("ExpressionAttributeValues", &Input::expressionAttributeValues),
            field("ReturnValuesOnConditionCheckFailure", &Input::returnValuesOnConditionCheckFailure,
                  rules::onConditionCheckFailure()),
            field("Expected", &Input::expected, expectedSpec),
            field("ConditionalOperator", &Input::conditionalOperator, rules::conditionalOperator()),
        });
    return spec;
}

const Spec<DeleteItem::Input>& DeleteItem::spec() {
    static const Spec<Input> spec(
        "DeleteItemInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("TableName", &Input::tableName, rules::writeTableName()),
            field("Key", &Input::key, {.required = true}),
            field("ReturnValues", &Input::returnValues, rules::returnValues()),
            field("ReturnItemCollectionMetrics", &Input::returnItemCollectionMetrics,
                  rules::returnItemCollectionMetrics()),
            field("ConditionExpression", &Input::conditionExpression),
            field("ExpressionAttributeNames", &Input::expressionAttributeNames),
            field("ExpressionAttributeValues", &Input::expressionAttributeValues),
            field("ReturnValuesOnConditionCheckFailure", &Input::returnValuesOnConditionCheckFailure,
                  rules::onConditionCheckFailure()),
            field("Expected", &Input::expected, expectedSpec),
            field("ConditionalOperator", &Input::conditionalOperator, rules::conditionalOperator()),
        });
    return spec;
}

const Spec<UpdateItem::Input>& UpdateItem::spec() {
    const auto returnValues = [] {
        Rules rules = rules::returnValues();
        rules.enumAlone = true; // spec/10 §1: the first enum only
        return rules;
    };
    static const Spec<Input> spec(
        "UpdateItemInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("TableName", &Input::tableName, rules::writeTableName()),
            field("Key", &Input::key, {.required = true}),
            field("ReturnValues", &Input::returnValues, returnValues()),
            field("ReturnItemCollectionMetrics", &Input::returnItemCollectionMetrics,
                  rules::returnItemCollectionMetrics()),
            field("UpdateExpression", &Input::updateExpression),
            field("ConditionExpression", &Input::conditionExpression),
            field("ExpressionAttributeNames", &Input::expressionAttributeNames),
            field("ExpressionAttributeValues", &Input::expressionAttributeValues),
            field("ReturnValuesOnConditionCheckFailure", &Input::returnValuesOnConditionCheckFailure,
                  rules::onConditionCheckFailure()),
            field("ConditionalOperator", &Input::conditionalOperator, rules::conditionalOperator()),
            field("Expected", &Input::expected, expectedSpec),
            field("AttributeUpdates", &Input::attributeUpdates, attributeUpdateSpec),
        });
    return spec;
}

const Spec<GetItem::Input>& GetItem::spec() {
    static const Spec<Input> spec(
        "GetItemInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("AttributesToGet", &Input::attributesToGet, rules::attributesToGet()),
            field("TableName", &Input::tableName, rules::tableName()),
            field("Key", &Input::key, {.required = true}),
            field("ConsistentRead", &Input::consistentRead),
            field("ProjectionExpression", &Input::projectionExpression),
            field("ExpressionAttributeNames", &Input::expressionAttributeNames),
        });
    return spec;
}

const Spec<Query::Input>& Query::spec() {
    static const Spec<Input> spec(
        "QueryInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("TableName", &Input::tableName, rules::tableName()),
            field("IndexName", &Input::indexName, rules::indexName()),
            field("Select", &Input::select, rules::select()),
            field("AttributesToGet", &Input::attributesToGet, rules::attributesToGet()),
            field("Limit", &Input::limit, {.min = 1, .wordMinAnew = true}),
            field("ConsistentRead", &Input::consistentRead),
            field("ScanIndexForward", &Input::scanIndexForward),
            field("ExclusiveStartKey", &Input::exclusiveStartKey),
            field("ProjectionExpression", &Input::projectionExpression),
            field("FilterExpression", &Input::filterExpression),
            field("KeyConditionExpression", &Input::keyConditionExpression),
            field("ExpressionAttributeNames", &Input::expressionAttributeNames),
            field("ExpressionAttributeValues", &Input::expressionAttributeValues),
            field("QueryFilter", &Input::queryFilter, conditionSpec),
            field("ConditionalOperator", &Input::conditionalOperator, rules::conditionalOperator()),
            field("KeyConditions", &Input::keyConditions, conditionSpec),
        });
    return spec;
}

const Spec<Scan::Input>& Scan::spec() {
    static const Spec<Input> spec(
        "ScanInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("TableName", &Input::tableName, rules::tableName()),
            field("IndexName", &Input::indexName, rules::indexName()),
            field("Select", &Input::select, rules::select()),
            field("AttributesToGet", &Input::attributesToGet, rules::attributesToGet()),
            field("Limit", &Input::limit, {.min = 1}),
            field("TotalSegments", &Input::totalSegments, {.min = 1, .max = 1'000'000}),
            field("Segment", &Input::segment, {.min = 0, .max = 999'999}),
            field("ConsistentRead", &Input::consistentRead),
            field("ExclusiveStartKey", &Input::exclusiveStartKey),
            field("ProjectionExpression", &Input::projectionExpression),
            field("FilterExpression", &Input::filterExpression),
            field("ExpressionAttributeNames", &Input::expressionAttributeNames),
            field("ExpressionAttributeValues", &Input::expressionAttributeValues),
            field("ScanFilter", &Input::scanFilter, conditionSpec),
            field("ConditionalOperator", &Input::conditionalOperator, rules::conditionalOperator()),
        });
    return spec;
}

namespace {

const Spec<KeysAndAttributesIn>& keysAndAttributes() {
    using In = KeysAndAttributesIn;
    static const Spec<In> spec("KeysAndAttributes",
                               {
                                   field("Keys", &In::keys,
                                         {.required = true, .min = 1, .max = 100, .wordMinAnew = true, .wordMaxAnew = true}),
                                   field("AttributesToGet", &In::attributesToGet, rules::attributesToGet()),
                                   field("ConsistentRead", &In::consistentRead),
                                   field("ProjectionExpression", &In::projectionExpression),
                                   field("ExpressionAttributeNames", &In::expressionAttributeNames),
                               });
    return spec;
}

const Spec<PutRequestIn>& putRequest() {
    static const Spec<PutRequestIn> spec("PutRequest", {field("Item", &PutRequestIn::item, {.required = true})},
                                         {.echoTail = ", workloadProfileName=null"});
    return spec;
}
const Spec<DeleteRequestIn>& deleteRequest() {
    static const Spec<DeleteRequestIn> spec("DeleteRequest", {field("Key", &DeleteRequestIn::key, {.required = true})});
    return spec;
}
const Spec<WriteRequestIn>& writeRequest() {
    static const Spec<WriteRequestIn> spec("WriteRequest",
                                           {
                                               field("PutRequest", &WriteRequestIn::putRequest, putRequest),
                                               field("DeleteRequest", &WriteRequestIn::deleteRequest, deleteRequest),
                                           });
    return spec;
}

Status batchWriteNotEmpty(const BatchWriteItem::Input& input) {
    if (input.requestItems && input.requestItems->empty()) return validation(std::string(msg::kBatchWriteRequired));
    return {};
}

} // namespace

const Spec<BatchGetItem::Input>& BatchGetItem::spec() {
    static const Spec<Input> spec(
        "BatchGetItemInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("RequestItems", &Input::requestItems, keysAndAttributes,
                  {.required = true, .min = 1, .max = 100, .wordMinAnew = true, .keysAreTableNames = true}),
        });
    return spec;
}

const Spec<BatchWriteItem::Input>& BatchWriteItem::spec() {
    static const Spec<Input> spec(
        "BatchWriteItemInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("ReturnItemCollectionMetrics", &Input::returnItemCollectionMetrics,
                  rules::returnItemCollectionMetrics()),
            field("RequestItems", &Input::requestItems, writeRequest,
                  {.required = true, .min = 1, .max = 25, .eachMin = 1, .eachMax = 25, .keysAreTableNames = true}),
        },
        {.before = batchWriteNotEmpty});
    return spec;
}

namespace {

const Spec<TransactGetIn>& transactGet() {
    using In = TransactGetIn;
    static const Spec<In> spec("Get", {
                                          field("Key", &In::key, {.required = true}),
                                          field("TableName", &In::tableName, rules::tableName()),
                                          field("ProjectionExpression", &In::projectionExpression),
                                          field("ExpressionAttributeNames", &In::expressionAttributeNames),
                                      });
    return spec;
}
const Spec<TransactGetItemIn>& transactGetItem() {
    static const Spec<TransactGetItemIn> spec("TransactGetItem",
                                              {field("Get", &TransactGetItemIn::get, transactGet, {.required = true})});
    return spec;
}

using Action = TransactActionIn;
Field<Action> names() { return field("ExpressionAttributeNames", &Action::expressionAttributeNames); }
Field<Action> values() { return field("ExpressionAttributeValues", &Action::expressionAttributeValues); }
Field<Action> table() { return field("TableName", &Action::tableName, rules::tableName()); }
Field<Action> key() { return field("Key", &Action::key, {.required = true}); }
Field<Action> condition(bool required) {
    return field("ConditionExpression", &Action::conditionExpression, {.required = required});
}
Field<Action> onFailure() {
    return field("ReturnValuesOnConditionCheckFailure", &Action::returnValuesOnConditionCheckFailure,
                 rules::onConditionCheckFailure());
}

const Spec<Action>& conditionCheckAction() {
    static const Spec<Action> spec("ConditionCheck", {key(), table(), condition(true), names(), values(), onFailure()});
    return spec;
}
const Spec<Action>& putAction() {
    static const Spec<Action> spec("Put", {field("Item", &Action::item, {.required = true}), table(), condition(false),
                                           names(), values(), onFailure()});
    return spec;
}
const Spec<Action>& deleteAction() {
    static const Spec<Action> spec("Delete", {key(), table(), condition(false), names(), values(), onFailure()});
    return spec;
}
const Spec<Action>& updateAction() {
    static const Spec<Action> spec("Update",
                                   {key(), field("UpdateExpression", &Action::updateExpression, {.required = true}),
                                    table(), condition(false), names(), values(), onFailure()});
    return spec;
}
const Spec<TransactWriteItemIn>& transactWriteItem() {
    using In = TransactWriteItemIn;
    static const Spec<In> spec("TransactWriteItem",
                               {
                                   field("ConditionCheck", &In::conditionCheck, conditionCheckAction),
                                   field("Put", &In::put, putAction),
                                   field("Delete", &In::del, deleteAction),
                                   field("Update", &In::update, updateAction),
                               });
    return spec;
}

} // namespace

const Spec<TransactGetItems::Input>& TransactGetItems::spec() {
    static const Spec<Input> spec(
        "TransactGetItemsInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("TransactItems", &Input::transactItems, transactGetItem, {.required = true, .min = 1, .max = 100}),
        });
    return spec;
}

const Spec<TransactWriteItems::Input>& TransactWriteItems::spec() {
    static const Spec<Input> spec(
        "TransactWriteItemsInput",
        {
            field("ReturnConsumedCapacity", &Input::returnConsumedCapacity, rules::returnConsumedCapacity()),
            field("ReturnItemCollectionMetrics", &Input::returnItemCollectionMetrics,
                  rules::returnItemCollectionMetrics()),
            field("ClientRequestToken", &Input::clientRequestToken, {.min = 1, .max = 36}),
            field("TransactItems", &Input::transactItems, transactWriteItem, {.required = true, .min = 1, .max = 100}),
        });
    return spec;
}

} // namespace rf
