#include <cpython/heap.y>

/// The frames, the strings and the static classes, a line each as tests/Targets/inside.py writes it.
_probe _oneshot {
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        _foreach (PyThreadState *t : py_threads(interp)) {
            long depth = 0;
            _foreach (frame_t *f : thread_frames(t)) {
                printf("F\t%lu\t%ld\t%lu%s\n", t->thread_id, depth, _address(frame_code(f)), frame_locals(f));
                depth++;
            }
        }
    }
    _foreach (_node n : _walk(cpython)) {
        if (n.kind_name == "str")
            printf("I\t%lu\t%d\n", _address(n.address), ((PyASCIIObject *) n.address)->state.interned ? 1 : 0);
        PyTypeObject *t = (PyTypeObject *) n.address;
        if (py_type_has(Py_TYPE(t), (unsigned long) Py_TPFLAGS_TYPE_SUBCLASS) && !py_type_has(t, Py_TPFLAGS_HEAPTYPE))
            printf("T\t%lu\n", _address(t));
    }
}

/// Named slots with a value; what is shared with inner functions stands in a cell.
_str frame_locals(frame_t *f) {
    _list(_str) locals;
    Py_ssize_t n = frame_slots(f);
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *value = frame_slot(f, i);
        if (value && _cstr(Py_TYPE(value)->tp_name) == "cell")
            value = ((PyCellObject *) value)->ob_ref;
        PyObject *name = frame_slot_name(f, i);
        if (name && value)
            _push(locals, sprintf("\t%s=%lu", py_str(name), _address(value)));
    }
    _str all;
    _foreach (_str one : locals order by one)
        all += one;
    return all;
}
