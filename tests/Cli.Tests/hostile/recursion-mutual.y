long even(long n) { return odd(n + 1) + 1; }
long odd(long n) { return even(n + 1) + 1; }

_probe _oneshot { printf("%d\n", even(0)); }
