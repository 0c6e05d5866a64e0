_probe _oneshot {
    _str s = "abc";
    printf("%d\n", s);
}
