int first(int a, int b) { return a; }

_probe _oneshot { printf("%d\n", first(1, 2)); }
