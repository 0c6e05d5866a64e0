int twice(int n) { return 2 * n; }
_probe _oneshot {
    int (*f)(int) = twice;
    printf("%d\n", f(2));
}
