##ifdeftype PyObject
_probe _oneshot { }
