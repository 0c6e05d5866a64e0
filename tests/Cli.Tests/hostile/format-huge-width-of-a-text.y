_probe _oneshot {
    _str s = sprintf("%500000000s", "x");
    printf("%d\n", _len(s));
}
