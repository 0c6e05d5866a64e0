_probe _oneshot {
    _str s = "0123456789";
    for (int i = 0; i < 20; i++)
        s = s + s;
    _error(s);
}
