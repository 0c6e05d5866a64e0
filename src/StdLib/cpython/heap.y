/// CPython's objects: what they are, how they refer to each other, where a walk begins.
#include <cpython/object.y>
#include <cpython/unicodeobject.y>
#include <cpython/dictobject.y>
#include <cpython/moduleobject.y>
#include <cpython/sequences.y>
#include <cpython/typeobject.y>
#include <cpython/funcobject.y>
##ifdeftype _PyInterpreterFrame
#include <cpython/frameobject.y>
##else
#include <cpython/heapframes.y>
##endif
#include <cpython/genobject.y>
#include <cpython/descrobject.y>
#include <cpython/exceptions.y>
#include <cpython/iterators.y>
#include <cpython/itertools.y>
#include <cpython/collections.y>
#include <cpython/modules.y>
#include <cpython/ctypes.y>
#include <cpython/elementtree.y>
#include <cpython/numbers.y>
#include <cpython/numpy.y>
#include <cpython/pickle.y>
#include <cpython/sqlite.y>
#include <cpython/ssl.y>
##ifdeftype typevarobject
#include <cpython/typevarobject.y>
##endif
#include <cpython/gcmodule.y>
##ifdeftype mi_segment_s
#include <cpython/mimalloc.y>
##endif
#include <cpython/inspect.y>
#include <cpython/trust.y>

/// Distrusts: is there a type at this address?
bool may_be_type(PyTypeObject *t) {
    if ((_address(t) & 7) || !_readable(t, sizeof(PyTypeObject)))
        return 0;
    PyTypeObject *meta = Py_TYPE(t);
    if (is_not_ready(t))
        return 1;
    if ((_address(meta) & 7) || !_readable(meta, sizeof(PyTypeObject)) || !_readable(Py_TYPE(meta), sizeof(PyTypeObject)))
        return 0;
    unsigned long is_type = (unsigned long) Py_TPFLAGS_TYPE_SUBCLASS;
    return (meta->tp_flags & is_type) && (Py_TYPE(meta)->tp_flags & is_type) && (t->tp_flags & Py_TPFLAGS_READY)
        && t->tp_basicsize >= (Py_ssize_t) sizeof(PyObject) && t->tp_basicsize < 1 << 24 && t->tp_itemsize >= 0 && t->tp_itemsize < 1 << 24;
}

_heap cpython of PyObject {
    PyTypeObject *_kind(PyObject *o) { return o->ob_type; }

    /// Distrusts: a type's type is a type, and so is that one's; its flags say that it is in use; its sizes are those of an object.
    bool _is_kind(PyTypeObject *t) { return may_be_type(t); }

    PyTypeObject *_base(PyTypeObject *t) { return t->tp_base; }

    /// Rules are for types made in C: a class statement's class called "list" is none.
    _str _rule_name(PyTypeObject *t) { return py_is_python_class(t) ? "" : py_rule_name(_cstr(t->tp_name)); }

    _str _name(PyTypeObject *t) { return py_type_name(t); }

    /// sys.getsizeof adds what stands in front of the object, and asks the type for that: also for static classes, which have nothing there.
    long _overhead(PyTypeObject *t) {
##ifdeffield PyObject ob_gc_bits
        long bytes = 0;
##else
        long bytes = py_type_has(t, Py_TPFLAGS_HAVE_GC) ? sizeof(PyGC_Head) : 0;
##endif
        return py_has_preheader(t) ? bytes + 2 * sizeof(PyObject *) : bytes;
    }

    /// object.__sizeof__
    long _size(PyObject *o, PyTypeObject *t) { return t->tp_basicsize + (t->tp_itemsize ? Py_SIZE(o) * t->tp_itemsize : 0); }

    bool _visible(PyTypeObject *t) { return py_type_has(t, Py_TPFLAGS_HAVE_GC); }

    /// What is guessed to be an object is one whose type the walk will take.
    bool _is_object(void *p) { return py_is_object(p) && may_be_type(Py_TYPE(p)); }

    _str _show(PyObject *o) { return py_repr(o); }

    /// The collector's lists are whole when it is not at work.
    bool _ready() { return !py_is_collecting(); }
}

