##ifndeftype PyObject
_probe _oneshot { }
#endif
