_probe _oneshot {
    printf("%d\n", _len(_mappings()));
}
