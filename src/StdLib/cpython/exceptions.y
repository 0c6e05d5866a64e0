/// Exceptions (Objects/exceptions.c). A traceback keeps frames, and frames keep their locals.

_visit PyBaseExceptionObject *e of "BaseException" {
    _ref(e->args, "args");
##ifdeffield PyBaseExceptionObject notes
    _ref(e->notes, "__notes__");
##endif
    _ref(e->traceback, "__traceback__");
    _ref(e->context, "__context__");
    _ref(e->cause, "__cause__");
}

_visit PyStopIterationObject *e of "StopIteration" { _ref(e->value, "value"); }
_visit PySystemExitObject *e of "SystemExit" { _ref(e->code, "code"); }
_visit PyNameErrorObject *e of "NameError" { _ref(e->name, "name"); }
_visit PyAttributeErrorObject *e of "AttributeError" { _ref(e->obj, "obj"); _ref(e->name, "name"); }
_visit PyImportErrorObject *e of "ImportError" {
    _ref(e->msg, "msg");
    _ref(e->name, "name");
    _ref(e->path, "path");
##ifdeffield PyImportErrorObject name_from
    _ref(e->name_from, "name_from");
##endif
}
_visit PyOSErrorObject *e of "OSError" { _ref(e->myerrno, "errno"); _ref(e->strerror, "strerror"); _ref(e->filename, "filename"); _ref(e->filename2, "filename2"); }
_visit PyUnicodeErrorObject *e of "UnicodeDecodeError"    { _ref(e->encoding, "encoding"); _ref(e->object, "object"); _ref(e->reason, "reason"); }
_visit PyUnicodeErrorObject *e of "UnicodeEncodeError"    { _ref(e->encoding, "encoding"); _ref(e->object, "object"); _ref(e->reason, "reason"); }
_visit PyUnicodeErrorObject *e of "UnicodeTranslateError" { _ref(e->encoding, "encoding"); _ref(e->object, "object"); _ref(e->reason, "reason"); }
_visit PyBaseExceptionGroupObject *e, PyTypeObject *t of "BaseExceptionGroup" {
    _ref(e->msg, "message");
    _ref(e->excs, "exceptions");
    // Later releases keep their text, too: the class's size tells.
    if (py_c_base(t)->tp_basicsize > offsetof(PyBaseExceptionGroupObject, excs) + sizeof(PyObject *))
        _ref((&e->excs)[1], "exceptions_text");
}

_visit PySyntaxErrorObject *e of "SyntaxError" {
    _ref(e->msg, "msg");
    _ref(e->filename, "filename");
    _ref(e->lineno, "lineno");
    _ref(e->offset, "offset");
##ifdeffield PySyntaxErrorObject end_lineno
    _ref(e->end_lineno, "end_lineno");
    _ref(e->end_offset, "end_offset");
##endif
    _ref(e->text, "text");
    _ref(e->print_file_and_line, "print_file_and_line");
##ifdeffield PySyntaxErrorObject metadata
    _ref(e->metadata, "metadata");
##endif
}
