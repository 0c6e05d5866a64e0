void nothing() { printf("x\n"); }

_probe _oneshot {
    int x = nothing();
    printf("%d\n", x);
}
