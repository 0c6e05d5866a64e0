_visit PyObject *o of "mine.Thing" { _ref(o, "self"); }

_probe _oneshot { printf("hello\n"); }
