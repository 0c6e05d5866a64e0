#define JOIN(a, b) a ## b
_probe _oneshot { printf("%d\n", JOIN(1, -2)); }
