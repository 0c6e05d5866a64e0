_probe _oneshot {
    _str s = "a";
    while (1)
        s = _replace(s, "a", "aaaaaaaaaa");
}
