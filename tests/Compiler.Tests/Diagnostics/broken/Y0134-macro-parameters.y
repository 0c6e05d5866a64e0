#define MAX(a, a) ((a) > (a))
_probe _oneshot { printf("hello\n"); }
