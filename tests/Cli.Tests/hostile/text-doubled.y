_probe _oneshot {
    _str s = "0123456789";
    for (int i = 0; i < 64; i++)
        s = s + s;
    printf("%d\n", _len(s));
}
