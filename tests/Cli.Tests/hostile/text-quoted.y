_probe _oneshot {
    _str s = "\"\n\\";
    while (1)
        s = _tostr_quoted(s);
}
