// An Express application that keeps its sessions in DynamoDB by connect-dynamodb: made on the first visit, read on the
// next, gone after log-out, reaped after expiry by the legacy scan the library uses, and by TTL where it is on.
import assert from "node:assert/strict";
import { DynamoDBClient, GetItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import connectDynamoDb from "connect-dynamodb";
import express from "express";
import session from "express-session";

const client = new DynamoDBClient({ endpoint: process.env.ENDPOINT, maxAttempts: 2 });
const DynamoDBStore = connectDynamoDb(session);
const store = new DynamoDBStore({ client, table: "sessions", hashKey: "id" });
const once = (call) => new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value))));

const application = express();
application.use(session({ store, secret: "not a secret", resave: false, saveUninitialized: false }));
application.get("/visit", (request, response) => {
    request.session.visits = (request.session.visits ?? 0) + 1;
    response.json(request.session.visits);
});
application.get("/leave", (request, response) => request.session.destroy(() => response.json("bye")));
const server = application.listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const address = `http://127.0.0.1:${server.address().port}`;

const first = await fetch(address + "/visit");
const cookie = first.headers.get("set-cookie").split(";")[0];
const visit = async () => (await fetch(address + "/visit", { headers: { cookie } })).json();
assert.equal(await first.json(), 1);
assert.equal(await visit(), 2);
assert.equal(await visit(), 3);
const id = "sess:" + decodeURIComponent(cookie.split("=")[1]).slice(2).split(".")[0];
const stored = await client.send(new GetItemCommand({ TableName: "sessions", Key: { id: { S: id } } }));
assert.equal(JSON.parse(stored.Item.sess.S).visits, 3);
assert.ok(Number(stored.Item.expires.N) > Date.now() / 1000);

await fetch(address + "/leave", { headers: { cookie } });
assert.equal((await client.send(new GetItemCommand({ TableName: "sessions", Key: { id: { S: id } } }))).Item, undefined);
assert.equal(await visit(), 1);

await once((done) => store.set("old", { cookie: { maxAge: -5_000 }, visits: 9 }, done));
assert.equal(await once((done) => store.get("old", done)), null);
await once((done) => store.reap(done));
const left = await client.send(new ScanCommand({ TableName: "sessions" }));
assert.deepEqual(left.Items.filter((item) => item.id.S === "sess:old"), []);
assert.equal(left.Count, 1);
server.close();
server.closeAllConnections();
console.log("express sessions done");
