/// Modules/_pickle.c. The collector hears of the memos in 3.11.7 and later, not in 3.11.2, and no field tells: here it always does.

_visit Pdata *d of "_pickle.Pdata" {
    _hidden(d->data, d->allocated * sizeof(PyObject *));
    for (Py_ssize_t i = 0; i < Py_SIZE(d) && i < d->allocated; i++)
        _hidden_ref(d->data[i], "stack");
}

_visit PicklerObject *p of "_pickle.Pickler" {
    if (p->memo) {
        PyMemoTable *memo = p->memo;
        _own(memo, sizeof(PyMemoTable) + memo->mt_allocated * sizeof(PyMemoEntry));
        for (size_t i = 0; i < memo->mt_allocated; i++)
            _ref(memo->mt_table[i].me_key, "memo");
    }
    // sys.getsizeof counts the buffer's whole size, which is a bytes object of its own.
    if (p->output_buffer)
        _own(p->output_buffer, Py_TYPE(p->output_buffer)->tp_basicsize + Py_SIZE(p->output_buffer));
    _ref(p->write, "write");
##ifdeffield PicklerObject persistent_id
    _ref(p->persistent_id, "persistent_id");
##else
    _ref(p->pers_func, "persistent_id");
##endif
    _ref(p->dispatch_table, "dispatch_table");
    _ref(p->fast_memo, "fast_memo");
    _ref(p->reducer_override, "reducer_override");
    _ref(p->buffer_callback, "buffer_callback");
}

_visit UnpicklerObject *u of "_pickle.Unpickler" {
    _own(u->memo, u->memo_size * sizeof(PyObject *));
    for (size_t i = 0; u->memo && i < u->memo_size; i++)
        _ref(u->memo[i], "memo");
    _own(u->marks, u->marks_size * sizeof(Py_ssize_t));
    if (u->input_line)
        _own(u->input_line, target_strlen(u->input_line) + 1);
    if (u->encoding)
        _own(u->encoding, target_strlen(u->encoding) + 1);
    if (u->errors)
        _own(u->errors, target_strlen(u->errors) + 1);
    _ref(u->readline, "readline");
    _ref(u->readinto, "readinto");
    _ref(u->read, "read");
    _ref(u->peek, "peek");
    _ref(u->stack, "stack");
##ifdeffield UnpicklerObject persistent_load
    _ref(u->persistent_load, "persistent_load");
##else
    _ref(u->pers_func, "persistent_load");
##endif
    _ref(u->buffers, "buffers");
    _hidden_ref(u->buffer.obj, "buffer");
}

_visit PicklerMemoProxyObject *p of "_pickle.PicklerMemoProxy" { _ref(p->pickler, "of"); }
_visit UnpicklerMemoProxyObject *p of "_pickle.UnpicklerMemoProxy" { _ref(p->unpickler, "of"); }
