_probe _oneshot {
    printf("%d\n", _actions());
    printf("%d\n", _randint(10));
}
