_probe _oneshot {
    _list(int) l;
    l.append(1);
}