/// Some static types of the standard library of older versions have instances though nobody has made them ready: they have no dict, no base, perhaps no type.
bool is_not_ready(PyTypeObject *t) {
    return !(t->tp_flags & (Py_TPFLAGS_READY | Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_HAVE_GC)) && !t->tp_dict && !t->tp_mro && !t->tp_bases && t->tp_basicsize >= (Py_ssize_t) sizeof(PyObject)
        && t->tp_basicsize < 1 << 16 && t->tp_itemsize >= 0 && t->tp_itemsize < 1 << 16 && _readable(t->tp_name, 1);
}

/// A type that no rule speaks of: its object members, then every word that may be a reference.
_visit PyObject *o, PyTypeObject *t of _unknown where !py_holds_nothing(py_c_base(t)) {
    PyTypeObject *c = py_c_base(t);
    PyMemberDef *m = c->tp_members;
    for (int i = 0; m && m[i].name && i < 256; i++) {
        if (m[i].type == T_OBJECT || m[i].type == T_OBJECT_EX)
            _ref(*(PyObject **) ((char *) o + m[i].offset), slot(m[i].name));
    }
    Py_ssize_t bytes = c->tp_basicsize + (c->tp_itemsize == sizeof(void *) && Py_SIZE(o) > 0 && Py_SIZE(o) < 1 << 20 ? Py_SIZE(o) * sizeof(void *) : 0);
    void **word = (void **) o;
    for (Py_ssize_t i = sizeof(PyObject) / sizeof(void *); i < bytes / sizeof(void *); i++)
        _maybe_ref(word[i], "(found in its memory)");
}

/// The first class that was made in C: what a class statement adds is seen by the rules for "object".
PyTypeObject *py_c_base(PyTypeObject *t) {
    while (t->tp_base && py_is_python_class(t))
        t = t->tp_base;
    return t;
}

/// Some types have got their module's name later: the rules are for the newest names.
_str py_rule_name(_str name) {
##ifdeftype _PyInterpreterFrame
    return name;
##else
    switch (_len(name)) {
    case 5: return name == "Token" ? "_contextvars.Token" : name;
    case 6: return name == "Struct" ? "_struct.Struct" : name;
    case 7: return name == "Context" ? "_contextvars.Context" : name == "weakref" ? "weakref.ReferenceType" : name;
    case 9: return name == "weakproxy" ? "weakref.ProxyType" : name;
    case 10: return name == "ContextVar" ? "_contextvars.ContextVar" : name;
    case 13: return name == "arrayiterator" ? "array.arrayiterator" : name;
    case 15: return name == "unpack_iterator" ? "_struct.unpack_iterator" : name;
    case 17: return name == "weakcallableproxy" ? "weakref.CallableProxyType" : name;
    case 18: return name == "_ctypes.PyCFuncPtr" ? "_ctypes.CFuncPtr" : name;
    case 19: return name == "TaskStepMethWrapper" ? "_asyncio.TaskStepMethWrapper" : name;
    }
    return name;
##endif
}

/// Object itself, and the types of CPython without references, which no rule needs to speak of.
bool py_holds_nothing(PyTypeObject *t) {
    return !t->tp_base || _contains(
        " _thread.lock _thread.RLock _thread._localdummy _io.FileIO _io._IOBase _io._RawIOBase _io._BufferedIOBase _io._TextIOBase range_iterator EncodingMap"
        " datetime.date datetime.timedelta datetime.tzinfo decimal.SignalDictMixin mmap.mmap select.epoll _socket.socket _random.Random _multiprocessing.SemLock"
        " _bz2.BZ2Compressor _lzma.LZMACompressor _hashlib.HASH _hashlib.HASHXOF _hashlib.HMAC _blake2.blake2b _blake2.blake2s _md5.md5 _sha1.sha1 _sha256.sha224"
        " _sha256.sha256 _sha512.sha384 _sha512.sha512 _sha3.sha3_224 _sha3.sha3_256 _sha3.sha3_384 _sha3.sha3_512 _sha3.shake_128 _sha3.shake_256"
        " sqlite3.Statement sqlite3.PrepareProtocol _ssl.MemoryBIO _ssl.Certificate unicodedata.UCD ast.AST NoneType NotImplementedType ellipsis stderrprinter ",
        " " + _cstr(t->tp_name) + " ");
}

