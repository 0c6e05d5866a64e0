"""Builds a heap of about OBJECTS objects: dicts, instances with and without __slots__, lists, tuples, strings.

Prints one line of JSON when it stands still: its pid, how many objects it made, how long its own gc.collect() takes (the least of three), its resident size. Ends when standard input closes.
"""
import gc
import json
import os
import sys
import time


class Plain:
    def __init__(self, number):
        self.number = number
        self.name = "plain %d" % number


class Slotted:
    __slots__ = ("number", "items")

    def __init__(self, number):
        self.number = number
        self.items = [number, "slotted %d" % number]


def build(objects):
    # Ten objects a round: 2 dicts, 1 plain instance, 1 slotted, 2 lists, 1 tuple, 3 strings (numbers beside).
    keep = []
    for number in range(objects // 10):
        plain = Plain(number)
        slotted = Slotted(number)
        row = {"plain": plain, "text": "row %d" % number}
        keep.append([{"slotted": slotted, "row": row}, (row, number)])
    return keep


def collect():
    start = time.perf_counter()
    gc.collect()
    return (time.perf_counter() - start) * 1000


gc.disable()
KEEP = build(int(sys.argv[1]))
times = [collect() for _ in range(3)]
with open("/proc/self/statm") as statm:
    resident = int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
print(json.dumps({"pid": os.getpid(), "tracked": len(gc.get_objects()), "collect_ms": min(times), "rss": resident}), flush=True)
sys.stdin.read()
