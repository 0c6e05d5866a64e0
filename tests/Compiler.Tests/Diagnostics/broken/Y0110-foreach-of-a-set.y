_probe _oneshot {
    _set(int) numbers;
    _add(numbers, 1);
    foreach (int n in numbers)
        printf("%d\n", n);
}
