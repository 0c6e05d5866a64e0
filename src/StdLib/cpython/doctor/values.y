/// Texts, numbers, containers.
#include <cpython/doctor/facts.y>

/// Texts: kinds are 1, 2 or 4 bytes; UTF-8 that is kept can be read, and is at least as long as the text.
bool check_texts() {
    _foreach ((void *t, _list(void *) some) : samples_by_type) {
        if (!py_type_has((PyTypeObject *) t, Py_TPFLAGS_UNICODE_SUBCLASS))
            continue;
        _foreach (void *o : some) {
            PyASCIIObject *s = (PyASCIIObject *) o;
            PyCompactUnicodeObject *c = (PyCompactUnicodeObject *) o;
            if (s->state.kind != 1 && s->state.kind != 2 && s->state.kind != 4 || !is_count(s->length) || !_readable(unicode_data(o), s->length * s->state.kind))
                return fails("str", o, "length and kind are those of a text that can be read");
            if (s->state.ascii && s->state.compact)
                continue;
            if (!c->utf8 && c->utf8_length)
                return fails("str", o, "without UTF-8, it has no length");
            if (c->utf8 && (!_readable(c->utf8, c->utf8_length + 1) || c->utf8_length < s->length || c->utf8_length > 4 * s->length || c->utf8[c->utf8_length]))
                return fails("str", o, "its UTF-8 is a text of its own");
            if (!s->state.compact && ((unsigned char *) unicode_data(o))[s->length * s->state.kind])
                return fails("str", o, "its data ends with 0");
##ifdeffield PyASCIIObject wstr
            if (c->wstr_length < 0 || c->wstr_length > 2 * s->length)
                return fails("str", o, "wstr_length is that of the text");
##endif
        }
    }
    return 1;
}

/// sys.float_info begins with the largest float.
bool check_floats() {
    PyTupleObject *info = (PyTupleObject *) dict_get(main_interpreter()->sysdict, "float_info");
    double largest = ((PyFloatObject *) info->ob_item[0])->ob_fval;
    return largest > 1.7e308;
}

/// Lists have room for what they hold.
bool check_lists() {
    ALL(PyListObject, l, "list", Py_SIZE(l) >= 0 && Py_SIZE(l) <= l->allocated && l->allocated < (Py_SIZE(l) + 16) * 4 && _readable(l->ob_item, l->allocated * sizeof(PyObject *)))
        return 1;
}

/// Byte arrays begin inside their buffer.
bool check_bytearrays() {
    ALL(PyByteArrayObject, b, "bytearray", is_count(b->ob_alloc) && Py_SIZE(b) <= b->ob_alloc && (!b->ob_alloc || !(_address(b->ob_bytes) & 7) && b->ob_bytes <= b->ob_start && b->ob_start < b->ob_bytes + b->ob_alloc))
        return 1;
}

/// Sets: their tables' sizes are powers of two, a small table stands in the object, entries know the hash of their texts.
bool check_sets() {
    _foreach (void *o : samples_of("set")) {
        PySetObject *s = (PySetObject *) o;
        if (s->mask < 7 || (s->mask & s->mask + 1) || (s->mask == 7) != (s->table == &s->smalltable[0]))
            return fails("set", o, "its table is in the object if it is small");
        for (Py_ssize_t i = 0; i <= s->mask; i++) {
            if (s->table[i].key && s->table[i].hash != -1 && is_a(s->table[i].key, "str") && ((PyASCIIObject *) s->table[i].key)->hash != s->table[i].hash)
                return fails("set", o, "an entry has the hash of its text");
        }
    }
    return 1;
}

/// Dicts: as many entries are alive as they say, there is room for no more than two thirds of the slots, and entries with keys of any type know the hash of small ints.
bool check_dicts() {
    _foreach (void *o : samples_of("dict")) {
        PyDictObject *d = (PyDictObject *) o;
        PyDictKeysObject *k = d->ma_keys;
        long n;
        _foreach ((PyObject *key, PyObject *value) : dict_items(d))
            n++;
        if (n != d->ma_used)
            return fails("dict", o, "ma_used entries are alive");
        if (k->dk_usable < 0 || k->dk_nentries < 0 || k->dk_usable + k->dk_nentries > (keys_slots(k) << 1) / 3 + 1)
            return fails("dict", o, "its entries fit in two thirds of its slots");
        if (k->dk_refcnt == 0 || _readable((void *) k->dk_refcnt, 1))
            return fails("dict", o, "its keys have owners");
        if (d->ma_values || keys_are_text(k) || k->dk_nentries < 2)
            continue;
        PyDictKeyEntry *e = (PyDictKeyEntry *) keys_entries(k);
        for (Py_ssize_t i = 0; i < k->dk_nentries; i++) {
            if (e[i].me_value && (!py_is_object(e[i].me_key) || is_a(e[i].me_key, "int") && py_int_fits(e[i].me_key) && py_int(e[i].me_key) >= 0 && py_int(e[i].me_key) != e[i].me_hash))
                return fails("dict", o, "an entry has the hash of its key");
        }
    }
    return 1;
}

