_probe _oneshot {
    char *name;
    name = "dict";
    printf("%p\n", name);
}
