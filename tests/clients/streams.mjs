// AWS SDK for JavaScript v3, the streams client: every shard to its end, exactly the writes made, in order per item, across
// a split and a roll.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import {
    CreateTableCommand, DeleteItemCommand, DynamoDBClient, PutItemCommand, TransactWriteItemsCommand, UpdateTableCommand,
    waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import {
    DescribeStreamCommand, DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand, ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { unmarshall } from "@aws-sdk/util-dynamodb";

const client = new DynamoDBClient({ endpoint: process.env.ENDPOINT, maxAttempts: 5 });
const streams = new DynamoDBStreamsClient({ endpoint: process.env.ENDPOINT, maxAttempts: 5 });
const TableName = "Shop";
const written = new Map(); // key → values in order; undefined: deleted
const current = new Map();

await client.send(new CreateTableCommand({
    TableName, BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }], KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
}));
await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { TableName });
const { Streams: [{ StreamArn }] } = await streams.send(new ListStreamsCommand({ TableName }));

function note(key, value) {
    if (current.get(key) !== value) written.set(key, [...(written.get(key) ?? []), value]);
    current.set(key, value);
}
let turn = 0;
async function write(count) {
    for (let i = 0; i < count; ++i, ++turn) {
        const pk = `k${turn % 17}`, v = (turn * 7) % 5;
        const Item = { pk: { S: pk }, v: { N: String(v) } };
        if (turn % 6 === 5) await client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: pk } } }));
        else if (turn % 6 === 4) await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item } }] }));
        else await client.send(new PutItemCommand({ TableName, Item }));
        note(pk, turn % 6 === 5 ? undefined : v);
    }
}
async function shards() {
    const found = [];
    let ExclusiveStartShardId;
    do {
        const { StreamDescription: page } =
            await streams.send(new DescribeStreamCommand({ StreamArn, ExclusiveStartShardId, Limit: 5 }));
        found.push(...page.Shards);
        ExclusiveStartShardId = page.LastEvaluatedShardId;
    } while (ExclusiveStartShardId);
    return found;
}
const isOpen = (shard) => shard.SequenceNumberRange.EndingSequenceNumber === undefined;
async function until(what, condition) {
    const deadline = Date.now() + 60_000;
    while (!await condition()) {
        assert(Date.now() < deadline, what);
        await sleep(100);
    }
}

await write(100);
await client.send(new UpdateTableCommand({
    TableName, BillingMode: "PROVISIONED", ProvisionedThroughput: { ReadCapacityUnits: 100, WriteCapacityUnits: 9000 },
}));
await until("a split", async () => { await write(3); return (await shards()).filter(isOpen).length > 4; });
await write(100);
const split = new Set((await shards()).map((shard) => shard.ShardId));
process.kill(Number(process.env.SERVER), "SIGUSR1");
await until("a roll", async () => !(await shards()).some((shard) => split.has(shard.ShardId) && isOpen(shard)));
await write(100);

// Ids sort by age, so parents come before their children.
const seen = new Map();
for (const shard of (await shards()).sort((a, b) => (a.ShardId < b.ShardId ? -1 : 1))) {
    let { ShardIterator } = await streams.send(
        new GetShardIteratorCommand({ StreamArn, ShardId: shard.ShardId, ShardIteratorType: "TRIM_HORIZON" }));
    while (ShardIterator) {
        const page = await streams.send(new GetRecordsCommand({ ShardIterator, Limit: 9 }));
        for (const { dynamodb, eventName } of page.Records) {
            const { pk } = unmarshall(dynamodb.Keys);
            assert.equal(eventName === "REMOVE", dynamodb.NewImage === undefined);
            assert(dynamodb.ApproximateCreationDateTime instanceof Date);
            seen.set(pk, [...(seen.get(pk) ?? []), dynamodb.NewImage && unmarshall(dynamodb.NewImage).v]);
        }
        ShardIterator = page.NextShardIterator;
        if (page.Records.length === 0 && isOpen(shard)) break;
    }
}
assert.deepEqual(new Map([...seen].sort()), new Map([...written].sort()));
await assert.rejects(streams.send(new GetRecordsCommand({ ShardIterator: "nonsense" })), { name: "ValidationException" });
await assert.rejects(streams.send(new DescribeStreamCommand({ StreamArn: StreamArn + "x" })), { name: "ResourceNotFoundException" });
