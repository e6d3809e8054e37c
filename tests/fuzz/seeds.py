#!/usr/bin/env python3
"""Turns the conformance cases into seeds for the fuzz targets, a file each.
Usage: tests/fuzz/seeds.py request|expression FOLDER"""
import json
import pathlib
import sys

CASES = pathlib.Path(__file__).parent.parent / "conformance" / "cases"
LONGEST = 8192
KINDS = {"ConditionExpression": 0, "FilterExpression": 1, "ProjectionExpression": 2, "UpdateExpression": 3,
         "KeyConditionExpression": 4, "Statement": 5}


def with_number(value, number):
    if isinstance(value, str):
        return value.replace("$i", str(number))
    if isinstance(value, list):
        return [with_number(each, number) for each in value]
    if isinstance(value, dict):
        return {key if key.startswith("$") else key.replace("$i", str(number)): with_number(each, number)
                for key, each in value.items()}
    return value


def expanded(value):
    """The cases' generators (tests/conformance/README.md) replaced by what they make."""
    if isinstance(value, list):
        return [expanded(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "$repeat" in value:
        return value["$repeat"] * value["times"]
    if "$nest" in value:
        inner = expanded(value["value"])
        for _ in range(value["$nest"]):
            inner = {"L": [inner]}
        return inner
    if "$times" in value:
        first = value.get("from", 0)
        return [expanded(with_number(value["each"], first + i)) for i in range(value["$times"])]
    return {key: expanded(each) for key, each in value.items()}


def requests():
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text()):
            for step in [*case.get("setup", []), case["request"], *(then["request"] for then in case.get("then", []))]:
                for operation, body in step.items():
                    yield operation, expanded(body)


def expressions(value):
    if isinstance(value, list):
        for each in value:
            yield from expressions(each)
    if isinstance(value, dict):
        for key, each in value.items():
            if key in KINDS and isinstance(each, str):
                yield bytes([KINDS[key]]) + each.encode("utf-8", "surrogatepass")
            else:
                yield from expressions(each)


def seeds(target):
    for operation, body in requests():
        if operation.startswith("Wait"):
            continue
        if target == "request":
            yield f"{operation}\n{json.dumps(body, separators=(',', ':'))}".encode()
        else:
            yield from expressions(body)


target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
for number, seed in enumerate(sorted({seed for seed in seeds(target) if len(seed) <= LONGEST})):
    (folder / f"case-{number}").write_bytes(seed)
