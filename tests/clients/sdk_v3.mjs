// AWS SDK for JavaScript v3: the bare client, the document client, paginators and waiters.
import assert from "node:assert/strict";
import {
    BatchWriteItemCommand, CreateTableCommand, DeleteTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand, UpdateTableCommand,
    paginateListTables, waitUntilTableExists, waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";
import {
    DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand, paginateQuery, paginateScan,
} from "@aws-sdk/lib-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";

const client = new DynamoDBClient({ endpoint: process.env.ENDPOINT, maxAttempts: 2 });
const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
const patience = { client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
const TableName = "Shop";

await client.send(new CreateTableCommand({
    TableName, BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: ["pk", "sk", "gsi"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }, { AttributeName: "sk", KeyType: "RANGE" }],
    GlobalSecondaryIndexes: [{
        IndexName: "ByGsi", KeySchema: [{ AttributeName: "gsi", KeyType: "HASH" }], Projection: { ProjectionType: "KEYS_ONLY" },
    }],
}));
await waitUntilTableExists(patience, { TableName });
const names = [];
for await (const page of paginateListTables({ client, pageSize: 1 }, {})) names.push(...page.TableNames);
assert.deepEqual(names, [TableName]);

// Values, in both clients.
const item = {
    pk: "a", sk: "1", n: 1.5, text: "snow ☃ \u0001", flag: true, nothing: null, list: [1, ["x"], {}], map: { "a.b": { c: [] } },
    tags: new Set(["x", "y"]), counts: new Set([1, 2]), bytes: new Uint8Array([0, 255]),
};
await documents.send(new PutCommand({ TableName, Item: item }));
assert.deepEqual((await documents.send(new GetCommand({ TableName, Key: { pk: "a", sk: "1" } }))).Item, item);
assert.deepEqual((await client.send(new GetItemCommand({ TableName, Key: marshall({ pk: "a", sk: "1" }) }))).Item, marshall(item));

// Batches, pages and an index. The client's paginator must see every page.
for (let from = 0; from < 100; from += 25)
    await client.send(new BatchWriteItemCommand({
        RequestItems: {
            [TableName]: Array.from({ length: 25 }, (_, i) => ({
                PutRequest: { Item: marshall({ pk: "many", sk: String(from + i).padStart(4, "0"), gsi: "g" + (i % 5), fill: "x".repeat(30_000) }) },
            })),
        },
    }));
let pages = 0, seen = 0;
for await (const page of paginateQuery({ client: documents },
    { TableName, KeyConditionExpression: "pk = :p", ExpressionAttributeValues: { ":p": "many" } })) { ++pages; seen += page.Items.length; }
assert.equal(seen, 100);
assert.ok(pages >= 3, `a page ends at 1 MB, there were ${pages}`);
let scanned = 0;
for await (const page of paginateScan({ client: documents, pageSize: 9 }, { TableName, IndexName: "ByGsi" })) scanned += page.Count;
assert.equal(scanned, 100);
const projected = await documents.send(new QueryCommand({
    TableName, KeyConditionExpression: "pk = :p AND sk < :s", ProjectionExpression: "sk", ReturnConsumedCapacity: "TOTAL",
    ExpressionAttributeValues: { ":p": "many", ":s": "0003" },
}));
assert.deepEqual(projected.Items, [{ sk: "0000" }, { sk: "0001" }, { sk: "0002" }]);
assert.equal(projected.ConsumedCapacity.CapacityUnits, 11);

// Refusals arrive as the SDK's own classes, with the item when asked for.
await assert.rejects(documents.send(new UpdateCommand({
    TableName, Key: { pk: "a", sk: "1" }, UpdateExpression: "SET n = n + :i", ConditionExpression: "n > :limit",
    ExpressionAttributeValues: { ":i": 1, ":limit": 100 }, ReturnValuesOnConditionCheckFailure: "ALL_OLD",
})), (error) => error.name === "ConditionalCheckFailedException" && error.Item.n.N === "1.5");
await assert.rejects(documents.send(new TransactWriteCommand({
    TransactItems: [
        { Update: { TableName, Key: { pk: "t", sk: "1" }, UpdateExpression: "SET v = :v", ExpressionAttributeValues: { ":v": 1 } } },
        { Delete: { TableName, Key: { pk: "a", sk: "1" }, ConditionExpression: "attribute_not_exists(pk)" } },
    ],
})), (error) => error.name === "TransactionCanceledException" &&
    error.CancellationReasons.map((reason) => reason.Code).join() === "None,ConditionalCheckFailed");
await assert.rejects(client.send(new PutItemCommand({ TableName, Item: marshall({ pk: "a" }) })),
    (error) => error.name === "ValidationException" &&
        error.message.endsWith("One or more parameter values were invalid: Missing the key sk in the item"));
await assert.rejects(client.send(new GetItemCommand({ TableName: "Nowhere", Key: marshall({ pk: "a" }) })), { name: "ResourceNotFoundException" });

// Many at once over kept connections.
await Promise.all(Array.from({ length: 200 }, () => documents.send(new UpdateCommand({
    TableName, Key: { pk: "counter", sk: "0" }, UpdateExpression: "ADD n :one", ExpressionAttributeValues: { ":one": 1 },
}))));
assert.equal((await documents.send(new GetCommand({ TableName, Key: { pk: "counter", sk: "0" }, ConsistentRead: true }))).Item.n, 200);

await client.send(new UpdateTableCommand({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: "ByGsi" } }] }));
await client.send(new DeleteTableCommand({ TableName }));
await waitUntilTableNotExists(patience, { TableName });
console.log("AWS SDK for JavaScript v3 done");
