/// Types say how large their instances are: as large as the layout's structs.

bool has_size(_str type, long bytes, long item) {
    PyTypeObject *t = type_of_name(type);
    if (!t || t->tp_basicsize == bytes && t->tp_itemsize == item)
        return 1;
    _warn(sprintf("%s says %ld bytes and %ld an item; the layout %ld and %ld", type, t->tp_basicsize, t->tp_itemsize, bytes, item));
    return 0;
}

/// Lists, dicts, sets, tuples, bytes: their types' sizes are those of the layout's structs.
bool check_sizes_of_containers() {
    return has_size("object", sizeof(PyObject), 0) && has_size("list", sizeof(PyListObject), 0) && has_size("dict", sizeof(PyDictObject), 0) && has_size("set", sizeof(PySetObject), 0)
        && has_size("frozenset", sizeof(PySetObject), 0) && has_size("tuple", offsetof(PyTupleObject, ob_item), sizeof(PyObject *)) && has_size("bytearray", sizeof(PyByteArrayObject), 0);
}

/// Texts, modules, methods, slices, ranges, cells, properties: their types' sizes are those of the layout's structs.
bool check_sizes_of_objects() {
    return has_size("str", sizeof(PyUnicodeObject), 0) && has_size("module", sizeof(PyModuleObject), 0) && has_size("method", sizeof(PyMethodObject), 0) && has_size("slice", sizeof(PySliceObject), 0)
        && has_size("range", sizeof(rangeobject), 0) && has_size("cell", sizeof(PyCellObject), 0) && has_size("property", sizeof(propertyobject), 0) && has_size("float", sizeof(PyFloatObject), 0)
        && has_size("function", sizeof(PyFunctionObject), 0) && has_size("super", sizeof(superobject), 0);
}

/// Exceptions: their types' sizes are those of the layout's structs.
bool check_sizes_of_exceptions() {
    return has_size("BaseException", sizeof(PyBaseExceptionObject), 0) && has_size("OSError", sizeof(PyOSErrorObject), 0) && has_size("StopIteration", sizeof(PyStopIterationObject), 0)
        && has_size("SystemExit", sizeof(PySystemExitObject), 0) && has_size("UnicodeDecodeError", sizeof(PyUnicodeErrorObject), 0);
}

/// bool comes from int and int from object: its __mro__ is a tuple of the three, its __bases__ one of int.
bool check_bool() {
    PyTypeObject *t = type_of_name("bool");
    PyTypeObject *of_int = type_of_name("int");
    PyTypeObject *object = type_of_name("object");
    PyTupleObject *mro = (PyTupleObject *) t->tp_mro;
    PyTupleObject *bases = (PyTupleObject *) t->tp_bases;
    return is_a(mro, "tuple") && Py_SIZE(mro) == 3 && mro->ob_item[0] == t && mro->ob_item[1] == of_int && mro->ob_item[2] == object && is_a(bases, "tuple") && Py_SIZE(bases) == 1
        && bases->ob_item[0] == of_int && t->tp_base == of_int;
}

/// A class's own names are a dict in which what is defined has its name.
bool check_names_of_types() {
    PyObject *names = py_type_dict(type_of_name("dict"));
    if (!is_a(names, "dict") || !dict_get(names, "keys") || !dict_get(names, "__getitem__"))
        return 0;
    names = py_type_dict(type_of_name("str"));
    return is_a(names, "dict") && dict_get(names, "join");
}

/// What is made from int is known to it: a dict of weak references with bool among them.
bool check_subclasses() {
    PyTypeObject *of_int = type_of_name("int");
    PyObject *subclasses = py_type_subclasses(of_int);
    if (!is_a(subclasses, "dict"))
        return 0;
    bool found;
    _foreach ((PyObject *key, PyObject *reference) : dict_items((PyDictObject *) subclasses)) {
        if (((PyWeakReference *) reference)->wr_object == (PyObject *) type_of_name("bool"))
            found = 1;
    }
    return found;
}

/// Classes made by class statements have their names, as texts, where tp_name leads; and a tuple of bases.
bool check_python_classes() {
    int n;
    _foreach (PyTypeObject *t : samples_of("type")) {
        if (!py_type_has(t, Py_TPFLAGS_HEAPTYPE))
            continue;
        PyHeapTypeObject *h = (PyHeapTypeObject *) t;
        if (!is_a(h->ht_name, "str") || !is_a(h->ht_qualname, "str") || !_issuffix(py_str(h->ht_qualname), py_str(h->ht_name)))
            return 0;
        if (!is_a(t->tp_bases, "tuple") || !is_a(t->tp_mro, "tuple") || ((PyTupleObject *) t->tp_mro)->ob_item[0] != t)
            return 0;
        if (h->ht_slots && !is_a(h->ht_slots, "tuple"))
            return 0;
##ifdeffield PyHeapTypeObject ht_module
        if (h->ht_module && !is_a(h->ht_module, "module"))
            return 0;
##endif
        n += py_is_python_class(t);
    }
    return n > 0;
}
