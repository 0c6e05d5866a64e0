/// Attributes and short texts of objects, for probes that look at instances.

/// The attribute of an instance by its name: its __dict__, inline values or slots, then its class and bases; 0 where it has none. Properties are not run.
PyObject *py_attr(PyObject *o, _str name) {
    if (!o)
        return 0;
    PyTypeObject *t = o->ob_type;
##ifdefenum MANAGED_DICT_OFFSET
    if (py_has_managed_dict(t)) {
        PyObject *dict = py_managed_dict(o);
        PyDictValues *values = py_managed_values(o);
        PyDictKeysObject *k = ((PyHeapTypeObject *) t)->ht_cached_keys;
        for (Py_ssize_t i = 0; values && i < keys_nentries(k); i++) {
            if (values->values[i] && py_str(((PyDictUnicodeEntry *) keys_entries(k))[i].me_key) == name)
                return values->values[i];
        }
        if (dict && dict_get(dict, name))
            return dict_get(dict, name);
    }
##endif
    if (t->tp_dictoffset > 0 && dict_get(*(PyObject **) ((char *) o + t->tp_dictoffset), name))
        return dict_get(*(PyObject **) ((char *) o + t->tp_dictoffset), name);
    for (PyTypeObject *c = t; c; c = c->tp_base) {
        PyMemberDef *m = c->tp_members;
        for (Py_ssize_t i = 0; py_is_python_class(c) && i < Py_SIZE(c); i++) {
            if (m[i].type == T_OBJECT_EX && _cstr(m[i].name) == name)
                return *(PyObject **) ((char *) o + m[i].offset);
        }
    }
    for (PyTypeObject *c = t; c; c = c->tp_base) {
        if (dict_get(py_type_dict(c), name))
            return dict_get(py_type_dict(c), name);
    }
    return 0;
}

/// A short text: of strings and small numbers what they are, of other objects their type.
_str py_repr(PyObject *o) {
    if (!o)
        return "-";
    if (py_is_str(o))
        return "\"" + _substr(py_str(o), 0, 100) + "\"";
    _str type = py_type_name(o->ob_type);
    if (type == "int" && py_int_fits(o))
        return _tostr(py_int(o));
    if (type == "float")
        return _tostr(((PyFloatObject *) o)->ob_fval);
    if (type == "NoneType")
        return "None";
    if (type == "bool")
        return py_int(o) ? "True" : "False";
    if (py_is_dict(o) || type == "list" || type == "tuple")
        return sprintf("%s of %ld", type, py_len(o));
    return type;
}

/// Does an int fit in 60 bits?
bool py_int_fits(PyObject *o) { return py_digits((PyLongObject *) o) <= 2; }

/// The value of a float, or of an int that fits in 60 bits; of other objects 0.
double py_float(void *o) { return py_has_base(Py_TYPE(o), "float") ? ((PyFloatObject *) o)->ob_fval : py_is_int(o) ? py_int(o) : 0; }

/// len() of a str, bytes, list, tuple, dict, set, frozenset or of what is made from them; of other objects 0.
Py_ssize_t py_len(void *o) {
    if (py_is_str(o))
        return ((PyASCIIObject *) o)->length;
    if (py_is_dict(o))
        return ((PyDictObject *) o)->ma_used;
    if (py_type_has(Py_TYPE(o), Py_TPFLAGS_LIST_SUBCLASS | Py_TPFLAGS_TUPLE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS))
        return Py_SIZE(o);
    return py_is_set(o) ? ((PySetObject *) o)->used : 0;
}

/// The elements of a list, tuple, set or frozenset, the keys of a dict, as Python goes through them.
_iter PyObject *py_elements(void *o) {
    if (py_is_list(o) || py_is_tuple(o)) {
        PyObject **item = py_is_list(o) ? ((PyListObject *) o)->ob_item : &((PyTupleObject *) o)->ob_item[0];
        for (Py_ssize_t i = 0, n = Py_SIZE(o); i < n; i++)
            _yield(item[i]);
    } else if (py_is_dict(o)) {
        _foreach ((PyObject *key, PyObject *value) : dict_items((PyDictObject *) o))
            _yield(key);
    } else if (py_is_set(o)) {
        _foreach (PyObject *key : set_items((PySetObject *) o))
            _yield(key);
    }
}

/// A module by its name, or what it holds: "sys", "app.views.CACHE", "app.views.View.handlers"; 0 where there is none.
PyObject *py_named(_str name) {
    _list(_str) parts = _split(name, ".");
    PyObject *best = 0;
    _str module = "";
    for (int i = 0; i < _len(parts); i++) {
        module += (i > 0 ? "." : "") + parts[i];
        PyObject *o = dict_get(py_modules(main_interpreter()), module);
        for (int j = i + 1; o && j < _len(parts); j++)
            o = py_is_module(o) ? dict_get(((PyModuleObject *) o)->md_dict, parts[j]) : py_attr(o, parts[j]);
        if (o)
            best = o;
    }
    return best;
}
