struct PyListObject { PyObject ob_base; long length; };
_probe _oneshot { printf("%ld\n", sizeof(struct PyListObject)); }
