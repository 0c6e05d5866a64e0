/// Objects, their types and names (Include/object.h).

// As extension modules begin their structs.
#define PyObject_HEAD PyObject ob_base;
#define PyObject_VAR_HEAD PyVarObject ob_base;

/// The roles that a dict may have for whoever holds it: what its keys mean.
static const int DATA = 0;
static const int NAMESPACE = 1;            // variable names: of an instance, a class
static const int MODULE_NAMESPACE = 2;     // of a module, which is the holder
static const int MODULE_TABLE = 3;         // sys.modules: module names

Py_ssize_t Py_SIZE(void *o) { return ((PyVarObject *) o)->ob_size; }
PyTypeObject *Py_TYPE(void *o) { return ((PyObject *) o)->ob_type; }

/// Does the type have one of these Py_TPFLAGS?
bool py_type_has(PyTypeObject *t, unsigned long flags) { return (t->tp_flags & flags) != 0; }

/// A class's own names. Static classes have them apart, for each interpreter, since 3.12: here, those of the main one.
PyObject *py_type_dict(PyTypeObject *t) {
##ifdefenum _Py_TPFLAGS_STATIC_BUILTIN
    if (py_type_has(t, _Py_TPFLAGS_STATIC_BUILTIN))
        return py_static_state(t) ? py_static_state(t)->tp_dict : 0;
##endif
    return t->tp_dict;
}

/// The dict of weak references to the classes that are made from this one; 0 if there is none.
PyObject *py_type_subclasses(PyTypeObject *t) {
##ifdefenum _Py_TPFLAGS_STATIC_BUILTIN
    if (py_type_has(t, _Py_TPFLAGS_STATIC_BUILTIN))
        return py_static_state(t) ? py_static_state(t)->tp_subclasses : 0;
##endif
    return (PyObject *) t->tp_subclasses;
}

##ifdeftype managed_static_type_state
/// What the main interpreter knows of a static class, 0 if it says otherwise.
managed_static_type_state *py_static_state(PyTypeObject *t) {
    uint64_t number = _address(t->tp_subclasses) - 1;
    struct types_state *types = &_PyRuntime.interpreters.main->types;
    if (number < sizeof(types->builtins.initialized) / sizeof(types->builtins.initialized[0]) && types->builtins.initialized[number].type == t)
        return &types->builtins.initialized[number];
    if (number < sizeof(types->for_extensions.initialized) / sizeof(types->for_extensions.initialized[0]) && types->for_extensions.initialized[number].type == t)
        return &types->for_extensions.initialized[number];
    return 0;
}
##elifdeftype static_builtin_state
/// What the main interpreter knows of a static class, 0 if it says otherwise.
static_builtin_state *py_static_state(PyTypeObject *t) {
    uint64_t number = _address(t->tp_subclasses) - 1;
    struct types_state *types = &_PyRuntime.interpreters.main->types;
    return number < sizeof(types->builtins) / sizeof(types->builtins[0]) && types->builtins[number].type == t ? &types->builtins[number] : 0;
}
##endif

/// Is it a class?
bool py_is_type(void *o) { return py_type_has(Py_TYPE(o), (unsigned long) Py_TPFLAGS_TYPE_SUBCLASS); }
/// Is it a str, or made from one? So of the next ones.
bool py_is_str(void *o) { return py_type_has(Py_TYPE(o), Py_TPFLAGS_UNICODE_SUBCLASS); }
/// A dict, or made from one?
bool py_is_dict(void *o) { return py_type_has(Py_TYPE(o), Py_TPFLAGS_DICT_SUBCLASS); }
/// An int or bool, or made from one?
bool py_is_int(void *o) { return py_type_has(Py_TYPE(o), Py_TPFLAGS_LONG_SUBCLASS); }
/// A list, or made from one?
bool py_is_list(void *o) { return py_type_has(Py_TYPE(o), Py_TPFLAGS_LIST_SUBCLASS); }
/// A tuple, or made from one?
bool py_is_tuple(void *o) { return py_type_has(Py_TYPE(o), Py_TPFLAGS_TUPLE_SUBCLASS); }

##ifdeffield PyObject ob_ref_local
/// How many references to an object are counted; 1 << 40 where not all of them are, or none.
long py_refcount(PyObject *o) {
    if (o->ob_ref_local == 0xffffffff || (o->ob_gc_bits & _PyGC_BITS_DEFERRED))
        return 1L << 40;
    return (long) o->ob_ref_local + (o->ob_ref_shared >> 2);
}
##else
/// How many references to an object are counted.
long py_refcount(PyObject *o) { return o->ob_refcnt; }
##endif

/// Distrusts: a living object has a reference count, and a type that is one.
bool py_is_object(void *p) {
    PyObject *o = (PyObject *) p;
    if ((_address(p) & 7) || !_readable(p, sizeof(PyObject)))
        return 0;
    PyTypeObject *t = o->ob_type;
##ifdeffield PyObject ob_overflow
    // Where the count is half a word, a pointer that stands there once the memory is free shows in the other half.
    if (o->ob_overflow >= 1 << 8)
        return 0;
##endif
##ifdeffield PyObject ob_ref_shared
    // A pointer in the place of flags, or of a count, shows in what they can't be.
    if (o->_padding || o->ob_mutex._bits > 3 || o->ob_ref_shared >> 38 != 0 && o->ob_ref_shared >> 38 != -1)
        return 0;
##endif
    if (py_refcount(o) <= 0 || py_refcount(o) > 1L << 40 || (_address(t) & 7) || !_readable(t, sizeof(PyTypeObject)) || !_readable(Py_TYPE(t), sizeof(PyTypeObject)))
        return 0;
    return (Py_TYPE(t)->tp_flags & (unsigned long) Py_TPFLAGS_TYPE_SUBCLASS) && (t->tp_flags & Py_TPFLAGS_READY);
}

/// Was the class made by a class statement (or type())? Its tp_name then is the UTF-8 text of its own ht_name; classes made in C have a text elsewhere.
bool py_is_python_class(PyTypeObject *t) {
    return py_type_has(t, Py_TPFLAGS_HEAPTYPE) && t->tp_name == unicode_utf8(((PyHeapTypeObject *) t)->ht_name);
}

/// Bytes of a text up to its NUL.
Py_ssize_t target_strlen(char *text) {
    Py_ssize_t n = 0;
    while (text[n])
        n++;
    return n;
}

/// The class by the name that Python shows: module.qualname, without "builtins.".
_str py_type_name(PyTypeObject *t) {
    if (!py_type_has(t, Py_TPFLAGS_HEAPTYPE))
        return _cstr(t->tp_name);
    _str name = py_str(((PyHeapTypeObject *) t)->ht_qualname);
    PyObject *module = dict_get(py_type_dict(t), "__module__");
    if (!module || !py_is_str(module))
        return name;
    _str in = py_str(module);
    return in == "builtins" ? name : in + "." + name;
}

/// The name of the module that defines a class, "" where it says none.
_str py_type_module(PyTypeObject *t) {
    if (!py_type_has(t, Py_TPFLAGS_HEAPTYPE)) {
        _str name = _cstr(t->tp_name);
        _list(_str) parts = _split(name, ".");
        return _len(parts) < 2 ? "builtins" : _substr(name, 0, _len(name) - _len(parts[_len(parts) - 1]) - 1);
    }
    PyObject *module = dict_get(py_type_dict(t), "__module__");
    return module && py_is_str(module) ? py_str(module) : "";
}
