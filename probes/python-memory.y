/// What the memory of a Python process is held by: modules, variables, types, with advice.
#include <cpython/heap.y>
#include <native/mappings.y>
#include "python-memory/tables.y"
#include "python-memory/advice.y"
#include "python-memory/native.y"

_param int top = 200 "rows of each table";
_param double least = 0.01 "siblings of the flame graph under this share of the whole are merged";

_probe _oneshot {
    _graph g = _walk(cpython);
    _frame whole = g.tree;
    _map(void *, _agg) types = sizes_by_type(g);
    if (py_is_ending())
        _summary("The interpreter is at its end: modules that it has let go are not shown any more.");
    weigh_memory(g);
    find_keepers(g, types, is_much(memory[NATIVE]));
    _summary(sprintf("Process %d uses %s: %s of it are %'d Python objects; %s of it is explained.", _pid(), _bytes(_rss()), _bytes(memory[OBJECTS]), g.count,
        _ratio(1 - share(memory[UNCLAIMED], all_memory()))));
    memory_table();
    paths_table(whole, top);
    modules_table(whole, top);
    types_table(types, top);
    _artifact_flamegraph("flamegraph", "Python objects, by the paths that hold them", whole, least);
    memory_flames(whole, least);
    advise(g, whole, types);
    allocators_table();
    native_tables(top);
    mappings_table();
    self_check(g, whole);
}
