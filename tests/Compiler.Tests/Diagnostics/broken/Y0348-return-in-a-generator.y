_iter int numbers() { return 1; }

_probe _oneshot {
    _foreach (int i : numbers())
        printf("%d\n", i);
}
