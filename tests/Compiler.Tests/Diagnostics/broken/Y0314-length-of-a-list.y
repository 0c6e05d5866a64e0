_probe _oneshot {
    _list(int) l;
    for (int i = 0; i < l.length; i++)
        printf("%d\n", l[i]);
}
