/// Some objects of each kind: what the invariants are tried on.

/// Of each kind so many: enough that a field which is mostly empty is full in one of them.
static const int SAMPLES = 12;

/// Samples by type; filled when first asked for.
_map(void *, _list(void *)) samples_by_type;
_map(_str, void *) types_by_name;
bool samples_taken;

void take_sample(PyObject *o) {
    PyTypeObject *t = o->ob_type;
    _list(void *) some = samples_by_type[t];
    if (_len(some) < SAMPLES)
        _push(some, o);
}

bool is_sampled_enough(PyTypeObject *t) { return _contains(samples_by_type, t) && _len(samples_by_type[t]) >= SAMPLES; }

/// From the collector's lists, and what those refer to by their rules: that finds the kinds which the collector does not know.
void take_samples() {
    if (samples_taken)
        return;
    samples_taken = 1;
    long most = 2000000;
    _foreach (PyObject *o : py_gc_objects()) {
        if (most-- < 0)
            break;
        if (!is_sampled_enough(o->ob_type))
            take_sample(o);
    }
    _list(void *) open;
    _foreach ((void *t, _list(void *) some) : samples_by_type) {
        _foreach (void *o : some)
            _push(open, o);
    }
    _set(void *) seen;
    while (_len(open) > 0 && _len(seen) < 20000) {
        void *holder = _pop(open);
        if (!_add(seen, holder))
            continue;
        _foreach ((void *to, int how, long bytes) : _rules(holder)) {
            if (how > 2 || !py_is_object(to) || is_sampled_enough(Py_TYPE(to)) || _contains(seen, to))
                continue;
            if (!py_is_gc(to))
                take_sample((PyObject *) to);
            _push(open, to);
        }
    }
    _foreach ((void *t, _list(void *) some) : samples_by_type) {
        _str name = _cstr(((PyTypeObject *) t)->tp_name, 200);
        if (!_contains(types_by_name, name))
            types_by_name[name] = t;
    }
}

bool py_is_gc(void *o) { return py_type_has(Py_TYPE(o), Py_TPFLAGS_HAVE_GC); }

/// Samples of a type by its tp_name; none where there is no such object.
_iter void *samples_of(_str type) {
    take_samples();
    if (_contains(types_by_name, type)) {
        _foreach (void *o : samples_by_type[types_by_name[type]])
            _yield(o);
    }
}

/// The type of this tp_name, 0 where no object of it was met.
PyTypeObject *type_of_name(_str name) {
    take_samples();
    PyObject *builtin = dict_get(behind_gc(main_interpreter())->builtins, name);
    if (builtin && py_is_type(builtin))
        return (PyTypeObject *) builtin;
    return _contains(types_by_name, name) ? (PyTypeObject *) types_by_name[name] : 0;
}
