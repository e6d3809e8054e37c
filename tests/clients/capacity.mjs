// The AWS SDK for JavaScript meets a table with 5 WCU: its own retries happen, then it gives up with the service's
// error; switching to on demand while writers run ends the throttling without one failed request.
import assert from "node:assert/strict";
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, PutItemCommand, UpdateTableCommand, waitUntilTableExists }
    from "@aws-sdk/client-dynamodb";

const endpoint = process.env.ENDPOINT;
const patient = new DynamoDBClient({ endpoint, maxAttempts: 12 });
const hasty = new DynamoDBClient({ endpoint, maxAttempts: 1 });
const TableName = "Narrow";

await patient.send(new CreateTableCommand({
    TableName, KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
    ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
}));
await waitUntilTableExists({ client: patient, minDelay: 1, maxWaitTime: 20 }, { TableName });

// Five minutes of burst are 1,500 units: 50 items of 30 KB empty the bucket, slowly enough for the partition's limit.
const big = "x".repeat(30_000);
const put = (client, pk, v = big) => client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, v: { S: v } } }));
let throttled;
for (let i = 0; i < 200 && !throttled; ++i) {
    throttled = await put(hasty, `big${i}`).then(() => undefined, (error) => error);
    await new Promise((resolve) => setTimeout(resolve, 50));
}
assert.equal(throttled.name, "ProvisionedThroughputExceededException");
assert.match(throttled.message, /^The level of configured provisioned throughput for the table was exceeded\./);
assert.equal(throttled.ThrottlingReasons[0].reason, "TableWriteProvisionedThroughputExceeded");
assert.equal(throttled.ThrottlingReasons[0].resource, "arn:aws:dynamodb:us-east-1:000000000000:table/Narrow");
assert.ok(throttled.$retryable?.throttling ?? true);

// Refused requests write nothing, and the SDK's own retries get through once the bucket fills again.
const waited = await put(patient, "late", "v");
assert.ok(waited.$metadata.attempts > 1, `attempts: ${waited.$metadata.attempts}`);

// Writers run through the switch: none of them fails, and afterwards none is throttled.
let stop = false, done = 0, attemptsAfter = 0, switched = false;
const writers = Array.from({ length: 8 }, async (_, n) => {
    for (let i = 0; !stop; ++i) {
        const begunAfter = switched;
        const answer = await put(patient, `w${n}-${i}`, "v");
        ++done;
        if (begunAfter) attemptsAfter = Math.max(attemptsAfter, answer.$metadata.attempts);
    }
});
await new Promise((resolve) => setTimeout(resolve, 400));
await patient.send(new UpdateTableCommand({ TableName, BillingMode: "PAY_PER_REQUEST" }));
await new Promise((resolve) => setTimeout(resolve, 1500)); // whoever was waiting for a retry has had it
switched = true;
const before = done;
await new Promise((resolve) => setTimeout(resolve, 800));
stop = true;
await Promise.all(writers);
assert.ok(done - before > 50, `${done - before} writes on demand`);
assert.equal(attemptsAfter, 1); // of the writes begun on demand none was refused
const table = (await patient.send(new DescribeTableCommand({ TableName }))).Table;
assert.equal(table.BillingModeSummary.BillingMode, "PAY_PER_REQUEST");
console.log("capacity done");
