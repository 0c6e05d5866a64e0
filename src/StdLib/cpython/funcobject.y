/// Functions, methods, code (Objects/funcobject.c, methodobject.c, codeobject.c).

_visit PyFunctionObject *f of "function" {
    _ref(f->func_code, "__code__");
    _ref(f->func_globals, "__globals__", NAMESPACE);
##ifdeffield PyFunctionObject func_builtins
    _ref(f->func_builtins, "__builtins__", NAMESPACE);
##endif
    _ref(f->func_module, "__module__");
    _ref(f->func_defaults, "__defaults__");
    _ref(f->func_kwdefaults, "__kwdefaults__", NAMESPACE);
    _ref(f->func_doc, "__doc__");
    _ref(f->func_name, "__name__");
    _ref(f->func_closure, "__closure__");
    _ref(f->func_annotations, "__annotations__", NAMESPACE);
    _ref(f->func_qualname, "__qualname__");
##ifdeffield PyFunctionObject func_annotate
    _ref(f->func_annotate, "__annotate__");
##endif
##ifdeffield PyFunctionObject func_typeparams
    _ref(f->func_typeparams, "__type_params__");
##endif
}

_visit PyMethodObject *m of "method" { _ref(m->im_func, "__func__"); _ref(m->im_self, "__self__"); }
_visit PyInstanceMethodObject *m of "instancemethod" { _ref(m->func, "__func__"); }
_visit PyCellObject *c of "cell" { _ref(c->ob_ref, "contents"); }
_visit PyCFunctionObject *f of "builtin_function_or_method" { _ref(f->m_self, "__self__"); _ref(f->m_module, "__module__"); }
_visit PyCMethodObject *f of "builtin_method" { _ref(f->mm_class, "class"); }
_visit classmethod *c of "classmethod" { _ref(c->cm_callable, "__func__"); }
_visit staticmethod *c of "staticmethod" { _ref(c->sm_callable, "__func__"); }

/// Code objects are not the collector's business: all that they own is hidden from it.
_visit PyCodeObject *c, PyTypeObject *t of "code" {
    if (t->tp_itemsize)
        _size(t->tp_basicsize + Py_SIZE(c) * t->tp_itemsize + 7 & ~7L);
    if (c->co_extra) {
        Py_ssize_t n = *(Py_ssize_t *) c->co_extra;
        if (n > 0 && n < 256)
            _own(c->co_extra, sizeof(Py_ssize_t) + n * sizeof(void *));
    }
##ifdeffield PyObject ob_gc_bits
    // Where constants are not all immortal, the collector hears of them.
    _ref(c->co_consts, "co_consts");
##else
    _hidden_ref(c->co_consts, "co_consts");
##endif
    _hidden_ref(c->co_names, "co_names");
    _hidden_ref(c->co_filename, "co_filename");
    _hidden_ref(c->co_name, "co_name");
##ifdeffield PyCodeObject co_localsplusnames
    _hidden_ref(c->co_exceptiontable, "co_exceptiontable");
    _hidden_ref(c->co_localsplusnames, "co_localsplusnames");
    _hidden_ref(c->co_localspluskinds, "co_localspluskinds");
    _hidden_ref(c->co_qualname, "co_qualname");
##else
    _hidden_ref(c->co_code, "co_code");
    _hidden_ref(c->co_varnames, "co_varnames");
    _hidden_ref(c->co_freevars, "co_freevars");
    _hidden_ref(c->co_cellvars, "co_cellvars");
    if (c->co_cell2arg)
        _own(c->co_cell2arg, Py_SIZE(c->co_cellvars) * sizeof(Py_ssize_t));
    // A frame kept for the next call: no longer an object.
    if (c->co_zombieframe)
        _hidden(c->co_zombieframe, sizeof(PyGC_Head) + sizeof(PyFrameObject) + Py_SIZE(c->co_zombieframe) * sizeof(PyObject *));
##endif
##ifdeffield PyCodeObject co_opcache_map
    if (c->co_opcache_map) {
        _own(c->co_opcache_map, Py_SIZE(c->co_code) / sizeof(_Py_CODEUNIT));
        _own(c->co_opcache, c->co_opcache_size * sizeof(_PyOpcache));
    }
##endif
##ifdeffield PyCodeObject co_linetable
    _hidden_ref(c->co_linetable, "co_linetable");
##else
    _hidden_ref(c->co_lnotab, "co_lnotab");
##endif
##ifdeftype _PyCoCached
    if (c->_co_cached) {
        _hidden(c->_co_cached, sizeof(_PyCoCached));
        _hidden_ref(c->_co_cached->_co_code, "co_code");
        _hidden_ref(c->_co_cached->_co_varnames, "co_varnames");
        _hidden_ref(c->_co_cached->_co_cellvars, "co_cellvars");
        _hidden_ref(c->_co_cached->_co_freevars, "co_freevars");
    }
##elifdeffield PyCodeObject _co_code
    _hidden_ref(c->_co_code, "_co_code");
##endif
}
##ifdeftype branchesiterator
_visit branchesiterator *i of "line_iterator" { _hidden_ref(i->bi_code, "of"); }
##endif
