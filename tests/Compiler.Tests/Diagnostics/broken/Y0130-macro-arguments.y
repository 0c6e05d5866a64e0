#define MAX(a, b) ((a) > (b) ? (a) : (b))
_probe _oneshot { printf("%d\n", MAX(1)); }
