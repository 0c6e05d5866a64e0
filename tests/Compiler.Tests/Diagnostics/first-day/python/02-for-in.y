_probe _oneshot {
    _list(int) xs;
    for x in xs:
        print(x)
}
