_param PyObject *o = 0 "an object";

_probe _oneshot { printf("%p\n", o); }
