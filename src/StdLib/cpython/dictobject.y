/// Dicts (Include/cpython/dictobject.h, Include/internal/pycore_dict.h).

##ifdeffield PyDictKeysObject dk_log2_size
Py_ssize_t keys_slots(PyDictKeysObject *k) { return k->dk_log2_size < 48 ? 1L << k->dk_log2_size : 0; }

/// Bytes of the index block.
Py_ssize_t keys_index(PyDictKeysObject *k) { return 1L << k->dk_log2_index_bytes; }

/// Are all keys str?
bool keys_are_text(PyDictKeysObject *k) { return k->dk_kind != DICT_KEYS_GENERAL; }

##else
// Up to 3.10 there is one form of entry, and the values of a split table are an array.
typedef PyDictKeyEntry PyDictUnicodeEntry;

Py_ssize_t keys_slots(PyDictKeysObject *k) { return k->dk_size > 0 && k->dk_size < 1L << 48 ? k->dk_size : 0; }

Py_ssize_t keys_index(PyDictKeysObject *k) { return keys_slots(k) * (k->dk_size <= 0xff ? 1 : k->dk_size <= 0xffff ? 2 : k->dk_size <= 0xffffffff ? 4 : 8); }

bool keys_are_text(PyDictKeysObject *k) { return k->dk_lookup != general_lookup(); }

/// The function that finds keys of any type: that of a dict which has a key that is no str. (It has no name in a stripped file.) 0: no such dict.
void *general_lookup() {
    static void *found;
    static bool searched;
    if (searched)
        return found;
    searched = 1;
    _foreach (PyObject *o : py_gc_objects()) {
        if (!py_is_dict(o))
            continue;
        PyDictKeysObject *k = ((PyDictObject *) o)->ma_keys;
        PyDictKeyEntry *e = (PyDictKeyEntry *) keys_entries(k);
        Py_ssize_t n = keys_nentries(k);
        for (Py_ssize_t i = 0; i < n && !found; i++) {
            if (e[i].me_key && e[i].me_value && !py_is_str(e[i].me_key))
                found = (void *) k->dk_lookup;
        }
        if (found)
            break;
    }
    return found;
}
##endif

/// Entries in use, holes included; 0 where the keys contradict themselves.
Py_ssize_t keys_nentries(PyDictKeysObject *k) {
    Py_ssize_t n = k->dk_nentries;
    return n >= 0 && n <= keys_slots(k) ? n : 0;
}

/// Where the entries begin: behind the index block.
char *keys_entries(PyDictKeysObject *k) { return (char *) k + offsetof(PyDictKeysObject, dk_indices) + keys_index(k); }

/// Bytes of a keys object: header, index block, entries for two thirds of the slots.
Py_ssize_t keys_size(PyDictKeysObject *k) {
    Py_ssize_t entry = keys_are_text(k) ? sizeof(PyDictUnicodeEntry) : sizeof(PyDictKeyEntry);
    return offsetof(PyDictKeysObject, dk_indices) + keys_index(k) + (keys_slots(k) << 1) / 3 * entry;
}

/// Values that a split table's array has room for.
##ifdeftype PyDictValues
Py_ssize_t keys_values(PyDictKeysObject *k) { return k->dk_usable + keys_nentries(k); }
##else
Py_ssize_t keys_values(PyDictKeysObject *k) { return (keys_slots(k) << 1) / 3; }
##endif

/// The values of a split table; 0: the values stand in the entries.
PyObject **split_values(PyDictObject *d) {
##ifdeftype PyDictValues
    return d->ma_values ? &d->ma_values->values[0] : 0;
##else
    return d->ma_values;
##endif
}

##ifdeffield PyDictValues capacity
/// Bytes of the array of values: bytes behind it keep the order of insertion.
Py_ssize_t values_size(PyDictValues *v) { return offsetof(PyDictValues, values) + v->capacity * sizeof(PyObject *) + (v->capacity + 7 & ~7L); }
##elifdeftype PyDictValues
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
    PyObject **split = split_values(d);
    char *entries = keys_entries(k);
    bool general = !keys_are_text(k);
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *key = general ? ((PyDictKeyEntry *) entries)[i].me_key : ((PyDictUnicodeEntry *) entries)[i].me_key;
        PyObject *value = split ? split[i] : general ? ((PyDictKeyEntry *) entries)[i].me_value : ((PyDictUnicodeEntry *) entries)[i].me_value;
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
    PyObject **split = split_values(d);
    if (split)
        _own(d->ma_values, keys_values(k) * sizeof(PyObject *));
    if (k->dk_refcnt == 1)
        _own(k, keys_size(k));

    Py_ssize_t n = keys_nentries(k);
    char *entries = keys_entries(k);
    int role = _role();
    Py_ssize_t used, most = (keys_slots(k) << 1) / 3;
    if (!keys_are_text(k)) {
        PyDictKeyEntry *e = (PyDictKeyEntry *) entries;
        for (Py_ssize_t i = 0; i < n; i++) {
            if (!e[i].me_value)
                continue;
            used++;
            _ref(e[i].me_key, _each("dict keys"));
            if (role == DATA)
                _ref(e[i].me_value, _each("dict values"));
            else
                _ref(e[i].me_value, variable(e[i].me_key));
        }
        // In the middle of a change: entries that were filled and are not counted yet stand behind those in use (Objects/dictobject.c: dictresize counts them last).
        if (used != d->ma_used) {
            _torn();
            for (Py_ssize_t i = n; i < most; i++) {
                _maybe_ref(e[i].me_key, _each("dict keys"));
                _maybe_ref(e[i].me_value, _each("dict values"));
            }
        }
        return;
    }

    // All keys are str: dict_traverse visits the values only.
    PyDictUnicodeEntry *e = (PyDictUnicodeEntry *) entries;
    _str module = role == MODULE_NAMESPACE ? py_module_name((PyModuleObject *) _holder()) : "";
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *key = e[i].me_key;
        PyObject *value = split ? split[i] : e[i].me_value;
        if (!value)
            continue;
        used++;
##ifdeffield PyDictValues embedded
        // Values that stand behind an instance are reported by it, or by its dict.
        if (split && d->ma_values->embedded && !DICT_REPORTS_SHARED_VALUES) {
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
    if (!split && used != d->ma_used) {
        _torn();
        for (Py_ssize_t i = n; i < most; i++) {
            _maybe_ref(e[i].me_key, _each("dict keys"));
            _maybe_ref(e[i].me_value, _each("dict values"));
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
