int f() { return; }

_probe _oneshot {
    printf("%d\n", f());
}
