_probe _oneshot {
    _list(int) numbers;
    for n in numbers {
        printf("%d\n", n);
    }
}
