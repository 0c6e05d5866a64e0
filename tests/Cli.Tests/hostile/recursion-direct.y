long deeper(long n) { return deeper(n + 1) + 1; }

_probe _oneshot { printf("%d\n", deeper(0)); }
