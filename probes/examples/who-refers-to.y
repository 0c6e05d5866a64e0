/// Who refers to the object at an address.
#include <cpython/heap.y>

_param long address = 0 "as id() gives it, or another probe prints it";

_probe _oneshot {
    _graph g = _walk(cpython);
    PyObject *o = (PyObject *) address;
    if (!_node_of(g, o))
        _error(sprintf("no object of Python's lies at 0x%lx", address));
    _print("a ", py_type_name(o->ob_type), " at ", _node_of(g, o).path, "\n");
    _foreach ((void *from, _str label) : _referrers(g, o) limit 100)
        printf("  %s %p as %s, at %s\n", _node_of(g, from).kind_name, from, label, _node_of(g, from).path);
}
