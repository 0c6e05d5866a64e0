_probe _oneshot {
    _list(int) numbers;
    _foreach (int n : numbers limit 3 order by n)
        printf("%d\n", n);
}
