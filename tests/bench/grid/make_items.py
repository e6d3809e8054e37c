#!/usr/bin/env python3
"""Items for the benchmarks of the grid, as lines of DynamoDB JSON on stdout.

    make_items.py COUNT | small orders, ten of a customer (about 175 bytes in a table file)
    make_items.py COUNT BYTES | the same with a text that makes each about BYTES long
"""
import random
import sys

STATUS = ("OPEN", "PAID", "SHIPPED", "DELIVERED", "RETURNED")


def lines(count, size):
    chance = random.Random(7)
    letters = "".join(chance.choice("abcdefghijklmnopqrstuvwxyz ") for _ in range(4096))
    for n in range(count):
        note = ""
        if size > 175:
            at = (n * 37) % 1024
            note = ',"note":{"S":"%d %s"}' % (n, (letters[at:] + letters * (size // 4096 + 1))[: size - 175])
        yield (
            '{"Item":{"pk":{"S":"CUSTOMER#c-%06d"},"sk":{"S":"ORDER#%07d"},"type":{"S":"Order"},"status":{"S":"%s"},'
            '"total":{"N":"%d.%02d"},"at":{"N":"%d"}%s}}\n'
            % (n // 10, n, STATUS[n % 5], n % 900 + 1, n % 100, 1_700_000_000 + n, note)
        )


def main():
    count = int(sys.argv[1])
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    block = []
    for line in lines(count, size):
        block.append(line)
        if len(block) == 10_000:
            sys.stdout.write("".join(block))
            block.clear()
    sys.stdout.write("".join(block))


main()
