/// Some objects of each kind: what the invariants are tried on.

/// Of each kind so many are kept, and so many of these tried by their rules: enough that a field which is mostly empty is full in one of them.
static const int KEPT = 240;
static const int SAMPLES = 12;

/// Samples by type; filled when first asked for.
_map(void *, _list(void *)) samples_by_type;
_map(_str, void *) types_by_name;
_set(void *) known_types;
bool samples_taken;

/// Of each kind those that have a word which is 0 in all met before: what is mostly empty is full in one of them.
_map(void *, _list(void *)) telling_by_type;
_map(void *, unsigned long) words_by_type;

void take_sample(PyObject *o) {
    PyTypeObject *t = o->ob_type;
    _list(void *) some = samples_by_type[t];
    bool tells = is_telling(o, t);
    if (tells)
        _push(telling_by_type[t], o);
    if (tells || _len(some) < KEPT)
        _push(some, o);
}

/// The first words of an object tell: a bit a word.
bool is_telling(PyObject *o, PyTypeObject *t) {
    unsigned long met = words_by_type[t];
    long n = t->tp_basicsize / (long) sizeof(void *) < 63 ? t->tp_basicsize / (long) sizeof(void *) : 63;
    if (met == (1UL << n) - 4)
        return 0;
    unsigned long words = 0;
    void **word = (void **) o;
    for (long i = sizeof(PyObject) / sizeof(void *); i < n; i++)
        words |= word[i] ? 1UL << i : 0;
    if (!(words & ~met))
        return 0;
    words_by_type[t] = words | met;
    return 1;
}

bool is_sampled_enough(PyTypeObject *t) { return _contains(samples_by_type, t) && _len(samples_by_type[t]) >= KEPT; }

/// Those that tell and some of the other samples of a kind, from all over them.
_iter void *spread(void *t) {
    _foreach (void *o : telling_by_type[t])
        _yield(o);
    _list(void *) some = samples_by_type[t];
    int n = _len(some);
    for (int i = 0; i < n && i < SAMPLES; i++)
        _yield(some[n <= SAMPLES ? i : i * n / SAMPLES]);
}

/// From the collector's lists, and what those refer to by their rules: that finds the kinds which the collector does not know.
void take_samples() {
    if (samples_taken)
        return;
    samples_taken = 1;
    long most = 2000000;
    _foreach (PyObject *o : py_gc_objects()) {
        if (most-- < 0)
            break;
        take_sample(o);
        if (py_type_has(o->ob_type, Py_TPFLAGS_LIST_SUBCLASS | Py_TPFLAGS_TUPLE_SUBCLASS))
            take_items(o);
    }
##ifdeffield PyObject ob_ref_local
    // What is to live for ever the collector lets go of, as it does with classes and modules when a second thread starts.
    _foreach (PyObject *o : mi_objects(_PyGC_BITS_TRACKED, 0)) {
        if (o->ob_ref_local == 0xffffffff && py_is_object(o) && !is_sampled_enough(o->ob_type))
            take_sample(o);
    }
##endif
    _list(void *) open;
    _foreach ((void *t, _list(void *) some) : samples_by_type) {
        _foreach (void *o : spread(t))
            _push(open, o);
    }
    _set(void *) seen;
    while (_len(open) > 0 && _len(seen) < 10000) {
        void *holder = _pop(open);
        if (!_add(seen, holder))
            continue;
        _foreach ((void *to, int how, long bytes) : _rules(holder)) {
            if (how > 2 || !py_is_object(to) || py_is_gc(to) || is_sampled_enough(Py_TYPE(to)) || _contains(seen, to))
                continue;
            take_sample((PyObject *) to);
            _push(open, to);
        }
    }
    _foreach ((void *t, _list(void *) some) : samples_by_type)
        know_type((PyTypeObject *) t);
    take_subclasses();
}

/// What the collector does not know lies in containers.
void take_items(PyObject *o) {
    PyObject **items = py_type_has(o->ob_type, Py_TPFLAGS_LIST_SUBCLASS) ? ((PyListObject *) o)->ob_item : ((PyTupleObject *) o)->ob_item;
    // Lists of a few objects may have any; the many tuples have mostly texts and numbers.
    bool few = py_type_has(o->ob_type, Py_TPFLAGS_LIST_SUBCLASS) && Py_SIZE(o) < 64;
    for (int i = 0; i < 64 && i < Py_SIZE(o); i++) {
        if (items[i] && py_is_object(items[i]) && !py_is_gc(items[i]) && (few || !is_sampled_enough(items[i]->ob_type)))
            take_sample(items[i]);
    }
}

void know_type(PyTypeObject *t) {
    if (!_add(known_types, t))
        return;
    _str name = _cstr(t->tp_name, 200);
    if (!_contains(types_by_name, name))
        types_by_name[name] = t;
}

/// Every class is known to the one that it is made from, and the first of them is "object".
void take_subclasses() {
    _list(void *) open;
    _push(open, Py_TYPE(Py_TYPE(py_modules(main_interpreter())))->tp_base);
    while (_len(open) > 0 && _len(known_types) < 50000) {
        PyTypeObject *t = (PyTypeObject *) _pop(open);
        know_type(t);
        PyObject *subclasses = py_type_subclasses(t);
        if (!subclasses || !is_a(subclasses, "dict"))
            continue;
        _foreach ((PyObject *key, PyObject *reference) : dict_items((PyDictObject *) subclasses)) {
            PyObject *made = ((PyWeakReference *) reference)->wr_object;
            if (made && py_is_object(made) && py_is_type(made))
                _push(open, made);
        }
    }
}

bool py_is_gc(void *o) { return py_type_has(Py_TYPE(o), Py_TPFLAGS_HAVE_GC); }

/// Samples of a type by its tp_name; none where there is no such object.
_iter void *samples_of(_str type) {
    take_samples();
    if (_contains(types_by_name, type) && _contains(samples_by_type, types_by_name[type])) {
        _foreach (void *o : samples_by_type[types_by_name[type]])
            _yield(o);
    }
}

/// The type of this tp_name, 0 where no object of it was met.
PyTypeObject *type_of_name(_str name) {
    take_samples();
    return _contains(types_by_name, name) ? (PyTypeObject *) types_by_name[name] : 0;
}
