_probe _oneshot {
    _foreach (int i : 10)
        printf("%d\n", i);
}
