/// What must hold before anything else is believed: asked at the start of each run, in some milliseconds, and by the doctor first of all.

/// The named type of an object; distrusts both.
bool is_a(void *o, _str type) { return py_is_object(o) && _cstr(Py_TYPE(o)->tp_name, 100) == type; }

/// The interpreters form a list that ends, and the main one is in it.
bool check_interpreters() {
    int n;
    bool found;
    _foreach (PyInterpreterState *i : py_interpreters()) {
        n++;
        if (i == main_interpreter())
            found = 1;
    }
    return found && n < 1000;
}

/// The type of a type's type is that type itself, it is called "type", and its base "object" has none.
bool check_type_of_types() {
    PyTypeObject *type = Py_TYPE(Py_TYPE(py_modules(main_interpreter())));
    return Py_TYPE(type) == type && _cstr(type->tp_name, 100) == "type" && _cstr(type->tp_base->tp_name, 100) == "object" && !type->tp_base->tp_base;
}

/// Of the type of types the flags say that it is ready, collected, a type, and made in C; an instance of it has the size of a class made in Python.
bool check_type_flags() {
    PyTypeObject *type = Py_TYPE(Py_TYPE(py_modules(main_interpreter())));
    return py_type_has(type, (unsigned long) Py_TPFLAGS_TYPE_SUBCLASS) && py_type_has(type, Py_TPFLAGS_HAVE_GC) && py_type_has(type, Py_TPFLAGS_READY)
        && !py_type_has(type, Py_TPFLAGS_HEAPTYPE) && type->tp_basicsize == sizeof(PyHeapTypeObject) && type->tp_itemsize == sizeof(PyMemberDef);
}

/// sys.modules is a dict of what is in it, its keys are texts, and "sys" and "builtins" are among them, until the interpreter ends.
bool check_modules() {
    PyObject *modules = py_modules(main_interpreter());
    if (!is_a(modules, "dict"))
        return 0;
    if (py_is_ending())
        return 1;
    long n;
    bool has_sys, has_builtins;
    _foreach ((PyObject *key, PyObject *value) : dict_items((PyDictObject *) modules)) {
        n++;
        if (!is_a(key, "str") || !py_is_object(value))
            continue;
        _str name = py_str(key);
        if (name == "sys")
            has_sys = 1;
        if (name == "builtins")
            has_builtins = 1;
    }
    return n == ((PyDictObject *) modules)->ma_used && has_sys && has_builtins;
}

/// The module "sys" is one, has its name, and the interpreter knows its names by the same dict.
bool check_sys() {
    if (py_is_ending())
        return 1;
    PyObject *module = dict_get(py_modules(main_interpreter()), "sys");
    return is_a(module, "module") && ((PyModuleObject *) module)->md_dict == main_interpreter()->sysdict;
}

/// The module "builtins" is one, and the interpreter knows its names by the same dict.
bool check_builtins() {
    if (py_is_ending())
        return 1;
    PyObject *module = dict_get(py_modules(main_interpreter()), "builtins");
    return is_a(module, "module") && ((PyModuleObject *) module)->md_dict == main_interpreter()->builtins;
}

/// sys.maxunicode and sys.maxsize are what they are everywhere: ints of one digit and of several.
bool check_ints() {
    if (py_is_ending())
        return 1;
    PyObject *sysdict = main_interpreter()->sysdict;
    PyObject *size = dict_get(sysdict, "maxsize");
    return py_is_int(size) && py_int(dict_get(sysdict, "maxunicode")) == 0x10ffff && py_digits((PyLongObject *) size) == 3;
}

/// Each thread's state knows its interpreter, and the list of them ends and agrees with itself.
bool check_threads() {
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        PyThreadState *before = 0;
        int n;
        _foreach (PyThreadState *t : py_threads(interp)) {
            if (t->interp != interp || t->prev != before)
                return 0;
            before = t;
            n++;
        }
        // One that nobody works in has none, but for the main one.
        if ((n == 0 && interp == main_interpreter()) || n >= 100000)
            return 0;
    }
    return 1;
}

##ifdeftype mi_segment_s
/// sys.modules begins where a block does, in a page of collected objects that has no more blocks than it has room for.
bool check_collector() {
    PyObject *modules = py_modules(main_interpreter());
    mi_page_s *page = mi_page_of(modules);
    long offset = mi_object_offset();
    return page->tag == MI_TAG_GC && page->used > 0 && page->used <= page->capacity && page->capacity <= page->reserved && mi_block_size(page) >= sizeof(PyDictObject)
        && (offset == 0 || offset == 2 * sizeof(size_t));
}
##else
/// The collector's lists begin with an object that names the list as the one before it.
bool check_collector() {
    struct gc_generation *generations = gc_generations(main_interpreter());
    for (int i = 0; i < 3; i++) {
        if (!gc_is_list(&generations[i].head) && generations[i].head._gc_next)
            return 0;
    }
    return 1;
}
##endif

/// A wrong layout is never a wrong answer in silence.
void distrust(_str what) {
    if (py_is_ending())
        _error(sprintf("the interpreter of process %d is at its end and has let go what a walk begins with: the check '%s' does not hold any more", _pid(), what));
    _error(sprintf("the layout does not fit this process: the check '%s' does not hold; 'ylang layouts check --pid %d' looks for the field that is wrong", what, _pid()));
}

#define TRUST(what) _try { if (!check_##what()) distrust(#what); } _else { distrust(#what); }

_probe _begin {
    TRUST(interpreters)
        TRUST(type_of_types)
        TRUST(type_flags)
        TRUST(modules)
        TRUST(sys)
        TRUST(builtins)
        TRUST(ints)
        TRUST(threads)
        TRUST(collector)
}
