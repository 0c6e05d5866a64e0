_heap mine of PyObject {
    PyTypeObject *_kind(PyObject *o) { return o->ob_type; }
    bool _is_kind(PyTypeObject *t) { return _readable(t, 8); }
    PyTypeObject *_base(PyTypeObject *t) { return t->tp_base; }
    _str _rule_name(PyTypeObject *t) { return _cstr(t->tp_name); }
    _str _name(PyTypeObject *t) { return _cstr(t->tp_name); }
    long _overhead(PyTypeObject *t) { return t->tp_itemsize; }
    long _size(PyObject *o, PyTypeObject *t) { return t->tp_basicsize + o->ob_refcnt; }
    bool _visible(PyTypeObject *t) { return t->tp_flags != 0; }
    bool _is_object(void *p) { return _readable(p, 16); }
    int _ready(int x) { return x; }
}

_probe _oneshot { printf("hello\n"); }
