/// Strings (Include/cpython/unicodeobject.h).

/// The text of a str.
_str py_str(void *o) {
    PyASCIIObject *s = (PyASCIIObject *) o;
    if (s->state.compact && s->state.ascii)
        return _decode((char *) (s + 1), s->length, "ascii");
    char *data = unicode_data(o);
    switch (s->state.kind) {
    case 1: return _decode(data, s->length, "latin-1");
    case 2: return _decode(data, s->length * 2, "utf-16");
    case 4: return _decode(data, s->length * 4, "utf-32");
    }
    return "";
}

/// Where the characters are.
char *unicode_data(void *o) {
    PyASCIIObject *s = (PyASCIIObject *) o;
    if (!s->state.compact)
        return (char *) ((PyUnicodeObject *) o)->data.any;
    return s->state.ascii ? (char *) (s + 1) : (char *) ((PyCompactUnicodeObject *) o + 1);
}

/// Where the UTF-8 text is, 0 if there is none yet.
char *unicode_utf8(void *o) {
    PyASCIIObject *s = (PyASCIIObject *) o;
    return s->state.compact && s->state.ascii ? (char *) (s + 1) : ((PyCompactUnicodeObject *) o)->utf8;
}

/// The dict of the strings that are kept once. Up to 3.11 only a file with all its symbols tells where it is.
PyObject *py_interned() {
##ifdeffield _Py_interp_cached_objects interned_strings
    return main_interpreter()->cached_objects.interned_strings;
##else
    return &interned ? interned : 0;
##endif
}

/// What names something in a path: a str's text; of other keys, what they are.
_str py_key_text(PyObject *o) {
    if (py_is_str(o))
        return py_str(o);
    return "[" + py_type_name(o->ob_type) + " key]";
}

/// A variable, an attribute, a key by its name.
_label variable(PyObject *name) { return py_key_text(name); }

_visit PyUnicodeObject *o of "str" {
    // Objects/unicodeobject.c: unicode_sizeof. The type's own basicsize plays no part.
    PyASCIIObject *s = (PyASCIIObject *) o;
    Py_ssize_t n = s->length;
    char *data = unicode_data(o);
    if (s->state.compact && s->state.ascii)
        _size(sizeof(PyASCIIObject) + n + 1);
    else if (s->state.compact)
        _size(sizeof(PyCompactUnicodeObject) + (n + 1) * s->state.kind);
    else
        _size(sizeof(PyUnicodeObject) + (data ? (n + 1) * s->state.kind : 0));
    if (!(s->state.compact && s->state.ascii)) {
        PyCompactUnicodeObject *c = (PyCompactUnicodeObject *) o;
        if (c->utf8 && c->utf8 != data)
            _own(c->utf8, c->utf8_length + 1);
    }
##ifdeffield PyASCIIObject wstr
    if (s->wstr && (char *) s->wstr != data)
        _own(s->wstr, ((s->state.compact && s->state.ascii ? n : ((PyCompactUnicodeObject *) o)->wstr_length) + 1) * sizeof(wchar_t));
##endif
}
