/// Classes, and what every object has from its class: attributes, slots (Objects/typeobject.c).

/// A slot by its name in __slots__.
_label slot(char *name) { return _cstr(name); }

_visit PyTypeObject *t of "type" {
    if (py_type_has(t, Py_TPFLAGS_HEAPTYPE)) {
        PyHeapTypeObject *h = (PyHeapTypeObject *) t;
        // Objects/typeobject.c, type___sizeof__: a metaclass's own size plays no part.
        _size(sizeof(PyHeapTypeObject));
        if (h->ht_cached_keys)
            _own(h->ht_cached_keys, keys_size(h->ht_cached_keys));
        _hidden((char *) t + sizeof(PyHeapTypeObject), Py_SIZE(t) * sizeof(PyMemberDef));
        _ref(py_type_dict(t), _inside, NAMESPACE);
        _ref(t->tp_cache, "tp_cache");
        _ref(t->tp_mro, "__mro__");
        _ref(t->tp_bases, "__bases__");
        _ref(t->tp_base, "__base__");
##ifdeffield PyHeapTypeObject ht_module
        _ref(h->ht_module, "ht_module");
##endif
        _hidden_ref(h->ht_name, "__name__");
        _hidden_ref(h->ht_qualname, "__qualname__");
        _hidden_ref(h->ht_slots, "__slots__");
    } else {
        // The collector knows nothing of static classes; sys.getsizeof counts its words in front of them in 3.11 and 3.12.
##ifdeffield PyObject ob_gc_bits
        _size(sizeof(PyTypeObject));
##elifdeftype managed_static_type_state
        _size(sizeof(PyTypeObject) - sizeof(PyGC_Head));
##elifndeftype _PyInterpreterFrame
        _size(sizeof(PyTypeObject) - sizeof(PyGC_Head));
##else
        _size(sizeof(PyTypeObject));
##endif
        _hidden_ref(py_type_dict(t), _inside, NAMESPACE);
        _hidden_ref(t->tp_cache, "tp_cache");
        _hidden_ref(t->tp_mro, "__mro__");
        _hidden_ref(t->tp_bases, "__bases__");
        _hidden_ref(t->tp_base, "__base__");
    }
    _hidden_ref(py_type_subclasses(t), "tp_subclasses");
}

/// Every class that is part of a program or library, from object down: a class knows its subclasses by weak references.
_iter PyTypeObject *py_static_types() {
    _list(PyTypeObject *) types;
    _push(types, py_c_base(Py_TYPE(py_modules(main_interpreter())))->tp_base);
    for (long i = 0; i < _len(types) && i < 100000; i++) {
        _yield(types[i]);
        PyDictObject *subclasses = (PyDictObject *) py_type_subclasses(types[i]);
        if (!subclasses || !py_is_dict((PyObject *) subclasses))
            continue;
        _foreach ((PyObject *id, PyObject *reference) : dict_items(subclasses)) {
            PyTypeObject *t = (PyTypeObject *) ((PyWeakReference *) reference)->wr_object;
            if (!py_type_has(t, Py_TPFLAGS_HEAPTYPE))
                _push(types, t);
        }
    }
}

/// An instance holds its class, where the class is made at run time.
_visit PyObject *o, PyTypeObject *t of "object" where py_type_has(t, Py_TPFLAGS_HEAPTYPE) {
##ifdeffield PyHeapTypeObject ht_module
    _ref(t, "__class__");
##else
    // Up to 3.8 the collector hears of it from those alone that a class statement has made.
    if (py_is_python_class(t))
        _ref(t, "__class__");
    else
        _hidden_ref(t, "__class__");
##endif
}

/// __slots__ of the class and of its bases: members of the kind T_OBJECT_EX, whose descriptions stand behind each class.
_visit PyObject *o, PyTypeObject *t of "object" where py_has_slots(t) {
    for (PyTypeObject *c = t; c; c = c->tp_base) {
        if (!py_is_python_class(c))
            continue;
        PyMemberDef *m = c->tp_members;
        Py_ssize_t n = Py_SIZE(c);
        for (Py_ssize_t i = 0; i < n; i++) {
            if (m[i].type == T_OBJECT_EX)
                _ref(*(PyObject **) ((char *) o + m[i].offset), slot(m[i].name));
        }
    }
}

/// Does a class statement give the instances slots?
bool py_has_slots(PyTypeObject *t) {
    for (PyTypeObject *c = t; c; c = c->tp_base) {
        if (py_is_python_class(c) && Py_SIZE(c) > 0)
            return 1;
    }
    return 0;
}

