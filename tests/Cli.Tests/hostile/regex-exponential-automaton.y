_probe _oneshot {
    _str s = "a";
    for (int i = 0; i < 22; i++)
        s = s + s;
    printf("%d\n", s ~~ rx/(a|b)*a(a|b){500}c/);
}
