_probe _oneshot {
    _list(int) numbers;
    foreach (int n : numbers) {
        printf("%d\n", n);
    }
}
