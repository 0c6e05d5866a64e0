/// Types made in C tell where some of their instances' fields are, by tables of members that Python reads them by.

/// Is the member where the layout has it? True where the type tells of no such member.
bool says(_str type, _str member, long offset) {
    PyTypeObject *t = type_of_name(type);
    if (!t || !t->tp_members)
        return 1;
    PyMemberDef *m = t->tp_members;
    for (int i = 0; m[i].name && i < 256; i++) {
        if (_cstr(m[i].name, 100) != member || m[i].offset == offset)
            continue;
        _warn(sprintf("%s tells that its %s is at %ld; the layout has it at %ld", type, member, m[i].offset, offset));
        return 0;
    }
    return 1;
}

#define SAYS(type, member, T, field) says(type, member, offsetof(T, field))
#define MAY_SAY(type, member, T, field) (_has(((T *) 0)->field) ? SAYS(type, member, T, field) : 1)

/// Types tell where their own sizes, flags, base and the place of a __dict__ are.
bool check_members_of_types() {
    return SAYS("type", "__basicsize__", PyTypeObject, tp_basicsize) && SAYS("type", "__itemsize__", PyTypeObject, tp_itemsize) && SAYS("type", "__flags__", PyTypeObject, tp_flags)
        && SAYS("type", "__dictoffset__", PyTypeObject, tp_dictoffset) && SAYS("type", "__base__", PyTypeObject, tp_base) && SAYS("type", "__mro__", PyTypeObject, tp_mro);
}

/// Functions and methods tell where what they are made of is.
bool check_members_of_functions() {
    return SAYS("function", "__closure__", PyFunctionObject, func_closure) && SAYS("function", "__doc__", PyFunctionObject, func_doc) && SAYS("function", "__globals__", PyFunctionObject, func_globals)
        && SAYS("function", "__module__", PyFunctionObject, func_module) && MAY_SAY("function", "__builtins__", PyFunctionObject, func_builtins) && SAYS("method", "__func__", PyMethodObject, im_func)
        && SAYS("method", "__self__", PyMethodObject, im_self) && SAYS("builtin_function_or_method", "__module__", PyCFunctionObject, m_module)
        && SAYS("staticmethod", "__func__", staticmethod, sm_callable) && SAYS("classmethod", "__func__", classmethod, cm_callable) && SAYS("method-wrapper", "__self__", wrapperobject, self);
}

/// Code tells where its numbers and tables are.
bool check_members_of_code() {
    return SAYS("code", "co_stacksize", PyCodeObject, co_stacksize) && SAYS("code", "co_nlocals", PyCodeObject, co_nlocals) && SAYS("code", "co_firstlineno", PyCodeObject, co_firstlineno)
        && SAYS("code", "co_consts", PyCodeObject, co_consts) && SAYS("code", "co_names", PyCodeObject, co_names) && SAYS("code", "co_filename", PyCodeObject, co_filename)
        && SAYS("code", "co_name", PyCodeObject, co_name) && MAY_SAY("code", "co_qualname", PyCodeObject, co_qualname) && MAY_SAY("code", "co_linetable", PyCodeObject, co_linetable)
        && MAY_SAY("code", "co_lnotab", PyCodeObject, co_lnotab) && MAY_SAY("code", "co_exceptiontable", PyCodeObject, co_exceptiontable) && MAY_SAY("code", "co_varnames", PyCodeObject, co_varnames)
        && MAY_SAY("code", "co_freevars", PyCodeObject, co_freevars) && MAY_SAY("code", "co_cellvars", PyCodeObject, co_cellvars) && MAY_SAY("code", "co_code", PyCodeObject, co_code);
}

/// Properties, slices, ranges, super and descriptors tell where their parts are.
bool check_members_of_objects() {
    return SAYS("property", "fget", propertyobject, prop_get) && SAYS("property", "fset", propertyobject, prop_set) && SAYS("property", "fdel", propertyobject, prop_del)
        && SAYS("property", "__doc__", propertyobject, prop_doc) && SAYS("slice", "start", PySliceObject, start) && SAYS("slice", "stop", PySliceObject, stop) && SAYS("slice", "step", PySliceObject, step)
        && SAYS("range", "start", rangeobject, start) && SAYS("range", "stop", rangeobject, stop) && SAYS("range", "step", rangeobject, step) && SAYS("super", "__thisclass__", superobject, type)
        && SAYS("super", "__self__", superobject, obj) && SAYS("super", "__self_class__", superobject, obj_type) && SAYS("method_descriptor", "__objclass__", PyDescrObject, d_type)
        && SAYS("method_descriptor", "__name__", PyDescrObject, d_name) && SAYS("functools.partial", "func", partialobject, fn) && SAYS("functools.partial", "args", partialobject, args)
        && SAYS("functools.partial", "keywords", partialobject, kw) && SAYS("weakref", "__callback__", PyWeakReference, wr_callback)
        && SAYS("weakref.ReferenceType", "__callback__", PyWeakReference, wr_callback);
}

/// Exceptions tell where what they carry is.
bool check_members_of_exceptions() {
    return SAYS("StopIteration", "value", PyStopIterationObject, value) && SAYS("SystemExit", "code", PySystemExitObject, code) && SAYS("ImportError", "msg", PyImportErrorObject, msg)
        && SAYS("ImportError", "name", PyImportErrorObject, name) && SAYS("ImportError", "path", PyImportErrorObject, path) && SAYS("OSError", "errno", PyOSErrorObject, myerrno)
        && SAYS("OSError", "strerror", PyOSErrorObject, strerror) && SAYS("OSError", "filename", PyOSErrorObject, filename) && SAYS("OSError", "filename2", PyOSErrorObject, filename2)
        && SAYS("UnicodeDecodeError", "encoding", PyUnicodeErrorObject, encoding) && SAYS("UnicodeDecodeError", "object", PyUnicodeErrorObject, object)
        && SAYS("UnicodeDecodeError", "reason", PyUnicodeErrorObject, reason) && SAYS("SyntaxError", "msg", PySyntaxErrorObject, msg) && SAYS("SyntaxError", "filename", PySyntaxErrorObject, filename)
        && SAYS("SyntaxError", "lineno", PySyntaxErrorObject, lineno) && SAYS("SyntaxError", "offset", PySyntaxErrorObject, offset) && SAYS("SyntaxError", "text", PySyntaxErrorObject, text)
        && SAYS("SyntaxError", "print_file_and_line", PySyntaxErrorObject, print_file_and_line) && MAY_SAY("SyntaxError", "end_lineno", PySyntaxErrorObject, end_lineno)
        && MAY_SAY("SyntaxError", "end_offset", PySyntaxErrorObject, end_offset);
}

/// Types of the library tell where what they were given is.
bool check_members_of_library() {
    return SAYS("sqlite3.Connection", "row_factory", pysqlite_Connection, row_factory) && SAYS("sqlite3.Connection", "text_factory", pysqlite_Connection, text_factory)
        && SAYS("_json.Scanner", "object_hook", _PyScannerObject, object_hook) && SAYS("_json.Scanner", "object_pairs_hook", _PyScannerObject, object_pairs_hook)
        && SAYS("_json.Scanner", "parse_float", _PyScannerObject, parse_float) && SAYS("_json.Scanner", "parse_int", _PyScannerObject, parse_int)
        && SAYS("_json.Scanner", "parse_constant", _PyScannerObject, parse_constant);
}
