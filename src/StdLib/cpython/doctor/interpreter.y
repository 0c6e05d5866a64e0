/// What an interpreter keeps.

/// The codecs' functions are in a list, what was found by name in a dict, and what handles errors in another.
bool check_codecs() {
    PyInterpreterState *late = main_interpreter();
##ifdeffield PyInterpreterState codecs
    return is_a(late->codecs.search_path, "list") && is_a(late->codecs.search_cache, "dict") && !dict_get(late->codecs.search_cache, "strict") && is_a(late->codecs.error_registry, "dict")
        && dict_get(late->codecs.error_registry, "strict");
##else
    return is_a(late->codec_search_path, "list") && is_a(late->codec_search_cache, "dict") && !dict_get(late->codec_search_cache, "strict") && is_a(late->codec_error_registry, "dict")
        && dict_get(late->codec_error_registry, "strict");
##endif
}

/// Modules by index are a list; importlib is a module; what imports is a function of builtins.
bool check_imports() {
    PyInterpreterState *late = main_interpreter();
##ifdeffield PyInterpreterState imports
    return is_list_or_null(late->imports.modules_by_index) && is_a(late->imports.importlib, "module") && is_a(late->imports.import_func, "builtin_function_or_method");
##else
    return is_list_or_null(late->modules_by_index) && (!late->modules_by_index || is_a(late->modules_by_index, "list")) && is_a(late->importlib, "module") && is_a(late->import_func, "builtin_function_or_method");
##endif
}

/// The copy of the built-in names has "len", and the interpreter's own dict is one.
bool check_builtins_copy() {
    PyInterpreterState *late = main_interpreter();
##ifdeffield PyInterpreterState dict
    if (!is_dict_or_null(late->dict))
        return 0;
##endif
    return is_a(late->builtins_copy, "dict") && dict_get(late->builtins_copy, "len");
}

/// What runs before and after a fork, and what audits, is in lists.
bool check_hooks() {
    PyInterpreterState *late = main_interpreter();
##ifdeffield PyInterpreterState before_forkers
    if (!is_list_or_null(late->before_forkers) || !is_list_or_null(late->after_forkers_parent) || !is_list_or_null(late->after_forkers_child))
        return 0;
##endif
##ifdeffield PyInterpreterState audit_hooks
    if (!is_list_or_null(main_interpreter()->audit_hooks))
        return 0;
##endif
    return late != 0;
}

##ifdeftype _warnings_runtime_state
/// Warnings: filters in a list, what was said once in a dict, the default action as a text.
bool check_warnings() {
##ifdeffield PyInterpreterState warnings
    struct _warnings_runtime_state *w = &main_interpreter()->warnings;
##else
    struct _warnings_runtime_state *w = &_PyRuntime.warnings;
##endif
    return is_a(w->filters, "list") && is_a(w->once_registry, "dict") && is_str(w->default_action);
}
##endif

##ifdeftype _gc_runtime_state
/// The collector is not at work; its garbage and its callbacks are lists, and gc.freeze()'s list closes.
bool check_collector_state() {
    struct _gc_runtime_state *gc = py_gc(main_interpreter());
    if (gc->collecting < 0 || gc->collecting > 1 || !is_list_or_null(gc->garbage) || !is_list_or_null(gc->callbacks))
        return 0;
    // The module shows the same two lists.
    PyObject *module = dict_get(py_modules(main_interpreter()), "gc");
    PyObject *shown = is_a(module, "module") ? ((PyModuleObject *) module)->md_dict : 0;
    if (shown && (dict_get(shown, "garbage") != gc->garbage || dict_get(shown, "callbacks") != gc->callbacks))
        return 0;
##ifdeffield PyObject ob_gc_bits
    return 1;
##else
    PyGC_Head *frozen = &gc->permanent_generation.head;
    return gc_is_list(frozen) || (PyGC_Head *) frozen->_gc_next == frozen;
##endif
}
##endif

##ifdeffield atexit_state ncallbacks
/// Functions that are called at exit: as many as are said, with tuples of arguments.
bool check_atexit() {
    struct atexit_state *state = &main_interpreter()->atexit;
    if (state->ncallbacks < 0 || state->ncallbacks > 1000000)
        return 0;
    int n;
    if (state->callbacks && (!_readable(state->callbacks, state->callback_len * sizeof(void *)) || state->callback_len < state->ncallbacks || state->callback_len < 1))
        return 0;
    for (int i = 0; i < state->ncallbacks; i++) {
        if (!state->callbacks[i])
            continue;
        n++;
        if (!has_type(state->callbacks[i]->func) || is_a(state->callbacks[i]->func, "tuple") || !is_a(state->callbacks[i]->args, "tuple") || !is_dict_or_null(state->callbacks[i]->kwargs))
            return 0;
    }
    return (state->ncallbacks == 0 || n > 0) && offsetof(struct atexit_state, callback_len) == offsetof(struct atexit_state, ncallbacks) + 4;
}
##endif
