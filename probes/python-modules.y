/// Modules by what they hold, with the variables that hold most of it.
#include <cpython/heap.y>

_param int top = 30 "how many modules to show";
_param int variables = 3 "how many variables of each";

_probe _oneshot {
    _graph g = _walk(cpython);
    _frame modules = _child(g.tree, ".modules");
    _table t = _artifact_table("modules", "module", "file", "bytes", "objects", "most of it");
    _title(t, "Modules by what they hold");
    _foreach (_frame m : modules.children limit top) {
        _list(_str) most;
        _foreach (_frame v : m.children limit variables)
            _push(most, v.label + " " + _tostr(_bytes(v.bytes)));
        PyObject *o = (PyObject *) m.node.address;
        _row(t, m.label, o && py_is_module(o) ? py_module_file((PyModuleObject *) o) : "", _bytes(m.bytes), m.count, _join(most, ", "));
    }
    _summary(sprintf("%s of %s hang under modules.", _bytes(modules.bytes), _bytes(g.bytes)));
}
