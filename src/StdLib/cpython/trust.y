/// The cheap half of the doctor's invariants: what each run asks before it believes its layout.

/// The runtime of this process, or the layout's own words about it, as the interpreter's list has them.
PyInterpreterState *trusted_interpreter() { return first_interpreter(); }

/// The list of interpreters ends within a thousand, and each one of them can be read.
bool check_interpreters() {
    int n;
    _foreach (PyInterpreterState *i : py_interpreters()) {
        if (!_readable(i, sizeof(PyInterpreterState)))
            return 0;
        n++;
    }
    return n > 0 && n < 1000 && main_interpreter();
}

/// sys.modules is a dict.
bool check_modules() {
    PyObject *modules = py_modules(first_interpreter());
    return modules && _cstr(modules->ob_type->tp_name) == "dict";
}
