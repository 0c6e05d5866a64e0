int is_dict(PyTypeObject *t) {
    return strcmp(t->tp_name, "dict") == 0 && strlen(t->tp_name) == 4;
}
_probe _oneshot { printf("%d\n", is_dict(_symbol("PyType_Type"))); }
