_probe _oneshot {
    PyTypeObject *t = (PyTypeObject *) 0x1000;
    if (t->tp_name == "dict")
        printf("a dict\n");
}
