/// Why an object is alive: the path by which it was found, and everything that refers to it.
#include <cpython/heap.y>

_param _str what = "__main__" "an address as id() gives it or another probe prints it, a module, or module.variable";
_param int top = 50 "how many references to show";

_probe _oneshot {
    _graph g = _walk(cpython);
    _node n = node_meant(g, what);
    if (!n)
        _error(sprintf("no object '%s': give an address, a module's name or module.variable (a class, a function, a container…)", what));
    PyObject *o = (PyObject *) n.address;
    _summary(sprintf("%s at %p, %s: %s", n.kind_name, o, _bytes(n.bytes), py_repr(o)));
    _summary(sprintf("It is held by %s.", n.path));

    _table t = _artifact_table("referrers", "as", "of", "which is at", "bytes", "address");
    _title(t, "What refers to it");
    long references, shown;
    _foreach ((void *from, _str label) : _referrers(g, o)) {
        references++;
        if (shown >= top)
            continue;
        shown++;
        _node holder = _node_of(g, from);
        _row(t, label, holder.kind_name, holder.path, _bytes(holder.bytes), from);
    }
    _str counted = py_refcount(o) < 1L << 40 ? sprintf("of the %'d that its reference count counts", py_refcount(o)) : "of how many is not counted";
    _summary(sprintf("%'d reference%s from objects, %s.", references, references == 1 ? "" : "s", counted));
}

/// By address, or by the name of a module and attributes below it.
_node node_meant(_graph g, _str name) {
    if (name ~~ rx/^(0x[0-9a-fA-F]+|[0-9]+)$/)
        return _node_of(g, (void *) _strtol(name, 0));
    _frame modules = _child(g.tree, ".modules");
    // The longest module's name that the text begins with; the rest are attributes.
    _list(_str) parts = _split(name, ".");
    PyObject *best = 0;
    _str module = "";
    for (int i = 0; i < _len(parts); i++) {
        module += (i > 0 ? "." : "") + parts[i];
        PyObject *o = (PyObject *) _child(modules, module).node.address;
        for (int j = i + 1; o && j < _len(parts); j++)
            o = py_is_module(o) ? dict_get(((PyModuleObject *) o)->md_dict, parts[j]) : py_attr(o, parts[j]);
        if (o)
            best = o;
    }
    return _node_of(g, best);
}
