/// The collector's lists (Include/internal/pycore_gc.h, pycore_interp.h).

/// All interpreters of the process, the newest first.
_iter PyInterpreterState *py_interpreters() {
    int most = 1000;
    for (PyInterpreterState *i = first_interpreter(); i && most > 0; i = i->next) {
        _yield(i);
        most--;
    }
}

/// Of a stripped 3.6 the name of the list's head is not to be had: one of them is the interpreter of the thread that runs, if one does.
PyInterpreterState *first_interpreter() {
##ifdeftype _PyRuntimeState
    return _PyRuntime.interpreters.head;
##else
    return &interp_head ? interp_head : _PyThreadState_Current ? _PyThreadState_Current->interp : 0;
##endif
}

/// The first one, which is the last of the list.
PyInterpreterState *main_interpreter() {
##ifdeftype _PyRuntimeState
    return _PyRuntime.interpreters.main;
##else
    PyInterpreterState *last = 0;
    _foreach (PyInterpreterState *i : py_interpreters())
        last = i;
    return last;
##endif
}

/// The number of an interpreter, as Python gives it; 0 is the main one's. 3.6 has none: there they are counted.
long py_interpreter_id(PyInterpreterState *interp) {
##ifdeffield PyInterpreterState id
    return interp->id;
##else
    long n;
    for (PyInterpreterState *i = interp; i->next && n < 1000; i = i->next)
        n++;
    return n;
##endif
}

/// Where a report shows the modules of an interpreter.
_str py_modules_label(long interpreter) { return interpreter == 0 ? ".modules" : sprintf(".interpreter(%ld).modules", interpreter); }

/// Is the process at its end, behind what it was told to do there? The modules are let go one after the other then. 3.6 does not say where it can be found.
bool py_is_ending() {
##ifdeffield _PyRuntimeState _finalizing
    return *(uintptr_t *) &_PyRuntime._finalizing != 0;
##elifdeffield _PyRuntimeState finalizing
    return _PyRuntime.finalizing != 0;
##else
    return 0;
##endif
}

/// Is the collector at work, in any interpreter? What it has taken out of its lists is nowhere to be found.
bool py_is_collecting() {
##ifdeftype _gc_runtime_state
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        if (py_gc(interp) && py_gc(interp)->collecting)
            return 1;
    }
##elifdefvar collecting
    return collecting;
##endif
    return 0;
}

##ifdeftype _gc_runtime_state
/// The collector's state: each interpreter's own; the process' up to 3.8.
struct _gc_runtime_state *py_gc(PyInterpreterState *interp) {
##ifdeffield PyInterpreterState gc
    return &interp->gc;
##else
    return interp == _PyRuntime.interpreters.main ? &_PyRuntime.gc : 0;
##endif
}
##endif

/// The thread states of an interpreter.
_iter PyThreadState *py_threads(PyInterpreterState *interp) {
    int most = 100000;
##ifdeffield PyInterpreterState threads
    PyThreadState *first = interp->threads.head;
##else
    PyThreadState *first = interp->tstate_head;
##endif
    for (PyThreadState *t = first; t && most > 0; t = t->next) {
        _yield(t);
        most--;
    }
}

##ifdeffield PyThreadState datastack_chunk
/// Is it one? They are mapped, and of 16 KiB or twice, four times, … as much.
bool is_frame_stack(_PyStackChunk *c) {
    return _readable(c, sizeof(_PyStackChunk)) && !(_address(c) & 4095) && c->size >= 1 << 14 && c->size <= 1 << 30 && !(c->size & (c->size - 1));
}

/// What threads have the frames of Python's functions on: start and bytes.
_iter (void *, long) py_frame_stacks() {
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        _foreach (PyThreadState *t : py_threads(interp)) {
            int most = 1000;
            for (_PyStackChunk *c = t->datastack_chunk; is_frame_stack(c) && most > 0; c = c->previous) {
                _yield(((void *) c, (long) c->size));
                most--;
            }
##ifdeffield PyThreadState datastack_cached_chunk
            if (is_frame_stack(t->datastack_cached_chunk))
                _yield(((void *) t->datastack_cached_chunk, (long) t->datastack_cached_chunk->size));
##endif
        }
    }
}
##endif

