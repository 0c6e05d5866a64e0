/// The walk rules against the memory of the objects that they speak of: some objects of each kind.

/// What the rules of an object lead to are objects.
bool check_references_are_objects() {
    take_samples();
    _foreach ((void *t, _list(void *) some) : samples_by_type) {
        _foreach (void *o : spread(t)) {
            _foreach ((void *to, int how, long bytes) : _rules(o)) {
                if (how > 2 || has_type(to))
                    continue;
                _warn(sprintf("an object of type %s at %p is said to refer to %p, where there is none", _cstr(((PyTypeObject *) t)->tp_name, 100), o, to));
                return 0;
            }
        }
    }
    return 1;
}

/// What the rules of an object say that it owns beside itself can be read.
bool check_buffers_can_be_read() {
    take_samples();
    _foreach ((void *t, _list(void *) some) : samples_by_type) {
        _foreach (void *o : spread(t)) {
            _foreach ((void *to, int how, long bytes) : _rules(o)) {
                if (how != 4 && how != 5 || bytes >= 0 && bytes < 1L << 40 && _readable(to, bytes))
                    continue;
                _warn(sprintf("an object of type %s at %p is said to own %ld bytes at %p", _cstr(((PyTypeObject *) t)->tp_name, 100), o, bytes, to));
                return 0;
            }
        }
    }
    return 1;
}

/// No rule of an object leads to another more often than that one has references.
bool check_references_are_counted() {
    take_samples();
    _foreach ((void *t, _list(void *) some) : samples_by_type) {
        _foreach (void *o : spread(t)) {
            _map(void *, long) times;
            _foreach ((void *to, int how, long bytes) : _rules(o)) {
                if (how > 2)
                    continue;
                times[to]++;
                if (times[to] <= py_refcount((PyObject *) to))
                    continue;
                _warn(sprintf("an object of type %s at %p refers %ld times to one of type %s that has %ld references", _cstr(((PyTypeObject *) t)->tp_name, 100), o, times[to], _cstr(Py_TYPE(to)->tp_name, 100), py_refcount((PyObject *) to)));
                return 0;
            }
        }
    }
    return 1;
}

/// Each word of an object's memory that leads to an object is known to its rules.
bool check_words_are_known() {
    take_samples();
    _foreach ((void *type, _list(void *) some) : samples_by_type) {
        PyTypeObject *t = (PyTypeObject *) type;
        _str made_in_c = py_rule_name(_cstr(py_c_base(t)->tp_name, 100));
        // The kinds that nobody has made ready (there are some in the standard library) have no rules.
        if (py_holds_nothing(py_c_base(t)) && py_c_base(t)->tp_base || !py_type_has(t, Py_TPFLAGS_READY))
            continue;
        _map(long, int) there;
        _map(long, int) unknown;
        _foreach (void *o : spread(t)) {
            _set(void *) known;
            long size = own_words(made_in_c, t->tp_basicsize);
            _foreach ((void *to, int how, long bytes) : _rules(o)) {
                _add(known, to);
                if (how == 6 && bytes < size)
                    size = bytes;
            }
            void **word = (void **) o;
            for (long i = sizeof(PyObject) / sizeof(void *); i < size / sizeof(void *); i++) {
                if (!word[i] || i * sizeof(void *) == t->tp_weaklistoffset || is_borrowed(made_in_c, i * sizeof(void *)))
                    continue;
                there[i]++;
                if (!_contains(known, word[i]) && word[i] != o && is_sampled(word[i]))
                    unknown[i]++;
            }
        }
        // What is left over from earlier in memory that was never set is there once and not again.
        _foreach ((long i, int n) : unknown) {
            if (n * 2 <= there[i])
                continue;
            _warn(sprintf("in objects of type %s the word at %ld leads to objects that no rule speaks of", _cstr(t->tp_name, 100), i * 8));
            return 0;
        }
    }
    return 1;
}

/// Some types have references that are not theirs, or are left over from earlier: of these as many bytes as are their own.
long own_words(_str type, long size) {
    if (type == "type" || type == "frame")
        return 0;
##ifdeftype PyHamtIterator
    if (type == "keys" || type == "values" || type == "items")
        return offsetof(PyHamtIterator, hi_iter);
##endif
##ifdeffield PyGenObject gi_iframe
    if (type == "generator" || type == "coroutine" || type == "async_generator")
        return offsetof(PyGenObject, gi_iframe);
##endif
    return _contains(
        " itertools._tee_dataobject _io.StringIO sqlite3.Connection SSLContext _ssl._SSLContext _sre.SRE_Scanner sqlite3.Cache sqlite3.Node datetime.time datetime.datetime"
        " zlib.Compress zlib.Decompress zlib._ZlibDecompressor ",
        " " + type + " ") ? 0 : size;
}

#define IS(name, T, field) (_has(((T *) 0)->field) ? type == name && offset == offsetof(T, field) : 0)

/// References that an object does not own.
bool is_borrowed(_str type, long offset) {
    if (_isprefix(type, "weak"))
        return 1;
##ifdeffield _pycontextvarobject var_cached
    if (IS("_contextvars.ContextVar", _pycontextvarobject, var_cached))
        return 1;
##endif
##ifdeffield methodcallerobject xargs
    // Nobody sets it before the first call, and with free threads nobody ever does.
    if (IS("operator.methodcaller", methodcallerobject, vectorcall_kwnames))
        return 1;
##endif
    // Of plain generators nobody sets it.
    if (IS("generator", PyGenObject, gi_origin_or_finalizer) || IS("async_generator", PyAsyncGenObject, ag_origin_or_finalizer))
        return 1;
##ifdeffield PyGenObject gi_frame
    // Before 3.10, a byte with seven after it that nobody sets.
    if ((type == "generator" || type == "coroutine" || type == "async_generator") && offset > offsetof(PyGenObject, gi_frame) && offset < offsetof(PyGenObject, gi_code))
        return 1;
##endif
    return IS("module", PyModuleObject, md_def) || type == "functools._lru_cache_wrapper" && offset < offsetof(struct lru_list_elem, hash) || type == "memoryview" || type == "itertools.groupby" && offset > offsetof(groupbyobject, currvalue) || type == "enumerate" && offset > offsetof(enumobject, en_longindex)
        || (type == "set" || type == "frozenset") && offset >= offsetof(PySetObject, smalltable);
}

/// As py_is_object, but for the types that nobody has made ready.
bool has_type(void *p) {
    PyObject *o = (PyObject *) p;
    if ((_address(p) & 7) || !_readable(p, sizeof(PyObject)) || py_refcount(o) <= 0 || (_address(o->ob_type) & 7) || !_readable(o->ob_type, sizeof(PyTypeObject)))
        return 0;
    return _readable(Py_TYPE(o->ob_type), sizeof(PyTypeObject)) && py_is_type(o->ob_type);
}

/// An object of a class that is known. What looks like one by chance, in the states of modules, begins with a pointer and not with a count.
bool is_sampled(void *p) { return py_is_object(p) && _contains(known_types, Py_TYPE(p)) && !_readable((void *) py_refcount((PyObject *) p), 1); }
