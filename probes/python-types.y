/// Instances and bytes by type.
#include <cpython/heap.y>

_param int top = 50 "how many types to show";
_param _str module = "" "only types of this module, such as myapp.models";

_probe _oneshot {
    _map(void *, _agg) types;
    _graph g = _walk(cpython);
    _foreach (_node n : g)
        types[n.kind] <<< n.bytes;

    _table t = _artifact_table("types", "type", "count", "bytes", "mean");
    _title(t, "Types by size");
    _foreach ((PyTypeObject *type, _agg sizes) : types where module == "" || py_type_module(type) == module order by _sum(sizes) desc limit top)
        _row(t, py_type_name(type), _count(sizes), _bytes(_sum(sizes)), _bytes(_sum(sizes) / _count(sizes)));
    _summary(sprintf("%'d objects of %d types: %s.", g.count, _len(types), _bytes(g.bytes)));
}
