##ifdeftyp PyObject
_probe _oneshot { }