/// A __dict__ at a fixed place of the object, be the class made in C or in Python. Classes and modules have rules of their own.
_visit PyObject *o, PyTypeObject *t of "object" where t->tp_dictoffset > 0 && !py_type_has(t, (unsigned long) Py_TPFLAGS_TYPE_SUBCLASS) && !py_has_base(t, "module") {
    _ref(*(PyObject **) ((char *) o + t->tp_dictoffset), _inside, NAMESPACE);
}

/// A __dict__ behind an object of variable size: the offset counts from its end.
_visit PyVarObject *o, PyTypeObject *t of "object" where t->tp_dictoffset < 0 && !py_has_managed_dict(t) {
    Py_ssize_t n = o->ob_size < 0 ? -o->ob_size : o->ob_size;
    Py_ssize_t end = t->tp_basicsize + n * t->tp_itemsize + 7 & ~7L;
    _ref(*(PyObject **) ((char *) o + end + t->tp_dictoffset), _inside, NAMESPACE);
}

/// Do two words stand in front of the instances, before the collector's?
bool py_has_preheader(PyTypeObject *t) {
##ifdefenum Py_TPFLAGS_MANAGED_WEAKREF
    return py_type_has(t, Py_TPFLAGS_MANAGED_DICT | Py_TPFLAGS_MANAGED_WEAKREF);
##else
    return py_has_managed_dict(t);
##endif
}

/// Has an instance its __dict__, or the values of one, in front of it or behind?
bool py_has_managed_dict(PyTypeObject *t) {
##ifdefenum Py_TPFLAGS_MANAGED_DICT
    return py_type_has(t, Py_TPFLAGS_MANAGED_DICT);
##else
    return t == 0;
##endif
}

##ifdefenum MANAGED_DICT_OFFSET
/// The __dict__ in front of an instance, 0 if there is none (yet).
PyObject *py_managed_dict(PyObject *o) {
    PyObject **dict = (PyObject **) ((char *) o + MANAGED_DICT_OFFSET);
##ifdeftype PyDictOrValues
    return _address(*dict) & 1 ? 0 : *dict;
##else
    return *dict;
##endif
}

/// The values of an instance that has no __dict__ yet, whose names are the class's shared keys; 0 if there are none. Since 3.13 they may be there beside a __dict__ that shares them.
PyDictValues *py_managed_values(PyObject *o) {
##ifdefenum Py_TPFLAGS_INLINE_VALUES
    PyDictValues *values = (PyDictValues *) ((char *) o + Py_TYPE(o)->tp_basicsize);
    return py_type_has(Py_TYPE(o), Py_TPFLAGS_INLINE_VALUES) && values->valid ? values : 0;
##else
    void **dict = (void **) ((char *) o + MANAGED_DICT_OFFSET);
##ifdeftype PyDictOrValues
    return _address(*dict) & 1 ? (PyDictValues *) ((char *) *dict + 1) : 0;
##else
    return (PyDictValues *) dict[-1];
##endif
##endif
}

/// Since 3.11: a dict, or values, in front of the object or (3.13) behind it.
_visit PyObject *o, PyTypeObject *t of "object" where py_has_managed_dict(t) {
    PyDictValues *values = py_managed_values(o);
    if (values) {
        PyDictKeysObject *k = ((PyHeapTypeObject *) t)->ht_cached_keys;
        PyDictUnicodeEntry *e = (PyDictUnicodeEntry *) keys_entries(k);
        Py_ssize_t n = keys_nentries(k);
##ifdeffield PyDictValues capacity
        n = n < values->capacity ? n : values->capacity;
        // A dict counts the values that it shares.
        if (!py_managed_dict(o))
            _hidden(values, values_size(values));
##else
        _hidden(values, values_size(k));
##endif
##ifdeffield PyDictValues capacity
        if (py_managed_dict(o) && DICT_REPORTS_SHARED_VALUES)
            n = 0;
##endif
        for (Py_ssize_t i = 0; i < n; i++)
            _ref(values->values[i], variable(e[i].me_key));
    }
##ifdeffield PyDictValues capacity
    if (values && !DICT_REPORTS_SHARED_VALUES)
        _hidden_ref(py_managed_dict(o), _inside, NAMESPACE);
    else
        _ref(py_managed_dict(o), _inside, NAMESPACE);
##else
    _ref(py_managed_dict(o), _inside, NAMESPACE);
##endif
}
##endif
