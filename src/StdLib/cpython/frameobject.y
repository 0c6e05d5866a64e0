/// Frames and what runs in them, since 3.11: structs, most of them in no object (Include/internal/pycore_frame.h, Objects/genobject.c).

typedef _PyInterpreterFrame frame_t;

/// What a slot of a frame, or its reference to its code, leads to: since 3.14 the low two bits say whose the reference is; with both set it is a small integer and none.
PyObject *stack_ref(void *slot) {
    uint64_t bits = *(uint64_t *) slot;
    return (bits & 3) == 3 ? 0 : (PyObject *) (bits & ~3UL);
}

/// Values that a frame holds: named slots and stack; only the named slots while it runs (stacktop is then -1, stackpointer null).
Py_ssize_t frame_slots(_PyInterpreterFrame *f) {
    PyCodeObject *code = frame_code(f);
    if (!code)
        return 0;
    Py_ssize_t named = code->co_nlocalsplus;
    Py_ssize_t most = named + code->co_stacksize;
##ifdeffield _PyInterpreterFrame stackpointer
    Py_ssize_t top = f->stackpointer ? (_address(f->stackpointer) - _address(&f->localsplus)) / sizeof(_PyStackRef) : -1;
##else
    Py_ssize_t top = f->stacktop;
##endif
    return top < 0 ? named : top < most ? top : most;
}

/// The code that a frame runs; 0 where it is none of Python's. (What a call from C puts under Python's frames has a code of its own in 3.12.)
PyCodeObject *frame_code(_PyInterpreterFrame *f) {
##ifdefenum FRAME_OWNED_BY_CSTACK
    if (f->owner == FRAME_OWNED_BY_CSTACK)
        return 0;
##endif
##ifdeffield _PyInterpreterFrame f_executable
    PyObject *runs = stack_ref(&f->f_executable);
    return runs && _cstr(Py_TYPE(runs)->tp_name) == "code" ? (PyCodeObject *) runs : 0;
##else
    return f->f_code;
##endif
}

/// The frames of a thread, from the innermost outwards: those that run Python's code.
_iter _PyInterpreterFrame *thread_frames(PyThreadState *t) {
    int most = 100000;
    for (_PyInterpreterFrame *f = thread_frame(t); f && most > 0; f = f->previous) {
        if (frame_code(f))
            _yield(f);
        most--;
    }
}

/// Bytes of an embedded frame.
Py_ssize_t frame_size(PyCodeObject *c) {
    if (!c)
        return 0;
    return offsetof(_PyInterpreterFrame, localsplus) + (c->co_nlocalsplus + c->co_stacksize) * sizeof(PyObject *);
}

_str frame_name(_PyInterpreterFrame *f) { return py_str(frame_code(f)->co_qualname); }

/// What a slot holds, 0 if nothing.
PyObject *frame_slot(_PyInterpreterFrame *f, Py_ssize_t i) { return stack_ref(&f->localsplus[i]); }

/// The name of a slot; 0 for those of the stack.
PyObject *frame_slot_name(_PyInterpreterFrame *f, Py_ssize_t i) {
    PyTupleObject *names = (PyTupleObject *) frame_code(f)->co_localsplusnames;
    return i < Py_SIZE(names) ? names->ob_item[i] : 0;
}

/// Values and their names.
_iter (PyObject *, PyObject *) frame_values(_PyInterpreterFrame *f) {
    Py_ssize_t n = frame_slots(f);
    for (Py_ssize_t i = 0; i < n; i++) {
        if (frame_slot(f, i))
            _yield((frame_slot(f, i), frame_slot_name(f, i)));
    }
}

/// What a frame runs; 0 where it is none of Python's.
PyObject *frame_function(_PyInterpreterFrame *f) {
##ifdeffield _PyInterpreterFrame f_funcobj
    return stack_ref(&f->f_funcobj);
##else
    return (PyObject *) f->f_func;
##endif
}

_visit PyFrameObject *o of "frame" {
    _PyInterpreterFrame *f = o->f_frame;
    _size(offsetof(PyFrameObject, _f_frame_data) + frame_size(frame_code(f)));
    _ref(o->f_back, "f_back");
    _ref(o->f_trace, "f_trace");
##ifdeffield PyFrameObject f_extra_locals
    _ref(o->f_extra_locals, "f_extra_locals");
    _ref(o->f_locals_cache, "f_locals_cache");
##endif
##ifdeffield PyFrameObject f_overwritten_fast_locals
    _ref(o->f_overwritten_fast_locals, "f_overwritten_fast_locals");
##endif
    if (f->owner != FRAME_OWNED_BY_FRAME_OBJECT)
        return;
    _ref(f->frame_obj, "frame");
    _ref(f->f_locals, "f_locals", NAMESPACE);
    _ref(frame_function(f), "f_func");
    _ref(frame_code(f), "f_code");
    _foreach ((PyObject *value, PyObject *name) : frame_values(f))
        _ref(value, local_variable(name));
}

