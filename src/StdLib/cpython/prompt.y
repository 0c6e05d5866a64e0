/// What a prompt finds before its first line.
#include <cpython/heap.y>

/// The main interpreter.
PyInterpreterState *interp = main_interpreter();

/// A module by its name, or what it holds: "sys", "app.views.CACHE", "app.views.View.handlers"; 0 where there is none.
PyObject *py_named(_str name) {
    _list(_str) parts = _split(name, ".");
    PyObject *best = 0;
    _str module = "";
    for (int i = 0; i < _len(parts); i++) {
        module += (i > 0 ? "." : "") + parts[i];
        PyObject *o = dict_get(py_modules(interp), module);
        for (int j = i + 1; o && j < _len(parts); j++)
            o = py_is_module(o) ? dict_get(((PyModuleObject *) o)->md_dict, parts[j]) : py_attr(o, parts[j]);
        if (o)
            best = o;
    }
    return best;
}
