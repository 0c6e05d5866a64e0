/// Modules/_pickle.c. The collector hears of the memos in 3.11.7 and later, not in 3.11.2, and no field tells: here it always does.

_visit Pdata *d of "_pickle.Pdata" {
    _hidden(d->data, d->allocated * sizeof(PyObject *));
    for (Py_ssize_t i = 0; i < Py_SIZE(d) && i < d->allocated; i++)
        _hidden_ref(d->data[i], "stack");
}

##ifdeffield PicklerObject persistent_id
// 3.13 and 3.14 have got fields in the midst of their lives: the class's size tells which are there. What stands behind them is read by a pointer so far in front.

PicklerObject *pickler_behind_id(PicklerObject *p, PyTypeObject *t) {
    Py_ssize_t at = py_c_base(t)->tp_basicsize > 128 + sizeof(PyObject) ? 24 + sizeof(PyObject) : 16 + sizeof(PyObject);
    return (PicklerObject *) ((char *) p + at - offsetof(PicklerObject, dispatch_table));
}

UnpicklerObject *unpickler_behind_load(UnpicklerObject *u, PyTypeObject *t) {
    Py_ssize_t at = py_c_base(t)->tp_basicsize > 248 + sizeof(PyObject) ? 48 + sizeof(PyObject) : 40 + sizeof(PyObject);
    return (UnpicklerObject *) ((char *) u + at - offsetof(UnpicklerObject, buffer));
}

UnpicklerObject *unpickler_behind_index(UnpicklerObject *u, PyTypeObject *t) {
    Py_ssize_t size = py_c_base(t)->tp_basicsize;
    Py_ssize_t at = size > 264 + sizeof(PyObject) ? 184 + sizeof(PyObject) : size > 248 + sizeof(PyObject) ? 168 + sizeof(PyObject) : 160 + sizeof(PyObject);
    return (UnpicklerObject *) ((char *) u + at - offsetof(UnpicklerObject, read));
}
##else
PicklerObject *pickler_behind_id(PicklerObject *p, PyTypeObject *t) { return t ? p : 0; }
UnpicklerObject *unpickler_behind_load(UnpicklerObject *u, PyTypeObject *t) { return t ? u : 0; }
UnpicklerObject *unpickler_behind_index(UnpicklerObject *u, PyTypeObject *t) { return t ? u : 0; }
##endif

_visit PicklerObject *p, PyTypeObject *t of "_pickle.Pickler" {
    PicklerObject *late = pickler_behind_id(p, t);
    if (p->memo) {
        PyMemoTable *memo = p->memo;
        _own(memo, sizeof(PyMemoTable) + memo->mt_allocated * sizeof(PyMemoEntry));
        for (size_t i = 0; i < memo->mt_allocated; i++)
            _ref(memo->mt_table[i].me_key, "memo");
    }
    // sys.getsizeof counts the buffer's whole size, which is a bytes object of its own.
    if (late->output_buffer)
        _own(late->output_buffer, Py_TYPE(late->output_buffer)->tp_basicsize + Py_SIZE(late->output_buffer));
    _ref(late->write, "write");
##ifdeffield PicklerObject persistent_id
    _ref(p->persistent_id, "persistent_id");
##else
    _ref(p->pers_func, "persistent_id");
##endif
    _ref(late->dispatch_table, "dispatch_table");
    _ref(late->fast_memo, "fast_memo");
##ifdeffield PicklerObject reducer_override
    _ref(late->reducer_override, "reducer_override");
    _ref(late->buffer_callback, "buffer_callback");
##endif
}

_visit UnpicklerObject *u, PyTypeObject *t of "_pickle.Unpickler" {
    UnpicklerObject *buffered = unpickler_behind_load(u, t);
    UnpicklerObject *late = unpickler_behind_index(u, t);
    _own(u->memo, u->memo_size * sizeof(PyObject *));
    for (size_t i = 0; u->memo && i < u->memo_size; i++)
        _ref(u->memo[i], "memo");
    _own(late->marks, late->marks_size * sizeof(Py_ssize_t));
    if (buffered->input_line)
        _own(buffered->input_line, target_strlen(buffered->input_line) + 1);
    if (late->encoding)
        _own(late->encoding, target_strlen(late->encoding) + 1);
    if (late->errors)
        _own(late->errors, target_strlen(late->errors) + 1);
    _ref(late->readline, "readline");
##ifdeffield UnpicklerObject readinto
    _ref(late->readinto, "readinto");
    _ref(late->buffers, "buffers");
##endif
    _ref(late->read, "read");
    _ref(late->peek, "peek");
    _ref(u->stack, "stack");
##ifdeffield UnpicklerObject persistent_load
    _ref(u->persistent_load, "persistent_load");
##else
    _ref(u->pers_func, "persistent_load");
##endif
    _hidden_ref(buffered->buffer.obj, "buffer");
}

_visit PicklerMemoProxyObject *p of "_pickle.PicklerMemoProxy" { _ref(p->pickler, "of"); }
_visit UnpicklerMemoProxyObject *p of "_pickle.UnpicklerMemoProxy" { _ref(p->unpickler, "of"); }