/// The frame that a thread is in, 0 if none.
frame_t *thread_frame(PyThreadState *t) {
##ifdeffield PyThreadState current_frame
    return t->current_frame;
##elifdeffield PyThreadState frame
    return t->frame;
##else
    return t->cframe->current_frame;
##endif
}

/// sys.modules of an interpreter.
PyObject *py_modules(PyInterpreterState *interp) {
##ifdeffield PyInterpreterState imports
    return interp->imports.modules;
##else
    return interp->modules;
##endif
}

/// The objects of one of the collector's lists. The list ends where it does not agree with itself: each one names the one before it.
_iter PyObject *gc_list(PyGC_Head *head) {
    // The low two bits of both words are flags.
    PyGC_Head *before = head;
    for (PyGC_Head *g = (PyGC_Head *) (head->_gc_next & ~3UL); g != head && (PyGC_Head *) (g->_gc_prev & ~3UL) == before; g = (PyGC_Head *) (g->_gc_next & ~3UL)) {
        _yield((PyObject *) (g + 1));
        before = g;
    }
}

/// The collector's generations; 0 of an interpreter that shares those of the main one.
struct gc_generation *gc_generations(PyInterpreterState *interp) {
##ifdeftype _gc_runtime_state
    return py_gc(interp) ? &py_gc(interp)->generations[0] : 0;
##else
    return interp->next ? 0 : _PyGC_generation0;
##endif
}

bool gc_is_list(PyGC_Head *head) {
    PyGC_Head *first = (PyGC_Head *) (head->_gc_next & ~3UL);
    return _readable(first, sizeof(PyGC_Head)) && (PyGC_Head *) (first->_gc_prev & ~3UL) == head;
}

##ifndeffield PyObject ob_gc_bits
/// The objects of an interpreter's three generations; none of one that shares those of the main one.
_iter PyObject *gc_objects_of(PyInterpreterState *interp) {
    struct gc_generation *generations = gc_generations(interp);
    for (int generation = 0; generations && generation < 3; generation++) {
        _foreach (PyObject *o : gc_list(&generations[generation].head))
            _yield(o);
    }
}
##endif

/// What gc.get_objects() gives: the objects of the three generations; gc.freeze()'s are apart.
_iter PyObject *py_gc_objects() {
##ifdeffield PyObject ob_gc_bits
    _foreach (PyObject *o : mi_objects(_PyGC_BITS_TRACKED | _PyGC_BITS_FROZEN, _PyGC_BITS_TRACKED))
        _yield(o);
##else
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        _foreach (PyObject *o : gc_objects_of(interp))
            _yield(o);
    }
##endif
}

/// What gc.freeze() has put aside, since 3.7.
_iter PyObject *py_gc_frozen() {
##ifdeffield PyObject ob_gc_bits
    _foreach (PyObject *o : mi_objects(_PyGC_BITS_TRACKED | _PyGC_BITS_FROZEN, _PyGC_BITS_TRACKED | _PyGC_BITS_FROZEN))
        _yield(o);
##elifdeftype _gc_runtime_state
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        if (!py_gc(interp))
            continue;
        _foreach (PyObject *o : gc_list(&py_gc(interp)->permanent_generation.head))
            _yield(o);
    }
##endif
}

##ifdeffield TaskObj task_node
/// asyncio's tasks that are not done: each thread's, then those of threads that have ended. Nobody owns them by these lists.
_iter PyObject *py_asyncio_tasks(PyInterpreterState *interp) {
    _foreach (PyThreadState *t : py_threads(interp)) {
        _foreach (PyObject *task : asyncio_list(&((_PyThreadStateImpl *) t)->asyncio_tasks_head))
            _yield(task);
    }
    _foreach (PyObject *task : asyncio_list(&interp->asyncio_tasks_head))
        _yield(task);
}

_iter PyObject *asyncio_list(llist_node *head) {
    int most = 10000000;
    for (llist_node *node = head->next; node && node != head && most > 0; node = node->next) {
        _yield((PyObject *) ((char *) node - offsetof(TaskObj, task_node)));
        most--;
    }
}
##endif

/// Every object that can be reached.
_iter PyObject *py_objects() {
    _graph g = _walk(cpython);
    _foreach (_node n : g)
        _yield((PyObject *) n.address);
}
