/// Functions, code, frames, generators, threads.
#include <cpython/doctor/facts.y>

/// Functions have code, names, and tables of defaults; those in classes have a longer qualname than their name.
bool check_functions() {
    int longer;
    _foreach (void *o : samples_of("function")) {
        PyFunctionObject *f = (PyFunctionObject *) o;
        if (!is_a(f->func_code, "code") || !is_str(f->func_name) || !is_str(f->func_qualname) || !is_tuple_or_null(f->func_defaults) || !is_dict_or_null(f->func_kwdefaults)
                || !is_tuple_or_null(f->func_closure) || !is_a(f->func_globals, "dict"))
            return fails("function", o, "it has code, names, defaults and globals");
        if (_len(py_str(f->func_qualname)) > _len(py_str(f->func_name)))
            longer++;
    }
    return longer > 0;
}

/// Code knows the names of its variables, as many as it says.
bool check_code() {
    _foreach (void *o : samples_of("code")) {
        PyCodeObject *c = (PyCodeObject *) o;
        if (!is_a(c->co_consts, "tuple") || !is_a(c->co_names, "tuple") || !is_str(c->co_filename) || !is_str(c->co_name) || !is_count(c->co_stacksize))
            return fails("code", o, "it has constants, names and a file");
##ifdeffield PyCodeObject co_localsplusnames
        if (!is_a(c->co_localsplusnames, "tuple") || Py_SIZE(c->co_localsplusnames) != c->co_nlocalsplus || !is_a(c->co_localspluskinds, "bytes") || Py_SIZE(c->co_localspluskinds) != c->co_nlocalsplus)
            return fails("code", o, "it has names and kinds for its variables");
##else
        if (!is_a(c->co_varnames, "tuple") || Py_SIZE(c->co_varnames) != c->co_nlocals || !is_tuple_or_null(c->co_freevars) || !is_tuple_or_null(c->co_cellvars) || !is_a(c->co_code, "bytes"))
            return fails("code", o, "it has names for its variables");
##endif
    }
    return 1;
}

##ifdeftype _PyInterpreterFrame
bool is_frame(_PyInterpreterFrame *f) {
    return _readable(f, sizeof(_PyInterpreterFrame)) && is_a(frame_code(f), "code") && (!frame_function(f) || is_a(frame_function(f), "function")) && (!f->f_locals || has_type(f->f_locals) && !is_a(f->f_locals, "frame") && !is_a(f->f_locals, "code"))
        && (f->f_locals || ((PyCodeObject *) frame_code(f))->co_flags & CO_OPTIMIZED)
        && (!f->frame_obj || is_a(f->frame_obj, "frame") && f->frame_obj->f_frame == f) && f->owner >= FRAME_OWNED_BY_THREAD && f->owner <= FRAME_OWNED_BY_FRAME_OBJECT;
}

