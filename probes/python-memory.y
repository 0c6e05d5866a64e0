/// What the memory of a Python process is held by: modules, variables, types, with advice.
#include <cpython/heap.y>
#include <native/mappings.y>
#include "python-memory/tables.y"
#include "python-memory/advice.y"

_param int top = 200 "rows of each table";
_param double least = 0.01 "siblings of the flame graph under this share of the whole are merged";

_probe _oneshot {
    _graph g = _walk(cpython);
    _frame whole = g.tree;
    _map(void *, _agg) types = sizes_by_type(g);
    _summary(sprintf("Process %d uses %s: %s of it are %'d Python objects.", _pid(), _bytes(_rss()), _bytes(g.bytes), g.count));
    memory_table(g);
    paths_table(whole, top);
    modules_table(_child(whole, ".modules"), top);
    types_table(types, top);
    _artifact_flamegraph("flamegraph", "The paths that hold it", whole, least);
    advise(g, whole, types);
    allocators_table();
    self_check(g, whole);
}
