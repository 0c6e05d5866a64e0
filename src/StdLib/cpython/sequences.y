/// Lists, tuples, sets, bytes, numbers, slices, ranges: the small built-in types.

_visit PyListObject *o of "list" {
    _own(o->ob_item, o->allocated * sizeof(PyObject *));
    Py_ssize_t n = Py_SIZE(o);
    // Just being given more room, or sorted: its items are then elsewhere (Objects/listobject.c: list_sort_impl).
    if (n > o->allocated) {
        _torn();
        n = o->allocated;
    }
    for (Py_ssize_t i = 0; i < n; i++)
        _ref(o->ob_item[i], _each("list items"));
}

_visit PyTupleObject *o of "tuple" {
    Py_ssize_t n = Py_SIZE(o);
    for (Py_ssize_t i = 0; i < n; i++)
        _ref(o->ob_item[i], _each("tuple items"));
}

/// os.stat_result and its kin: more fields than the tuple shows (Objects/structseq.c).
_visit PyTupleObject *o, PyTypeObject *t of "tuple" where !py_is_python_class(t) && dict_get(py_type_dict(t), "n_fields") {
    Py_ssize_t n = py_int(dict_get(py_type_dict(t), "n_fields"));
    for (Py_ssize_t i = Py_SIZE(o); i < n && i < 1000; i++) {
        // The collector hears of them since 3.8.
##ifdeffield PyCodeObject co_posonlyargcount
        _ref(o->ob_item[i], "fields");
##else
        _hidden_ref(o->ob_item[i], "fields");
##endif
    }
}

_visit PySetObject *o of "set" {
    if (o->table != o->smalltable)
        _own(o->table, (o->mask + 1) * sizeof(setentry));
    Py_ssize_t found;
    _foreach (PyObject *key : set_items(o)) {
        _ref(key, _each("set items"));
        found++;
    }
    if (found != o->used)
        _torn();
}

_visit PySetObject *o of "frozenset" {
    if (o->table != o->smalltable)
        _own(o->table, (o->mask + 1) * sizeof(setentry));
    Py_ssize_t found;
    _foreach (PyObject *key : set_items(o)) {
        _ref(key, _each("set items"));
        found++;
    }
    if (found != o->used)
        _torn();
}

_iter PyObject *set_items(PySetObject *o) {
    setentry *e = o->table;
    Py_ssize_t last = o->mask;
    for (Py_ssize_t i = 0; i <= last; i++) {
        // -1 is no hash: it marks a removed entry, whose key is a dummy.
        if (e[i].key && e[i].hash != -1)
            _yield(e[i].key);
    }
}

/// Objects/longobject.c, int___sizeof__: at least one digit; before 3.12, the type's basicsize plays no part.
_visit PyLongObject *o of "int" {
    Py_ssize_t digits = py_digits(o);
##ifdeffield PyLongObject long_value
    _size(Py_TYPE(o)->tp_basicsize + (digits > 1 ? digits : 1) * sizeof(digit));
##elifdeftype _PyInterpreterFrame
    _size(offsetof(PyLongObject, ob_digit) + (digits > 1 ? digits : 1) * sizeof(digit));
##else
    _size(offsetof(PyLongObject, ob_digit) + digits * sizeof(digit));
##endif
}

/// Digits of 30 bits, one after another.
Py_ssize_t py_digits(PyLongObject *o) {
##ifdeffield PyLongObject long_value
    return o->long_value.lv_tag >> 3;
##else
    return o->ob_base.ob_size < 0 ? -o->ob_base.ob_size : o->ob_base.ob_size;
##endif
}

/// The value of an int of at most two digits (60 bits); larger ones give 0.
long py_int(void *o) {
    PyLongObject *i = (PyLongObject *) o;
    Py_ssize_t n = py_digits(i);
    if (n > 2)
        return 0;
##ifdeffield PyLongObject long_value
    digit *digits = i->long_value.ob_digit;
    bool negative = (i->long_value.lv_tag & 3) == 2;
##else
    digit *digits = i->ob_digit;
    bool negative = i->ob_base.ob_size < 0;
##endif
    long value = n > 0 ? digits[0] : 0;
    if (n > 1)
        value |= (long) digits[1] << 30;
    return negative ? -value : value;
}

_visit PyObject *o of "float" { _size(Py_TYPE(o)->tp_basicsize); }
_visit PyObject *o of "complex" { _size(Py_TYPE(o)->tp_basicsize); }
_visit PyVarObject *o of "bytes" { _size(Py_TYPE(o)->tp_basicsize + o->ob_size); }
_visit PyByteArrayObject *o of "bytearray" { _size(Py_TYPE(o)->tp_basicsize); _own(o->ob_bytes, o->ob_alloc); }

_visit PySliceObject *o of "slice" { _ref(o->start, "start"); _ref(o->stop, "stop"); _ref(o->step, "step"); }
_visit rangeobject *o of "range" { _hidden_ref(o->start, "start"); _hidden_ref(o->stop, "stop"); _hidden_ref(o->step, "step"); _hidden_ref(o->length, "length"); }
_visit longrangeiterobject *o of "longrange_iterator" {
##ifdeffield longrangeiterobject index
    _hidden_ref(o->index, "index");
##endif
    _hidden_ref(o->start, "start");
    _hidden_ref(o->step, "step");
    _hidden_ref(o->len, "len");
}

_visit PyMemoryViewObject *o of "memoryview" { _ref(o->mbuf, "buffer"); }
_visit _PyManagedBufferObject *o of "managedbuffer" { _ref(o->master.obj, "of"); }
