/// Modules (Objects/moduleobject.c).

/// The module's own name for itself, "" where it has none.
_str py_module_name(PyModuleObject *m) {
    PyObject *name = dict_get(m->md_dict, "__name__");
    if (!name)
        name = m->md_name;
    return name && py_is_str(name) ? py_str(name) : "";
}

/// The file that the module came from, "" where it says none.
_str py_module_file(PyModuleObject *m) {
    PyObject *file = dict_get(m->md_dict, "__file__");
    return file && py_is_str(file) ? py_str(file) : "";
}

/// Is it a module?
bool py_is_module(void *o) { return py_has_base(Py_TYPE(o), "module"); }

/// Is a class of this name among the type and its bases?
bool py_has_base(PyTypeObject *t, _str name) {
    for (int depth = 0; t && depth < 64; depth++, t = t->tp_base) {
        if (!py_is_python_class(t) && _cstr(t->tp_name) == name)
            return 1;
    }
    return 0;
}

/// Is it a set or frozenset, or made from one?
bool py_is_set(void *o) { return py_has_base(Py_TYPE(o), "set") || py_has_base(Py_TYPE(o), "frozenset"); }

/// Does a class, a function or a built-in function say that another module defines it?
bool py_defined_elsewhere(PyObject *value, _str module) {
    PyTypeObject *t = value->ob_type;
    if (py_type_has(t, (unsigned long) Py_TPFLAGS_TYPE_SUBCLASS))
        return py_type_module((PyTypeObject *) value) != module;
    // Exact functions only: what they are is told by their type's name, once for each value of a module.
    if (t->tp_basicsize == sizeof(PyFunctionObject) && !py_type_has(t, Py_TPFLAGS_HEAPTYPE) && _cstr(t->tp_name) == "function") {
        PyObject *in = ((PyFunctionObject *) value)->func_module;
        return in && py_is_str(in) && py_str(in) != module;
    }
    return 0;
}

_visit PyModuleObject *m of "module" {
    _ref(m->md_dict, _inside, MODULE_NAMESPACE);
    _hidden_ref(m->md_name, _inside);
    // The state's layout is the module's own: its words are looked through. Where the module has a traverse function, that is what reports them to the collector.
    PyModuleDef *def = m->md_def;
    if (m->md_state && def && def->m_size > 0 && def->m_size <= 65536) {
        _hidden(m->md_state, def->m_size);
        void **word = (void **) m->md_state;
        for (Py_ssize_t i = 0; i < def->m_size / 8; i++) {
            if (def->m_traverse && py_is_object(word[i]))
                _late_ref(word[i], "(module state)");
            else
                _maybe_ref(word[i], "(module state)");
        }
##ifdeftype atexitmodule_state
        // Up to 3.9 the functions to be called at exit are the module's own.
        if (_cstr(def->m_name) == "atexit") {
            atexitmodule_state *state = (atexitmodule_state *) m->md_state;
            for (int i = 0; i < state->ncallbacks && i < 10000; i++) {
                if (state->atexit_callbacks[i]) {
                    _ref(state->atexit_callbacks[i]->func, "(at exit)");
                    _ref(state->atexit_callbacks[i]->args, "(at exit)");
                    _ref(state->atexit_callbacks[i]->kwargs, "(at exit)");
                }
            }
        }
##endif
##ifdeftype zoneinfo_state
        // The zones used last are in a list of their own.
        if (_cstr(def->m_name) == "_zoneinfo") {
            int most = 1000;
            for (StrongCacheNode *node = ((zoneinfo_state *) m->md_state)->ZONEINFO_STRONG_CACHE; node && most > 0; node = node->next) {
                most--;
                _ref(node->key, "(strong cache)");
                _ref(node->zone, "(strong cache)");
            }
        }
##endif
    }
}
