/// Frames and what runs in them, up to 3.10: each frame is an object (Include/cpython/frameobject.h, Objects/genobject.c).

typedef PyFrameObject frame_t;

PyCodeObject *frame_code(PyFrameObject *f) { return f->f_code; }

/// The frames of a thread, from the innermost outwards.
_iter PyFrameObject *thread_frames(PyThreadState *t) {
    int most = 100000;
    for (PyFrameObject *f = thread_frame(t); f && most > 0; f = f->f_back) {
        _yield(f);
        most--;
    }
}

_str frame_name(PyFrameObject *f) { return py_str(f->f_code->co_name); }

/// Locals, cells, free variables.
Py_ssize_t frame_named(PyFrameObject *f) { return f->f_code->co_nlocals + Py_SIZE(f->f_code->co_cellvars) + Py_SIZE(f->f_code->co_freevars); }

/// Values that a frame holds: named slots and stack; only the named slots while it runs.
Py_ssize_t frame_slots(PyFrameObject *f) {
##ifdeffield PyFrameObject f_stackdepth
    Py_ssize_t depth = f->f_stackdepth;
##else
    Py_ssize_t depth = f->f_stacktop ? f->f_stacktop - f->f_valuestack : 0;
##endif
    return frame_named(f) + (depth > 0 && depth <= f->f_code->co_stacksize ? depth : 0);
}

/// What a slot holds, 0 if nothing.
PyObject *frame_slot(PyFrameObject *f, Py_ssize_t i) { return f->f_localsplus[i]; }

/// The name of a slot; 0 for those of the stack.
PyObject *frame_slot_name(PyFrameObject *f, Py_ssize_t i) {
    PyCodeObject *c = f->f_code;
    Py_ssize_t cell = i - c->co_nlocals;
    Py_ssize_t shared = cell - Py_SIZE(c->co_cellvars);
    return cell < 0 ? ((PyTupleObject *) c->co_varnames)->ob_item[i]
        : shared < 0 ? ((PyTupleObject *) c->co_cellvars)->ob_item[cell]
        : shared < Py_SIZE(c->co_freevars) ? ((PyTupleObject *) c->co_freevars)->ob_item[shared] : 0;
}

_visit PyFrameObject *f of "frame" {
    _size(sizeof(PyFrameObject) + (f->f_code->co_stacksize + frame_named(f) - 1) * sizeof(PyObject *));
    _ref(f->f_back, "f_back");
    _ref(f->f_code, "f_code");
    _ref(f->f_builtins, "f_builtins", NAMESPACE);
    _ref(f->f_globals, "f_globals", NAMESPACE);
    _ref(f->f_locals, "f_locals", NAMESPACE);
    _ref(f->f_trace, "f_trace");
##ifdeffield PyFrameObject f_exc_value
    _ref(f->f_exc_type, "f_exc_state");
    _ref(f->f_exc_value, "f_exc_state");
    _ref(f->f_exc_traceback, "f_exc_state");
##endif
    Py_ssize_t n = frame_slots(f);
    for (Py_ssize_t i = 0; i < n; i++)
        _ref(f->f_localsplus[i], local_variable(frame_slot_name(f, i)));
}

_visit PyGenObject *g of "generator" {
    _ref(g->gi_frame, "gi_frame");
    _ref(g->gi_code, "gi_code");
    _ref(g->gi_name, "__name__");
    _ref(g->gi_qualname, "__qualname__");
##ifdeffield _PyErr_StackItem exc_type
    _ref(g->gi_exc_state.exc_type, "gi_exc_state");
    _ref(g->gi_exc_state.exc_value, "gi_exc_state");
    _ref(g->gi_exc_state.exc_traceback, "gi_exc_state");
##endif
}

_visit PyCoroObject *g of "coroutine" {
    _ref(g->cr_frame, "cr_frame");
    _ref(g->cr_code, "cr_code");
    _ref(g->cr_name, "__name__");
    _ref(g->cr_qualname, "__qualname__");
##ifdeffield _PyErr_StackItem exc_type
    _ref(g->cr_exc_state.exc_type, "cr_exc_state");
    _ref(g->cr_exc_state.exc_value, "cr_exc_state");
    _ref(g->cr_exc_state.exc_traceback, "cr_exc_state");
##endif
##ifdeffield PyCoroObject cr_origin
    _hidden_ref(g->cr_origin, "cr_origin");
##endif
}

_visit PyAsyncGenObject *g of "async_generator" {
    _ref(g->ag_frame, "ag_frame");
    _ref(g->ag_code, "ag_code");
    _ref(g->ag_name, "__name__");
    _ref(g->ag_qualname, "__qualname__");
##ifdeffield _PyErr_StackItem exc_type
    _ref(g->ag_exc_state.exc_type, "ag_exc_state");
    _ref(g->ag_exc_state.exc_value, "ag_exc_state");
    _ref(g->ag_exc_state.exc_traceback, "ag_exc_state");
##endif
    _ref(g->ag_finalizer, "ag_finalizer");
}
