_probe _oneshot { printf("%d\n", NAMESPACE); }
