_str name(PyObject *o) {
    return o->ob_type->tp_repr(o);
}
