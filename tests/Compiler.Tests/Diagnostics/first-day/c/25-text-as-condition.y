_probe _oneshot {
    _str s = "a";
    _list(int) l;
    if (s && l)
        puts("both");
    if (!s)
        puts("none");
}