/// The keys of a split table are shared: those of one object's own dict are not.
bool check_keys_of_modules() {
    _foreach (void *o : samples_of("module")) {
        PyObject *d = ((PyModuleObject *) o)->md_dict;
        if (!is_dict_or_null(d) || d && ((PyDictObject *) d)->ma_keys->dk_refcnt != 1)
            return fails("module", o, "its names are a dict with keys of its own");
    }
    return 1;
}

/// Ordered dicts: the chain of nodes is as long as the dict.
bool check_ordered_dicts() {
    _foreach (void *o : samples_of("collections.OrderedDict")) {
        PyODictObject *d = (PyODictObject *) o;
        long n;
        for (_ODictNode *node = d->od_first; node && n <= d->od_dict.ma_used; node = node->next) {
            if (!py_is_object(node->key))
                return fails("collections.OrderedDict", o, "its nodes have keys");
            n++;
        }
        if (n != d->od_dict.ma_used)
            return fails("collections.OrderedDict", o, "its chain has ma_used nodes");
    }
    return 1;
}

/// Modules: what they are made from, and their state, where they have one.
bool check_module_definitions() {
    int states;
    _foreach (void *o : samples_of("module")) {
        PyModuleObject *m = (PyModuleObject *) o;
        if (m->md_name && !is_str(m->md_name))
            return fails("module", o, "md_name is a text");
        PyModuleDef *def = m->md_def;
        if (!def)
            continue;
        if (!is_a(def, "moduledef") || !_readable(def->m_name, 1) || def->m_size < -1 || def->m_size > 1 << 20)
            return fails("module", o, "its definition has a name and a size");
        if (def->m_size > 0 && m->md_state) {
            if (!_readable(m->md_state, def->m_size) || m->md_state == (void *) m->md_dict || is_str(m->md_state))
                return fails("module", o, "its state can be read");
            states++;
        }
    }
    return states > 0;
}

/// Caches of functions count what they did, and their list leads back to them.
bool check_function_caches() {
    _foreach (void *o : samples_of("functools._lru_cache_wrapper")) {
        lru_cache_object *c = (lru_cache_object *) o;
        if (!is_count(c->hits) || !is_count(c->misses) || c->maxsize < -1 || !is_count(c->maxsize + 1) || !is_dict_or_null(c->cache))
            return fails("functools._lru_cache_wrapper", o, "it has a size, and counts");
        if (c->maxsize <= 0 || !c->cache)
            continue;
        long n;
        if (((PyDictObject *) c->cache)->ma_used > c->maxsize || ((PyDictObject *) c->cache)->ma_used > c->misses)
            return fails("functools._lru_cache_wrapper", o, "what it holds was not found before");
        for (struct lru_list_elem *e = c->root.next; e != &c->root && n <= c->maxsize; e = e->next) {
            if (!has_type(e->key) || !has_type(e->result))
                return fails("functools._lru_cache_wrapper", o, "its entries have keys and results");
            n++;
        }
        if (n != ((PyDictObject *) c->cache)->ma_used)
            return fails("functools._lru_cache_wrapper", o, "its list has as many entries as its dict");
    }
    return 1;
}

/// Decimals: digits that are in the object are where they are said to be.
bool check_decimals() {
    _foreach (void *o : samples_of("decimal.Decimal")) {
        PyDecObject *d = (PyDecObject *) o;
        if (!is_count(d->dec.alloc) || d->dec.alloc == 0 || d->dec.alloc <= 4 && _address(d->dec.data) != _address(&d->data) || !_readable(d->dec.data, d->dec.alloc * 8))
            return fails("decimal.Decimal", o, "few digits are in the object");
    }
    return 1;
}

/// Living objects have a count of references, which is no address.
bool check_reference_counts() {
    ALL(PyObject, o, "tuple", py_refcount(o) > 0 && !_readable((void *) py_refcount(o), 1))
        ALL(PyObject, o, "dict", py_refcount(o) > 0 && !_readable((void *) py_refcount(o), 1))
        return 1;
}

##ifdeffield PyHeapTypeObject ht_cached_keys
##ifdefenum MANAGED_DICT_OFFSET
/// Values that stand beside their object are as many as the number behind them says.
bool check_inline_values() {
    int n;
    _foreach ((void *t, _list(void *) some) : samples_by_type) {
        if (!py_has_managed_dict((PyTypeObject *) t))
            continue;
        PyDictKeysObject *k = ((PyHeapTypeObject *) t)->ht_cached_keys;
        _foreach (void *o : some) {
            PyDictValues *v = py_managed_values((PyObject *) o);
            if (!v || !k)
                continue;
            int found;
            for (Py_ssize_t i = 0; i < keys_nentries(k); i++)
                found += v->values[i] ? 1 : 0;
##ifdeffield PyDictValues size
            if (found != v->size)
##else
                // What was added stands before the values, from the last byte but one downwards: so many are said by that one.
                if (found != ((unsigned char *) v)[-2])
##endif
                    return fails(_cstr(((PyTypeObject *) t)->tp_name, 100), o, "it has so many values");
            n++;
        }
    }
    return 1;
}
##endif
##endif
