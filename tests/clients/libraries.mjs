// Libraries that people use on top of the SDK: dynamoose, electrodb, dynamodb-toolbox.
import assert from "node:assert/strict";
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import dynamoose from "dynamoose";
import { Entity as ElectroEntity, Service } from "electrodb";
import { DeleteItemCommand, Entity, GetItemCommand, PutItemCommand, QueryCommand, Table, UpdateItemCommand, item, list, number, string, $add } from "dynamodb-toolbox";

const client = new DynamoDBClient({ endpoint: process.env.ENDPOINT, maxAttempts: 2 });
const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

async function makeTable(TableName) {
    const key = (hash, range) => [{ AttributeName: hash, KeyType: "HASH" }, { AttributeName: range, KeyType: "RANGE" }];
    await client.send(new CreateTableCommand({
        TableName, BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: ["pk", "sk", "gsi1pk", "gsi1sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        KeySchema: key("pk", "sk"),
        GlobalSecondaryIndexes: [{ IndexName: "gsi1", KeySchema: key("gsi1pk", "gsi1sk"), Projection: { ProjectionType: "ALL" } }],
    }));
    await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { TableName });
}

async function withDynamoose() {
    dynamoose.aws.ddb.set(new dynamoose.aws.ddb.DynamoDB({ endpoint: process.env.ENDPOINT, region: "us-east-1" }));
    const User = dynamoose.model("User", new dynamoose.Schema({
        id: { type: String, hashKey: true },
        email: { type: String, index: { name: "byEmail", type: "global" } },
        age: Number, tags: { type: Set, schema: [String] }, profile: { type: Object, schema: { city: String } }, seen: Date,
    }));
    new dynamoose.Table("Users", [User], { create: true, waitForActive: { enabled: true, check: { timeout: 20_000, frequency: 100 } } });
    const seen = new Date(1_790_000_000_000);
    await User.create({ id: "1", email: "a@x", age: 30, tags: new Set(["x"]), profile: { city: "Nice" }, seen });
    await assert.rejects(User.create({ id: "1", email: "b@x" }), { name: "ConditionalCheckFailedException" });
    for (const from of [0, 15])
        await User.batchPut(Array.from({ length: 15 }, (_, i) => ({ id: "n" + (from + i), email: `n${i % 3}@x`, age: from + i })));
    assert.equal((await User.get("1")).profile.city, "Nice");
    assert.equal((await User.get("1")).seen.getTime(), seen.getTime());
    assert.equal((await User.query("email").eq("n1@x").exec()).length, 10);
    assert.equal((await User.scan("age").gt(25).exec()).length, 5);
    await User.update({ id: "1" }, { $ADD: { age: 1 }, $SET: { email: "c@x" } });
    assert.deepEqual([(await User.get("1")).age, (await User.get("1")).email], [31, "c@x"]);
    await dynamoose.transaction([User.transaction.create({ id: "t" }), User.transaction.delete("n0")]);
    assert.equal(await User.get("n0"), undefined);
    await User.delete("t");
}

async function withElectro() {
    await makeTable("Electro");
    const index = {
        primary: { pk: { field: "pk", composite: ["store"] }, sk: { field: "sk", composite: ["id"] } },
        byOwner: { index: "gsi1", pk: { field: "gsi1pk", composite: ["owner"] }, sk: { field: "gsi1sk", composite: ["id"] } },
    };
    const Book = new ElectroEntity({
        model: { entity: "book", version: "1", service: "library" },
        attributes: {
            store: { type: "string", required: true }, id: { type: "string", required: true }, owner: { type: "string", required: true },
            pages: { type: "number", default: 0 }, kind: { type: ["novel", "poem"] }, notes: { type: "list", items: { type: "string" } },
        },
        indexes: index,
    }, { client: documents, table: "Electro" });
    const library = new Service({ book: Book });
    await Book.put(Array.from({ length: 40 }, (_, i) => ({ store: "s", id: String(i).padStart(3, "0"), owner: "o" + (i % 4), kind: "novel" }))).go();
    await assert.rejects(Book.create({ store: "s", id: "000", owner: "o" }).go(), /The conditional request failed/);
    await Book.update({ store: "s", id: "001" }).add({ pages: 5 }).append({ notes: ["good"] }).go();
    const read = (await Book.get({ store: "s", id: "001" }).go()).data;
    assert.deepEqual([read.pages, read.notes], [5, ["good"]]);
    assert.equal((await Book.query.byOwner({ owner: "o2" }).go({ pages: "all" })).data.length, 10);
    const between = await Book.query.primary({ store: "s" }).between({ id: "005" }, { id: "009" })
        .where(({ kind }, { eq }) => eq(kind, "novel")).go({ order: "desc" });
    assert.deepEqual(between.data.map((book) => book.id), ["009", "008", "007", "006", "005"]);
    const written = await library.transaction.write(({ book }) => [
        book.create({ store: "s", id: "t1", owner: "o9" }).commit(), book.delete({ store: "s", id: "000" }).commit()]).go();
    assert.equal(written.canceled, false);
    assert.equal((await Book.get({ store: "s", id: "000" }).go()).data, null);
    assert.equal((await Book.scan.where(({ owner }, { eq }) => eq(owner, "o9")).go({ pages: "all" })).data.length, 1);
}

async function withToolbox() {
    await makeTable("Toolbox");
    const table = new Table({
        documentClient: documents, name: "Toolbox", partitionKey: { name: "pk", type: "string" }, sortKey: { name: "sk", type: "string" },
        indexes: { gsi1: { type: "global", partitionKey: { name: "gsi1pk", type: "string" }, sortKey: { name: "gsi1sk", type: "string" } } },
    });
    const Pet = new Entity({
        name: "Pet", table,
        schema: item({
            owner: string().key().savedAs("pk"), name: string().key().savedAs("sk"), age: number().default(1),
            kind: string().savedAs("gsi1pk"), since: string().savedAs("gsi1sk"), toys: list(string()).optional(),
        }),
    });
    for (const [name, age] of [["Rex", 3], ["Tom", 5], ["Zoe", 7]])
        await Pet.build(PutItemCommand).item({ owner: "ann", name, age, kind: "dog", since: "20" + age, toys: ["ball"] }).send();
    assert.equal((await Pet.build(GetItemCommand).key({ owner: "ann", name: "Tom" }).send()).Item.age, 5);
    await Pet.build(UpdateItemCommand).item({ owner: "ann", name: "Tom", age: $add(2) }).send();
    const found = await table.build(QueryCommand).entities(Pet).query({ partition: "ann", range: { gte: "S" } })
        .options({ filters: { Pet: { attr: "age", gt: 6 } } }).send();
    assert.deepEqual(found.Items.map((pet) => pet.name), ["Tom", "Zoe"]);
    const byKind = await table.build(QueryCommand).entities(Pet).query({ index: "gsi1", partition: "dog" }).options({ reverse: true }).send();
    assert.deepEqual(byKind.Items.map((pet) => pet.name), ["Zoe", "Tom", "Rex"]);
    await assert.rejects(Pet.build(DeleteItemCommand).key({ owner: "ann", name: "Rex" })
        .options({ condition: { attr: "age", gt: 50 } }).send(), { name: "ConditionalCheckFailedException" });
}

await withDynamoose();
console.log("dynamoose done");
await withElectro();
console.log("electrodb done");
await withToolbox();
console.log("dynamodb-toolbox done");
