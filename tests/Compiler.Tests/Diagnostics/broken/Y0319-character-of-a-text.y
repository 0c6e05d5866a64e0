_probe _oneshot {
    _str s = "abc";
    printf("%s\n", s[0]);
}
