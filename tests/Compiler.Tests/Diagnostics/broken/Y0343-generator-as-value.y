_iter int numbers() { _yield(1); }

_probe _oneshot {
    int x = numbers();
    printf("%d\n", x);
}
