_probe _oneshot {
    _list(int) xs;
    printf("%d %s\n", len(xs), str(len(xs)));
    xs.append(1);
}
