/// How long the native part of python-memory takes beside the walk of Python's objects: two numbers, in milliseconds.
#include <cpython/heap.y>
#include <native/mappings.y>
#include "python-memory/tables.y"
#include "python-memory/advice.y"
#include "python-memory/native.y"

_probe _oneshot {
    long start = _ktime_ns();
    _graph g = _walk(cpython);
    long walked = _ktime_ns();
    _frame whole = g.tree;
    _map(void *, _agg) types = sizes_by_type(g);
    long begun = _ktime_ns();
    weigh_memory(g);
    find_keepers(g, types, is_much(memory[NATIVE]));
    memory_table();
    memory_flames(whole, 0.01);
    allocators_table();
    native_tables(200);
    mappings_table();
    printf("%d %d\n", (walked - start) / 1000000, (_ktime_ns() - begun) / 1000000);
}