_visit PyGenObject *g of "generator" {
    _PyInterpreterFrame *f = (_PyInterpreterFrame *) &g->gi_iframe;
    bool cleared = g->gi_frame_state >= FRAME_CLEARED;
##ifdeffield PyGenObject gi_code
    PyCodeObject *code = g->gi_code;
    _ref(code, "gi_code");
##else
    PyCodeObject *code = frame_code(f);
    // The collector hears of it since 3.14.
##ifdeffield _PyInterpreterFrame stackpointer
    if (cleared)
        _ref(code, "gi_code");
##else
    if (cleared)
        _hidden_ref(code, "gi_code");
##endif
##endif
    _size(offsetof(PyGenObject, gi_iframe) + frame_size(code));
    _ref(g->gi_name, "__name__");
    _ref(g->gi_qualname, "__qualname__");
    _ref(g->gi_exc_state.exc_value, "gi_exc_state");
    if (cleared)
        return;
    _ref(f->frame_obj, "gi_frame");
    _ref(f->f_locals, "f_locals", NAMESPACE);
    _ref(frame_function(f), "f_func");
    _ref(frame_code(f), "f_code");
    _foreach ((PyObject *value, PyObject *name) : frame_values(f))
        _ref(value, local_variable(name));
}

/// A coroutine is a generator under another type.
_visit PyCoroObject *g of "coroutine" {
    _PyInterpreterFrame *f = (_PyInterpreterFrame *) &g->cr_iframe;
    bool cleared = g->cr_frame_state >= FRAME_CLEARED;
##ifdeffield PyCoroObject cr_code
    PyCodeObject *code = g->cr_code;
    _ref(code, "cr_code");
##else
    PyCodeObject *code = frame_code(f);
    // The collector hears of it since 3.14.
##ifdeffield _PyInterpreterFrame stackpointer
    if (cleared)
        _ref(code, "cr_code");
##else
    if (cleared)
        _hidden_ref(code, "cr_code");
##endif
##endif
    _size(offsetof(PyCoroObject, cr_iframe) + frame_size(code));
    _ref(g->cr_name, "__name__");
    _ref(g->cr_qualname, "__qualname__");
    _ref(g->cr_exc_state.exc_value, "cr_exc_state");
    _hidden_ref(g->cr_origin_or_finalizer, "cr_origin");
    if (cleared)
        return;
    _ref(f->frame_obj, "cr_frame");
    _ref(f->f_locals, "f_locals", NAMESPACE);
    _ref(frame_function(f), "f_func");
    _ref(frame_code(f), "f_code");
    _foreach ((PyObject *value, PyObject *name) : frame_values(f))
        _ref(value, local_variable(name));
}

_visit PyAsyncGenObject *g of "async_generator" {
    _PyInterpreterFrame *f = (_PyInterpreterFrame *) &g->ag_iframe;
    bool cleared = g->ag_frame_state >= FRAME_CLEARED;
##ifdeffield PyAsyncGenObject ag_code
    PyCodeObject *code = g->ag_code;
    _ref(code, "ag_code");
##else
    PyCodeObject *code = frame_code(f);
    // The collector hears of it since 3.14.
##ifdeffield _PyInterpreterFrame stackpointer
    if (cleared)
        _ref(code, "ag_code");
##else
    if (cleared)
        _hidden_ref(code, "ag_code");
##endif
##endif
    _size(offsetof(PyAsyncGenObject, ag_iframe) + frame_size(code));
    _ref(g->ag_name, "__name__");
    _ref(g->ag_qualname, "__qualname__");
    _ref(g->ag_exc_state.exc_value, "ag_exc_state");
    _ref(g->ag_origin_or_finalizer, "ag_finalizer");
    if (cleared)
        return;
    _ref(f->frame_obj, "ag_frame");
    _ref(f->f_locals, "f_locals", NAMESPACE);
    _ref(frame_function(f), "f_func");
    _ref(frame_code(f), "f_code");
    _foreach ((PyObject *value, PyObject *name) : frame_values(f))
        _ref(value, local_variable(name));
}
