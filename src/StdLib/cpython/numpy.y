/// numpy's arrays, by their public struct (numpy/core/include/numpy/ndarraytypes.h). The collector does not know them.

/// Data that is not the array's own belongs to its base: another array, bytes, a mapping.
_visit PyArrayObject *a, PyTypeObject *t of "numpy.ndarray" {
    // Before 1.20 sys.getsizeof knows nothing of what a class adds.
    if (array_size(t) <= offsetof(PyArrayObject, _buffer_info))
        _size(array_size(t));
    if (a->dimensions)
        _own(a->dimensions, 2 * a->nd * sizeof(Py_ssize_t));
    if (a->flags & NPY_ARRAY_OWNDATA) {
        Py_ssize_t item = array_item_bytes(a->descr);
        Py_ssize_t n = array_items(a);
        _own(a->data, n * item);
        if (array_refers(a->descr)) {
            _list(long) places;
            array_places(a->descr, 0, 8, places);
            _foreach (long at : places) {
                for (Py_ssize_t i = 0; i < n; i++)
                    _hidden_ref(*(PyObject **) (a->data + i * item + at), _each("array items"));
            }
        }
    }
    _hidden_ref(a->base, "base");
    _hidden_ref(a->descr, "dtype");
    // Since 1.22.
    if (array_size(t) >= offsetof(PyArrayObject, mem_handler) + sizeof(PyObject *))
        _hidden_ref(a->mem_handler, "mem_handler");
}

_visit PyArray_Descr *d of "numpy.dtype" {
    _hidden_ref(d->typeobj, "type");
    _hidden_ref(array_fields(d), "fields");
    if (array_is_1(d)) {
        _hidden_ref(d->names, "names");
        _hidden_ref(d->metadata, "metadata");
    } else {
        _PyArray_LegacyDescr *d2 = (_PyArray_LegacyDescr *) d;
        _hidden_ref(d2->metadata, "metadata");
        if (array_is_legacy(d))
            _hidden_ref(d2->names, "names");
    }
    PyObject **inner = array_subarray(d);
    if (inner) {
        _own(inner, 2 * sizeof(PyObject *));
        _hidden_ref(inner[0], "base");
        _hidden_ref(inner[1], "shape");
    }
}

/// Bytes of an array's struct in this release of numpy: what classes of Python add stands behind it.
Py_ssize_t array_size(PyTypeObject *t) { return py_c_base(t)->tp_basicsize; }

/// The type of an element as numpy 1 has it? Since numpy 2 it is longer.
bool array_is_1(PyArray_Descr *d) { return py_c_base(Py_TYPE(d))->tp_basicsize == sizeof(PyArray_Descr); }

/// In numpy 2, types made by others have less.
bool array_is_legacy(PyArray_Descr *d) { return py_c_base(Py_TYPE(d))->tp_basicsize >= sizeof(_PyArray_LegacyDescr); }

Py_ssize_t array_item_bytes(PyArray_Descr *d) { return array_is_1(d) ? d->elsize : ((_PyArray_LegacyDescr *) d)->elsize; }

/// Are there references among the elements?
bool array_refers(PyArray_Descr *d) { return (array_is_1(d) ? d->flags : ((_PyArray_LegacyDescr *) d)->flags) & NPY_ITEM_REFCOUNT ? 1 : 0; }

/// A dict of the fields of a structured type: name to (type, place, …); else 0.
PyObject *array_fields(PyArray_Descr *d) {
    PyObject *fields = array_is_1(d) ? d->fields : array_is_legacy(d) ? ((_PyArray_LegacyDescr *) d)->fields : 0;
    return fields && py_is_object(fields) ? fields : 0;
}

/// Of a type whose elements are arrays: the type of their elements and the shape, in a block of its own; else 0.
PyObject **array_subarray(PyArray_Descr *d) {
    return (PyObject **) (array_is_1(d) ? d->subarray : array_is_legacy(d) ? ((_PyArray_LegacyDescr *) d)->subarray : 0);
}

Py_ssize_t array_items(PyArrayObject *a) {
    Py_ssize_t n = 1;
    for (int i = 0; i < a->nd && i < 64; i++)
        n *= a->dimensions[i];
    return n;
}

/// Where references stand in an element that begins at a place: in fields, and in arrays that are fields, so many deep.
void array_places(PyArray_Descr *d, long at, int depth, _list(long) places) {
    if (!py_is_object(d) || !array_refers(d) || depth == 0 || _len(places) > 1000)
        return;
    PyObject **inner = array_subarray(d);
    PyObject *fields = array_fields(d);
    if (inner) {
        long item = array_item_bytes((PyArray_Descr *) inner[0]);
        for (long i = 0; item > 0 && (i + 1) * item <= array_item_bytes(d) && _len(places) < 1000; i++)
            array_places((PyArray_Descr *) inner[0], at + i * item, depth - 1, places);
    } else if (!fields || !py_is_dict(fields)) {
        _push(places, at);
    } else {
        _foreach ((PyObject *name, PyObject *field) : dict_items((PyDictObject *) fields)) {
            PyObject **about = &((PyTupleObject *) field)->ob_item[0];
            // A title is a second name of the same field.
            if (Py_SIZE(field) < 3 || about[2] != name)
                array_places((PyArray_Descr *) about[0], at + py_int(about[1]), depth - 1, places);
        }
    }
}
