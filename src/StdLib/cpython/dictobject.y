/// Dicts (Include/cpython/dictobject.h, Include/internal/pycore_dict.h).

Py_ssize_t keys_slots(PyDictKeysObject *k) { return k->dk_log2_size < 48 ? 1L << k->dk_log2_size : 0; }

/// Entries in use, holes included; 0 where the keys contradict themselves.
Py_ssize_t keys_nentries(PyDictKeysObject *k) {
    Py_ssize_t n = k->dk_nentries;
    return n >= 0 && n <= keys_slots(k) ? n : 0;
}

/// Where the entries begin: behind the index block.
char *keys_entries(PyDictKeysObject *k) { return (char *) k + offsetof(PyDictKeysObject, dk_indices) + (1L << k->dk_log2_index_bytes); }

/// Bytes of a keys object: header, index block, entries for two thirds of the slots.
Py_ssize_t keys_size(PyDictKeysObject *k) {
    Py_ssize_t entry = k->dk_kind == DICT_KEYS_GENERAL ? sizeof(PyDictKeyEntry) : sizeof(PyDictUnicodeEntry);
    return offsetof(PyDictKeysObject, dk_indices) + (1L << k->dk_log2_index_bytes) + (keys_slots(k) << 1) / 3 * entry;
}

/// Values that a split table's array has room for.
Py_ssize_t keys_values(PyDictKeysObject *k) { return k->dk_usable + keys_nentries(k); }

##ifdeffield PyDictValues capacity
/// Bytes of the array of values: bytes behind it keep the order of insertion.
Py_ssize_t values_size(PyDictValues *v) { return offsetof(PyDictValues, values) + v->capacity * sizeof(PyObject *) + (v->capacity + 7 & ~7L); }
##else
/// Bytes of the array of values: a prefix keeps the order of insertion (Objects/dictobject.c: new_values).
Py_ssize_t values_size(PyDictKeysObject *k) {
    Py_ssize_t n = keys_values(k);
    return (n + 2 + 7 & ~7L) + n * sizeof(PyObject *);
}
##endif

/// Every key and value, in the order of insertion of the keys.
_iter (PyObject *, PyObject *) dict_items(PyDictObject *d) {
    PyDictKeysObject *k = d->ma_keys;
    Py_ssize_t n = keys_nentries(k);
    PyDictValues *split = d->ma_values;
    char *entries = keys_entries(k);
    bool general = k->dk_kind == DICT_KEYS_GENERAL;
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *key = general ? ((PyDictKeyEntry *) entries)[i].me_key : ((PyDictUnicodeEntry *) entries)[i].me_key;
        PyObject *value = split ? split->values[i] : general ? ((PyDictKeyEntry *) entries)[i].me_value : ((PyDictUnicodeEntry *) entries)[i].me_value;
        if (value)
            _yield((key, value));
    }
}

/// The value of a str key, 0 if there is none.
PyObject *dict_get(void *d, _str name) {
    if (!d || !py_is_dict(d))
        return 0;
    _foreach ((PyObject *key, PyObject *value) : dict_items((PyDictObject *) d)) {
        if (py_is_str(key) && ((PyASCIIObject *) key)->length == _len(name) && py_str(key) == name)
            return value;
    }
    return 0;
}

_visit PyDictObject *d of "dict" {
    PyDictKeysObject *k = d->ma_keys;
    PyDictValues *split = d->ma_values;
    if (split)
        _own(split, keys_values(k) * sizeof(PyObject *));
    if (k->dk_refcnt == 1)
        _own(k, keys_size(k));

    Py_ssize_t n = keys_nentries(k);
    char *entries = keys_entries(k);
    int role = _role();
    if (k->dk_kind == DICT_KEYS_GENERAL) {
        PyDictKeyEntry *e = (PyDictKeyEntry *) entries;
        for (Py_ssize_t i = 0; i < n; i++) {
            if (!e[i].me_value)
                continue;
            _ref(e[i].me_key, _each("dict keys"));
            if (role == DATA)
                _ref(e[i].me_value, _each("dict values"));
            else
                _ref(e[i].me_value, variable(e[i].me_key));
        }
        return;
    }

    // All keys are str: dict_traverse visits the values only.
    PyDictUnicodeEntry *e = (PyDictUnicodeEntry *) entries;
    _str module = role == MODULE_NAMESPACE ? py_module_name((PyModuleObject *) _holder()) : "";
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *key = e[i].me_key;
        PyObject *value = split ? split->values[i] : e[i].me_value;
        if (!value)
            continue;
##ifdeffield PyDictValues embedded
        // Values that stand behind an instance are reported by it.
        if (split && split->embedded) {
            _hidden_ref(key, _inside);
            _hidden_ref(value, variable(key));
            continue;
        }
##endif
        if (role == DATA) {
            _hidden_ref(key, _each("dict keys"));
            _ref(value, _each("dict values"));
        } else {
            _hidden_ref(key, _inside);
            // A class or function belongs to the module that defines it, not to the one that imported it first.
            if (role == MODULE_NAMESPACE && py_defined_elsewhere(value, module))
                _late_ref(value, variable(key));
            else
                _ref(value, variable(key));
        }
    }
}

_visit _PyDictViewObject *v of "dict_keys"   { _ref(v->dv_dict, "of"); }
_visit _PyDictViewObject *v of "dict_values" { _ref(v->dv_dict, "of"); }
_visit _PyDictViewObject *v of "dict_items"  { _ref(v->dv_dict, "of"); }
_visit dictiterobject *i of "dict_keyiterator"          { _ref(i->di_dict, "of"); _ref(i->di_result, "result"); }
_visit dictiterobject *i of "dict_valueiterator"        { _ref(i->di_dict, "of"); _ref(i->di_result, "result"); }
_visit dictiterobject *i of "dict_itemiterator"         { _ref(i->di_dict, "of"); _ref(i->di_result, "result"); }
_visit dictiterobject *i of "dict_reversekeyiterator"   { _ref(i->di_dict, "of"); _ref(i->di_result, "result"); }
_visit dictiterobject *i of "dict_reversevalueiterator" { _ref(i->di_dict, "of"); _ref(i->di_result, "result"); }
_visit dictiterobject *i of "dict_reverseitemiterator"  { _ref(i->di_dict, "of"); _ref(i->di_result, "result"); }
_visit mappingproxyobject *p of "mappingproxy" { _ref(p->mapping, "mapping"); }
