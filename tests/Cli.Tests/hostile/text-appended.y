_probe _oneshot {
    _str s;
    while (1)
        s += "0123456789";
}