#define GENERATOR(T, p, type) \
_foreach (void *o : samples_of(type)) { \
        T *g = (T *) o; \
        if (!is_str(g->p ##_name) || !is_str(g->p ##_qualname)) \
            return fails(type, o, "it has names"); \
        longer += _len(py_str(g->p ##_qualname)) > _len(py_str(g->p ##_name)); \
        all++; \
        if (!is_exception_or_null(g->p ##_exc_state.exc_value)) \
            return fails(type, o, "it handles an exception, or none"); \
        if (g->p ##_frame_state < FRAME_CREATED - 1 || g->p ##_frame_state > FRAME_CLEARED) \
            return fails(type, o, "its state is one that there is"); \
        if (g->p ##_frame_state >= FRAME_CLEARED) \
            continue; \
        _PyInterpreterFrame *f = (_PyInterpreterFrame *) &g->p ##_iframe; \
        if (!is_frame(f) || f->owner != FRAME_OWNED_BY_GENERATOR) \
            return fails(type, o, "its frame is one, and its own"); \
        if (g->p ##_frame_state == FRAME_EXECUTING && !f->previous) \
            return fails(type, o, "while it runs, a frame is behind its frame"); \
}

/// Frames of threads: each runs code, belongs to somebody, and leads to the one that called it.
bool check_frames() {
    int most = 10000;
    int n;
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        _foreach (PyThreadState *t : py_threads(interp)) {
            _foreach (frame_t *f : thread_frames(t)) {
                if (!is_frame(f) || most-- < 0)
                    return fails("frame", f, "it runs code");
                n++;
            }
        }
    }
    return n > 0;
}
##else
#define GENERATOR(T, p, type) \
_foreach (void *o : samples_of(type)) { \
        T *g = (T *) o; \
        if (!is_str(g->p ##_name) || !is_str(g->p ##_qualname) || !is_a(g->p ##_code, "code") || g->p ##_frame && !is_a(g->p ##_frame, "frame")) \
            return fails(type, o, "it has names, code and perhaps a frame"); \
        longer += _len(py_str(g->p ##_qualname)) > _len(py_str(g->p ##_name)); \
        all++; \
}

/// Frames of threads: each runs code with its names, and leads to the one that called it.
bool check_frames() {
    int most = 10000;
    int n;
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        _foreach (PyThreadState *t : py_threads(interp)) {
            _foreach (frame_t *f : thread_frames(t)) {
                if (!is_a(f, "frame") || !is_a(f->f_code, "code") || !is_a(f->f_builtins, "dict") || !is_a(f->f_globals, "dict") || most-- < 0)
                    return fails("frame", f, "it runs code with its names");
                n++;
            }
        }
    }
    return n > 0;
}
##endif

/// Generators have names (the long one of some is longer), a state, and a frame while they can go on.
bool check_generators() {
    int all;
    int longer;
##ifdeffield PyGenObject gi_code
    ALL(PyGenObject, each_gi, "generator", is_a(each_gi->gi_code, "code"))
##endif
        GENERATOR(PyGenObject, gi, "generator")
        // Most stand in something.
        return all < 20 || longer > 0;
}

/// Coroutines have names (the long one of some is longer), a state, and a frame while they can go on.
bool check_coroutines() {
    int all;
    int longer;
##ifdeffield PyCoroObject cr_code
    ALL(PyCoroObject, each_cr, "coroutine", is_a(each_cr->cr_code, "code"))
##endif
        GENERATOR(PyCoroObject, cr, "coroutine")
        // Most stand in something.
        return all < 20 || longer > 0;
}

/// Asynchronous generators have names (the long one of some is longer), a state, and a frame while they can go on.
bool check_async_generators() {
    int all;
    int longer;
##ifdeffield PyAsyncGenObject ag_code
    ALL(PyAsyncGenObject, each_ag, "async_generator", is_a(each_ag->ag_code, "code"))
##endif
        GENERATOR(PyAsyncGenObject, ag, "async_generator")
        // Most stand in something.
        return all < 20 || longer > 0;
}

/// Frames that are objects know their frame.
bool check_frame_objects() {
##ifdeftype _PyInterpreterFrame
    ALL(PyFrameObject, o, "frame", is_frame(o->f_frame) && (o->f_frame->owner == FRAME_OWNED_BY_FRAME_OBJECT) == (o->f_frame == (_PyInterpreterFrame *) &o->_f_frame_data))
##endif
        ALL(PyFrameObject, o, "frame", (!o->f_back || is_a(o->f_back, "frame")) && is_object_or_null(o->f_trace))
        return 1;
}

/// What a thread keeps for itself: a dict, exceptions, a context, functions that trace it.
bool check_thread_states() {
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        _foreach (PyThreadState *t : py_threads(interp)) {
            if (!is_dict_or_null(t->dict) || !is_object_or_null(t->c_profileobj) || !is_object_or_null(t->c_traceobj) || !is_object_or_null(t->async_exc))
                return fails("thread", t, "it has a dict, and what traces it");
            if (!is_object_or_null(t->async_gen_firstiter) || !is_object_or_null(t->async_gen_finalizer))
                return fails("thread", t, "its hooks of asynchronous generators are objects");
##ifdeffield PyThreadState context
            if (t->context && !is_a(t->context, "_contextvars.Context") && !is_a(t->context, "Context"))
                return fails("thread", t, "its context is one");
##endif
##ifdeffield PyThreadState exc_info
            _PyErr_StackItem *last = t->exc_info;
            for (int i = 0; i < 1000 && last && last->previous_item; i++)
                last = last->previous_item;
            if (last != &t->exc_state)
                return fails("thread", t, "what its generators handle ends with what it handles itself");
##endif
##ifdeffield PyThreadState current_exception
            if (!is_exception_or_null(t->current_exception))
                return fails("thread", t, "its exception is one");
##else
            if (!is_object_or_null(t->curexc_type) || !is_object_or_null(t->curexc_value) || t->curexc_traceback && !is_a(t->curexc_traceback, "traceback"))
                return fails("thread", t, "its exception is one");
##endif
##ifdeffield PyThreadState exc_state
            if (!is_exception_or_null(t->exc_state.exc_value))
                return fails("thread", t, "what it handles is an exception");
##endif
        }
    }
    return 1;
}

/// What the layout has side by side: seldom full, so that only this tells.
bool check_neighbours() {
    bool fits = offsetof(PyThreadState, c_traceobj) == offsetof(PyThreadState, c_profileobj) + 8 && offsetof(PyThreadState, async_gen_finalizer) == offsetof(PyThreadState, async_gen_firstiter) + 8;
##ifdeffield PyThreadState curexc_type
    fits = fits && offsetof(PyThreadState, curexc_value) == offsetof(PyThreadState, curexc_type) + 8 && offsetof(PyThreadState, curexc_traceback) == offsetof(PyThreadState, curexc_type) + 16;
##endif
##ifdeffield PyInterpreterState before_forkers
    fits = fits && offsetof(PyInterpreterState, after_forkers_parent) == offsetof(PyInterpreterState, before_forkers) + 8 && offsetof(PyInterpreterState, after_forkers_child) == offsetof(PyInterpreterState, before_forkers) + 16;
##endif
##ifdeffield PySSLSocket exc_type
    fits = fits && offsetof(PySSLSocket, exc_value) == offsetof(PySSLSocket, exc_type) + 8 && offsetof(PySSLSocket, exc_tb) == offsetof(PySSLSocket, exc_type) + 16;
##endif
    return fits;
}

##ifdeffield PyThreadState datastack_chunk
/// What a thread has the frames of Python's functions on is mapped for that alone, in pieces of 16 KiB or twice, four times, … as much.
bool check_frame_stacks() {
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        _foreach (PyThreadState *t : py_threads(interp)) {
            int most = 1000;
            for (_PyStackChunk *c = t->datastack_chunk; c && most > 0; c = c->previous) {
                if (!is_frame_stack(c))
                    return 0;
                most--;
            }
            if (most == 0)
                return 0;
        }
    }
    return 1;
}
##endif
