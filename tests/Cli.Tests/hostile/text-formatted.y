_probe _oneshot {
    _str s = "0123456789";
    while (1)
        s = sprintf("%s%s%s%s", s, s, s, s);
}