/// A frame's local: the frame's address without its low three bits, and the number of the slot in eight bits.
_label frame_local(unsigned long frame_and_slot) {
    frame_t *f = (frame_t *) (frame_and_slot >> 8 << 3);
    PyObject *name = frame_slot_name(f, frame_and_slot & 255);
    return ".frame(" + frame_name(f) + ") " + (name ? py_str(name) : "(stack)");
}

/// What holds the modules of an interpreter: the main one's number is not said.
_label modules_of(long interpreter) { return py_modules_label(interpreter); }

/// Names that an interpreter but the main one has beside its modules'.
_label names_of(long interpreter) { return sprintf(".interpreter(%ld).names", interpreter); }

_roots cpython {
    // What several interpreters share is the main one's.
    _ref(py_modules(main_interpreter()), ".modules", MODULE_TABLE);
    _exhaust();
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        if (interp != main_interpreter())
            _ref(py_modules(interp), modules_of(py_interpreter_id(interp)), MODULE_TABLE);
    }
    _exhaust();

    _ref(main_interpreter()->builtins, ".builtins", NAMESPACE);
    _ref(main_interpreter()->sysdict, ".sysdict", NAMESPACE);
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        if (interp != main_interpreter()) {
            _ref(interp->builtins, names_of(py_interpreter_id(interp)), NAMESPACE);
            _ref(interp->sysdict, names_of(py_interpreter_id(interp)), NAMESPACE);
        }
    }
    _exhaust();

    _foreach (PyInterpreterState *interp : py_interpreters()) {
        _foreach (PyThreadState *t : py_threads(interp)) {
            _foreach (frame_t *f : thread_frames(t)) {
                Py_ssize_t n = frame_slots(f);
                for (Py_ssize_t i = 0; i < n; i++)
                    _ref(frame_slot(f, i), frame_local(_address(f) >> 3 << 8 | (i < 255 ? i : 255)));
##ifdeftype _PyInterpreterFrame
                _ref(frame_function(f), ".frames");
                _ref(frame_code(f), ".frames");
                _ref(f->f_locals, ".frames", NAMESPACE);
                _ref(f->frame_obj, ".frames");
##else
                _ref(f, ".frames");
##endif
            }
            _ref(t->dict, ".threads.dict", NAMESPACE);
##ifdeffield PyThreadState current_exception
            _ref(t->current_exception, ".threads.current_exception");
##else
            _ref(t->curexc_value, ".threads.curexc_value");
            _ref(t->curexc_type, ".threads.curexc_type");
            _ref(t->curexc_traceback, ".threads.curexc_traceback");
##endif
##ifdeffield PyThreadState exc_state
            _ref(t->exc_state.exc_value, ".threads.exc_state");
##else
            _ref(t->exc_value, ".threads.exc_state");
            _ref(t->exc_type, ".threads.exc_state");
            _ref(t->exc_traceback, ".threads.exc_state");
##endif
##ifdeffield _PyErr_StackItem exc_type
            _ref(t->exc_state.exc_type, ".threads.exc_state");
            _ref(t->exc_state.exc_traceback, ".threads.exc_state");
##endif
            _ref(t->async_exc, ".threads.async_exc");
            _ref(t->async_gen_firstiter, ".threads.async_gen_firstiter");
            _ref(t->async_gen_finalizer, ".threads.async_gen_finalizer");
##ifdeffield PyThreadState context
            _ref(t->context, ".threads.context");
##endif
            _ref(t->c_profileobj, ".threads.c_profileobj");
            _ref(t->c_traceobj, ".threads.c_traceobj");
##ifdeffield _PyThreadStateImpl asyncio_running_task
            _ref(((_PyThreadStateImpl *) t)->asyncio_running_loop, ".threads.asyncio_running_loop");
            _ref(((_PyThreadStateImpl *) t)->asyncio_running_task, ".threads.asyncio_running_task");
##endif
        }
    }
    _exhaust();

    _foreach (PyInterpreterState *interp : py_interpreters()) {
##ifdeffield PyInterpreterState imports
        _ref(interp->imports.modules_by_index, ".modules_by_index");
        _ref(interp->imports.importlib, ".importlib");
        _ref(interp->imports.import_func, ".import_func");
##else
        _ref(interp->modules_by_index, ".modules_by_index");
        _ref(interp->importlib, ".importlib");
        _ref(interp->import_func, ".import_func");
##endif
##ifdeffield PyInterpreterState codecs
        _ref(interp->codecs.search_path, ".codecs.search_path");
        _ref(interp->codecs.search_cache, ".codecs.search_cache");
        _ref(interp->codecs.error_registry, ".codecs.error_registry");
##else
        _ref(interp->codec_search_path, ".codec_search_path");
        _ref(interp->codec_search_cache, ".codec_search_cache");
        _ref(interp->codec_error_registry, ".codec_error_registry");
##endif
##ifdeffield PyInterpreterState dict
        _ref(interp->dict, ".dict");
##endif
        _ref(interp->builtins_copy, ".builtins_copy", NAMESPACE);
##ifdeffield PyInterpreterState before_forkers
        _ref(interp->before_forkers, ".before_forkers");
        _ref(interp->after_forkers_parent, ".after_forkers_parent");
        _ref(interp->after_forkers_child, ".after_forkers_child");
##endif
##ifdeffield PyInterpreterState audit_hooks
        _ref(interp->audit_hooks, ".audit_hooks");
##endif
##ifdeftype _warnings_runtime_state
##ifdeffield PyInterpreterState warnings
        struct _warnings_runtime_state *warnings = &interp->warnings;
##else
        struct _warnings_runtime_state *warnings = &_PyRuntime.warnings;
##endif
        _ref(warnings->filters, ".warnings.filters");
        _ref(warnings->once_registry, ".warnings.once_registry");
        _ref(warnings->default_action, ".warnings.default_action");
##endif
##ifdeftype _gc_runtime_state
        if (py_gc(interp)) {
            _ref(py_gc(interp)->garbage, ".gc.garbage");
            _ref(py_gc(interp)->callbacks, ".gc.callbacks");
        }
##endif
##ifdeffield atexit_state ncallbacks
        for (int i = 0; i < interp->atexit.ncallbacks && i < 10000; i++) {
            if (interp->atexit.callbacks[i]) {
                _ref(interp->atexit.callbacks[i]->func, ".atexit");
                _ref(interp->atexit.callbacks[i]->args, ".atexit");
                _ref(interp->atexit.callbacks[i]->kwargs, ".atexit");
            }
        }
##elifdeffield PyInterpreterState atexit
        _ref(interp->atexit.callbacks, ".atexit");
##endif
    }
    _exhaust();

##ifdeffield TaskObj task_node
    _foreach (PyInterpreterState *interp : py_interpreters()) {
        _foreach (PyObject *task : py_asyncio_tasks(interp))
            _ref(task, ".asyncio_tasks");
    }
    _exhaust();
##endif

    _foreach (PyTypeObject *t : py_static_types())
        _ref(t, ".static_types");
    _exhaust();

    // What nothing else is found to hold: the table of these strings need not count as an owner.
    _ref(py_interned(), ".interned");
    _exhaust();

    _foreach (PyObject *o : py_gc_objects())
        _ref(o, "(not reachable from any root)");
    _foreach (PyObject *o : py_gc_frozen())
        _ref(o, "(not reachable from any root)");
}
