_probe _oneshot {
    _list(int) l;
    _set(_str) s;
    _agg a;
    l += 1;
    s += "x";
    a += 3;
    printf("%d %d %d\n", l.length, s.size, a.count);
    puts("in all " + 5);
}
