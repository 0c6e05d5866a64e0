_probe _oneshot {
    _str s = 5;
    printf("%s\n", s);
}
