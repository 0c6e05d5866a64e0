/// Frames, generators, tracebacks (Include/internal/pycore_frame.h, Objects/genobject.c).

/// Values that a frame holds: named slots and stack; only the named slots while it runs (stacktop is then -1).
Py_ssize_t frame_slots(_PyInterpreterFrame *f) {
    Py_ssize_t named = f->f_code->co_nlocalsplus;
    Py_ssize_t most = named + f->f_code->co_stacksize;
    return f->stacktop < 0 ? named : f->stacktop < most ? f->stacktop : most;
}

/// Bytes of an embedded frame.
Py_ssize_t frame_size(PyCodeObject *c) {
    return offsetof(_PyInterpreterFrame, localsplus) + (c->co_nlocalsplus + c->co_stacksize) * sizeof(PyObject *);
}

/// The name of a frame's local variable: the slot's address leads to the frame by the number in its low bits. See frame_local.
_label local_variable(PyObject *name) { return py_key_text(name); }

/// The name of a slot; 0 for those of the stack.
PyObject *frame_slot_name(_PyInterpreterFrame *f, Py_ssize_t i) {
    PyTupleObject *names = (PyTupleObject *) f->f_code->co_localsplusnames;
    return i < Py_SIZE(names) ? names->ob_item[i] : 0;
}

_visit PyFrameObject *o, PyTypeObject *t of "frame" {
    _PyInterpreterFrame *f = o->f_frame;
    _size(offsetof(PyFrameObject, _f_frame_data) + frame_size(f->f_code));
    _ref(o->f_back, "f_back");
    _ref(o->f_trace, "f_trace");
    if (f->owner == FRAME_OWNED_BY_FRAME_OBJECT) {
        _ref(f->frame_obj, "frame");
        _ref(f->f_locals, "f_locals", NAMESPACE);
        _ref(f->f_func, "f_func");
        _ref(f->f_code, "f_code");
        Py_ssize_t n = frame_slots(f);
        for (Py_ssize_t i = 0; i < n; i++) {
            PyObject *name = frame_slot_name(f, i);
            if (name)
                _ref(f->localsplus[i], local_variable(name));
            else
                _ref(f->localsplus[i], "(stack)");
        }
    }
}

_visit PyGenObject *g of "generator" {
    _size(offsetof(PyGenObject, gi_iframe) + frame_size(g->gi_code));
    _ref(g->gi_code, "gi_code");
    _ref(g->gi_name, "__name__");
    _ref(g->gi_qualname, "__qualname__");
    _ref(g->gi_exc_state.exc_value, "gi_exc_state");
    if (g->gi_frame_state != FRAME_CLEARED && g->gi_frame_state != FRAME_COMPLETED) {
        _PyInterpreterFrame *f = (_PyInterpreterFrame *) g->gi_iframe;
        _ref(f->frame_obj, "gi_frame");
        _ref(f->f_locals, "f_locals", NAMESPACE);
        _ref(f->f_func, "f_func");
        _ref(f->f_code, "f_code");
        Py_ssize_t n = frame_slots(f);
        for (Py_ssize_t i = 0; i < n; i++) {
            PyObject *name = frame_slot_name(f, i);
            if (name)
                _ref(f->localsplus[i], local_variable(name));
            else
                _ref(f->localsplus[i], "(stack)");
        }
    }
}

/// A coroutine is a generator under another type.
_visit PyCoroObject *g of "coroutine" {
    _size(offsetof(PyCoroObject, cr_iframe) + frame_size(g->cr_code));
    _ref(g->cr_code, "cr_code");
    _ref(g->cr_name, "__name__");
    _ref(g->cr_qualname, "__qualname__");
    _ref(g->cr_exc_state.exc_value, "cr_exc_state");
    _hidden_ref(g->cr_origin_or_finalizer, "cr_origin");
    if (g->cr_frame_state != FRAME_CLEARED && g->cr_frame_state != FRAME_COMPLETED) {
        _PyInterpreterFrame *f = (_PyInterpreterFrame *) g->cr_iframe;
        _ref(f->frame_obj, "cr_frame");
        _ref(f->f_locals, "f_locals", NAMESPACE);
        _ref(f->f_func, "f_func");
        _ref(f->f_code, "f_code");
        Py_ssize_t n = frame_slots(f);
        for (Py_ssize_t i = 0; i < n; i++) {
            PyObject *name = frame_slot_name(f, i);
            if (name)
                _ref(f->localsplus[i], local_variable(name));
            else
                _ref(f->localsplus[i], "(stack)");
        }
    }
}

_visit PyAsyncGenObject *g of "async_generator" {
    _size(offsetof(PyAsyncGenObject, ag_iframe) + frame_size(g->ag_code));
    _ref(g->ag_code, "ag_code");
    _ref(g->ag_name, "__name__");
    _ref(g->ag_qualname, "__qualname__");
    _ref(g->ag_exc_state.exc_value, "ag_exc_state");
    _ref(g->ag_origin_or_finalizer, "ag_finalizer");
    if (g->ag_frame_state != FRAME_CLEARED && g->ag_frame_state != FRAME_COMPLETED) {
        _PyInterpreterFrame *f = (_PyInterpreterFrame *) g->ag_iframe;
        _ref(f->frame_obj, "ag_frame");
        _ref(f->f_locals, "f_locals", NAMESPACE);
        _ref(f->f_func, "f_func");
        _ref(f->f_code, "f_code");
        Py_ssize_t n = frame_slots(f);
        for (Py_ssize_t i = 0; i < n; i++) {
            PyObject *name = frame_slot_name(f, i);
            if (name)
                _ref(f->localsplus[i], local_variable(name));
            else
                _ref(f->localsplus[i], "(stack)");
        }
    }
}

_visit PyTracebackObject *t of "traceback" { _ref(t->tb_next, "tb_next"); _ref(t->tb_frame, "tb_frame"); }
_visit PyCoroWrapper *w of "coroutine_wrapper" { _ref(w->cw_coroutine, "of"); }
_visit PyAsyncGenASend *a of "async_generator_asend" { _ref(a->ags_gen, "of"); _ref(a->ags_sendval, "value"); }
_visit PyAsyncGenAThrow *a of "async_generator_athrow" { _ref(a->agt_gen, "of"); _ref(a->agt_args, "arguments"); }
_visit _PyAsyncGenWrappedValue *v of "async_generator_wrapped_value" { _ref(v->agw_val, "value"); }
