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
    if (py_is_dict(o))
        return sprintf("%s of %ld", type, ((PyDictObject *) o)->ma_used);
    if (type == "list" || type == "tuple")
        return sprintf("%s of %ld", type, Py_SIZE(o));
    return type;
}

/// Does an int fit in 60 bits?
bool py_int_fits(PyObject *o) { return py_digits((PyLongObject *) o) <= 2; }
